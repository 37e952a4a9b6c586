import GeoStore
import Geometry
import PermitRules
import Propagation
import Siting
import Units

/// People, coverage of today and places to build on: what every question of a siting study shares.
struct SitingScene {
    let operators: [String]
    let grid: StudyGrid
    /// Per cell; those for whom no residential land was found are in no cell.
    let people: [Double]
    /// District of each cell, or commune where the workspace has no districts, by most of its people.
    let unitOfCell: [Int32]
    let units: [UnitReference]
    /// By operator, per cell: whether it serves the cell today.
    let served: [[Bool]]
    /// Cells with people whom not every operator serves today, rising.
    let wanting: [Int]
    let peopleWithoutPlace: Int
    /// Of the people's cells, one layer per operator; each operator has an equal part of everybody's weight, so that a
    /// value is people, mean over the operators.
    let demand: Demand
    let prediction: LevelPrediction

    init(world: World, catalogue: LandUseCatalogue, progress: ProgressHandler) throws {
        let workspace = world.workspace
        var grid = StudyGrid(communes: world.communes, cell: workspace.coverage.cell)
        grid.classify(world, catalogue: catalogue)
        if let terrain = world.terrain { try grid.markVoids(of: terrain, in: workspace.crs) }
        progress(ProgressReport(.people, 0))
        let residents = try CellPeople(world: world, catalogue: catalogue, grid: grid)
        operators =
            workspace.service.operators.isEmpty
            ? Set(world.stations.map(\.operator)).sorted() : workspace.service.operators
        progress(ProgressReport(.coverage, 0))
        prediction = try LevelPrediction(world: world, grid: grid)
        let layers = try CoverageStudy(
            world: world, operators: operators, prediction: prediction, technologies: [workspace.service.technology]
        )
        .run(grid: grid) { share in progress(ProgressReport(.coverage, share)) }
        let cells = grid.frame.cellCount
        served = operators.map { name in
            let own = layers.first { $0.operator == name && $0.technology == workspace.service.technology }
            guard let own else { return [Bool](repeating: false, count: cells) }
            let threshold = Float(own.threshold.dBm)
            return own.level.values.map { $0 >= threshold }  // false for NaN
        }
        (people, unitOfCell) = Self.spread(residents, over: cells, world)
        let (people, unitOfCell, served) = (self.people, self.unitOfCell, self.served)
        wanting = people.indices.filter { cell in people[cell] > 0 && !served.allSatisfy { $0[cell] } }
        units = (world.districts.isEmpty ? world.communes : world.districts).map(\.reference)
        peopleWithoutPlace = residents.unplaced.reduce(0, +)
        let part = 1 / Double(max(1, operators.count))
        demand = try Demand(
            shape: .grid(width: grid.frame.columns, height: grid.frame.rows),
            weights: operators.flatMap { _ in people.map { $0 * part } },
            units: operators.flatMap { _ in unitOfCell })
        self.grid = grid
    }

    private static func spread(_ residents: CellPeople, over cells: Int, _ world: World) -> ([Double], [Int32]) {
        var people = [Double](repeating: 0, count: cells), most = people
        var units = [Int32](repeating: 0, count: cells)
        for (commune, places) in residents.places.enumerated() {
            let unit = world.districts.isEmpty ? commune : world.communes[commune].district ?? 0
            var own: [Int: Double] = [:]
            for place in places { own[place.cell, default: 0] += place.people }
            for (cell, count) in own {
                people[cell] += count
                if count > most[cell] { (most[cell], units[cell]) = (count, Int32(unit)) }
            }
        }
        return (people, units)
    }

    var peopleByUnit: [Double] {
        people.indices.reduce(into: [Double](repeating: 0, count: units.count)) { sums, cell in
            sums[Int(unitOfCell[cell])] += people[cell]
        }
    }

    /// Cells of the operators' layers that are served today, as runs.
    var existing: [CoverageMatrix.Run] {
        let cells = people.count
        return served.enumerated().flatMap { layer, isServed in
            isServed.indices.filter { isServed[$0] && people[$0] > 0 }.map { cell in
                CoverageMatrix.Run(layer * cells + cell, layer * cells + cell + 1)
            }
        }
    }

    /// Cells that a station would serve among those where some operator is wanting. Cells nobody lives in may be
    /// in a run as well: they count for nothing and keep runs long.
    ///
    /// - Parameter radius: cells farther away are not looked at, m.
    func footprint(
        _ station: TrialStation, at position: Coordinate, threshold: Float, radius: Double
    ) -> [CoverageMatrix.Run] {
        let cells = wantingCells(within: radius, of: position)
        let points = cells.map { cell in
            let centre = grid.frame.centre(row: cell / grid.frame.columns, column: cell % grid.frame.columns)
            return SitePredictor.Point(
                easting: centre.x, northing: centre.y, environment: Environment(rawValue: grid.environment[cell]))
        }
        var runs: [CoverageMatrix.Run] = []
        var open = -1, last = -1
        for (cell, level) in zip(cells, station.levels(at: position, points: points)) {
            // False for NaN. A run ends at an unserved cell and at the end of a row.
            let isServed = level >= threshold
            if open >= 0, !isServed || cell / grid.frame.columns != last / grid.frame.columns {
                runs.append(CoverageMatrix.Run(open, last + 1))
                open = -1
            }
            if isServed {
                if open < 0 { open = cell }
                last = cell
            }
        }
        if open >= 0 { runs.append(CoverageMatrix.Run(open, last + 1)) }
        return runs
    }

    /// Where a cell is, or would be, among those wanting.
    private func place(of cell: Int) -> Int {
        var low = 0, high = wanting.count
        while low < high {
            let middle = (low + high) / 2
            if wanting[middle] < cell { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func wantingCells(within radius: Double, of position: Coordinate) -> [Int] {
        let frame = grid.frame
        let top = frame.originY - 0.5 * frame.cellHeight, left = frame.originX + 0.5 * frame.cellWidth
        let firstRow = max(0, Int(((top - position.y - radius) / frame.cellHeight).rounded(.up)))
        let lastRow = min(frame.rows - 1, Int(((top - position.y + radius) / frame.cellHeight).rounded(.down)))
        guard firstRow <= lastRow else { return [] }
        return (firstRow...lastRow).flatMap { row -> [Int] in
            let dy = top - Double(row) * frame.cellHeight - position.y
            let half = max(0, radius * radius - dy * dy).squareRoot()
            let first = max(0, Int(((position.x - half - left) / frame.cellWidth).rounded(.up)))
            let last = min(frame.columns - 1, Int(((position.x + half - left) / frame.cellWidth).rounded(.down)))
            guard first <= last else { return [] }
            let (from, to) = (row * frame.columns + first, row * frame.columns + last)
            return Array(wanting[place(of: from)..<place(of: to + 1)])
        }
    }
}
