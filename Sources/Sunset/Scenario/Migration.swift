public import Units

/// Old terminals left per commune and step, over all scenarios.
///
/// Each stratum follows N(t+Δ) = max(N(t)·e^{−pace·ΔH}, N(t) − κΔ): the hazard's fall, but never more exchanges than the
/// commune's capacity, of which each stratum has the share of its first count. More pace, more capacity or less time can
/// therefore never raise or lower a count the wrong way, in any single scenario.
public struct Migration: Sendable {
    /// Commune × step.
    public let areas: [[Range80]]
    /// Commune × stratum: mean left at the last step.
    public let strata: [[Double]]
    /// Step: all communes together, from the sums of each scenario.
    public let total: [Range80]
    /// At the last step, all communes together, in the order of the scenarios.
    public let finalTotals: [Double]

    /// O(areas × strata × steps × scenarios).
    public init(_ areas: [MigrationArea], _ scenarios: ScenarioTable, run: Run = Run()) throws(Cancelled) {
        let ordered = try run.map(Parallel.ranges(areas.count, 64)) { Part(areas[$0], scenarios) }
        var sums = scenarios.falls.map { $0.map { _ in SIMD8<Double>.zero } }
        for part in ordered {
            for step in sums.indices { for lane in sums[step].indices { sums[step][lane] += part.sums[step][lane] } }
        }
        let totals = sums.map { step in
            (0..<scenarios.scenarioCount).map { step[$0 / 8][$0 % 8] }
        }
        self.areas = ordered.flatMap(\.areas)
        strata = ordered.flatMap(\.strata)
        total = totals.map { step in
            var values = step.map(Float.init)
            return Range80(selectingFrom: &values, count: values.count)
        }
        finalTotals = totals.last ?? []
    }

    private struct Part: Sendable {
        var areas: [[Range80]] = []
        var strata: [[Double]] = []
        var sums: [[SIMD8<Double>]]

        init(_ chosen: ArraySlice<MigrationArea>, _ scenarios: ScenarioTable) {
            let lanes = scenarios.falls.first?.count ?? 0
            sums = scenarios.falls.map { $0.map { _ in .zero } }
            var left: [[SIMD8<Float>]] = []
            var totals = [SIMD8<Float>](repeating: .zero, count: lanes)
            var values = [Float](repeating: 0, count: lanes * 8), ordered = values
            // Beyond this a count is 0 anyway, and the exponential would leave its domain.
            let fastest = 80 / max(scenarios.largestFall, 1e-3)
            for area in chosen {
                left = area.counts.map { [SIMD8<Float>](repeating: SIMD8(repeating: Float($0)), count: lanes) }
                let everyone = Float(area.counts.reduce(0, +))
                var ranges: [Range80] = []
                ranges.reserveCapacity(scenarios.falls.count)
                for step in scenarios.falls.indices {
                    for lane in 0..<lanes { totals[lane] = .zero }
                    for stratum in area.counts.indices {
                        let share = everyone > 0 ? Float(area.counts[stratum]) / everyone : 0
                        let capacity = area.capacity.map { Float($0) * scenarios.months[step] * share }
                        let pace = min(Float(area.paces[stratum]), fastest)
                        Self.advance(&left[stratum], by: scenarios.falls[step], pace, capacity, into: &totals)
                    }
                    for lane in 0..<lanes { sums[step][lane] += SIMD8<Double>(totals[lane]) }
                    for lane in 0..<lanes { for offset in 0..<8 { values[lane * 8 + offset] = totals[lane][offset] } }
                    for (place, scenario) in scenarios.order[step].enumerated() {
                        ordered[place] = values[Int(scenario)]
                    }
                    ranges.append(Range80(selectingFrom: &ordered, count: scenarios.scenarioCount))
                }
                areas.append(ranges)
                strata.append(
                    left.map { stratum in
                        (0..<scenarios.scenarioCount).reduce(0.0) { $0 + Double(stratum[$1 / 8][$1 % 8]) }
                            / Double(scenarios.scenarioCount)
                    })
            }
        }

        @inline(__always)
        private static func advance(
            _ left: inout [SIMD8<Float>], by falls: [SIMD8<Float>], _ pace: Float, _ capacity: Float?,
            into totals: inout [SIMD8<Float>]
        ) {
            guard let capacity else {
                for lane in left.indices {
                    let next = left[lane] * exponential(falls[lane] * -pace)
                    left[lane] = next
                    totals[lane] += next
                }
                return
            }
            for lane in left.indices {
                let moved = left[lane] * exponential(falls[lane] * -pace)
                let limited = left[lane] - capacity
                let next = moved.replacing(with: limited, where: moved .< limited)
                left[lane] = next
                totals[lane] += next
            }
        }
    }
}

extension Range80 {
    /// The three order statistics nearest to the tenths of the first `count` values, by selection; they are reordered.
    init(selectingFrom values: inout [Float], count: Int) {
        guard count > 0 else {
            self.init(p10: 0, p50: 0, p90: 0)
            return
        }
        let last = count - 1
        let ranks = [0.1, 0.5, 0.9].map { Int((Double(last) * $0).rounded()) }
        let middle = values.select(ranks[1], in: 0...last)
        let low = values.select(ranks[0], in: 0...ranks[1])
        let high = values.select(ranks[2], in: ranks[1]...last)
        self.init(p10: Double(low), p50: Double(middle), p90: Double(high))
    }
}

extension [Float] {
    /// The value of a rank within a range of positions, smaller ones before it and larger ones after (Hoare 1961, “Find”);
    /// quickest where the values are nearly sorted already.
    fileprivate mutating func select(_ rank: Int, in range: ClosedRange<Int>) -> Float {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let pivot = self[rank]
            var (i, j) = (low, high)
            while i <= j {
                while self[i] < pivot { i += 1 }
                while pivot < self[j] { j -= 1 }
                if i <= j {
                    swapAt(i, j)
                    i += 1
                    j -= 1
                }
            }
            if j < rank { low = i }
            if rank < i { high = j }
        }
        return self[rank]
    }
}
