import GeoStore
import Geometry
import Propagation
import Province
import Units

/// Ground and clutter around the study's cells on one planar lattice, whose nodes hold the centres of the cells.
struct RadioTerrain {
    /// Nodes lie about as far apart as the points of a profile; where cells are larger, several share one, m.
    private static let spacing = 30.0
    /// Nodes between which the change of coordinates is taken as straight: millimetres at 500 m.
    private static let stride = 16

    /// Cells of the lattice, one around each node.
    private let frame: GridFrame
    let world: World
    private let run: Run

    init(world: World, frame cells: GridFrame, run: Run) {
        (self.world, self.run) = (world, run)
        let cell = cells.cellWidth
        let parts = max(1, (cell / Self.spacing).rounded())
        let spacing = cell / parts
        let first = cells.centre(row: 0, column: 0)
        let box = world.stations.reduce(cells.box) { $0.union(Box([$1.position])) }
        // Two more, so that every mast has a node on each side.
        let left = ((first.x - box.minX) / spacing).rounded(.up) + 2
        let above = ((box.maxY - first.y) / spacing).rounded(.up) + 2
        let (west, north) = (first.x - left * spacing, first.y + above * spacing)
        frame = GridFrame(
            originX: west - spacing / 2, originY: north + spacing / 2, cell: spacing,
            columns: Int(((box.maxX - west) / spacing).rounded(.up)) + 3,
            rows: Int(((north - box.minY) / spacing).rounded(.up)) + 3)
    }

    func terrain(_ raster: Raster, clutter table: ClutterTable) throws -> TerrainGrid {
        let corner = frame.centre(row: 0, column: 0)
        let latitude = try Transformer(from: world.workspace.crs, to: .wgs84).transform(corner).y
        return try TerrainGrid(
            columns: frame.columns, rows: frame.rows,
            placement: .planar(west: corner.x, north: corner.y, spacing: frame.cellWidth, latitude: latitude),
            heights: try heights(of: raster), clutter: try clutter(table))
    }

    /// Between the raster's cells bilinearly; NaN where it has none.
    private func heights(of raster: Raster) throws -> [Float] {
        var heights: [Float] = []
        heights.reserveCapacity(frame.cellCount)
        let transformer = try raster.crs.map { try Transformer(from: world.workspace.crs, to: $0) }
        var (above, below): ([Coordinate], [Coordinate]) = ([], try knots(row: 0, transformer))
        for row in 0..<frame.rows {
            try run.check()
            let (part, rest) = row.quotientAndRemainder(dividingBy: Self.stride)
            if rest == 0 { (above, below) = (below, try knots(row: (part + 1) * Self.stride, transformer)) }
            let v = Double(rest) / Double(Self.stride)
            for column in 0..<frame.columns {
                let (knot, rest) = column.quotientAndRemainder(dividingBy: Self.stride)
                let u = Double(rest) / Double(Self.stride)
                let a = Self.between(above[knot], above[knot + 1], u)
                let place = Self.between(a, Self.between(below[knot], below[knot + 1], u), v)
                heights.append(raster.bilinear(at: place) ?? raster.nearest(at: place) ?? .nan)
            }
        }
        return heights
    }

    /// Every sixteenth node of a row in the raster's system.
    private func knots(row: Int, _ transformer: Transformer?) throws(GeometryError) -> [Coordinate] {
        var knots = (0..<(frame.columns / Self.stride + 2)).map { frame.centre(row: row, column: $0 * Self.stride) }
        try transformer?.transform(inPlace: &knots)
        return knots
    }

    private static func between(_ a: Coordinate, _ b: Coordinate, _ share: Double) -> Coordinate {
        Coordinate(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    }

    /// The tallest of the parcels at each node.
    private func clutter(_ table: ClutterTable) throws(Cancelled) -> [UInt8] {
        var heights = [UInt8](repeating: 0, count: frame.cellCount)
        let isDense = StudyGrid.denseWards(of: world, frame)
        for (number, parcel) in world.parcels.enumerated() {
            if number.isMultiple(of: 256) { try run.check() }
            let height = table.height(of: parcel.use, isDense: false)
            let dense = table.height(of: parcel.use, isDense: true)
            guard max(height, dense) > 0 else { continue }
            frame.forEachRun(inside: parcel.shape) { row, columns in
                for node in frame.cells(row: row, columns) {
                    heights[node] = max(heights[node], isDense[node] ? dense : height)
                }
            }
        }
        return heights
    }
}
