import GeoStore
import Geometry

/// Which cells of a grid have their centre inside a polygon: even–odd rule over all rings, row by row.
struct CellFill {
    let frame: GridFrame

    /// Calls `visit` once per run of cells, columns `first...last` of `row`.
    func runs(of shape: Shape, _ visit: (_ row: Int, _ first: Int, _ last: Int) -> Void) {
        for polygon in shape.polygons { runs(of: polygon, visit) }
    }

    private func runs(of polygon: Polygon, _ visit: (Int, Int, Int) -> Void) {
        let box = polygon.box
        guard !box.isEmpty else { return }
        let top = frame.originY - 0.5 * frame.cellHeight
        let first = max(0, Int(((top - box.maxY) / frame.cellHeight).rounded(.up)))
        let last = min(frame.rows - 1, Int(((top - box.minY) / frame.cellHeight).rounded(.down)))
        guard first <= last else { return }
        var crossings = [[Double]](repeating: [], count: last - first + 1)
        for ring in [polygon.exterior] + polygon.holes {
            for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) where a.y != b.y {
                let (low, high) = a.y < b.y ? (a, b) : (b, a)
                // Rows whose centre y satisfies low.y < y <= high.y: a vertex on the line counts once.
                let from = max(first, Int(((top - high.y) / frame.cellHeight).rounded(.up)))
                let to = min(last, Int(((top - low.y) / frame.cellHeight).rounded(.up)) - 1)
                guard from <= to else { continue }
                let slope = (high.x - low.x) / (high.y - low.y)
                for row in from...to {
                    let y = top - Double(row) * frame.cellHeight
                    crossings[row - first].append(low.x + (y - low.y) * slope)
                }
            }
        }
        let left = frame.originX + 0.5 * frame.cellWidth
        for row in first...last {
            let xs = crossings[row - first].sorted()
            for pair in stride(from: 0, to: xs.count - 1, by: 2) {
                let from = max(0, Int(((xs[pair] - left) / frame.cellWidth).rounded(.up)))
                let to = min(frame.columns - 1, Int(((xs[pair + 1] - left) / frame.cellWidth).rounded(.up)) - 1)
                if from <= to { visit(row, from, to) }
            }
        }
    }
}
