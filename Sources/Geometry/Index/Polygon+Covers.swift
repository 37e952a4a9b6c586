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
