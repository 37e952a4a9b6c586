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

    /// Counts the edges that a ray to the right of the point crosses.
    func locate(_ p: Coordinate) -> Location {
        var isInside = false
        guard var a = coordinates.first else { return .outside }
        if a == p { return .border }
        for b in coordinates.dropFirst() {
            switch RightwardRay.meets(p, a, b) {
            case .border: return .border
            case .crossing: isInside.toggle()
            case .none: break
            }
            a = b
        }
        return isInside ? .inside : .outside
    }
}

/// A ray to the right of a point against an edge; an edge owns its lower end and not its upper one. Exact.
enum RightwardRay {
    @inline(__always) static func meets(_ p: Coordinate, _ a: Coordinate, _ b: Coordinate) -> CornerPath.Meeting {
        if a.x < p.x && b.x < p.x { return .none }
        if (a.y > p.y) == (b.y > p.y) {
            // Only an end at the height of the point can make it lie on such an edge.
            guard a.y == p.y || b.y == p.y else { return .none }
            if b == p || a == p { return .border }
            return a.y == b.y && min(a.x, b.x) <= p.x && p.x <= max(a.x, b.x) ? .border : .none
        }
        if b == p || a == p { return .border }
        let side = Orientation.sign(a, b, p)
        if side == 0 { return .border }
        return (side > 0) == (b.y > a.y) ? .crossing : .none
    }
}

extension Shape {
    /// Whether a position lies in one of the polygons, border included.
    public func holds(_ position: Coordinate) -> Bool { polygons.contains { $0.covers(position) } }
}
