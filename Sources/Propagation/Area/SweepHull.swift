/// The upper convex hull of points that come from left to right.
///
/// The tangent from a point further right touches what that point sees as its horizon, so that a radial's points
/// serve every receiver along it.
struct SweepHull: ~Copyable {
    private var x, y: Strip<Float>
    private var points: Strip<Int32>
    private(set) var count = 0

    init(capacity: Int) {
        x = Strip(capacity + 2 * Lanes.width, repeating: 0)
        y = Strip(capacity + 2 * Lanes.width, repeating: 0)
        points = Strip(capacity + 2 * Lanes.width, repeating: 0)
    }

    mutating func removeAll() { count = 0 }

    @inline(always)
    mutating func push(_ px: Float, _ py: Float, point: Int) {
        while count >= 2 {
            let (x1, y1, x0, y0) = (x[count - 1], y[count - 1], x[count - 2], y[count - 2])
            guard (y1 - y0) * (px - x1) <= (py - y1) * (x1 - x0) else { break }
            count -= 1
        }
        x[count] = px
        y[count] = py
        points[count] = Int32(truncatingIfNeeded: point)
        count += 1
    }

    /// Largest slope (y − yr)/(xr − x) and the point that has it.
    @inline(never)
    func tangent(_ xr: Float, _ yr: Float) -> (slope: Float, point: Int) {
        var (low, high) = (0, count - 1)
        // Along the hull the slope rises to the tangent and falls behind it.
        while high - low >= 2 * Lanes.width {
            let m = (low + high) >> 1
            if (y[m] - yr) * (xr - x[m + 1]) < (y[m + 1] - yr) * (xr - x[m]) { low = m + 1 } else { high = m }
        }
        var best = Lanes(all: -1e30)
        var at = LaneIndices(all: low)
        var first = low
        while first <= high {
            let raw = (y[lanes: first] - yr) / (xr - x[lanes: first])
            let slope = raw.or(-1e30, where: Lanes.ramp.above(Float(high - first)))
            let isHigher = slope.above(best)
            best = best.or(slope, where: isHigher)
            at = at.or(first, where: isHigher)
            first += Lanes.width
        }
        let largest = best.largest
        return (largest, Int(points[best.first(of: largest, groups: at)]))
    }

    /// Largest height over a line of the given slope through the origin.
    @inline(never)
    func support(_ slope: Float) -> Float {
        var (low, high) = (0, count - 1)
        while high - low >= 2 * Lanes.width {
            let m = (low + high) >> 1
            if y[m + 1] - y[m] > slope * (x[m + 1] - x[m]) { low = m + 1 } else { high = m }
        }
        var best = Lanes(all: -1e30)
        var first = low
        while first <= high {
            let raw = y[lanes: first] - slope * x[lanes: first]
            best = best.raised(by: raw.or(-1e30, where: Lanes.ramp.above(Float(high - first))))
            first += Lanes.width
        }
        return best.largest
    }
}
