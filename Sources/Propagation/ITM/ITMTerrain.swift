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
        var sum = 0.0
        for index in tenth...(intervals - tenth) { sum += heights[index] }
        return sum / Double(intervals - 2 * tenth + 1)
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
        var angles = SIMD2(slope, -slope) - d * curvature
        var indices = SIMD2(last, 0)
        let tops = SIMD2(transmitter, receiver)
        for index in 1..<last {
            let fromTransmitter = Double(index) * step
            let ways = SIMD2(fromTransmitter, d - fromTransmitter)
            let seen = (heights[index] - tops) / ways - ways * curvature
            if seen[0] > angles[0] {
                angles[0] = seen[0]
                indices[0] = index
            }
            // Of equal obstacles the first one counts, seen from the transmitter.
            if seen[1] > angles[1] {
                angles[1] = seen[1]
                indices[1] = index
            }
        }
        return (angles, SIMD2(Double(indices[0]) * step, d - Double(indices[1]) * step))
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
        var index = Int(first) + 1
        var offset = first - Double(index)  // from that point; positive beyond it
        for sample in 0..<count {
            while offset > 0 && index < intervals {
                offset -= 1
                index += 1
            }
            samples[sample] = heights[index] + (heights[index] - heights[index - 1]) * offset
            offset += spacing
        }
        let trend = Self.line(samples.span.extracting(first: count), first: 0, last: Double(count - 1))
        let slope = (trend.receiver - trend.transmitter) / Double(count - 1)
        for sample in 0..<count { samples[sample] -= trend.transmitter + slope * Double(sample) }

        var residuals = samples.mutableSpan
        let low = Self.ordered(&residuals, count: count, rank: decile - 1)
        let high = Self.ordered(&residuals, count: count, rank: count - decile)
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
        var sum = 0.5 * (values[a] + values[b])
        var moment = 0.5 * (values[b] - values[a]) * 0.5 * length
        for index in (a + 1)..<b {
            sum += values[index]
            moment += values[index] * (Double(index) - middle)
        }
        let mean = sum / length
        let slope = moment * 12 / ((length * length + 2) * length)
        return (mean - slope * middle, mean + slope * (Double(end) - middle))
    }

    /// The value with `rank` smaller or equal ones before it (Hoare 1961); reorders the values.
    private static func ordered(_ values: inout MutableSpan<Double>, count: Int, rank: Int) -> Double {
        var low = 0, high = count - 1
        while low < high {
            let pivot = values[(low + high) / 2]
            var i = low, j = high
            while i <= j {
                while values[i] < pivot { i += 1 }
                while pivot < values[j] { j -= 1 }
                if i <= j {
                    values.swapAt(i, j)
                    i += 1
                    j -= 1
                }
            }
            if rank <= j {
                high = j
            } else if rank >= i {
                low = i
            } else {
                break
            }
        }
        return values[rank]
    }
}
