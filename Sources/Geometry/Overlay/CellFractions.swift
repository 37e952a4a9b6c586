/// A raster's cells, rows going south, for ``CellFractions``.
public struct CellFrame: Hashable, Sendable {
    /// The left edge of the first column and the top edge of the first row.
    public let left: Double
    public let top: Double
    public let cellWidth: Double
    public let cellHeight: Double
    public let columns: Int
    public let rows: Int

    public init(left: Double, top: Double, cellWidth: Double, cellHeight: Double, columns: Int, rows: Int) {
        (self.left, self.top, self.cellWidth, self.cellHeight) = (left, top, cellWidth, cellHeight)
        (self.columns, self.rows) = (columns, rows)
    }
}

/// How much of each raster cell a polygon covers, to rounding.
///
/// Each edge adds, to every cell it passes, the ground between itself and the cell's right side, and to all cells
/// further right its height: the running sum along a row is the cover. No cell is cut out, so cost is that of the
/// cells the border passes plus the cells of the polygon's box.
public enum CellFractions {
    public struct Share: Hashable, Sendable {
        public let row: Int
        public let column: Int
        /// Of the cell's area, above 0 and at most 1.
        public let fraction: Double
    }

    /// Smaller fractions are rounding of cells beside the border.
    static let least = 1e-12

    /// Calls `visit(shape, share)` for each cell a shape covers at least in part; shapes ascending, their polygons'
    /// cells by row and column. Polygons have to be valid.
    ///
    /// - Throws: ``GeometryError/notFinite(_:)``.
    public static func forEach(
        _ shapes: [Shape], in frame: CellFrame, _ visit: (Int, Share) -> Void
    ) throws(GeometryError) {
        guard frame.columns > 0, frame.rows > 0, frame.cellWidth > 0, frame.cellHeight > 0 else { return }
        for (number, shape) in shapes.enumerated() {
            if let bad = shape.firstNonFinite { throw .notFinite(bad) }
            for polygon in shape.polygons {
                var cover = CellCover(polygon.box, frame)
                guard !cover.isEmpty else { continue }
                cover.add(polygon.exterior, isHole: false)
                for hole in polygon.holes { cover.add(hole, isHole: true) }
                cover.forEach { visit(number, $0) }
            }
        }
    }
}

/// The cells around one polygon.
private struct CellCover {
    private let frame: CellFrame
    private let rows: Range<Int>
    private let columns: Range<Int>
    /// What changes from the cell to the left, row by row, with one more column.
    private var changes: [Double]

    init(_ box: Box, _ frame: CellFrame) {
        self.frame = frame
        func cells(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
            let most = Double(count)
            let from = min(max(low.rounded(.down), 0), most), to = min(max(high.rounded(.down) + 1, 0), most)
            return from < to ? Int(from)..<Int(to) : 0..<0
        }
        columns = cells(
            (box.minX - frame.left) / frame.cellWidth, (box.maxX - frame.left) / frame.cellWidth, frame.columns)
        rows = cells((frame.top - box.maxY) / frame.cellHeight, (frame.top - box.minY) / frame.cellHeight, frame.rows)
        changes = [Double](repeating: 0, count: rows.count * (columns.count + 1))
    }

    var isEmpty: Bool { rows.isEmpty || columns.isEmpty }

    mutating func add(_ ring: Ring, isHole: Bool) {
        let sign = (ring.signedArea >= 0) == isHole ? -1.0 : 1.0
        for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
            add(
                (a.x - frame.left) / frame.cellWidth, (frame.top - a.y) / frame.cellHeight,
                (b.x - frame.left) / frame.cellWidth, (frame.top - b.y) / frame.cellHeight, sign)
        }
    }

    /// An edge in units of cells, cut at the lines between rows.
    private mutating func add(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ sign: Double) {
        let low = max(min(y0, y1), Double(rows.lowerBound)), high = min(max(y0, y1), Double(rows.upperBound))
        guard low < high else { return }
        let slope = (x1 - x0) / (y1 - y0)
        let direction = y1 > y0 ? sign : -sign
        func x(_ y: Double) -> Double { y == y0 ? x0 : y == y1 ? x1 : x0 + (y - y0) * slope }
        for row in Int(low)..<Int(high.rounded(.up)) {
            let from = max(low, Double(row)), to = min(high, Double(row + 1))
            guard from < to else { continue }
            addPiece(row, x(from), x(to), (to - from) * direction)
        }
    }

    /// A piece within one row, cut at the lines between columns.
    private mutating func addPiece(_ row: Int, _ a: Double, _ b: Double, _ height: Double) {
        let start = (row - rows.lowerBound) * (columns.count + 1)
        let (left, right) = (min(a, b), max(a, b))
        let first = Double(columns.lowerBound), end = Double(columns.upperBound)
        let perColumn = right > left ? height / (right - left) : 0
        // What lies left of the frame counts in full for all its cells, what lies right of it for none.
        if left < first || left == right && left <= first {
            changes[start] += right > first ? (first - left) * perColumn : height
        }
        guard right > first || left == right && left > first, left < end else { return }
        if left == right {
            addInCell(start, left, left, height)
            return
        }
        var x = max(left, first)
        let stop = min(right, end)
        while x < stop {
            let next = min(x.rounded(.down) + 1, stop)
            addInCell(start, x, next, (next - x) * perColumn)
            x = next
        }
    }

    private mutating func addInCell(_ start: Int, _ a: Double, _ b: Double, _ height: Double) {
        let column = Int(a)
        let middle = (a + b) / 2 - Double(column)
        changes[start + column - columns.lowerBound] += height * (1 - middle)
        changes[start + column - columns.lowerBound + 1] += height * middle
    }

    func forEach(_ visit: (CellFractions.Share) -> Void) {
        for row in rows {
            var cover = 0.0
            let start = (row - rows.lowerBound) * (columns.count + 1)
            for column in columns {
                cover += changes[start + column - columns.lowerBound]
                guard cover > CellFractions.least else { continue }
                // Whole cells are whole, whatever the sum of their row has gathered.
                let fraction = cover > 1 - CellFractions.least ? 1 : cover
                visit(CellFractions.Share(row: row, column: column, fraction: fraction))
            }
        }
    }
}
