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
            cellArea = .squareMetres(frame.cellWidth * frame.cellHeight)
            let fill = CellFill(frame: frame)
            for (number, commune) in communes.enumerated() {
                fill.runs(of: commune.shape) { row, first, last in
                    cells[number] += last - first + 1
                    for (index, layer) in layers.enumerated() {
                        let threshold = Float(layer.threshold.dBm)
                        for cell in (row * frame.columns + first)...(row * frame.columns + last)
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

extension Raster {
    /// The cells of a window; the whole raster when the window lies outside.
    func cropped(to window: Box) -> Raster {
        let left = max(0, Int(((window.minX - frame.originX) / frame.cellWidth).rounded(.down)))
        let right = min(frame.columns, Int(((window.maxX - frame.originX) / frame.cellWidth).rounded(.up)))
        let top = max(0, Int(((frame.originY - window.maxY) / frame.cellHeight).rounded(.down)))
        let bottom = min(frame.rows, Int(((frame.originY - window.minY) / frame.cellHeight).rounded(.up)))
        guard left < right, top < bottom else { return self }
        var part: [Float] = []
        part.reserveCapacity((right - left) * (bottom - top))
        for row in top..<bottom { part += values[(row * frame.columns + left)..<(row * frame.columns + right)] }
        return Raster(
            frame: GridFrame(
                originX: frame.originX + Double(left) * frame.cellWidth,
                originY: frame.originY - Double(top) * frame.cellHeight, cellWidth: frame.cellWidth,
                cellHeight: frame.cellHeight, columns: right - left, rows: bottom - top),
            crs: crs, values: part)
    }
}
