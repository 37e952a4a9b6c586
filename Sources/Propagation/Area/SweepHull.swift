/// The upper convex hull of points that come from left to right.
///
/// The tangent from a point further right touches what that point sees as its horizon, so that a radial's points
/// serve every receiver along it.
struct SweepHull: ~Copyable {
    struct Vertex {
        let x, y: Float
        let point: Int32
    }

    private var vertices: Strip<Vertex>
    private(set) var count = 0

    init(capacity: Int) {
        vertices = Strip(capacity, repeating: Vertex(x: 0, y: 0, point: 0))
    }

    mutating func removeAll() { count = 0 }

    @inline(always)
    mutating func push(_ x: Float, _ y: Float, point: Int) {
        while count >= 2 {
            let (b, a) = (vertices[count - 1], vertices[count - 2])
            guard (b.y - a.y) * (x - b.x) <= (y - b.y) * (b.x - a.x) else { break }
            count -= 1
        }
        vertices[count] = Vertex(x: x, y: y, point: Int32(truncatingIfNeeded: point))
        count += 1
    }

    // A receiver's answer lies near that of the one before, so searches walk from there: up the hull while that helps,
    // else down it. On the hull what they seek rises to the largest and falls behind it.

    /// Largest slope (y − yr)/(xr − x) and the point that has it, the first of equals.
    ///
    /// - Parameter place: on the hull, of the answer before; then of this one.
    @inline(always)
    func tangent(_ xr: Float, _ yr: Float, from place: inout Int) -> (slope: Float, point: Int) {
        var k = min(place, count - 1)
        var best = vertices[k]
        while k + 1 < count {
            let next = vertices[k + 1]
            guard (best.y - yr) * (xr - next.x) < (next.y - yr) * (xr - best.x) else { break }
            (k, best) = (k + 1, next)
        }
        while k > 0 {
            let next = vertices[k - 1]
            guard (next.y - yr) * (xr - best.x) >= (best.y - yr) * (xr - next.x) else { break }
            (k, best) = (k - 1, next)
        }
        place = k
        return ((best.y - yr) / (xr - best.x), Int(best.point))
    }

    /// Largest height over a line of the given slope through the origin and the point that has it.
    @inline(always)
    func support(_ slope: Float, from place: inout Int) -> (height: Float, point: Int) {
        func height(_ k: Int) -> Float {
            let vertex = vertices[k]
            return vertex.y - slope * vertex.x
        }
        var k = min(place, count - 1)
        var best = height(k)
        while k + 1 < count {
            let next = height(k + 1)
            guard next > best else { break }
            (k, best) = (k + 1, next)
        }
        while k > 0 {
            let next = height(k - 1)
            guard next >= best else { break }
            (k, best) = (k - 1, next)
        }
        place = k
        return (best, Int(vertices[k].point))
    }
}
