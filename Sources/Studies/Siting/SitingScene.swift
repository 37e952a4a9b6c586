import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
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
    let peopleByUnit: [Double]
    /// By operator, per cell: whether it serves the cell today.
    let served: [[Bool]]
    /// Cells with people whom not every operator serves today, rising.
    let wanting: [Int]
    let peopleWithoutPlace: Int
    let places: [PlaceCells]
    /// What serves people.
    let technologies: [Technology]
    /// People, mean over the operators, whom layers of today serve and what stays does not; nil without a switch-off.
    let lost: Double?

    /// - Parameter switchedOff: technologies that serve nobody any more.
    init(_ scene: Scene, switchedOff: Set<Technology>, run: Run) throws {
        let world = scene.world
        technologies = try Self.serving(world, switchedOff)
        operators = scene.operators
        let (grid, residents) = (try scene.grid(run), try scene.cellPeople(run))
        let wanted = Set(technologies).union(switchedOff).union(world.priorityPlaces.map(\.technology))
        let layers = try scene.coverage(operators, Technology.allCases.filter(wanted.contains), run: run)
        let cells = grid.frame.cellCount
        let (operators, technologies) = (self.operators, self.technologies)
        served = operators.map { layers.served(by: $0, technologies, cells: cells) }
        places = PlaceCells.all(world.priorityPlaces, operators: operators, frame: grid.frame) { name, place in
            layers.served(by: operators[name], [place.technology], cells: cells)
        }
        (people, unitOfCell) = Self.spread(residents, over: cells, world)
        let (people, served) = (self.people, self.served)
        lost =
            switchedOff.isEmpty
            ? nil
            : operators.enumerated().reduce(0) { sum, entry in
                let old = layers.served(by: entry.element, Array(switchedOff), cells: cells)
                return people.indices.reduce(sum) {
                    old[$1] && !served[entry.offset][$1] ? $0 + people[$1] / Double(operators.count) : $0
                }
            }
        wanting = people.indices.filter { cell in people[cell] > 0 && !served.allSatisfy { $0[cell] } }
        units = (world.districts.isEmpty ? world.communes : world.districts).map(\.reference)
        let unitOfCell = self.unitOfCell
        peopleByUnit = people.indices.reduce(into: [Double](repeating: 0, count: units.count)) { sums, cell in
            sums[Int(unitOfCell[cell])] += people[cell]
        }
        peopleWithoutPlace = residents.unplaced.reduce(0, +)
        self.grid = grid
    }

    /// The workspace's technology, or all that stay on.
    ///
    /// - Throws: ``StudyError/switchedOff(technology:place:)``.
    private static func serving(_ world: World, _ switchedOff: Set<Technology>) throws(StudyError) -> [Technology] {
        let own = world.province.service.technology
        guard !switchedOff.isEmpty else { return [own] }
        if switchedOff.contains(own) { throw .switchedOff(technology: own.rawValue, place: nil) }
        if let place = world.priorityPlaces.first(where: { switchedOff.contains($0.technology) }) {
            throw .switchedOff(technology: place.technology.rawValue, place: place.name)
        }
        return Technology.allCases.filter { !switchedOff.contains($0) }
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

    /// Cells that a station would serve among those where some operator is wanting. Cells nobody lives in may be
    /// in a run as well: they count for nothing and keep runs long.
    ///
    /// - Parameter radius: cells farther away are not looked at, m.
    func footprint(
        _ station: TrialStation, at position: Coordinate, threshold: Float, radius: Double
    ) -> [CoverageMatrix.Run] {
        let cells = wantingCells(within: radius, of: position)
        var runs: [CoverageMatrix.Run] = []
        var open = -1, last = -1
        for (cell, level) in zip(cells, levels(station, at: position, cells)) {
            // False for NaN. A run ends at an unserved cell and at the end of a row.
            let isServed = level >= threshold
            if open >= 0, !isServed || grid.frame.row(of: cell) != grid.frame.row(of: last) {
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

    func levels(_ station: TrialStation, at position: Coordinate, _ cells: [Int]) -> [Float] {
        station.levels(
            at: position,
            points: cells.map { cell in
                let centre = grid.frame.centre(of: cell)
                return SitePredictor.Point(
                    easting: centre.x, northing: centre.y, environment: Environment(rawValue: grid.environment[cell]))
            })
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
        var cells: [Int] = []
        grid.frame.forEachRun(within: radius, ofX: position.x, y: position.y) { row, columns in
            let run = grid.frame.cells(row: row, columns)
            cells += wanting[place(of: run.lowerBound)..<place(of: run.upperBound + 1)]
        }
        return cells
    }
}
