import Geometry
import PermitRules
import Propagation
import Province
import Siting
public import Units

/// Where to build lawfully, with a value and a bound, from an imported province.
public struct SitingStudy: Sendable {
    private let scene: Scene
    private var world: World { scene.world }
    private var book: RuleBook { scene.book }
    /// Folder with `costs.csv`.
    public let dataFolder: String
    public let options: SitingOptions

    public init(scene: Scene, dataFolder: String, options: SitingOptions) {
        (self.scene, self.dataFolder, self.options) = (scene, dataFolder, options)
    }

    /// - Throws: ``StudyError``; ``StudyError/outOfReach(unit:share:best:relaxed:)`` and
    ///   ``StudyError/placeOutOfReach(place:technology:share:best:relaxed:)`` for a share that lawful places cannot serve.
    /// - Parameter run: cancelled before the search it throws; from then on the search ends with the best so far and its bound,
    ///   and what would be searched after it, the curve and the prices, is left out.
    public func run(_ run: Run = Run()) throws(StudyError) -> SitingResult {
        try StudyError.wrap(world.workspace.name) { try compute(run) }
    }

    private func compute(_ run: Run) throws -> SitingResult {
        let ledger = try scene.facts(run).ledger
        let planner = try planner(run)
        try run.check()
        let candidates = planner.candidates, scene = planner.scene
        let lawful = candidates.indices.filter { candidates[$0].isLawful }
        run.report(.search, 0)
        let reachable = planner.reach(lawful)
        var allowed = lawful
        var cure: [CuredParcel]? = options.cures ? [] : nil
        if case .cover(let share) = options.target {
            if options.cures, shortfall(reachable, share, scene) != nil {
                let cured = try curing(planner, lawful, share)
                allowed += cured.map(\.candidate)
                cure = cured
            } else {
                try checkReach(planner, reachable, share)
            }
        }
        let (sites, solution) = try planner.solve(
            objective(planner), seconds: options.seconds, allowed: allowed, places: placeWeight)
        run.report(.search, 0.5)
        let plan = try planner.ordered(sites)
        let money = plan.reduce(0) { $0 + $1.cost }
        var curve = run.isCancelled ? [] : try SpendingCurve(planner: planner).points(upTo: money, allowed: allowed)
        run.report(.search, 0.7)
        var prices =
            options.pricesLaw && !run.isCancelled
            ? try LawPrice(planner: planner).prices(spending(money)) { share in
                run.report(.search, 0.7 + 0.3 * share)
            } : []
        var value = solution.value
        // A search cut short may have paid for structures that nobody needs; the plan leaves them out.
        if case .cover = options.target, money < value - 1e-6 { value = money }
        // What was under way when it was stopped is not worth showing.
        let isStopped = run.isCancelled
        if isStopped { (curve, prices) = ([], []) }
        return SitingResult(
            name: world.workspace.name, crs: world.workspace.crs, options: options,
            technology: world.province.service.technology, serving: scene.technologies, lost: scene.lost,
            operators: scene.operators, candidates: candidates,
            sites: plan.map { step in
                PlannedSite(
                    candidate: step.site.candidate, operators: step.site.operators.map { scene.operators[$0] },
                    cost: step.cost, people: step.gain.people, places: step.gain.places)
            },
            value: value, bound: solution.bound,
            units: units(planner, plan.map { ($0.site, $0.cost) }, reachable: reachable),
            places: places(planner, plan.map(\.site), reachable: reachable),
            people: scene.people.reduce(0, +), peopleWithoutPlace: scene.peopleWithoutPlace, curve: curve,
            prices: prices, cure: cure, ruleTitles: titles(candidates), costs: planner.costs.table,
            notes: SitingNotes.assumptions(options, world, scene.technologies, isStopped: isStopped),
            isStopped: isStopped, ledger: ledger)
    }

    private func planner(_ run: Run) throws -> SitingPlanner {
        let costs = try SitingCosts(file: dataFolder + "/costs.csv")
        let places = try scene.places(run)
        let demand = try SitingScene(scene, switchedOff: options.afterSwitchOff, run: run)
        var stations: [Technology: TrialStations] = [:]
        for technology in Set(world.priorityPlaces.map(\.technology) + [world.province.service.technology]) {
            stations[technology] = try scene.trialStations(technology, run: run)
        }
        let sampler = CandidateSampler(
            world: world, places: places, scene: demand, predictors: stations,
            obstacles: LegalObstacles(verdicts: places.verdicts, date: options.date), date: options.date)
        let candidates = try sampler.candidates(run: run)
        return SitingPlanner(
            scene: demand, candidates: candidates, costs: costs, options: options, run: run)
    }

    private func objective(_ planner: SitingPlanner) -> SitingObjective {
        switch options.target {
        case .sites(let count): .mostForSites(count)
        case .budget(let budget): .mostForBudget(budget)
        case .cover(let share): planner.cheapest(share)
        }
    }

