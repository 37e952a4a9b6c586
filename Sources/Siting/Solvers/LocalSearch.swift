/// Improves a set of sites: exact exchanges of one site for another, then ruin and recreate (Schrimpf et al. 2000).
final class LocalSearch {
    let core: Core
    let state: CoverState
    private let neighbourhood: Neighbourhood
    private var random: SplitMix
    /// The best set so far.
    private(set) var best: [Int] = []
    private(set) var bestScore = -Double.infinity
    /// Whether the present set was started anew and has not been exchanged yet.
    private var isNew = false

    init(_ core: Core, seed: UInt64) {
        self.core = core
        state = CoverState(core)
        neighbourhood = Neighbourhood(core)
        random = SplitMix(state: seed)
    }

    /// What is to be made as large as possible: the worth served, or minus the cost once targets are reached.
    private var score: Double {
        if case .most = core.goal { return state.served }
        return state.isSatisfied ? -state.cost : -.infinity
    }

    private func keep() {
        if score > bestScore {
            bestScore = score
            best = state.sites
        }
    }

    /// A first set from nothing, or around `start`, by greedy; ``improve(work:heat:isOver:)`` goes on from it.
    func start(from start: [Int] = [], isOver: () -> Bool) {
        var exponents = [1.0]
        if case .most = core.goal, Set(core.cost).count > 1 { exponents.append(0) }
        var found: (sites: [Int], score: Double) = ([], -.infinity)
        for exponent in exponents where found.sites.isEmpty || !isOver() {
            state.set(start)
            _ = Greedy(exponent: exponent).fill(state, from: 0..<core.sites, random: &random, isOver: isOver)
            prune(state.sites, isOver: isOver)
            keep()
            if score > found.score { found = (state.sites, score) }
        }
        state.set(found.sites)
        isNew = true
    }

    // MARK: Exchange

    /// Each site is exchanged for the best other one; then again those near a change, until no exchange gains.
    private func exchange(isOver: () -> Bool) {
        guard case .most(let budget) = core.goal else { return }
        var open = state.sites
        var passes = 0
        while !open.isEmpty, passes < 50 {
            passes += 1
            let far = topGains(200)
            var changed: [Int] = []
            for site in open where state.isChosen[site] {
                if isOver() { return }
                state.remove(site)
                let loss = state.gain(site)
                let room = budget - state.cost + 1e-9 * max(budget, 1)
                var bestSite = site, bestGain = loss * (1 + 1e-12)
                for other in neighbourhood.sites(near: [site]) + far
                where !state.isChosen[other] && core.cost[other] <= room {
                    let gain = state.gain(other)
                    if gain > bestGain { (bestSite, bestGain) = (other, gain) }
                }
                state.add(bestSite)
                if bestSite != site { changed += [site, bestSite] }
            }
            if changed.isEmpty { return }
            changed += Greedy().fill(state, from: topGains(200), random: &random)
            open = neighbourhood.sites(near: changed).filter { state.isChosen[$0] }
        }
    }

    /// The sites that would add most now.
    private func topGains(_ count: Int) -> [Int] {
        var queue = LazyQueue(
            (0..<core.sites).filter { !state.isChosen[$0] }.map { (state.gain($0), Int32($0)) })
        var result: [Int] = []
        while result.count < count, let site = queue.next({ state.gain($0) }) { result.append(site) }
        return result
    }

    /// Takes out sites without which the targets are still reached, the dearest first.
    private func prune(_ sites: [Int], isOver: () -> Bool = { false }) {
        if case .most = core.goal { return }
        for site in sites.sorted(by: { (core.cost[$0], $1) > (core.cost[$1], $0) }) {
            if isOver() { return }
            state.remove(site)
            if !state.isSatisfied { state.add(site) }
        }
    }

    // MARK: Ruin and recreate

    /// Works until `work` runs have been looked at or `isOver` says so; ends at the best set.
    func improve(work: Int, heat: Double = 0, isOver: () -> Bool) {
        guard bestScore > -.infinity, !best.isEmpty else { return }
        let end = state.work + work
        if isNew {
            exchange(isOver: isOver)
            keep()
            state.set(best)
            isNew = false
        }
        var far = topGains(60)
        var steps = 0
        while state.work < end, !isOver() {
            steps += 1
            if steps.isMultiple(of: 200) { far = topGains(60) }
            step(far, heat: heat)
        }
        state.set(best)
    }

    private func step(_ far: [Int], heat: Double) {
        let sites = state.sites
        guard !sites.isEmpty else { return }
        let before = score
        let removed = ruin(sites)
        for site in removed { state.remove(site) }
        var pool = neighbourhood.sites(near: removed)
        if pool.count > 3000 {
            for i in 0..<3000 { pool.swapAt(i, i + random.below(pool.count - i)) }
            pool.removeSubrange(3000...)
            pool += removed
        }
        let greedy = Greedy(exponent: [0, 0.5, 1, 1][random.below(4)], noise: 0.08)
        let added = greedy.fill(state, from: Set(pool + far).sorted(), random: &random)
        var dropped: [Int] = []
        if case .most = core.goal {
        } else if state.isSatisfied {
            let near = neighbourhood.sites(near: added).filter { state.isChosen[$0] }
            prune(near)
            dropped = near.filter { !state.isChosen[$0] }
        }
        let after = score
        // A little is given up now and then, as in annealing, and won back from the best set.
        let allowance = heat * abs(before) * random.unit() * random.unit()
        if after >= before - allowance {
            keep()
        } else {
            for site in dropped { state.add(site) }
            for site in added { state.remove(site) }
            for site in removed { state.add(site) }
        }
    }

    /// One to eight sites of a neighbourhood, sometimes with one from anywhere.
    private func ruin(_ sites: [Int]) -> [Int] {
        let count = min(sites.count, 1 + random.below(8))
        let centre = sites[random.below(sites.count)]
        var removed = [centre]
        var reach = neighbourhood.sites(near: [centre]).filter { state.isChosen[$0] && $0 != centre }
        if reach.count < count - 1 {
            reach = neighbourhood.sites(near: reach + [centre]).filter { state.isChosen[$0] && $0 != centre }
        }
        while removed.count < count, !reach.isEmpty {
            removed.append(reach.remove(at: random.below(reach.count)))
        }
        if removed.count < count || random.below(5) == 0 {
            let other = sites[random.below(sites.count)]
            if !removed.contains(other) { removed.append(other) }
        }
        return removed
    }
}
