import GeoStore
import Geometry
import PermitRules
import Propagation
public import Province
public import Units

/// The main job: a province goes in, its residential zones come out, each with verdicts, people, coverage and way out.
public struct ZonesStudy: Sendable {
    public let world: World
    public let facts: FactScene
    private var book: RuleBook { facts.book }

    public init(world: World, facts: FactScene) {
        self.world = world
        self.facts = facts
    }

    /// - Throws: ``StudyError``
    public func run(_ run: Run = Run()) throws(StudyError) -> ZonesResult {
        try StudyError.wrap(world.workspace.name) { try compute(run) }
    }

    private func compute(_ run: Run) throws -> ZonesResult {
        let workspace = world.workspace, province = world.province
        let topology = Topology()
        run.report(.zones, 0)
        let plan = PlanOverlay(planned: world.planned, threads: run.threads)
        let verdicts = VerdictTable(book: book)
        let places = try PlaceCatalogue(world: world, scene: facts, verdicts: verdicts, topology: topology, run: run)
        let ground = try ZoneGround(
            world: world, catalogue: book.catalogue, plan: plan, topology: topology, run: run)
        run.report(.people, 0)
        var grid = StudyGrid(communes: world.communes, cell: province.coverage.cell)
        try grid.classify(world, catalogue: book.catalogue, run: run)
        if let terrain = world.terrain { try grid.markVoids(of: terrain, in: workspace.crs, run: run) }
        let population = try Population(
            communes: world.communes, pieces: ground.residential, residentialArea: ground.residentialArea,
            frame: grid.frame, topology: topology, run: run)
        let residents = try ZoneResidents(ground: ground, population: population, communes: world.communes, grid: grid)

        let operators =
            province.service.operators.isEmpty
            ? Array(Set(world.stations.map(\.operator))).sorted() : province.service.operators
        run.report(.coverage, 0)
        let prediction = try LevelPrediction(world: world, grid: grid, run: run)
        let coverage = try CoverageStudy(world: world, operators: operators, prediction: prediction)
            .run(grid: grid, run: run)
        let assembler = ZoneAssembler(
            world: world, operators: operators, ground: ground, residents: residents, population: population,
            grid: grid,
            coverage: coverage, places: places, verdicts: verdicts,
            finder: try WayOutFinder(
                world: world, places: places,
                predictors: .standard(for: world, prediction: prediction),
                technology: province.service.technology,
                threshold: Float(province.service.threshold(of: province.service.technology).dBm),
                servedShare: province.service.share),
            entryLosses: try CoverageStudy.entryLosses(province))
        let assembled = try assembler.zones(topology: topology, run: run)
        var ledger = facts.ledger
        ledger.add(contentsOf: ground.entries + assembled.entries + (try prediction.leftOut(of: world)))
        let summaries = UnitSummaries(
            world: world, zones: assembled.zones, zoneCommunes: ground.drafts.map(\.commune))
        let notes = StudyNotes(world: world, book: book, zones: assembled.zones, voidCells: grid.voidCells)
        return ZonesResult(
            name: workspace.name, crs: workspace.crs, dates: workspace.asOf, operators: operators,
            service: ServiceDemand(
                technology: province.service.technology, servedShare: province.service.share,
                thresholds: province.service.thresholds, switchOff: province.service.switchOff),
            unitsDate: province.units.date, censusDate: province.census.date,
            currentPopulationDate: province.currentPopulation?.date, zones: assembled.zones,
            communes: summaries.communes, districts: summaries.districts, province: summaries.province,
            stations: world.stations, places: assembled.places, coverage: coverage, ledger: ledger,
            assumptions: notes.assumptions, notEvaluated: notes.notEvaluated, openQuestions: notes.openQuestions,
            captions: notes.captions, inputs: facts.inputs, sheets: world.sheets)
    }
}
