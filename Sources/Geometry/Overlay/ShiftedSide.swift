/// Sides of lines when the second layer is moved by (δ, ε) with 0 < δ ≪ ε ≪ 1.
///
/// The area of an intersection changes continuously with such a move, so the limit is the area sought, while
/// coincident vertices, vertices on edges and collinear edges are gone: every question has a strict answer, and all
/// answers are those of one real configuration.
enum ShiftedSide {
    /// Whether `p` of the first layer is left of the edge from `c` to `d` of the second.
    @inline(__always) static func first(_ p: Coordinate, leftOf c: Coordinate, _ d: Coordinate) -> Bool {
        let sign = Orientation.sign(c, d, p)
        if sign != 0 { return sign > 0 }
        return c.x != d.x ? d.x < c.x : d.y > c.y
    }

    /// Whether `p` of the second layer is left of the edge from `a` to `b` of the first.
    @inline(__always) static func second(_ p: Coordinate, leftOf a: Coordinate, _ b: Coordinate) -> Bool {
        let sign = Orientation.sign(a, b, p)
        if sign != 0 { return sign > 0 }
        return a.x != b.x ? b.x > a.x : b.y < a.y
    }

    /// Whether a ray to the right of `p`, of the first layer, crosses the edge from `c` to `d` of the second.
    @inline(__always) static func rayFromFirst(_ p: Coordinate, crosses c: Coordinate, _ d: Coordinate) -> Bool {
        (c.y >= p.y) != (d.y >= p.y) && first(p, leftOf: c, d) == (d.y > c.y)
    }

    /// Whether a ray to the right of `p`, of the second layer, crosses the edge from `a` to `b` of the first.
    @inline(__always) static func rayFromSecond(_ p: Coordinate, crosses a: Coordinate, _ b: Coordinate) -> Bool {
        (a.y > p.y) != (b.y > p.y) && second(p, leftOf: a, b) == (b.y > a.y)
    }
}
