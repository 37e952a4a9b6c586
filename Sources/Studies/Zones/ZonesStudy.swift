import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
public import Units

/// The main job: a province goes in, its residential zones come out, each with verdicts, people, coverage and way out.
public struct ZonesStudy: Sendable {
    private let scene: Scene
    private var world: World { scene.world }

    public init(scene: Scene) { self.scene = scene }

    /// - Throws: ``StudyError``
    public func run(_ run: Run = Run()) throws(StudyError) -> ZonesResult {
        try StudyError.wrap(world.workspace.name) { try compute(run) }
    }

    private func compute(_ run: Run) throws -> ZonesResult {
        let workspace = world.workspace, province = world.province
        let facts = try scene.facts(run)
        let (ground, population, residents) = (
            try scene.ground(run), try scene.population(run), try scene.residents(run)
        )
        let coverage = try scene.coverage(run: run)
        let (grid, operators, places) = (try scene.grid(run), scene.operators, try scene.places(run))
        let assembler = ZoneAssembler(
            world: world, operators: operators, ground: ground, residents: residents, population: population,
            grid: grid, coverage: coverage, places: places,
            finder: WayOutFinder(
                world: world, places: places, predictors: try scene.trialStations(run: run),
                technology: province.service.technology,
                threshold: Float(province.service.threshold(of: province.service.technology).dBm),
                servedShare: province.service.share),
            entryLosses: try CoverageMaker.entryLosses(province))
        let assembled = try assembler.zones(topology: Topology(), run: run)
        var ledger = facts.ledger
        ledger.add(contentsOf: ground.entries + (try scene.prediction(run).leftOut(of: world)))
        let summaries = UnitSummaries(
            world: world, zones: assembled.zones, zoneCommunes: ground.drafts.map(\.commune))
        let notes = StudyNotes(world: world, book: scene.book, zones: assembled.zones, voidCells: grid.voidCells)
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
