import Foundation
public import Units

/// An order with what it is worth and what no order can exceed.
public struct OrderResult: Sendable {
    public let order: SwitchOffOrder
    public let value: Double
    /// Proven upper bound.
    public let bound: Double

    /// (bound − value) / |bound|; 0 only when the order is proven best.
    public var gap: Double { bound == value ? 0 : (bound - value) / abs(bound) }
}

extension OrderProblem {
    /// Lagrangian start, then simulated annealing over moves and exchanges (Kirkpatrick, Gelatt and Vecchi 1983, Science
    /// 220, 671–680), then ``OrderSearch`` over the months, first of clusters that wait for others. Every step keeps all limits;
    /// the result is counted anew. The same effort gives the same order.
    ///
    /// - Parameters:
    ///   - effort: proposals per cluster and month.
    ///   - nodes: of the search, at most; nil for a few seconds' work, the more the smaller the problem.
    public func solve(effort: Int = 1600, nodes: Int? = nil, run: Run = Run()) throws(Cancelled) -> OrderResult {
        let (smaller, kept) = reduced()
        let size = (smaller.clusters.count + smaller.pairs.count) * months
        let result = try smaller.search(effort: effort, nodes: nodes ?? max(64, 400_000 / max(1, size)), run)
        var chosen = clusters.map { _ in months }
        for (place, month) in zip(kept, result.order.months) { chosen[place] = month }
        return OrderResult(order: SwitchOffOrder(months: chosen), value: result.value, bound: result.bound)
    }

    private func search(effort: Int, nodes: Int, _ run: Run) throws(Cancelled) -> OrderResult {
        var bound = OrderBound(self)
        try bound.improve(rounds: 200, known: 0, run)
        var state = start(bound.best(bound.prices).months)
        var best = SwitchOffOrder(months: state.chosen)
        try bound.improve(rounds: 1500, known: best.value(in: self), run)
        let second = start(bound.best(bound.prices).months)
        if SwitchOffOrder(months: second.chosen).value(in: self) > best.value(in: self) { state = second }
        best = try anneal(state, proposals: effort * clusters.count * months, run)
        try bound.improve(rounds: 1500, known: best.value(in: self), run)
        var search = OrderSearch(root: bound, best: best)
        try search.explore(nodes: nodes, proposals: effort * clusters.count * months / 64, run)
        let value = search.best.value(in: self)
        // A bound below a lawful order's value is rounding.
        return OrderResult(order: search.best, value: value, bound: max(search.bound, value))
    }

    /// Clusters in the order of wished months, each at the lawful month worth most; before them those with a last month,
    /// the fewest choices first.
    ///
    /// - Parameter windows: months each cluster may be cut in; nil leaves every month open.
    func start(_ wished: [Int], windows: [ClosedRange<Int>]? = nil) -> OrderState {
        var state = OrderState(self, windows: windows)
        let order = precedenceOrder(
            by: wished.indices.map { cluster in
                guard let window = windows?[cluster], window.upperBound < months else { return Double(wished[cluster]) }
                return Double(window.count { isPossible[cluster][$0] } - months - 1)
            })
        for _ in 0..<2 {
            for cluster in order {
                let old = state.chosen[cluster]
                let options = (0...months).sorted {
                    (state.value(cluster, $0), $1) > (state.value(cluster, $1), $0)
                }
                for month in options {
                    if month == old || state.tryMove(cluster, to: month) { break }
                }
            }
        }
        return state
    }

    /// Indices by rising key, but no cluster before those it has to follow.
    func precedenceOrder(by keys: [Double]) -> [Int] {
        var order: [Int] = []
        var isPlaced = clusters.map { _ in false }
        func place(_ cluster: Int, _ depth: Int) {
            guard !isPlaced[cluster], depth <= clusters.count else { return }
            isPlaced[cluster] = true
            for other in clusters[cluster].after { place(other, depth + 1) }
            order.append(cluster)
        }
        for cluster in clusters.indices.sorted(by: { (keys[$0], $0) < (keys[$1], $1) }) { place(cluster, 0) }
        return order
    }

    func anneal(_ start: OrderState, proposals: Int, _ run: Run) throws(Cancelled) -> SwitchOffOrder {
        guard clusters.count > 1, months > 0 else { return SwitchOffOrder(months: start.chosen) }
        var state = start
        var random = Mixer(state: 1)
        var value = SwitchOffOrder(months: state.chosen).value(in: self)
        var best = (order: state.chosen, value: value)
        let typical =
            clusters.reduce(0.0) { $0 + (($1.values.max() ?? 0) - ($1.values.min() ?? 0)) }
            / Double(clusters.count)
        let (hot, cold) = (0.1 * typical, 0.001 * typical)
        for proposal in 0..<proposals {
            if proposal.isMultiple(of: 1 << 16) { try run.check() }
            let temperature = hot * pow(cold / hot, Double(proposal) / Double(proposals))
            let a = random.below(clusters.count)
            let b = random.below(2 * clusters.count)
            let (oldA, change): (Int, Double)
            // Half of the proposals exchange two clusters, the others move one.
            if b < clusters.count {
                let (monthA, monthB) = (state.chosen[a], state.chosen[b])
                guard monthA != monthB else { continue }
                (oldA, change) = (
                    monthA,
                    state.value(a, monthB) - state.value(a, monthA) + state.value(b, monthA) - state.value(b, monthB)
                )
                guard random.accepts(change, temperature), state.trySwap(a, b) else { continue }
            } else {
                oldA = state.chosen[a]
                let month = random.below(months + 1)
                change = state.value(a, month) - state.value(a, oldA)
                guard month != oldA, random.accepts(change, temperature), state.tryMove(a, to: month) else { continue }
            }
            value += change
            if value > best.value { best = (state.chosen, value) }
        }
        return SwitchOffOrder(months: best.order)
    }
}

/// Steele, Lea and Flood 2014, “SplitMix64”.
private struct Mixer {
    var state: UInt64

    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(((next() >> 32) &* UInt64(limit)) >> 32) }

    /// Always for a gain, with probability e^{change/temperature} for a loss.
    mutating func accepts(_ change: Double, _ temperature: Double) -> Bool {
        change >= 0 || Double(next() >> 11) * 0x1p-53 < exp(change / temperature)
    }
}
