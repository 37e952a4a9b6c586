/// A radial's surface in blocks of sixteen points: which of them can decide a path is told by the highest point of each.
struct SweepBlocks: ~Copyable {
    /// Per block: largest g/x − c x, and the height of the highest point.
    private var rise, top: Strip<Float>
    private var scores: Strip<Float>
    private let step: Float

    init(points: Int, step: Float) {
        let count = points / Lanes.width + 2 * Lanes.width
        rise = Strip(count, repeating: -1e30)
        top = Strip(count, repeating: -1e30)
        scores = Strip(count, repeating: -1e30)
        self.step = step
    }

    /// Distances of the first and the last point of sixteen blocks.
    @inline(always)
    private func span(_ first: Int) -> (near: Lanes, far: Lanes) {
        let near = ((Lanes.ramp + Float(first)) * 16 + 1) * step
        return (near, near + 15 * step)
    }

    @inline(always)
    mutating func set(_ block: Int, x: Lanes, top heights: Lanes, curvature: Float) {
        rise[block] = (heights / x - curvature * x).largest
        top[block] = heights.largest
    }

    /// Ranks the first `count` blocks by their rise from the transmitter.
    mutating func rankByRise(_ count: Int) {
        var first = 0
        while first < count {
            score(first, rise[lanes: first], count)
            first += Lanes.width
        }
    }

    /// Ranks them by how high the receiver can see them, were the highest point where it counts most.
    mutating func rankByFall(_ count: Int, d: Float, receiver: Float, curvature: Float) {
        var first = 0
        while first < count {
            let (near, far) = span(first)
            let height = top[lanes: first] - receiver
            let rest = (d - near).or(d - far, where: height.above(0))
            score(first, height / rest - curvature * (d - far), count)
            first += Lanes.width
        }
    }

    /// Ranks them by how near they can come to a clear line of sight: by v|v|/(x (d − x)).
    mutating func rankByClearance(_ count: Int, d: Float, slope: Float, curvature: Float) {
        var first = 0
        while first < count {
            let (near, far) = span(first)
            let (one, other) = (near * (d - near), far * (d - far))
            let most = one.raised(by: other)
            let height = top[lanes: first] + curvature * most - (slope > 0 ? slope * near : slope * far)
            let product = most.or(one.lowered(by: other), where: height.above(0))
            score(first, height * height.magnitude / product, count)
            first += Lanes.width
        }
    }

    @inline(always)
    private mutating func score(_ first: Int, _ lanes: Lanes, _ count: Int) {
        scores[lanes: first] = lanes.or(-1e30, where: Lanes.ramp.above(Float(count - 1 - first)))
    }

    /// The best block not taken yet and its score; it is taken.
    @inline(never)
    mutating func takeBest(of count: Int) -> (block: Int, score: Float) {
        var best = Lanes(all: -1e31)
        var at = LaneIndices(all: 0)
        var first = 0
        while first < count {
            let lanes = scores[lanes: first]
            let isHigher = lanes.above(best)
            best = best.or(lanes, where: isHigher)
            at = at.or(first, where: isHigher)
            first += Lanes.width
        }
        let score = best.largest
        let block = best.first(of: score, groups: at)
        scores[block] = -1e30
        return (block, score)
    }
}
