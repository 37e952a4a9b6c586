import Geometry

/// Keeps what is an area in a layer of areas. Points and lines beside polygons are debris of drawing, each with a line
/// in the ledger; in a layer that has no polygon at all, closed lines are the outlines of its areas.
struct AreaCheck {
    /// Widest gap between the ends of an outline that is closed, metres. ASSUMPTION: as for drawings.
    private static let gap = OutlineJoin.tolerance
    private let hasAreas: Bool
    private var read = 0

    init(_ table: FeatureTable) {
        hasAreas = table.features.contains { !($0.shape?.polygons.isEmpty ?? true) }
    }

    /// - Returns: false when the feature has to be set aside.
    mutating func passes(_ feature: inout Feature, _ report: inout CleaningReport) -> Bool {
        guard let shape = feature.shape else { return true }
        switch shape {
        case .polygon, .multiPolygon: return true
        case .collection:
            let polygons = shape.polygons
            guard !polygons.isEmpty else { break }
            report.add(feature, .notAnArea, .repaired, "points and lines beside the areas of the feature left out")
            feature.shape = Shape(polygons: polygons)
            return true
        default: break
        }
        if !hasAreas, let area = outlined(shape, report.place) {
            feature.shape = area
            read += 1
            return true
        }
        report.add(feature, .notAnArea, .setAside, "a \(Self.word(shape)) where areas are wanted")
        return false
    }

    /// Tells of the outlines read as areas.
    func finish(_ report: inout CleaningReport) {
        guard read > 0 else { return }
        report.add(nil, .notAnArea, .repaired, "\(read) closed lines read as the outlines of areas")
    }

    private func outlined(_ shape: Shape, _ place: LayerPlace) -> Shape? {
        let lines: [LineString]
        switch shape {
        case .lineString(let line): lines = [line]
        case .multiLineString(let several): lines = several
        default: return nil
        }
        var polygons: [Polygon] = []
        for line in lines {
            guard line.coordinates.count >= 4, let first = line.coordinates.first, let last = line.coordinates.last
            else { return nil }
            let metres = place.metres(at: first)
            let (dx, dy) = ((first.x - last.x) * metres.x, (first.y - last.y) * metres.y)
            guard (dx * dx + dy * dy).squareRoot() <= Self.gap else { return nil }
            polygons.append(Polygon(Ring(line.coordinates.dropLast() + [first])))
        }
        return polygons.isEmpty ? nil : Shape(polygons: polygons)
    }

    private static func word(_ shape: Shape) -> String {
        switch GeometryKind(of: shape) {
        case .point: "point"
        case .line: "line"
        default: "mixture of points and lines"
        }
    }
}
