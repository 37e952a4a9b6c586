/// Decides exactly how a path from a cell's corner to a place meets an edge.
///
/// The path goes up from the corner to the height of the place and then sideways to it, so only edges of that cell can
/// cross it. Ties are broken by moving the corner and the turn by (δ, ε) with 0 < δ ≪ ε ≪ 1: a vertex exactly on
/// the path then belongs to one side of it, for both edges that end there.
struct CornerPath {
    enum Meeting { case none, crossing, border }

    let corner: Coordinate
    let end: Coordinate

    @inline(__always) func meets(_ a: Coordinate, _ b: Coordinate) -> Meeting {
        let minX = min(a.x, b.x), maxX = max(a.x, b.x), minY = min(a.y, b.y), maxY = max(a.y, b.y)
        let isAround = minX <= end.x && end.x <= maxX && minY <= end.y && end.y <= maxY
        // An edge beside both legs, on the same side of each, meets neither.
        let upright =
            (a.x > corner.x) != (b.x > corner.x) && minY <= max(corner.y, end.y) && maxY >= min(corner.y, end.y)
        let level = (a.y > end.y) != (b.y > end.y) && minX <= max(corner.x, end.x) && maxX >= min(corner.x, end.x)
        guard isAround || upright || level else { return .none }
        return decide(a, b, isAround)
    }

    @inline(never) private func decide(_ a: Coordinate, _ b: Coordinate, _ isAround: Bool) -> Meeting {
        let endSide = Orientation.sign(a, b, end)
        if endSide == 0, isAround { return .border }
        let upright = (a.x > corner.x) != (b.x > corner.x)
        let level = (a.y > end.y) != (b.y > end.y)
        guard upright || level else { return .none }
        let turnSide = Self.side(a, b, Coordinate(corner.x, end.y))
        var isCrossing = false
        if upright, Self.side(a, b, corner) != turnSide { isCrossing.toggle() }
        // INVARIANT: an edge that spans the height of the place and holds it on its line is its border, met above.
        if level, turnSide != endSide { isCrossing.toggle() }
        return isCrossing ? .crossing : .none
    }

    /// The side of the line on which (c.x + δ, c.y + ε) lies; 0 only for an edge without length.
    static func side(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
        let sign = Orientation.sign(a, b, c)
        if sign != 0 { return sign }
        if a.x != b.x { return b.x > a.x ? 1 : -1 }
        return a.y == b.y ? 0 : (b.y > a.y ? -1 : 1)
    }
}
