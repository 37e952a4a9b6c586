/// Finds, polygon by polygon, which cells its edges touch and which lie wholly inside it.
@safe struct CellRasterizer: ~Copyable {
    /// An edge, known by its first vertex, that touches a cell.
    struct Touch: BitwiseCopyable {
        var cell: UInt32
        var edge: UInt32
    }

    /// A polygon that covers a cell or has edges in it.
    struct Entry: BitwiseCopyable {
        var cell: UInt32
        var owner: Int32
        /// Number of edges times two, plus one when the cell's corner is inside. 1 is a cell wholly inside.
        var state: UInt32
    }

    private let polygons: FlatPolygons
    private let grid: CellGrid
    private let tiles: CellTiles
    private(set) var touches: GrowingBuffer<Touch>
    private(set) var entries: GrowingBuffer<Entry>
    // Counts of edges and crossings of row lines for the cells around one polygon.
    private var counts = GrowingBuffer<UInt32>(capacity: 1 << 12)
    private var toggles = GrowingBuffer<UInt8>(capacity: 1 << 12)

    init(_ polygons: FlatPolygons, _ grid: CellGrid, _ tiles: CellTiles, touches: Int, entries: Int) {
        self.polygons = polygons
        self.grid = grid
        self.tiles = tiles
        self.touches = GrowingBuffer(capacity: touches)
        self.entries = GrowingBuffer(capacity: entries)
    }

    /// Distances from the grid's origin are not negative beyond the seam, so cutting off is rounding down.
    @inline(__always) private func low(_ v: Double) -> Int { max(0, Int(v - CellGrid.seam)) }
    @inline(__always) private func high(_ v: Double, _ limit: Int) -> Int { min(limit - 1, Int(v + CellGrid.seam)) }

    mutating func add(_ number: Int) {
        let box = polygons.boxes[number]
        let firstColumn = low(grid.column(box.minX))
        let lastColumn = high(grid.column(box.maxX), grid.columns)
        let firstRow = low(grid.row(box.minY))
        let lastRow = high(grid.row(box.maxY), grid.rows)
        let width = lastColumn - firstColumn + 1
        let height = lastRow - firstRow + 1
        counts.removeAll()
        counts.reserve(width * height)
        toggles.removeAll()
        toggles.reserve((width + 1) * height)
        unsafe counts.pointer.update(repeating: 0, count: width * height)
        unsafe toggles.pointer.update(repeating: 0, count: (width + 1) * height)

        let vertices = unsafe polygons.vertices.pointer
        let rings = polygons.polygonRings[number]..<polygons.polygonRings[number + 1]
        for ring in rings {
            let start = polygons.ringStarts[ring], end = polygons.ringStarts[ring + 1]
            for edge in start..<(end - 1) {
                unsafe add(edge, vertices[edge], vertices[edge + 1], firstColumn, firstRow, width)
            }
        }

        let owner = polygons.owners[number]
        for row in 0..<height {
            var isInside: UInt8 = 0
            let rowCounts = unsafe counts.pointer + row * width
            let rowToggles = unsafe toggles.pointer + row * (width + 1)
            for column in 0..<width {
                unsafe isInside ^= rowToggles[column]
                let state = unsafe rowCounts[column] &<< 1 | UInt32(isInside)
                guard state != 0 else { continue }
                let cell = tiles.number(row: firstRow &+ row, column: firstColumn &+ column)
                entries.append(Entry(cell: UInt32(truncatingIfNeeded: cell), owner: owner, state: state))
            }
        }
    }

    @inline(__always) private mutating func mark(
        _ row: Int, _ left: Double, _ right: Double, _ edge: Int, _ firstColumn: Int, _ firstRow: Int, _ width: Int
    ) {
        let local = unsafe counts.pointer + ((row - firstRow) * width - firstColumn)
        for column in low(left)...high(right, grid.columns) {
            unsafe local[column] &+= 1
            touches.append(
                Touch(
                    cell: UInt32(truncatingIfNeeded: tiles.number(row: row, column: column)),
                    edge: UInt32(truncatingIfNeeded: edge)))
        }
    }

    @inline(__always) private mutating func add(
        _ edge: Int, _ a: Coordinate, _ b: Coordinate, _ firstColumn: Int, _ firstRow: Int, _ width: Int
    ) {
        let ax = grid.column(a.x), ay = grid.row(a.y), bx = grid.column(b.x), by = grid.row(b.y)
        let bottom = low(min(ay, by)), top = high(max(ay, by), grid.rows)
        let left = min(ax, bx), right = max(ax, bx)
        let slope = (bx - ax) / (by - ay)
        for row in bottom...top {
            var (from, to) = (left, right)
            if bottom != top, slope.isFinite {
                // Where the edge enters and leaves the row, the seam included; rounding stays far below the seam.
                let enter = ax + (Double(row) - CellGrid.seam - ay) * slope
                let leave = ax + (Double(row + 1) + CellGrid.seam - ay) * slope
                from = max(left, min(enter, leave))
                to = min(right, max(enter, leave))
            }
            mark(row, from, to, edge, firstColumn, firstRow, width)
            let line = grid.cornerY(row)
            guard (a.y > line) != (b.y > line) else { continue }
            let column = firstCornerRight(of: a, b, on: line) - firstColumn
            unsafe toggles.pointer[(row - firstRow) * (width + 1) + min(max(column, 0), width)] ^= 1
        }
    }

    /// The first column whose corner, moved by (δ, ε), lies to the right of where the edge crosses the line.
    @inline(__always) private func firstCornerRight(of a: Coordinate, _ b: Coordinate, on line: Double) -> Int {
        let x = a.x + (line - a.y) / (b.y - a.y) * (b.x - a.x)
        let t = grid.column(x)
        let nearest = t.rounded()
        if abs(t - nearest) > 1e-4 { return Int(t.rounded(.down)) + 1 }
        let column = Int(nearest)
        let side = CornerPath.side(a, b, Coordinate(grid.cornerX(column), line))
        return (b.y > a.y) == (side < 0) ? column : column + 1
    }
}
