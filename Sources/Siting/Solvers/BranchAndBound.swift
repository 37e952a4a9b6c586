/// Closes a small problem: depth first, bounded by ``Dual``; each branch is a problem of its own, reduced anew.
///
/// Deciding a site takes its cells out, makes others equal and sites dominated, so branches shrink fast.
final class BranchAndBound {
    private let certificate: Certificate
    private let mostBranches: Int
    private let isOver: () -> Bool
    /// The set that beats the score given at the start, in the problem's numbers; nil when none was met.
    private(set) var best: [Int]?
    private(set) var bestScore: Double
    /// No solution is better than this: the best score once the search is complete.
    private(set) var bound = -Double.infinity
    private(set) var branches = 0
    private var isStopped = false
    private var random = SplitMix(state: 7)

    private struct Branch {
        let core: Core
        let prices: Block<Double>
        let targetPrices: [Double]
        /// Sites decided for, in the problem's numbers, and their score.
        let chosen: [Int]
        let score: Double
    }

    /// - Parameters:
    ///   - bestScore: only better sets are looked for.
    ///   - mostBranches: after so many the search stops with a bound that is less tight.
    init(certificate: Certificate, bestScore: Double, mostBranches: Int, isOver: @escaping () -> Bool) {
        self.certificate = certificate
        self.bestScore = bestScore
        self.mostBranches = mostBranches
        self.isOver = isOver
    }

    /// - Parameter dual: where the bound of the whole was found; its best prices are kept.
    func run(_ core: Core, _ dual: Dual) {
        dual.rewind()
        let whole = Branch(core: core, prices: dual.prices, targetPrices: dual.targetPrices, chosen: [], score: 0)
        if let branch = branch(of: whole, dual, decisions(whole, dual)) { explore(branch, rounds: 100) }
        bound = isStopped ? max(bound, bestScore) : bestScore
    }

    private func explore(_ branch: Branch, rounds: Int) {
        branches += 1
        guard branch.core.sites > 0 else { return keep(branch.chosen, branch.score) }
        let dual = Dual(branch.core)
        dual.resume(branch.prices, branch.targetPrices)
        dual.stepLength = 0.4
        for _ in 0..<rounds {
            dual.round(target: bestScore - branch.score)
            if isBeaten(branch.score + dual.least) || isOver() { break }
        }
        if isOver() || branches >= mostBranches { isStopped = true }
        if isBeaten(branch.score + dual.least) { return }
        trySelection(branch, dual)
        if isStopped {
            bound = max(bound, branch.score + dual.least)
            return
        }
        dual.rewind()
        var decisions = decisions(branch, dual)
        guard let site = branchingSite(dual, decisions) else {
            if let child = self.branch(of: branch, dual, decisions) { keep(child.chosen, child.score) }
            return
        }
        for decision in [RawCover.Decision.chosen, .out] {
            decisions[site] = decision
            if isBeaten(branch.score + dual.least) { return }
            if let child = self.branch(of: branch, dual, decisions) { explore(child, rounds: 30) }
        }
    }

    private func isBeaten(_ bound: Double) -> Bool { certificate.isBeaten(bound, by: bestScore) }

    // MARK: Branches

    /// A site whose other decision would pull the bound below what is known is decided.
    private func decisions(_ branch: Branch, _ dual: Dual) -> [RawCover.Decision] {
        (0..<branch.core.sites).map { site in
            let worth = dual.bestReduced[site]
            guard isBeaten(branch.score + dual.least - abs(worth)) else { return .open }
            return worth > 0 ? .chosen : .out
        }
    }

    /// What is left after decisions; nil when they leave nothing feasible.
    private func branch(of parent: Branch, _ dual: Dual, _ decisions: [RawCover.Decision]) -> Branch? {
        let core = parent.core
        var decisions = decisions
        if case .most(let budget) = core.goal {
            let most = budget + 1e-9 * max(budget, 1)
            let spent = decisions.indices.reduce(0) { decisions[$1] == .chosen ? $0 + core.cost[$1] : $0 }
            guard spent <= most else { return nil }
            for site in decisions.indices where decisions[site] == .open && spent + core.cost[site] > most {
                decisions[site] = .out
            }
        }
        var reduction = Reduction(RawCover(core, decisions: decisions))
        guard let goal = core.goal.after(reduction) else { return nil }
        let rest = reduction.core(goal, hasPatches: false)
        let score: Double = if case .most = core.goal { reduction.served } else { -reduction.cost }
        return Branch(
            core: rest, prices: reduction.carried(dual.prices, to: rest), targetPrices: dual.targetPrices,
            chosen: parent.chosen + decisions.indices.filter { decisions[$0] == .chosen }.map { core.origin[$0] },
            score: parent.score + score)
    }

    /// The open site on which the relaxation is least decided; among equals the one worth most.
    private func branchingSite(_ dual: Dual, _ decisions: [RawCover.Decision]) -> Int? {
        var best: (site: Int, doubt: Double)?
        for site in decisions.indices where decisions[site] == .open {
            let share = min(dual.average[site], 1)
            let doubt = (min(share, 1 - share) + 1e-3) * (dual.rho[site] + 1e-9)
            if best.map({ doubt > $0.doubt }) ?? true { best = (site, doubt) }
        }
        return best?.site
    }

    // MARK: Sets met on the way

    private func trySelection(_ branch: Branch, _ dual: Dual) {
        let state = CoverState(branch.core)
        state.set(dual.selection.filter { $0.part == 1 }.map(\.site))
        _ = Greedy().fill(state, from: 0..<branch.core.sites, random: &random)
        guard state.isSatisfied else { return }
        let score: Double = if case .most = branch.core.goal { state.served } else { -state.cost }
        keep(branch.chosen + state.sites.map { branch.core.origin[$0] }, branch.score + score)
    }

    private func keep(_ sites: [Int], _ score: Double) {
        guard score > bestScore else { return }
        bestScore = score
        best = sites.sorted()
    }
}
