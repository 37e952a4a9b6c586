/// Square cells in a planar grid; rows go south, row by row from the north-west corner.
public struct CoverageGrid: Hashable, Sendable {
    /// Left edge of the first column and top edge of the first row, m.
    public let originX: Double
    public let originY: Double
    /// Side of a cell, m.
    public let cellSize: Double
    public let columns: Int
    public let rows: Int

    /// - Throws: ``PropagationError/unusableGrid(field:value:)``.
    public init(
        originX: Double, originY: Double, cellSize: Double, columns: Int, rows: Int
    ) throws(PropagationError) {
        guard originX.isFinite else { throw .unusableGrid(field: "originX", value: originX) }
        guard originY.isFinite else { throw .unusableGrid(field: "originY", value: originY) }
        guard cellSize > 0, cellSize.isFinite else { throw .unusableGrid(field: "cellSize", value: cellSize) }
        guard columns > 0 else { throw .unusableGrid(field: "columns", value: Double(columns)) }
        guard rows > 0 else { throw .unusableGrid(field: "rows", value: Double(rows)) }
        self.originX = originX
        self.originY = originY
        self.cellSize = cellSize
        self.columns = columns
        self.rows = rows
    }

    public var cellCount: Int { columns * rows }

    public func centreX(column: Int) -> Double { originX + (Double(column) + 0.5) * cellSize }
    public func centreY(row: Int) -> Double { originY - (Double(row) + 0.5) * cellSize }
}
