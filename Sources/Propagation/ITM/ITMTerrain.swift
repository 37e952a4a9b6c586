import Foundation

/// A terrain profile and what the model reads off it. Distances in m from the transmitter.
struct ITMTerrain {
    /// At equal steps, at least three, all finite.
    let heights: [Double]
    let step: Double

    var intervals: Int { heights.count - 1 }
    var distance: Double { Double(intervals) * step }

    /// Mean height without the first and last tenth, m.
    var systemHeight: Double {
        let tenth = Int(0.1 * Double(intervals))
        return Self.sums(heights.span, tenth..<(intervals - tenth + 1)).values / Double(intervals - 2 * tenth + 1)
    }

    /// Sum of the values in a range, and of values times their place from its start; in four chains, since each
    /// addition waits for the one before.
    @inline(always)
    private static func sums(
        _ values: borrowing Span<Double>, _ range: Range<Int>
    ) -> (values: Double, moment: Double) {
        var (sum, moment) = (SIMD4<Double>(), SIMD4<Double>())
        var place = SIMD4<Double>(0, 1, 2, 3)
        var index = range.lowerBound
        while index + 4 <= range.upperBound {
            let four = SIMD4(values[index], values[index + 1], values[index + 2], values[index + 3])
            sum += four
            moment += four * place
            place += 4
            index += 4
        }
        var (total, totalMoment) = (sum.sum(), moment.sum())
        while index < range.upperBound {
            total += values[index]
            totalMoment += values[index] * Double(index - range.lowerBound)
            index += 1
        }
        return (total, totalMoment)
    }

    /// Angles (rad) and distances of the radio horizons of antennas `structural` above the ground, TN101 (6.15).
    ///
    /// Where nothing stands higher than the other antenna, that is the horizon.
    func horizons(structural: SIMD2<Double>, earthRadius: Double) -> (angles: SIMD2<Double>, distances: SIMD2<Double>) {
        let last = intervals
        let d = distance
        let transmitter = heights[0] + structural[0], receiver = heights[last] + structural[1]
        let curvature = 1 / (2 * earthRadius)
        let slope = (receiver - transmitter) / d
        let clear = SIMD2(slope, -slope) - d * curvature
        var best = Maximum(clear[0]), bestBack = Maximum(clear[1])
        var index = 1
        while index < last {
            // Eight points at once; the last ones may be seen twice, and short profiles repeat their last.
            let first = max(1, min(index, last - 8))
            let way = SIMD8(from: Double(first), last: Double(last - 1)) * step
            let wayBack = d - way
            let height = Self.eight(heights.span, first, last: last - 1)
            let inverse = 1 / (way * wayBack)
            best.take((height - transmitter) * (wayBack * inverse) - way * curvature, first)
            bestBack.take((height - receiver) * (way * inverse) - wayBack * curvature, first)
            index += 8
        }
        // Of equal obstacles the first one counts, seen from the transmitter.
        let (horizon, horizonBack) = (best.largest(last: last - 1), bestBack.largest(last: last - 1))
        return (
            SIMD2(horizon.value, horizonBack.value),
            SIMD2(Double(horizon.index ?? last) * step, d - Double(horizonBack.index ?? 0) * step)
        )
    }

    /// Values at eight places from `first` on, the one at `last` for those beyond.
    @inline(always)
    private static func eight(_ values: borrowing Span<Double>, _ first: Int, last: Int) -> SIMD8<Double> {
        if first + 7 <= last {
            return SIMD8(
                values[first], values[first + 1], values[first + 2], values[first + 3], values[first + 4],
                values[first + 5], values[first + 6], values[first + 7])
        }
        var eight = SIMD8<Double>()
        for lane in 0..<8 { eight[lane] = values[min(first + lane, last)] }
        return eight
    }

    /// The largest of many values above a floor and the first index that has it, eight at a time.
    private struct Maximum {
        private var lanes: SIMD8<Double>
        private var groups = SIMD8<Int64>(repeating: -1)

        init(_ floor: Double) { lanes = SIMD8(repeating: floor) }

        @inline(always)
        mutating func take(_ values: SIMD8<Double>, _ first: Int) {
            let isHigher = values .> lanes
            lanes = lanes.replacing(with: values, where: isHigher)
            groups = groups.replacing(with: Int64(first), where: isHigher)
        }

        /// - Returns: no index where nothing is above the floor.
        func largest(last: Int) -> (value: Double, index: Int?) {
            let value = lanes.largest
            var index: Int?
            for lane in 0..<8 where lanes[lane] == value && groups[lane] >= 0 {
                let here = min(Int(groups[lane]) + lane, last)
                index = min(index ?? here, here)
            }
            return (value, index)
        }
    }

