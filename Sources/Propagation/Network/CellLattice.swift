import Units

/// Which node of a terrain stands for each cell of a grid.
struct CellLattice: Sendable {
    /// A cell with a loss from one mast.
    struct Cell: Sendable {
        /// In the grid.
        let index: Int32
        /// In the tables of losses.
        let node: Int32
        let bearing: MastBearing
    }

    private let grid: GridFrame
    /// Class of each cell; empty when none is known.
    private let environment: [UInt8]
    /// Node of each row and column of the grid; −1 beside the terrain.
    private let rows, columns: [Int]
    /// Indices of the nodes of all cells, ascending.
    let nodes: [Int]
    /// Cells beside the terrain or over a void.
    let unknown: Int

    /// - Throws: ``PropagationError/unusableGrid(field:value:)``: cells smaller than the terrain's, or no planar terrain.
    init(_ grid: GridFrame, environment: [UInt8], on terrain: TerrainGrid) throws(PropagationError) {
        guard environment.isEmpty || environment.count == grid.cellCount else {
            throw .environmentSize(cells: environment.count, expected: grid.cellCount)
        }
        guard case .planar(_, _, let spacing, _) = terrain.placement, grid.cellWidth >= spacing * 0.999 else {
            throw .unusableGrid(field: "cellSize", value: grid.cellWidth)
        }
        func nearest(_ place: Double, _ count: Int) -> Int {
            let node = Int(max(-1, min(Double(count), place.rounded())))
            return node < count ? node : -1
        }
        let rows = (0..<grid.rows).map {
            nearest(terrain.position(x: grid.originX, y: grid.y(ofRow: $0)).row, terrain.rows)
        }
        let columns = (0..<grid.columns).map {
            nearest(terrain.position(x: grid.x(ofColumn: $0), y: grid.originY).column, terrain.columns)
        }
        var nodes: [Int] = []
        nodes.reserveCapacity(grid.cellCount)
        var unknown = 0
        for row in rows {
            for column in columns {
                guard row >= 0, column >= 0 else {
                    unknown += 1
                    continue
                }
                let node = row * terrain.columns + column
                nodes.append(node)
                if !terrain.voids.isEmpty, terrain.isVoid(node) { unknown += 1 }
            }
        }
        (self.grid, self.environment, self.rows, self.columns) = (grid, environment, rows, columns)
        (self.nodes, self.unknown) = (nodes, unknown)
    }

    /// The cells a mast's losses reach, with their directions.
    func cells(
        of losses: AreaEngine.Losses, around mast: MastSectors, terrain: TerrainGrid, engine: TerrainCoverageEngine
    ) -> [Cell] {
        guard let table = losses.values.first, let antenna = engine.antenna(mast.place) else { return [] }
        let top = Float(antenna - engine.parameters.terminalHeight.metres)
        let nearest = Float(engine.area.step.metres / 2)
        var cells: [Cell] = []
        for row in rows.indices where losses.rows.contains(rows[row]) {
            let north = Float(grid.y(ofRow: row) - mast.place.northing)
            for column in columns.indices where losses.columns.contains(columns[column]) {
                let node =
                    (rows[row] - losses.rows.lowerBound) * losses.columns.count + columns[column]
                    - losses.columns.lowerBound
                guard !table[node].isNaN else { continue }
                let cell = row * grid.columns + column
                let bearing = MastBearing(
                    east: Float(grid.x(ofColumn: column) - mast.place.easting), north: north,
                    drop: top - terrain.height(row: rows[row], column: columns[column]), nearest: nearest,
                    environment: environment.isEmpty ? Environment.noData : environment[cell])
                cells.append(Cell(index: Int32(cell), node: Int32(node), bearing: bearing))
            }
        }
        return cells
    }
}
