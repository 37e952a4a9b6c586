import GeoStore
import Geometry
import Province
import Units

/// People per cell of the maps, and the commune of each cell.
struct CellPeople: Sendable {
    /// Zero or more places with people: cell and weight, by commune.
    let places: [[(cell: Int, people: Double)]]
    /// By commune.
    let unplaced: [Int]
    /// Commune of each cell by its centre; −1 outside all.
    let commune: [Int32]

    init(communes: [AdministrativeUnit], land: ResidentialLand, population: Population, frame: GridFrame) {
        var places = [[(cell: Int, people: Double)]](repeating: [], count: communes.count)
        for index in population.x.indices {
            guard let cell = frame.number(containing: Coordinate(population.x[index], population.y[index])) else {
                continue
            }
            places[land.pieces[population.piece[index]].commune].append((cell, population.weight[index]))
        }
        self.places = places
        unplaced = population.unplaced
        var commune = [Int32](repeating: -1, count: frame.cellCount)
        for (number, unit) in communes.enumerated() {
            frame.forEachRun(inside: unit.shape) { row, columns in
                for cell in frame.cells(row: row, columns) { commune[cell] = Int32(number) }
            }
        }
        self.commune = commune
    }
}
