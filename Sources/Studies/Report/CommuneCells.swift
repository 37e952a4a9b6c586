import GeoStore
import Geometry
import Propagation
import Province
import Units

/// Cells of the coverage layers counted by commune.
struct CommuneCells {
    /// By commune: cells whose centre lies in it.
    let cells: [Int]
    /// By layer, then commune: cells at or above the layer's threshold.
    let covered: [[Int]]
    let cellArea: Area

    init(_ layers: [CoverageLayer], communes: [AdministrativeUnit]) {
        var cells = [Int](repeating: 0, count: communes.count)
        var covered = [[Int]](repeating: cells, count: layers.count)
        var cellArea = Area.squareMetres(0)
        // Layers of one study share one grid.
        if let frame = layers.first?.level.frame {
            cellArea = .squareMetres(frame.cellArea)
            for (number, commune) in communes.enumerated() {
                frame.forEachRun(inside: commune.shape) { row, columns in
                    cells[number] += columns.count
                    for (index, layer) in layers.enumerated() {
                        let threshold = Float(layer.threshold.dBm)
                        for cell in frame.cells(row: row, columns)
                        where layer.level.values[cell] >= threshold {
                            covered[index][number] += 1
                        }
                    }
                }
            }
        }
        (self.cells, self.covered, self.cellArea) = (cells, covered, cellArea)
    }
}
