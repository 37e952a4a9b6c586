/// A problem with its objective, checked and reduced; turns what a run finds back into the problem's terms.
struct SitingSetting {
    let problem: SitingProblem
    let objective: SitingObjective
    let core: Core
    private let reduction: Reduction

    init(_ problem: SitingProblem, _ objective: SitingObjective) throws(SitingError) {
        self.problem = problem
        self.objective = objective
        let eligible = problem.candidates.contains { $0.status == .open || $0.status == .fixed }
        guard eligible else { throw .noEligibleCandidate(candidates: problem.candidates.count) }
        var countsSites = false, usesUnits = false
        if case .mostForSites = objective { countsSites = true }
        if case .cheapest(_, let ofEachUnit, let ofUnits) = objective {
            usesUnits = ofEachUnit > 0 || !ofUnits.isEmpty || problem.demand.firstUnitApart < problem.demand.unitCount
        }
        var reduction = Reduction(RawCover(problem, countsSites: countsSites, usesUnits: usesUnits))
        core = reduction.core(try Self.goal(problem, objective, reduction))
        self.reduction = reduction
    }

    private static func goal(
        _ problem: SitingProblem, _ objective: SitingObjective, _ reduction: Reduction
    ) throws(SitingError) -> Core.Goal {
        switch objective {
        case .mostForSites(let sites): return .most(budget: try rest(Double(sites), reduction))
        case .mostForBudget(let budget): return .most(budget: try rest(budget, reduction))
        case .cheapest(let share, let ofEachUnit, let ofUnits):
            let all = Recount(problem, chosen: [])
            if let unit = ofUnits.keys.filter({ !all.totalByUnit.indices.contains($0) }).min() {
                throw .badObjective(
                    name: "share of a unit", value: Double(unit), allowed: "units below \(all.totalByUnit.count)")
            }
            try reach(share, nil, all.totalInWhole, reduction.reachable)
            let isWhole = problem.demand.firstUnitApart >= all.totalByUnit.count
            if share >= 1, isWhole, problem.demand.secondWeights == nil { return .everything }
            var targets: [Double] = []
            for unit in reduction.reachableByUnit.indices {
                let unitShare = ofUnits[unit] ?? ofEachUnit
                try reach(unitShare, unit, all.totalByUnit[unit], reduction.reachableByUnit[unit])
                targets.append(max(0, unitShare * all.totalByUnit[unit] - reduction.servedByUnit[unit]))
            }
            return .cheapest(total: max(0, share * all.totalInWhole - reduction.served), ofUnits: targets)
        }
    }

    private static func rest(_ budget: Double, _ reduction: Reduction) throws(SitingError) -> Double {
        guard reduction.cost <= budget * (1 + 1e-12) else {
            throw .fixedExceedBudget(cost: reduction.cost, budget: budget)
        }
        return budget - reduction.cost
    }

    private static func reach(
        _ share: Double, _ unit: Int?, _ whole: Double, _ reachable: Double
    ) throws(SitingError) {
        guard reachable < share * whole - 1e-9 * whole else { return }
        throw .unreachable(unit: unit, share: share, best: reachable / whole)
    }

    /// A score of the core as a value of the problem.
    func value(_ score: Double) -> Double {
        if case .cheapest = objective { return reduction.cost - score }
        return reduction.served + score
    }

    func solution(_ run: SolverRun, seconds: Double) -> SitingSolution {
        let fixed = problem.candidates.indices.filter { problem.candidates[$0].status == .fixed }
        let chosen = (fixed + run.best).sorted()
        let recount = Recount(problem, chosen: chosen)
        let value: Double
        let bound: Double
        if case .cheapest = objective {
            value = recount.cost
            bound = run.isProven ? value : min(value, max(0, self.value(run.bound)))
        } else {
            value = recount.served
            bound = run.isProven ? value : max(value, self.value(run.bound))
        }
        return SitingSolution(
            chosen: chosen, value: value, bound: bound, recount: recount, seconds: seconds, cycles: run.cycle,
            branches: run.branches)
    }
}