    /// Values at both ends of the profile of the straight line that fits it between two distances.
    func line(from start: Double, to end: Double) -> (transmitter: Double, receiver: Double) {
        Self.line(heights.span, first: start / step, last: end / step)
    }

    /// Δh in m, the interdecile range about the trend as an infinitely long path would show it; ERL 79-ITS 67 (3).
    func irregularity(from start: Double, to end: Double) -> Double {
        let first = start / step, last = end / step
        guard last - first >= 2 else { return 0 }
        let decile = min(max(4, Int(0.1 * (last - first + 8))), 25)
        let count = 10 * decile - 5

        // The part in question, at `count` equal steps, linear between the profile's points.
        var samples = InlineArray<245, Double>(repeating: 0)
        let spacing = (last - first) / Double(count - 1)
        for sample in 0..<count {
            let place = first + Double(sample) * spacing
            let next = min(Int(place) + 1, intervals)
            samples[sample] = heights[next] + (heights[next] - heights[next - 1]) * (place - Double(next))
        }
        let trend = Self.line(samples.span.extracting(first: count), first: 0, last: Double(count - 1))
        let slope = (trend.receiver - trend.transmitter) / Double(count - 1)
        for sample in 0..<count { samples[sample] -= trend.transmitter + slope * Double(sample) }

        var residuals = samples.mutableSpan
        // Split in the middle first: then either decile is sought in its half.
        let middle = Self.split(&residuals, 0..<count)
        let low = Self.ordered(&residuals, decile - 1 < middle ? 0..<middle : middle..<count, rank: decile - 1)
        let high = Self.ordered(&residuals, count - decile < middle ? 0..<middle : middle..<count, rank: count - decile)
        return (high - low) / (1 - 0.8 * exp(-(end - start) / 50e3))
    }

    /// Least squares in the form of the Algorithm, with half weight at both ends.
    private static func line(
        _ values: borrowing Span<Double>, first: Double, last: Double
    ) -> (transmitter: Double, receiver: Double) {
        let end = values.count - 1
        var a = Int(max(first, 0))
        var b = end - Int(max(Double(end) - last, 0))
        if b <= a {
            a = max(a - 1, 0)
            b = end - max(end - (b + 1), 0)
        }
        let length = Double(b - a)
        let middle = Double(b) - 0.5 * length
        let inner = sums(values, (a + 1)..<b)
        let sum = 0.5 * (values[a] + values[b]) + inner.values
        let moment =
            0.5 * (values[b] - values[a]) * 0.5 * length + inner.moment + inner.values * (Double(a + 1) - middle)
        let mean = sum / length
        let slope = moment * 12 / ((length * length + 2) * length)
        return (mean - slope * middle, mean + slope * (Double(end) - middle))
    }

    /// The value that has `rank` smaller or equal ones before it once the range is in order (Hoare 1961); reorders it.
    private static func ordered(_ values: inout MutableSpan<Double>, _ range: Range<Int>, rank: Int) -> Double {
        var range = range
        while range.count > 1 {
            let place = split(&values, range)
            if place == range.lowerBound {
                // Nothing is smaller than the pivot: those that equal it go to the front.
                let least = values[place]
                let end = partition(&values, range) { $0 <= least }
                if rank < end { return least }
                range = end..<range.upperBound
            } else {
                range = rank < place ? range.lowerBound..<place : place..<range.upperBound
            }
        }
        return values[rank]
    }

    /// Brings values smaller than a pivot to the front and the pivot behind them; returns its place.
    private static func split(_ values: inout MutableSpan<Double>, _ range: Range<Int>) -> Int {
        let (first, last) = (range.lowerBound, range.upperBound - 1)
        let (a, b, c) = (values[first], values[(first + last) / 2], values[last])
        let pivot = max(min(a, b), min(max(a, b), c))
        let from = pivot == a ? first : pivot == b ? (first + last) / 2 : last
        values.swapAt(from, last)
        let place = partition(&values, first..<last) { $0 < pivot }
        values.swapAt(place, last)
        return place
    }

    /// Brings values that are wanted to the front, without a branch that depends on them; returns where they end.
    @inline(always)
    private static func partition(
        _ values: inout MutableSpan<Double>, _ range: Range<Int>, _ isWanted: (Double) -> Bool
    ) -> Int {
        var end = range.lowerBound
        for i in range {
            let value = values[i]
            values[i] = values[end]
            values[end] = value
            end += isWanted(value) ? 1 : 0
        }
        return end
    }
}

extension SIMD8<Double> {
    /// first, first + 1, … and none beyond `last`.
    @inline(always)
    fileprivate init(from first: Double, last: Double) {
        let ramp = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) + first
        self = ramp.replacing(with: last, where: ramp .> last)
    }
}
