/// Where the cells of a lattice lie in a plane: rows run south from the top edge, columns east from the left edge. The one
/// place for the arithmetic between cells and positions.
///
/// Cells are numbered row by row from the north-west corner.
public struct GridFrame: Hashable, Sendable, Codable {
    /// Left edge of the first column, not its centre.
    public var originX: Double
    /// Top edge of the first row, not its centre.
    public var originY: Double
    /// Positive, in the unit of the coordinates.
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

    /// - Parameter cell: side of its square cells.
    public init(originX: Double, originY: Double, cell: Double, columns: Int, rows: Int) {
        self.init(originX: originX, originY: originY, cellWidth: cell, cellHeight: cell, columns: columns, rows: rows)
    }

    public var cellCount: Int { columns * rows }
    /// In the square of the coordinates' unit.
    public var cellArea: Double { cellWidth * cellHeight }

    // MARK: centres

    public func x(ofColumn column: Int) -> Double { originX + (Double(column) + 0.5) * cellWidth }
    public func y(ofRow row: Int) -> Double { originY - (Double(row) + 0.5) * cellHeight }

    // MARK: numbers

    public func number(row: Int, column: Int) -> Int { row * columns + column }
    public func row(of cell: Int) -> Int { cell / columns }
    public func column(of cell: Int) -> Int { cell % columns }

    /// Numbers of neighbouring cells of a row.
    public func cells(row: Int, _ columns: ClosedRange<Int>) -> ClosedRange<Int> {
        number(row: row, column: columns.lowerBound)...number(row: row, column: columns.upperBound)
    }

    /// The cell a position lies in; the right and bottom edges of the frame belong to the last cells.
    public func cell(containingX x: Double, y: Double) -> (row: Int, column: Int)? {
        let x = (x - originX) / cellWidth
        let y = (originY - y) / cellHeight
        guard x >= 0, y >= 0, x <= Double(columns), y <= Double(rows) else { return nil }
        return (min(Int(y), rows - 1), min(Int(x), columns - 1))
    }

    // MARK: windows

    /// Columns that reach between two positions; none where the frame does not.
    public func columns(between x: ClosedRange<Double>) -> Range<Int> {
        Self.range((x.lowerBound - originX) / cellWidth, (x.upperBound - originX) / cellWidth, count: columns)
    }

    /// Rows that reach between two positions; none where the frame does not.
    public func rows(between y: ClosedRange<Double>) -> Range<Int> {
        Self.range((originY - y.upperBound) / cellHeight, (originY - y.lowerBound) / cellHeight, count: rows)
    }

    private static func range(_ first: Double, _ end: Double, count: Int) -> Range<Int> {
        let limits = 0.0...Double(count)
        let lower = Int(min(max(first.rounded(.down), limits.lowerBound), limits.upperBound))
        let upper = Int(min(max(end.rounded(.up), limits.lowerBound), limits.upperBound))
        return lower..<max(lower, upper)
    }

    /// The frame of some of its rows and columns.
    public func window(rows: Range<Int>, columns: Range<Int>) -> GridFrame {
        GridFrame(
            originX: originX + Double(columns.lowerBound) * cellWidth,
            originY: originY - Double(rows.lowerBound) * cellHeight, cellWidth: cellWidth, cellHeight: cellHeight,
            columns: columns.count, rows: rows.count)
    }

    /// Runs of cells whose centres lie within a radius of a position, from north to south.
    public func forEachRun(
        within radius: Double, ofX x: Double, y: Double, _ visit: (_ row: Int, _ columns: ClosedRange<Int>) -> Void
    ) {
        let top = originY - 0.5 * cellHeight, left = originX + 0.5 * cellWidth
        let firstRow = max(0, Int(((top - y - radius) / cellHeight).rounded(.up)))
        let lastRow = min(rows - 1, Int(((top - y + radius) / cellHeight).rounded(.down)))
        guard firstRow <= lastRow else { return }
        for row in firstRow...lastRow {
            let dy = top - Double(row) * cellHeight - y
            let half = max(0, radius * radius - dy * dy).squareRoot()
            let first = max(0, Int(((x - half - left) / cellWidth).rounded(.up)))
            let last = min(columns - 1, Int(((x + half - left) / cellWidth).rounded(.down)))
            if first <= last { visit(row, first...last) }
        }
    }
}
