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

    /// Visits the points of `range` eight at a time; the last group repeats points, which no maximum notices.
    ///
    /// - Parameter range: within the points; fewer than eight are repeated to fill the lanes.
    @inline(always)
    func visit(
        _ range: Range<Int>, _ body: (_ first: Int, _ x: Lanes, _ h: Lanes, _ g: Lanes) -> Void
    ) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count && !range.isEmpty)
        guard range.count >= Lanes.scalarCount else {
            var (x, h, g) = (Lanes(), Lanes(), Lanes())
            for lane in 0..<Lanes.scalarCount {
                let i = min(range.lowerBound + lane, range.upperBound - 1)
                (x[lane], h[lane], g[lane]) = point(i)
            }
            body(range.lowerBound, x, h, g)
            return
        }
        var first = range.lowerBound
        while true {
            // SAFETY: first + 8 <= range.upperBound <= count.
            body(
                first, unsafe lanes(distances, first), unsafe lanes(ground, first), unsafe lanes(surface, first))
            if first + Lanes.scalarCount == range.upperBound { return }
            first = min(first + Lanes.scalarCount, range.upperBound - Lanes.scalarCount)
        }
    }
}

extension PathPoints {
    /// Visits each inner point of `range` once, eight at a time with the distances of both neighbours.
    ///
    /// - Returns: the points left over, fewer than eight.
    @inline(always)
    func sweep(
        _ range: Range<Int>, _ body: (_ before: Lanes, _ x: Lanes, _ after: Lanes, _ h: Lanes) -> Void
    ) -> Range<Int> {
        precondition(range.lowerBound >= 1 && range.upperBound < count)
        var first = range.lowerBound
        while first + Lanes.scalarCount <= range.upperBound {
            // SAFETY: first − 1 >= 0 and first + 9 <= count.
            body(
                unsafe lanes(distances, first - 1), unsafe lanes(distances, first),
                unsafe lanes(distances, first + 1), unsafe lanes(ground, first))
            first += Lanes.scalarCount
        }
        return first..<range.upperBound
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
}
