public import Units

extension GridFrame {
    /// Square cells aligned to multiples of their side that cover a box; one cell at least.
    public init(covering box: Box, cell: Double) {
        let west = (box.minX / cell).rounded(.down) * cell
        let north = (box.maxY / cell).rounded(.up) * cell
        self.init(
            originX: west, originY: north, cell: cell, columns: max(1, Int(((box.maxX - west) / cell).rounded(.up))),
            rows: max(1, Int(((north - box.minY) / cell).rounded(.up))))
    }

    public func centre(row: Int, column: Int) -> Coordinate { Coordinate(x(ofColumn: column), y(ofRow: row)) }
    public func centre(of cell: Int) -> Coordinate { centre(row: row(of: cell), column: column(of: cell)) }

    /// The cell a position lies in; the right and bottom edges of the frame belong to the last cells.
    public func cell(containing position: Coordinate) -> (row: Int, column: Int)? {
        cell(containingX: position.x, y: position.y)
    }

    /// The number of the cell a position lies in; nil outside.
    public func number(containing position: Coordinate) -> Int? {
        cell(containing: position).map { number(row: $0.row, column: $0.column) }
    }

    public var box: Box {
        Box(
            minX: originX, minY: originY - Double(rows) * cellHeight,
            maxX: originX + Double(columns) * cellWidth, maxY: originY)
    }

    /// The smallest frame of whole cells on this lattice that covers `window`; it may reach beyond this frame.
    public func covering(_ window: Box) -> GridFrame {
        // A window that ends on an edge to within a millionth of a cell does not take the next cell.
        let slack = 1e-6
        let left = ((window.minX - originX) / cellWidth + slack).rounded(.down)
        let right = ((window.maxX - originX) / cellWidth - slack).rounded(.up)
        let top = ((originY - window.maxY) / cellHeight + slack).rounded(.down)
        let bottom = ((originY - window.minY) / cellHeight - slack).rounded(.up)
        return GridFrame(
            originX: originX + left * cellWidth, originY: originY - top * cellHeight,
            cellWidth: cellWidth, cellHeight: cellHeight,
            columns: max(1, Int(right - left)), rows: max(1, Int(bottom - top)))
    }

    /// Runs of cells whose centre is inside a shape: even–odd rule over all rings, row by row, polygon after polygon.
    public func forEachRun(inside shape: Shape, _ visit: (_ row: Int, _ columns: ClosedRange<Int>) -> Void) {
        for polygon in shape.polygons { forEachRun(inside: polygon, visit) }
    }

    private func forEachRun(inside polygon: Polygon, _ visit: (Int, ClosedRange<Int>) -> Void) {
        let box = polygon.box
        guard !box.isEmpty else { return }
        let top = originY - 0.5 * cellHeight
        let first = max(0, Int(((top - box.maxY) / cellHeight).rounded(.up)))
        let last = min(rows - 1, Int(((top - box.minY) / cellHeight).rounded(.down)))
        guard first <= last else { return }
        var crossings = [[Double]](repeating: [], count: last - first + 1)
        for ring in [polygon.exterior] + polygon.holes {
            for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) where a.y != b.y {
                let (low, high) = a.y < b.y ? (a, b) : (b, a)
                // Rows whose centre y satisfies low.y < y <= high.y: a vertex on the line counts once.
                let from = max(first, Int(((top - high.y) / cellHeight).rounded(.up)))
                let to = min(last, Int(((top - low.y) / cellHeight).rounded(.up)) - 1)
                guard from <= to else { continue }
                let slope = (high.x - low.x) / (high.y - low.y)
                for row in from...to {
                    let y = top - Double(row) * cellHeight
                    crossings[row - first].append(low.x + (y - low.y) * slope)
                }
            }
        }
        let left = originX + 0.5 * cellWidth
        for row in first...last {
            let xs = crossings[row - first].sorted()
            for pair in stride(from: 0, to: xs.count - 1, by: 2) {
                let from = max(0, Int(((xs[pair] - left) / cellWidth).rounded(.up)))
                let to = min(columns - 1, Int(((xs[pair + 1] - left) / cellWidth).rounded(.up)) - 1)
                if from <= to { visit(row, from...to) }
            }
        }
    }
}
