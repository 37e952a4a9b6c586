import GeoStore
import Geometry
import Province
import Units

/// A priority place on the study's grid.
struct PlaceCells {
    let place: PriorityPlace
    /// Those whose centre lies in it, the nearest one at least; rising.
    let cells: [Int]
    /// Per cell: whether a layer of the place's technology reaches it today.
    let isServed: [Bool]
    /// Index of the only operator that counts; nil: any.
    let only: Int?
    /// The layer of the demand, behind the operators', that holds the cells; no other place has them there.
    let layer: Int

    func counts(_ name: Int) -> Bool { only == nil || only == name }

    /// People per cell; 0 where none are given.
    var part: Double { (place.people ?? 0) / Double(cells.count) }

    /// - Parameter served: per operator and technology, whether each cell of the grid is served.
    static func all(
        _ places: [PriorityPlace], operators: [String], frame: GridFrame, served: (Int, PriorityPlace) -> [Bool]
    ) -> [PlaceCells] {
        var taken: [Set<Int>] = []
        return places.map { place in
            var cells: [Int] = []
            frame.forEachRun(inside: place.shape) { cells += frame.cells(row: $0, $1) }
            if cells.isEmpty, let cell = frame.number(containing: place.position) { cells = [cell] }
            cells = Set(cells).sorted()
            let layer = taken.firstIndex { $0.isDisjoint(with: cells) } ?? taken.count
            if layer == taken.count { taken.append([]) }
            taken[layer].formUnion(cells)
            let only = place.operator.flatMap(operators.firstIndex)
            let maps = operators.indices.filter { only == nil || only == $0 }.map { served($0, place) }
            return PlaceCells(
                place: place, cells: cells, isServed: cells.map { cell in maps.contains { $0[cell] } }, only: only,
                layer: layer)
        }
    }
}

/// Cells of a priority place that a site would newly serve.
struct PlaceReach: Sendable {
    /// Index into ``SitingScene/places``.
    let place: Int
    /// Indices into ``PlaceCells/cells``.
    let cells: [Int]
}
