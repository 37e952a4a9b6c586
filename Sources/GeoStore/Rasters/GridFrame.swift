public import Geometry

/// Where the cells of a raster lie: rows run south from the top edge, columns east from the left edge.
public struct GridFrame: Hashable, Sendable, Codable {
    /// Left edge of the first column, not its centre.
    public var originX: Double
    /// Top edge of the first row, not its centre.
    public var originY: Double
    /// Positive, in the unit of the CRS.
    public var cellWidth: Double
    public var cellHeight: Double
    public var columns: Int
    public var rows: Int

    public init(
        originX: Double, originY: Double, cellWidth: Double, cellHeight: Double, columns: Int, rows: Int
    ) {
        self.originX = originX
        self.originY = originY
        self.cellWidth = cellWidth
        self.cellHeight = cellHeight
        self.columns = columns
        self.rows = rows
    }

    public var cellCount: Int { columns * rows }

    public func centre(row: Int, column: Int) -> Coordinate {
        Coordinate(
            originX + (Double(column) + 0.5) * cellWidth, originY - (Double(row) + 0.5) * cellHeight)
    }

    /// The cell a position lies in; the right and bottom edges of the frame belong to the last cells.
    public func cell(containing position: Coordinate) -> (row: Int, column: Int)? {
        let x = (position.x - originX) / cellWidth
        let y = (originY - position.y) / cellHeight
        guard x >= 0, y >= 0, x <= Double(columns), y <= Double(rows) else { return nil }
        return (min(Int(y), rows - 1), min(Int(x), columns - 1))
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
}
