import Geometry

/// Finds features drawn twice. Twins in shape and values: the second is set aside. The same area or line with
/// other values: both stay, since nobody can tell which one counts. Points may share a place.
struct DuplicateCheck {
    /// By box, which twins share: outlines are made only where it does.
    private var seen: [Box: [Feature]] = [:]

    /// - Returns: false when the feature has to be set aside.
    mutating func passes(_ feature: Feature, _ report: inout CleaningReport) -> Bool {
        guard let shape = feature.shape else { return true }
        if GeometryKind(of: shape) == .point { return true }
        let box = shape.box
        let near = seen[box] ?? []
        let outline = near.isEmpty ? nil : Outline(shape)
        guard let first = near.first(where: { $0.shape.map { Outline($0) } == outline }) else {
            seen[box, default: []].append(feature)
            return true
        }
        let area = report.area(shape)
        if first.values == feature.values {
            report.add(
                feature, .duplicateGeometry, .setAside, "same shape and values as feature \(first.id)", before: area,
                after: 0)
            return false
        }
        report.add(
            feature, .duplicateGeometry, .kept, "same shape as feature \(first.id), other values", before: area,
            after: area)
        return true
    }
}

/// A shape whatever point its rings start at, whichever way they run and in whatever order its parts come.
struct Outline: Hashable {
    private let lines: [[Coordinate]]

    init(_ shape: Shape) {
        lines = Self.lines(shape).sorted { a, b in
            a.lexicographicallyPrecedes(b) { ($0.x, $0.y) < ($1.x, $1.y) }
        }
    }

    private static func lines(_ shape: Shape) -> [[Coordinate]] {
        switch shape {
        case .point(let c): [[c]]
        case .multiPoint(let cs): cs.map { [$0] }
        case .lineString(let line): [forward(line.coordinates)]
        case .multiLineString(let lines): lines.map { forward($0.coordinates) }
        case .polygon(let polygon): ([polygon.exterior] + polygon.holes).map(turned)
        case .multiPolygon(let polygons): polygons.flatMap { ([$0.exterior] + $0.holes).map(turned) }
        case .collection(let shapes): shapes.flatMap(lines)
        }
    }

    private static func forward(_ cs: [Coordinate]) -> [Coordinate] {
        guard let first = cs.first, let last = cs.last else { return cs }
        return (first.x, first.y) <= (last.x, last.y) ? cs : cs.reversed()
    }

    private static func turned(_ ring: Ring) -> [Coordinate] {
        var cs = ring.signedArea >= 0 ? ring.coordinates : ring.coordinates.reversed()
        guard cs.count > 1 else { return cs }
        cs.removeLast()
        let start = cs.indices.min { (cs[$0].x, cs[$0].y) < (cs[$1].x, cs[$1].y) } ?? 0
        return Array(cs[start...] + cs[..<start])
    }
}
