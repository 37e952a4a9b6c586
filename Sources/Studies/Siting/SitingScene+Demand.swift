import GeoStore
import Geometry
import Propagation
import Province
import Siting
import Units

/// The scene as the solver sees it: layers of the operators, each an equal part of everybody's weight, so that a value is
/// people, mean over the operators; behind them layers of the priority places, each place a unit that stands apart.
extension SitingScene {
    /// What the cells of priority places weigh.
    enum PlaceWeight {
        /// One each: only the places' shares count.
        case area
        /// Their people.
        case people
        case nothing
    }

    func demand(_ weight: PlaceWeight) throws(SitingError) -> Demand {
        let part = 1 / Double(max(1, operators.count))
        var weights = operators.flatMap { _ in people.map { $0 * part } }
        var units = operators.flatMap { _ in unitOfCell }
        for entry in places.indices {
            for index in demandCells(entry) {
                if index >= weights.count {
                    let missing = (index / people.count + 1) * people.count - weights.count
                    weights += [Double](repeating: 0, count: missing)
                    units += [Int32](repeating: 0, count: missing)
                }
                units[index] = Int32(unit(ofPlace: entry))
                switch weight {
                case .area: weights[index] = 1
                case .people: weights[index] = places[entry].part
                case .nothing: break
                }
            }
        }
        return try Demand(
            shape: .grid(width: grid.frame.columns, height: grid.frame.rows), weights: weights, units: units,
            firstUnitApart: Int32(self.units.count))
    }

    /// The unit a place is in the demand.
    func unit(ofPlace place: Int) -> Int { units.count + place }

    /// Shares of the places' units that have to be served.
    var placeShares: [Int: Double] {
        Dictionary(uniqueKeysWithValues: places.indices.map { (unit(ofPlace: $0), places[$0].place.share) })
    }

    /// Numbers of a place's cells in the demand.
    private func demandCells(_ place: Int) -> [Int] {
        let first = (operators.count + places[place].layer) * people.count
        return places[place].cells.map { first + $0 }
    }

    func runs(_ reach: PlaceReach) -> [CoverageMatrix.Run] {
        let cells = demandCells(reach.place)
        return reach.cells.map { CoverageMatrix.Run(cells[$0], cells[$0] + 1) }
    }

    /// What is served today, as runs of the demand's cells.
    var existing: [CoverageMatrix.Run] {
        let cells = people.count
        let residents = served.enumerated().flatMap { layer, isServed in
            isServed.indices.filter { isServed[$0] && people[$0] > 0 }.map { cell in
                CoverageMatrix.Run(layer * cells + cell, layer * cells + cell + 1)
            }
        }
        return residents
            + places.indices.flatMap { place in
                let isServed = places[place].isServed
                return runs(PlaceReach(place: place, cells: isServed.indices.filter { isServed[$0] }))
            }
    }

    /// Cells of a place, not served yet, that a station of its technology would serve; nil when none.
    func reach(
        _ station: TrialStation, at position: Coordinate, place: Int, threshold: Float, radius: Double
    ) -> PlaceReach? {
        let entry = places[place]
        guard entry.place.shape.box.distance(to: position) <= radius + grid.frame.cellWidth else { return nil }
        let open = entry.cells.indices.filter { index in
            let centre = grid.frame.centre(of: entry.cells[index])
            return !entry.isServed[index]
                && Box([position]).distance(to: centre) <= radius
        }
        let levels = levels(station, at: position, open.map { entry.cells[$0] })
        let reached = zip(open, levels).filter { $1 >= threshold }.map(\.0)  // false for NaN
        return reached.isEmpty ? nil : PlaceReach(place: place, cells: reached)
    }
}

extension [CoverageLayer] {
    /// Cells where an operator's layer of one of some technologies reaches its threshold.
    func served(by name: String, _ technologies: [Technology], cells: Int) -> [Bool] {
        var isServed = [Bool](repeating: false, count: cells)
        for layer in self where layer.operator == name && technologies.contains(layer.technology) {
            let threshold = Float(layer.threshold.dBm)
            for (cell, level) in layer.level.values.enumerated() where level >= threshold { isServed[cell] = true }
        }
        return isServed
    }
}