    private var placeWeight: SitingScene.PlaceWeight {
        if case .cover = options.target { .area } else { .people }
    }

    /// What other law is compared by: the same number of sites, or the same money.
    private func spending(_ money: Double) -> SitingObjective {
        switch options.target {
        case .sites(let count): .mostForSites(count)
        case .budget(let budget): .mostForBudget(budget)
        case .cover: .mostForBudget(money)
        }
    }

    private func titles(_ candidates: [SiteCandidate]) -> [String: LocalizedText] {
        var titles: [String: LocalizedText] = [:]
        for id in Set(candidates.flatMap(\.obstacles)) { titles[id] = book.rule(id, on: options.date)?.title }
        return titles
    }

    // MARK: Reach

    /// What a share is of.
    private enum Part {
        case everybody
        case unit(Int)
        case place(Int)
    }

    private func share(of part: Part, in reach: ServedCells, _ scene: SitingScene) -> Double {
        switch part {
        case .everybody: reach.people / max(scene.people.reduce(0, +), 1e-9)
        case .unit(let unit): reach.byUnit[unit] / scene.peopleByUnit[unit]
        case .place(let place): reach.share(ofPlace: place)
        }
    }

    /// The whole, or the first unit or priority place, whose share is out of reach; nil when none is.
    private func shortfall(
        _ reach: ServedCells, _ share: Double, _ scene: SitingScene
    ) -> (part: Part, share: Double, best: Double)? {
        let units = scene.peopleByUnit.indices.filter { scene.peopleByUnit[$0] > 0 }.map { unit in
            (Part.unit(unit), options.minSharePerUnit)
        }
        let places = scene.places.enumerated().map { (Part.place($0), $1.place.share) }
        for (part, share) in [(.everybody, share)] + units + places {
            let best = self.share(of: part, in: reach, scene)
            if best < share - 1e-9 { return (part, share, best) }
        }
        return nil
    }

    private func checkReach(_ planner: SitingPlanner, _ reachable: ServedCells, _ share: Double) throws {
        let scene = planner.scene
        guard let short = shortfall(reachable, share, scene) else { return }
        let relaxed = LawPrice(planner: planner).relaxations.map { relaxation in
            StudyError.Relaxed(
                obstacles: relaxation.obstacles,
                best: self.share(of: short.part, in: planner.reach(relaxation.allowed), scene))
        }
        throw outOfReach(
            short.part, share: short.share, best: short.best, relaxed: relaxed.filter { $0.best > short.best + 1e-6 },
            scene)
    }

    private func outOfReach(
        _ part: Part, share: Double, best: Double, relaxed: [StudyError.Relaxed], _ scene: SitingScene
    ) -> StudyError {
        switch part {
        case .everybody: .outOfReach(unit: nil, share: share, best: best, relaxed: relaxed)
        case .unit(let unit): .outOfReach(unit: scene.units[unit].name, share: share, best: best, relaxed: relaxed)
        case .place(let number):
            .placeOutOfReach(
                place: scene.places[number].place.name, technology: scene.places[number].place.technology.rawValue,
                share: share, best: best, relaxed: relaxed)
        }
    }

    private func curing(_ planner: SitingPlanner, _ lawful: [Int], _ share: Double) throws -> [CuredParcel] {
        let units = planner.scene.units.count
        do {
            return try CureList(planner: planner).parcels(lawful: lawful, share: share)
        } catch SitingError.unreachable(let unit, let share, let best) {
            let part = unit.map { $0 < units ? Part.unit($0) : .place($0 - units) } ?? .everybody
            throw outOfReach(part, share: share, best: best, relaxed: [], planner.scene)
        }
    }

    private func places(
        _ planner: SitingPlanner, _ sites: [SitingPlanner.Site], reachable: ServedCells
    ) -> [SitingPlace] {
        let before = ServedCells(planner.scene), after = planner.served(sites)
        return planner.scene.places.enumerated().map { number, entry in
            SitingPlace(
                place: entry.place, before: before.share(ofPlace: number), after: after.share(ofPlace: number),
                reachable: reachable.share(ofPlace: number))
        }
    }

    private func units(
        _ planner: SitingPlanner, _ sites: [(site: SitingPlanner.Site, cost: Double)], reachable: ServedCells
    ) -> [SitingUnit] {
        let scene = planner.scene
        let before = ServedCells(scene), after = planner.served(sites.map(\.site))
        return scene.units.indices.map { unit in
            let own = sites.filter { planner.candidates[$0.site.candidate].unit == unit }
            let shape = world.districts.isEmpty ? world.communes[unit].shape : world.districts[unit].shape
            return SitingUnit(
                unit: scene.units[unit], shape: shape, people: scene.peopleByUnit[unit], before: before.byUnit[unit],
                after: after.byUnit[unit], reachable: reachable.byUnit[unit], sites: own.count,
                cost: own.reduce(0) { $0 + $1.cost })
        }
    }
}
