import Foundation
import Geometry

/// One placemark of a KML document, as far as it is data.
struct KMLPlacemark {
    /// Names of the documents and folders around it, outermost first.
    var folders: [String]
    var name: String?
    var description: String?
    var address: String?
    /// `ExtendedData`, typed by a schema or not, in the order of the file.
    var data: [(name: String, value: String)] = []
    var shape: Shape?
    /// Coordinates that are no numbers.
    var unreadable: String?

    init(_ node: KMLNode, in folders: [String]) {
        self.folders = folders
        name = node.text(of: "name")
        description = node.text(of: "description")
        address = node.text(of: "address")
        for extended in node.children where extended.name == "ExtendedData" { read(extended) }
        let shapes = node.children.compactMap { shape($0) }
        shape = shapes.count == 1 ? shapes[0] : shapes.isEmpty ? nil : .collection(shapes)
    }

    private mutating func read(_ extended: KMLNode) {
        for child in extended.children {
            switch child.name {
            case "Data": add(child.attributes["name"], child.text(of: "value"))
            case "SchemaData":
                for field in child.children where field.name == "SimpleData" {
                    add(field.attributes["name"], field.text)
                }
            default: add(child.name, child.text)
            }
        }
    }

    private mutating func add(_ name: String?, _ value: String?) {
        guard let name = name?.trimmed, !name.isEmpty else { return }
        data.append((NormalForm.composed(name), NormalForm.composed((value ?? "").trimmed)))
    }

    private mutating func shape(_ node: KMLNode) -> Shape? {
        switch node.name {
        case "Point": return coordinates(node.text(of: "coordinates")).first.map { .point($0) }
        case "LineString", "LinearRing":
            return .lineString(LineString(coordinates(node.text(of: "coordinates"))))
        case "Track":
            let positions = node.children.filter { $0.name == "coord" }.map(\.text)
            return .lineString(
                LineString(positions.flatMap { coordinates($0.split(separator: " ").joined(separator: ",")) }))
        case "Polygon":
            var rings: [String: [Ring]] = [:]
            for border in node.children {
                for ring in border.children where ring.name == "LinearRing" {
                    rings[border.name, default: []].append(Ring(coordinates(ring.text(of: "coordinates"))))
                }
            }
            guard let exterior = rings["outerBoundaryIs"]?.first else { return nil }
            return .polygon(Polygon(exterior, holes: rings["innerBoundaryIs"] ?? []))
        case "Model":
            guard let location = node.children.first(where: { $0.name == "Location" }) else { return nil }
            return coordinates(
                "\(location.text(of: "longitude") ?? ""),\(location.text(of: "latitude") ?? "")"
            ).first.map { .point($0) }
        case "MultiGeometry", "MultiTrack":
            let parts = node.children.compactMap { shape($0) }
            let polygons = parts.compactMap { part in
                if case .polygon(let polygon) = part { polygon } else { nil }
            }
            return polygons.count == parts.count && polygons.count > 1 ? .multiPolygon(polygons) : .collection(parts)
        default: return nil
        }
    }

    /// `longitude,latitude[,altitude]` parted by blanks; blanks after a comma are met, too.
    private mutating func coordinates(_ text: String?) -> [Coordinate] {
        var positions: [Coordinate] = []
        var joined = ""
        for word in (text ?? "").split(whereSeparator: \.isWhitespace) {
            joined += joined.isEmpty || joined.hasSuffix(",") || word.hasPrefix(",") ? word : " " + word
        }
        for word in joined.split(separator: " ") {
            let numbers = word.split(separator: ",").map { Double($0) }
            guard numbers.count >= 2, let x = numbers[0], let y = numbers[1] else {
                unreadable = String(word)
                continue
            }
            positions.append(Coordinate(x, y))
        }
        return positions
    }
}

/// An element with all that is in it.
final class KMLNode {
    let name: String
    let attributes: [String: String]
    var children: [KMLNode] = []
    var text = ""

    init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// The trimmed text of the first child of that name; nil when blank.
    func text(of child: String) -> String? {
        guard let text = children.first(where: { $0.name == child })?.text.trimmed, !text.isEmpty else { return nil }
        return NormalForm.composed(text)
    }
}
