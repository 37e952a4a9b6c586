/// Adds sites one by one, the best first, until the budget is used or the targets are reached.
///
/// For p sites and for a budget (with both exponents tried) at least a constant share of the optimum (Nemhauser, Wolsey
/// and Fisher 1978; Khuller, Moss and Naor 1999).
struct Greedy {
    /// Sites are ranked by score ÷ cost^exponent.
    var exponent = 1.0
    /// Each score is multiplied by a random number in 1 - noise … 1.
    var noise = 0.0

    /// - Parameter isOver: once true, the rest is taken by the scores last looked at.
    /// - Returns: the sites added, in order.
    func fill(
        _ state: CoverState, from pool: some Sequence<Int>, random: inout SplitMix, isOver: () -> Bool = { false }
    ) -> [Int] {
        let core = state.core
        var factors: [Int: Double] = [:]
        var scores: [(score: Double, site: Int32)] = []
        for site in pool where !state.isChosen[site] && fits(site, state) {
            var factor = 1.0
            if exponent != 0, core.cost[site] > 0 {
                factor = exponent == 1 ? 1 / core.cost[site] : 1 / core.cost[site].squareRoot()
            } else if exponent != 0 {
                factor = 1e12  // costs nothing: first
            }
            if noise > 0 { factor *= 1 - noise * random.unit() * random.unit() }
            if factor != 1 { factors[site] = factor }
            scores.append((state.score(site) * factor, Int32(site)))
        }
        var queue = LazyQueue(scores)
        var added: [Int] = []
        while !isDone(state) {
            let best = queue.next(isOver: isOver) { site in
                fits(site, state) ? state.score(site) * (factors[site] ?? 1) : nil
            }
            guard let best else { break }
            state.add(best)
            added.append(best)
        }
        return added
    }

    private func isDone(_ state: CoverState) -> Bool {
        if case .most = state.core.goal { return false }
        return state.isSatisfied
    }

    private func fits(_ site: Int, _ state: CoverState) -> Bool {
        guard case .most(let budget) = state.core.goal else { return true }
        return state.cost + state.core.cost[site] <= budget + 1e-9 * max(budget, 1)
    }
}
