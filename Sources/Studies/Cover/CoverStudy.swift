import GeoStore
import Geometry
public import PermitRules
import Propagation
public import Province
public import Units

/// Predicts the coverage of a workspace's networks and counts people and area per unit.
public struct CoverStudy: Sendable {
    public let world: World
    public let catalogue: LandUseCatalogue

    public init(world: World, catalogue: LandUseCatalogue) {
        self.world = world
        self.catalogue = catalogue
    }

    /// - Throws: ``StudyError``
    public func run(_ run: Run = Run()) throws(StudyError) -> CoverResult {
        try StudyError.wrap(world.workspace.name) {
            let workspace = world.workspace, province = world.province
            var grid = StudyGrid(communes: world.communes, cell: province.coverage.cell)
            try grid.classify(world, catalogue: catalogue, run: run)
            if let terrain = world.terrain { try grid.markVoids(of: terrain, in: workspace.crs, run: run) }
            run.report(.people, 0)
            let people = try CellPeople(world: world, catalogue: catalogue, grid: grid, run: run)
            let operators =
                province.service.operators.isEmpty
                ? Set(world.stations.map(\.operator)).sorted() : province.service.operators
            run.report(.coverage, 0)
            let prediction = try LevelPrediction(world: world, grid: grid, run: run)
            var layers = try CoverageStudy(world: world, operators: operators, prediction: prediction)
                .run(grid: grid, isDetailed: true, run: run)
            let places = people.places.flatMap(\.self)
            for (index, layer) in layers.enumerated() {
                layers[index].serving?.count(layer.level, threshold: layer.threshold, people: places)
            }
            var ledger = world.ledger
            ledger.add(contentsOf: try prediction.leftOut(of: world))
            return CoverResult(
                name: workspace.name, crs: workspace.crs, operators: operators, layers: layers,
                units: try CoverSummary(world: world, grid: grid, people: people, layers: layers).units,
                claims: ClaimComparison(world: world, grid: grid, people: people, layers: layers).figures(),
                ledger: ledger)
        }
    }
}

/// People per cell of the study's grid, and the commune of each cell.
struct CellPeople {
    /// Zero or more places with people: cell and weight, by commune.
    let places: [[(cell: Int, people: Double)]]
    /// By commune.
    let unplaced: [Int]
    /// Commune of each cell by its centre; −1 outside all.
    let commune: [Int32]

    init(world: World, catalogue: LandUseCatalogue, grid: StudyGrid, run: Run) throws {
        let topology = Topology()
        let builder = ZoneBuilder(
            world: world, catalogue: catalogue, topology: topology,
            cutting: try UnitCutting(communes: world.communes, topology: topology), run: run)
        let pieces = try builder.residentialPieces(of: world.parcels)
        let population = try Population(
            communes: world.communes, pieces: pieces,
            residentialArea: pieces.map { builder.residentialArea(of: $0, in: world.parcels) }, frame: grid.frame,
            topology: topology, run: run)
        var places = [[(cell: Int, people: Double)]](repeating: [], count: world.communes.count)
        for index in population.x.indices {
            guard let cell = grid.cell(at: Coordinate(population.x[index], population.y[index])) else { continue }
            places[pieces[population.piece[index]].commune].append((cell, population.weight[index]))
        }
        self.places = places
        unplaced = population.unplaced
        var commune = [Int32](repeating: -1, count: grid.frame.cellCount)
        let fill = CellFill(frame: grid.frame)
        for (number, unit) in world.communes.enumerated() {
            fill.runs(of: unit.shape) { row, first, last in
                for column in first...last { commune[row * grid.frame.columns + column] = Int32(number) }
            }
        }
        self.commune = commune
    }
}
