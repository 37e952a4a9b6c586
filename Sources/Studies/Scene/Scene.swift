import GeoStore
import Geometry
public import PermitRules
import Propagation
public import Province
public import Units

/// Everything the studies of one province share: each part is made when first asked for, once, for all threads and questions.
///
/// Parts rest on one another in one direction: cells → surroundings → prediction → maps; residential land → people;
/// ground of zones → residents; facts → places. A run that is cancelled while it makes a part leaves it to the next.
///
/// ```swift
/// let scene = Scene(world, book)
/// let zones = try ZonesStudy(scene: scene).run()
/// let loss = try SunsetStudy(scene: scene, dataFolder: folder, options: .init()).run()  // predicts nothing again
/// ```
public final class Scene: Sendable {
    public let world: World
    public let book: RuleBook
    /// Cells of the maps, m.
    let frame: GridFrame
    /// Those the workspace asks for, else all of the station list, sorted.
    let operators: [String]

    private let factsPart: Once<FactScene>
    private let gridPart = Once<StudyGrid>()
    private let residentialPart = Once<ResidentialLand>()
    private let groundPart = Once<ZoneGround>()
    private let populationPart = Once<Population>()
    private let residentsPart = Once<ZoneResidents>()
    private let cellPeoplePart = Once<CellPeople>()
    private let predictionPart = Once<LevelPrediction>()
    private let placesPart = Once<PlaceList>()
    private let serviceAreaPart = Once<ServiceArea>()
    private let maps = CoverageMaps()
    private let verdicts: VerdictTable
    private let parcelFacts: ParcelFacts

    public convenience init(_ world: World, _ book: RuleBook) { self.init(world, book, facts: nil) }

    /// Of facts that were read already; nil for a workspace of layers only.
    public convenience init?(_ facts: FactScene) {
        guard let world = facts.world else { return nil }
        self.init(world, facts.book, facts: facts)
    }

    private init(_ world: World, _ book: RuleBook, facts: FactScene?) {
        (self.world, self.book) = (world, book)
        frame = StudyGrid.frame(around: world.communes, cell: world.province.coverage.cell)
        let asking = world.province.service.operators
        operators = asking.isEmpty ? Set(world.stations.map(\.operator)).sorted() : asking
        factsPart = Once(facts)
        verdicts = VerdictTable(book: book)
        parcelFacts = ParcelFacts(count: world.parcels.count)
    }

    // MARK: parts

    /// Where the facts of places come from.
    public func facts(_ run: Run = Run()) throws(StudyError) -> FactScene {
        try StudyError.wrap(world.workspace.file) {
            try factsPart(run) { try FactScene(world.workspace, world: world, book: book, run: run) }
        }
    }

    /// What stands around a terminal in each cell.
    func grid(_ run: Run) throws -> StudyGrid {
        try gridPart(run) { try StudyGrid(world: world, catalogue: book.catalogue, frame: frame, run: run) }
    }

    /// Recorded residential land, cut at commune borders.
    func residential(_ run: Run) throws -> ResidentialLand {
        try residentialPart(run) {
            run.report(.zones, 0)
            return try ResidentialLand(world: world, catalogue: book.catalogue, run: run)
        }
    }

    /// The zones before coverage and law.
    func ground(_ run: Run) throws -> ZoneGround {
        let residential = try residential(run)
        return try groundPart(run) {
            try ZoneGround(world: world, catalogue: book.catalogue, residential: residential, run: run)
        }
    }

    /// Where people are.
    func population(_ run: Run) throws -> Population {
        let residential = try residential(run)
        return try populationPart(run) {
            run.report(.people, 0)
            return try Population(communes: world.communes, land: residential, frame: frame, run: run)
        }
    }

    /// People of each zone.
    func residents(_ run: Run) throws -> ZoneResidents {
        let (ground, population) = (try ground(run), try population(run))
        return try residentsPart(run) { try ZoneResidents(ground: ground, population: population, frame: frame) }
    }

    /// People of each cell.
    func cellPeople(_ run: Run) throws -> CellPeople {
        let (land, population) = (try residential(run), try population(run))
        return try cellPeoplePart(run) {
            CellPeople(communes: world.communes, land: land, population: population, frame: frame)
        }
    }

    /// What predicts levels.
    func prediction(_ run: Run) throws -> LevelPrediction {
        try predictionPart(run) {
            run.report(.coverage, 0)
            return try LevelPrediction(world: world, frame: frame, run: run)
        }
    }

    /// Maps of the networks as they stand, operators in order, then technologies that some station has; each is predicted
    /// once.
    ///
    /// - Parameter isDetailed: with best servers, overlap and quality.
    func coverage(
        _ operators: [String]? = nil, _ technologies: [Technology] = Technology.allCases, isDetailed: Bool = false,
        run: Run
    ) throws -> [CoverageLayer] {
        let maker = try CoverageMaker(world: world, prediction: try prediction(run), grid: try grid(run))
        return try maps.layers(
            of: maker.networks(of: operators ?? self.operators, technologies), isDetailed: isDetailed, by: maker,
            run: run)
    }

    /// Maps of networks predicted so far: what tests count.
    package var predictedMaps: Int { maps.predicted }

    /// Template stations of a technology, predicted like the maps; the workspace's by default.
    func trialStations(_ technology: Technology? = nil, run: Run) throws -> TrialStations {
        try TrialStations(
            world, technology ?? world.province.service.technology, prediction: try prediction(run))
    }

    /// The places with the law on them, for one task.
    func places(_ run: Run) throws -> PlaceCatalogue {
        let list = try placesPart(run) { try PlaceList(world, run: run) }
        return try PlaceCatalogue(list, scene: try facts(run), verdicts: verdicts, known: parcelFacts)
    }

    /// What a station would serve, to compare places.
    func serviceArea(_ run: Run) throws -> ServiceArea {
        let grid = try grid(run)
        return try serviceAreaPart(run) { try ServiceArea(world: world, grid: grid) }
    }
}
