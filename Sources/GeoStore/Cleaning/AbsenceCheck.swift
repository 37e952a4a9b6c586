import Geometry

/// Features without a usable shape are set aside: no geometry, an empty one, or coordinates that are no numbers.
enum AbsenceCheck {
    static func passes(_ feature: Feature, _ report: inout CleaningReport) -> Bool {
        guard let shape = feature.shape else {
            report.add(feature, .nullGeometry, .setAside, "has no geometry")
            return false
        }
        if shape.isEmpty {
            report.add(feature, .emptyGeometry, .setAside, "the geometry is empty")
            return false
        }
        guard shape.isFinite else {
            report.add(feature, .notFinite, .setAside, "a coordinate is not a number")
            return false
        }
        return true
    }
}

extension Shape {
    var isFinite: Bool {
        switch self {
        case .point(let c): c.isFinite
        case .multiPoint(let cs): cs.allSatisfy(\.isFinite)
        case .lineString(let line): line.coordinates.allSatisfy(\.isFinite)
        case .multiLineString(let lines): lines.allSatisfy { $0.coordinates.allSatisfy(\.isFinite) }
        case .polygon(let polygon): polygon.isFinite
        case .multiPolygon(let polygons): polygons.allSatisfy(\.isFinite)
        case .collection(let shapes): shapes.allSatisfy(\.isFinite)
        }
    }
}

extension Polygon {
    fileprivate var isFinite: Bool {
        exterior.coordinates.allSatisfy(\.isFinite) && holes.allSatisfy { $0.coordinates.allSatisfy(\.isFinite) }
    }
}
