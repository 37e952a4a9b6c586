/// Which of many polygons cover a point; the border counts as inside.
///
/// Gives GEOS's `covers` for valid polygons. A grid is laid over all of them: most cells lie wholly inside or outside
/// and answer without arithmetic, the others keep the few edges that touch them (A. Kipf et al., "Adaptive main-memory
/// indexing for high-performance point-polygon joins", EDBT 2020, call the first true hits). Near an edge, where single
/// precision could err, the vertices decide exactly. Built once, immutable, safe to share between tasks.
///
/// ```swift
/// let locator = PolygonLocator(zones.map(\.shape))
/// let zones = locator.covering(Coordinate(594_000, 1_213_000))
/// ```
public struct PolygonLocator: Sendable {
    /// How much memory the edges of border cells may take.
    public enum Storage: Sendable {
        /// Edges are kept beside the cell as well, in single precision: about 20 bytes more for each.
        case fast
        /// Larger cells that only refer to the vertices; three to five times slower near borders.
        case compact
    }

    /// Numbers of shapes that have a coordinate that is not finite. They cover nothing.
    public let refused: [Int]
    let grid: CellGrid
    let tiles: CellTiles
    let cells: CellPool
    let polygons: FlatPolygons

    /// Takes time linear in vertices plus cells; a million parcels take seconds.
    ///
    /// - Parameters:
    ///   - shapes: numbered by their place; only their polygonal parts are looked at.
    ///   - cellSide: side of a cell in the coordinates' unit; nil lets the data choose.
    public init(_ shapes: [Shape], storage: Storage = .fast, cellSide: Double? = nil) {
        let polygons = FlatPolygons(shapes)
        let plan = CellPlan(polygons, isCompact: storage == .compact, side: cellSide)
        let tiles = CellTiles(plan.grid)
        var raster = CellRasterizer(polygons, plan.grid, tiles, touches: plan.touches, entries: plan.entries)
        for number in 0..<polygons.count { raster.add(number) }
        self.polygons = polygons
        grid = plan.grid
        self.tiles = tiles
        cells = CellPool(polygons, plan.grid, tiles, raster, isCompact: storage == .compact)
        refused = polygons.refused
    }

    /// Ascending numbers of the shapes that cover the point; none for a point that is not finite.
    public func covering(_ point: Coordinate) -> [Int] {
        var found: [Int] = []
        forEachCovering(point) { found.append(Int($0)) }
        guard found.count > 1 else { return found }
        found.sort()
        // Two parts of one shape may meet in the point.
        return found.enumerated().filter { $0.offset == 0 || found[$0.offset - 1] != $0.element }.map(\.element)
    }

    /// Calls `visit` for each polygon that covers the point with the number of its shape, in no particular order;
    /// twice for a shape of which two parts meet in the point.
    @inline(__always) func forEachCovering(_ point: Coordinate, _ visit: (Int32) -> Void) {
        guard let cell = grid.cell(point) else { return }
        unsafe answer(cells.words.pointer[tiles.number(row: cell.row, column: cell.column)], point, visit)
    }

    @inline(__always) func answer(_ word: UInt32, _ point: Coordinate, _ visit: (Int32) -> Void) {
        if word == 0 { return }
        if word & CellPool.wholeFlag != 0 {
            visit(Int32(bitPattern: word & ~CellPool.wholeFlag))
            return
        }
        // A word that is not 0 lies in the grid.
        guard let (row, column) = grid.cell(point) else { return }
        unsafe CellRecord(cells.pool.pointer + Int(word) &* CellPool.unitWords).covering(
            point, corner: grid.corner(row: row, column: column), polygons.vertices.pointer, visit)
    }

    /// Bytes the locator holds: vertices, cells and their edges.
    public var memory: Int {
        polygons.vertices.bytes + cells.words.bytes + cells.poolWords * MemoryLayout<UInt32>.stride
            + polygons.count * (MemoryLayout<Box>.stride + 3 * MemoryLayout<Int>.stride)
    }
}

extension PolygonLocator: CustomStringConvertible {
    /// Sizes in words, e.g. for a log: cells, how many lie on a border, memory.
    public var description: String {
        "\(polygons.count) polygons, \(grid.columns) × \(grid.rows) cells of \(grid.side), "
            + "\(cells.borderCells) on borders, \(memory >> 20) MiB"
    }
}
