/// Which of many polygons cover a point; the border counts as inside.
///
/// Gives GEOS's `covers` for valid polygons: a packed index on the polygons' boxes finds the candidates, a crossing
/// count with exact side tests decides. Built once, immutable, safe to share between tasks; a query takes O(log n)
/// plus the edges of the polygons whose boxes hold the point.
public struct PolygonLocator: Sendable {
    private let index: SpatialIndex
    private let polygons: [Polygon]
    /// For each polygon the number of the shape it is part of.
    private let owners: [Int]

    /// - Parameter shapes: numbered by their place; only their polygonal parts are looked at.
    public init(_ shapes: [Shape]) {
        var polygons: [Polygon] = []
        var owners: [Int] = []
        for (number, shape) in shapes.enumerated() {
            for polygon in shape.polygons {
                polygons.append(polygon)
                owners.append(number)
            }
        }
        self.polygons = polygons
        self.owners = owners
        self.index = SpatialIndex(boxes: polygons.map(\.box))
    }

    /// Ascending numbers of the shapes that cover the point; none for a point that is not finite.
    public func covering(_ point: Coordinate) -> [Int] {
        guard point.isFinite else { return [] }
        var found: [Int] = []
        index.query(Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)) { candidate in
            if polygons[candidate].covers(point) { found.append(owners[candidate]) }
        }
        guard found.count > 1 else { return found }
        found.sort()
        // Two parts of one shape may meet in the point.
        return found.enumerated().filter { $0.offset == 0 || found[$0.offset - 1] != $0.element }.map(\.element)
    }
}

extension Polygon {
    /// Whether the point is inside or on the border (of a hole, too); exact for finite coordinates.
    public func covers(_ point: Coordinate) -> Bool {
        switch exterior.locate(point) {
        case .outside: return false
        case .border: return true
        case .inside: break
        }
        for hole in holes {
            switch hole.locate(point) {
            case .inside: return false
            case .border: return true
            case .outside: continue
            }
        }
        return true
    }
}

extension Ring {
    enum Location { case inside, border, outside }

    /// Counts the edges that a ray to the right of the point crosses; an edge owns its lower end and not its upper one.
    func locate(_ p: Coordinate) -> Location {
        var isInside = false
        guard var a = coordinates.first else { return .outside }
        if a == p { return .border }
        for b in coordinates.dropFirst() {
            defer { a = b }
            if a.x < p.x && b.x < p.x { continue }
            if b == p { return .border }
            if a.y == p.y && b.y == p.y {
                if min(a.x, b.x) <= p.x && p.x <= max(a.x, b.x) { return .border }
                continue
            }
            guard (a.y > p.y) != (b.y > p.y) else { continue }
            let side = Orientation.sign(a, b, p)
            if side == 0 { return .border }
            if (side > 0) == (b.y > a.y) { isInside.toggle() }
        }
        return isInside ? .inside : .outside
    }
}
