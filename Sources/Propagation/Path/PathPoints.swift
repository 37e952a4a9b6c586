import CHardware

/// Unchecked views of a profile's columns, for loops over many points.
///
/// INVARIANT: made by ``PathProfile/withInnerPoints(_:)`` only, which proves that all columns have the same count.
@safe struct PathPoints: ~Copyable {
    private let distances: UnsafeBufferPointer<Double>
    private let ground: UnsafeBufferPointer<Double>
    private let surface: UnsafeBufferPointer<Double>

    /// Points at once; with fewer instructions per register the compiler splits them.
    typealias Lanes = SIMD8<Double>

    /// - Parameters: columns of the same count, at least 3.
    @unsafe
    init(
        distances: UnsafeBufferPointer<Double>, ground: UnsafeBufferPointer<Double>,
        surface: UnsafeBufferPointer<Double>
    ) {
        unsafe self.distances = distances
        unsafe self.ground = ground
        unsafe self.surface = surface
    }

    /// Points with both ends.
    var count: Int { unsafe distances.count }

    /// Distance, km, ground and surface, m, of one point.
    @inline(always)
    func point(_ i: Int) -> (x: Double, h: Double, g: Double) {
        precondition(i >= 0 && i < count)
        return unsafe (distances[i], ground[i], surface[i])
    }

    /// Whether the surface is another than the ground.
    var hasClutter: Bool { unsafe surface.baseAddress != ground.baseAddress }

    /// Eight points of `range`: those from `i` on, or where fewer are left its last eight; a shorter range repeats its
    /// last point. So a loop by eights sees some points twice, which no maximum notices.
    ///
    /// - Parameter range: within the points, not empty, and `i` in it.
    @inline(always)
    func eight(_ i: Int, of range: Range<Int>) -> (first: Int, x: Lanes, h: Lanes, g: Lanes) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count && range.contains(i))
        guard range.count >= Lanes.scalarCount else { return few(range) }
        let first = min(i, range.upperBound - Lanes.scalarCount)
        // SAFETY: first >= range.lowerBound and first + 8 <= range.upperBound <= count.
        return unsafe (first, lanes(distances, first), lanes(ground, first), lanes(surface, first))
    }

    @inline(never)
    private func few(_ range: Range<Int>) -> (first: Int, x: Lanes, h: Lanes, g: Lanes) {
        var (x, h, g) = (Lanes(), Lanes(), Lanes())
        for lane in 0..<Lanes.scalarCount {
            (x[lane], h[lane], g[lane]) = point(min(range.lowerBound + lane, range.upperBound - 1))
        }
        return (range.lowerBound, x, h, g)
    }

    /// Ground at eight inner points from `i` on, with their distances and those of both neighbours.
    @inline(always)
    func eightBetween(_ i: Int) -> (before: Lanes, x: Lanes, after: Lanes, h: Lanes) {
        precondition(i >= 1 && i + Lanes.scalarCount < count)
        // SAFETY: i − 1 >= 0 and i + 9 <= count.
        return unsafe (lanes(distances, i - 1), lanes(distances, i), lanes(distances, i + 1), lanes(ground, i))
    }

    /// SAFETY: the caller has shown that eight values follow.
    @unsafe @inline(always)
    private func lanes(_ column: UnsafeBufferPointer<Double>, _ first: Int) -> Lanes {
        guard let base = column.baseAddress else { return Lanes() }
        return unsafe UnsafeRawPointer(base + first).loadUnaligned(as: Lanes.self)
    }
}

extension SIMD8<Double> {
    /// Lane by lane the larger.
    @inline(always)
    func raised(by other: Self) -> Self { replacing(with: other, where: other .> self) }

    @inline(always)
    var largest: Double { hw_max8(self) }

    /// v|v| for each lane v.
    @inline(always)
    var signedSquare: Self { self * hw_magnitude8(self) }
}
