import Province
import Siting
import Units

/// Turns choices of candidates into problems for the solver, and its answers back into sites.
struct SitingPlanner {
    let scene: SitingScene
    let candidates: [SiteCandidate]
    let costs: SitingCosts
    let options: SitingOptions
    let run: Run
    private let existing: [CoverageMatrix.Run]

    /// A candidate with the operators that build there.
    typealias Site = (candidate: Int, operators: [Int])

    init(
        scene: SitingScene, candidates: [SiteCandidate], costs: SitingCosts, options: SitingOptions, run: Run
    ) {
        (self.scene, self.candidates, self.costs, self.options) = (scene, candidates, costs, options)
        self.run = run
        existing = scene.existing
    }

    /// Least cost for a share of the people, the least share of each unit, and those of the priority places.
    func cheapest(_ share: Double) -> SitingObjective {
        .cheapest(share: share, ofEachUnit: options.minSharePerUnit, ofUnits: scene.placeShares)
    }

    /// - Parameters:
    ///   - allowed: candidates that may be built on; the others are not in the problem.
    ///   - places: what priority places weigh.
    func solve(
        _ objective: SitingObjective, seconds: Double, allowed: [Int], places: SitingScene.PlaceWeight
    ) throws -> (sites: [Site], solution: SitingSolution) {
        guard !allowed.isEmpty else { throw SitingError.noEligibleCandidate(candidates: candidates.count) }
        let towers = try allowed.map { try tower(candidates[$0]) }
        let problem = try TowerProblem(
            demand: try scene.demand(places), towers: towers, isShared: options.isShared, existing: existing)
        let solution = try solver(seconds).solve(problem.problem, objective)
        let sites = problem.tenants(solution).map { tower, tenants in
            (candidate: allowed[tower], operators: tenants.map { candidates[allowed[tower]].operators[$0] })
        }
        return (sites, solution)
    }

    /// The fewest of some candidates that reach the shares once everything lawful is built.
    func fewest(of curable: [Int], with lawful: [Int], share: Double) throws -> [Int] {
        var built = existing
        for candidate in lawful { built += everybody(candidates[candidate]) }
        let towers = curable.map { candidate in
            Tower(
                id: String(candidate), cost: 1,
                tenants: [.init(name: "all", cost: 0, footprint: everybody(candidates[candidate]))])
        }
        let problem = try TowerProblem(demand: try scene.demand(.area), towers: towers, isShared: true, existing: built)
        let solution = try solver(options.seconds).solve(problem.problem, cheapest(share))
        return problem.tenants(solution).map { curable[$0.tower] }
    }

    /// So many cycles that time rarely cuts them short: then the same inputs give the same answer on any machine.
    private func solver(_ seconds: Double) -> SitingSolver {
        SitingSolver(timeLimit: .seconds(seconds), seed: options.seed, cycles: 24, run: run)
    }

    private func tower(_ candidate: SiteCandidate) throws -> Tower {
        let cost = try costs.tenant(on: candidate.structure, firmness: candidate.firmness)
        return Tower(
            id: candidate.place.id, cost: try costs.structure(candidate.structure, firmness: candidate.firmness),
            tenants: candidate.operators.map { name in
                Tower.Tenant(name: scene.operators[name], cost: cost, footprint: footprint(candidate, of: name))
            })
    }

    private func everybody(_ candidate: SiteCandidate) -> [CoverageMatrix.Run] {
        candidate.operators.flatMap { footprint(candidate, of: $0) }
    }

    /// What an operator serves there: people in its own layer, and the priority places for which it counts.
    private func footprint(_ candidate: SiteCandidate, of name: Int) -> [CoverageMatrix.Run] {
        let shift = name * scene.people.count
        return candidate.footprint.map { CoverageMatrix.Run(Int($0.from) + shift, Int($0.to) + shift) }
            + candidate.places.filter { scene.places[$0.place].counts(name) }.flatMap(scene.runs)
    }

    func cost(of site: Site) throws -> Double {
        let candidate = candidates[site.candidate], tenants = Double(site.operators.count)
        return try (options.isShared ? 1 : tenants)
            * costs.structure(candidate.structure, firmness: candidate.firmness)
            + tenants * costs.tenant(on: candidate.structure, firmness: candidate.firmness)
    }

    /// What is served today and by sites.
    func served(_ sites: some Sequence<Site>) -> ServedCells {
        var cells = ServedCells(scene)
        for site in sites { cells.add(candidates[site.candidate], site.operators) }
        return cells
    }

    /// What is served if all these places were built on by everybody.
    func reach(_ allowed: some Sequence<Int>) -> ServedCells {
        served(allowed.lazy.map { ($0, candidates[$0].operators) })
    }

    /// The sites in the order in which each next one serves most people, those of priority places included, for its money.
    func ordered(_ sites: [Site]) throws -> [(site: Site, cost: Double, gain: ServedCells.Gain)] {
        var rest = try sites.map { (site: $0, cost: try cost(of: $0), rate: Double.infinity) }
        var cells = ServedCells(scene)
        var ordered: [(site: Site, cost: Double, gain: ServedCells.Gain)] = []
        while !rest.isEmpty {
            // Rates only fall: the first that is still best once looked at again is best (Minoux 1978).
            rest.sort { ($1.rate, $0.site.candidate) < ($0.rate, $1.site.candidate) }
            let candidate = candidates[rest[0].site.candidate]
            let gain = cells.gain(candidate, rest[0].site.operators)
            rest[0].rate = (gain.people + gain.atPlaces) / max(rest[0].cost, 1e-9)
            if rest.count == 1 || rest[0].rate >= rest[1].rate {
                cells.add(candidate, rest[0].site.operators)
                ordered.append((rest[0].site, rest[0].cost, gain))
                rest.removeFirst()
            }
        }
        return ordered
    }
}
