/// Chooses how large the cells of a ``PolygonLocator`` are.
///
/// Smaller cells answer more places without arithmetic and cost more memory. The number of cells follows the number of
/// edges, and the side grows until work and memory stay in proportion to the data, however they lie.
struct CellPlan {
    let grid: CellGrid
    /// Estimates of what the rasterizer will find.
    let touches: Int
    let entries: Int

    // Measured on a million parcels and ten thousand zones, see the decision record on point location.
    private static let cellsPerEdge = 1.6
    private static let touchesPerEdge = 1.8
    private static let compactCellsPerEdge = 0.16
    private static let mostCells = 1 << 26

    init(_ polygons: FlatPolygons, isCompact: Bool, side wanted: Double?) {
        let vertices = unsafe polygons.vertices.pointer
        let edges = max(polygons.vertices.count, 1)
        var length = 0.0
        for ring in 0..<(polygons.ringStarts.count - 1) {
            for i in polygons.ringStarts[ring]..<(polygons.ringStarts[ring + 1] - 1) {
                unsafe length += abs(vertices[i + 1].x - vertices[i].x) + abs(vertices[i + 1].y - vertices[i].y)
            }
        }
        let extent = polygons.extent
        let cellsWanted = max(Double(edges) * (isCompact ? Self.compactCellsPerEdge : Self.cellsPerEdge), 16)
        var side = max(
            (extent.width * extent.height / cellsWanted).squareRoot(), max(extent.width, extent.height) / cellsWanted)
        // Long edges are in many cells: no smaller than lets an edge touch this many on average.
        if !isCompact { side = max(side, length / Double(edges) / (Self.touchesPerEdge - 1)) }
        if let wanted, wanted > 0 { side = wanted }
        var grid = CellGrid(over: extent, side: side)
        var touches = 0.0
        var entries = 0.0
        while true {
            touches = Double(edges) + length / grid.side
            entries = 0
            for box in polygons.boxes {
                entries += (box.width / grid.side + 1) * (box.height / grid.side + 1)
            }
            let cells = Double(grid.columns) * Double(grid.rows)
            let most = 8 * Double(edges) + 4096
            let isModest = entries <= 2 * most + Double(polygons.count) * 16 && touches <= most
            if cells <= 1 || (cells <= Double(Self.mostCells) && (wanted != nil || isModest)) { break }
            grid = CellGrid(over: extent, side: grid.side * 1.25)
        }
        self.grid = grid
        self.touches = Int(min(touches.isFinite ? touches : 0, 1e10))
        self.entries = Int(min(entries.isFinite ? entries * 0.6 : 0, 1e10))
    }
}
