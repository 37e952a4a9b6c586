import GeoStore
import Geometry
public import PermitRules
import Propagation
import Units

/// The main job: a province goes in, its residential zones come out, each with verdicts, people, coverage and way out.
public struct ZonesStudy: Sendable {
    public let world: World
    public let book: RuleBook

    public init(world: World, book: RuleBook) {
        self.world = world
        self.book = book
    }

    public func run(progress: ProgressHandler = { _ in }) throws(StudyError) -> ZonesResult {
        try StudyError.wrap(world.workspace.name) { try compute(progress) }
    }

    private func compute(_ progress: ProgressHandler) throws -> ZonesResult {
        let workspace = world.workspace
        let topology = Topology()
        progress(ProgressReport(.zones, 0))
        let plan = PlanOverlay(planned: world.planned)
        let verdicts = VerdictTable(book: book)
        let places = try PlaceCatalogue(world: world, verdicts: verdicts, plan: plan, topology: topology)
        let ground = try ZoneGround(world: world, catalogue: book.catalogue, plan: plan, topology: topology)
        progress(ProgressReport(.people, 0))
        var grid = StudyGrid(communes: world.communes, cell: workspace.coverage.cell)
        grid.classify(world, catalogue: book.catalogue)
        if let terrain = world.terrain { try grid.markVoids(of: terrain, in: workspace.crs) }
        let population = try Population(
            communes: world.communes, pieces: ground.residential, residentialArea: ground.residentialArea,
            frame: grid.frame, topology: topology)
        let residents = try ZoneResidents(ground: ground, population: population, communes: world.communes, grid: grid)

        let operators =
            workspace.service.operators.isEmpty
            ? Array(Set(world.stations.map(\.operator))).sorted() : workspace.service.operators
        progress(ProgressReport(.coverage, 0))
        let prediction = try LevelPrediction(world: world, grid: grid)
        let coverage = try CoverageStudy(world: world, operators: operators, prediction: prediction)
            .run(grid: grid) { share in progress(ProgressReport(.coverage, share)) }
        let assembler = ZoneAssembler(
            world: world, operators: operators, ground: ground, residents: residents, population: population,
            grid: grid,
            coverage: coverage, places: places, verdicts: verdicts,
            finder: try WayOutFinder(
                world: world, places: places,
                predictors: .standard(for: world, prediction: prediction),
                technology: workspace.service.technology,
                threshold: Float(workspace.service.threshold(of: workspace.service.technology).dBm),
                servedShare: workspace.service.share),
            entryLosses: try CoverageStudy.entryLosses(workspace))
        let assembled = try assembler.zones(topology: topology) { share in progress(ProgressReport(.waysOut, share)) }
        var ledger = world.ledger
        ledger.add(contentsOf: ground.entries + assembled.entries + (try prediction.leftOut(of: world)))
        let summaries = UnitSummaries(
            world: world, zones: assembled.zones, zoneCommunes: ground.drafts.map(\.commune))
        let notes = StudyNotes(world: world, book: book, zones: assembled.zones, voidCells: grid.voidCells)
        return ZonesResult(
            name: workspace.name, crs: workspace.crs, dates: workspace.asOf, operators: operators,
            service: ServiceDemand(
                technology: workspace.service.technology, servedShare: workspace.service.share,
                thresholds: workspace.service.thresholds, switchOff: workspace.service.switchOff),
            unitsDate: workspace.units.date, censusDate: workspace.census.date,
            currentPopulationDate: workspace.currentPopulation?.date, zones: assembled.zones,
            communes: summaries.communes, districts: summaries.districts, province: summaries.province,
            stations: world.stations, places: assembled.places, coverage: coverage, ledger: ledger,
            assumptions: notes.assumptions, notEvaluated: notes.notEvaluated, openQuestions: notes.openQuestions,
            captions: notes.captions, inputs: world.inputs)
    }
}
