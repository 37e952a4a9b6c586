import Units

/// Neighbouring grid rows, computed by one thread into memory of its own.
struct CoverageBand: Sendable {
    let rows: Range<Int>
    /// dBm; −infinity where nothing arrives.
    private(set) var levels: [Float]
    /// Sector index, −1 where nothing arrives; empty when not asked for.
    private(set) var servers: [Int32]

    /// - Parameters:
    ///   - lanes: environment class of every cell of the grid, each 0, 1 or 2.
    ///   - run: asked before each group; once cancelled, the band is worth nothing.
    init(rows: Range<Int>, grid: GridFrame, lanes: [UInt8], groups: [SectorGroup], bestServer: Bool, run: Run) {
        precondition(lanes.count == grid.cellCount && rows.lowerBound >= 0 && rows.upperBound <= grid.rows)
        self.rows = rows
        levels = [Float](repeating: -.infinity, count: rows.count * grid.columns)
        servers = bestServer ? [Int32](repeating: -1, count: levels.count) : []
        var scratch = Scratch(columns: grid.columns)
        for group in groups where !run.isCancelled { add(group, grid: grid, lanes: lanes, scratch: &scratch) }
    }

    /// Reused by every row of every group of the band.
    private struct Scratch {
        var east: [Float]
        var knots: [Int32]
        var fractions: [Float]
        var bins: [Int32]

        init(columns: Int) {
            east = [Float](repeating: 0, count: columns)
            knots = [Int32](repeating: 0, count: columns)
            fractions = [Float](repeating: 0, count: columns)
            bins = [Int32](repeating: 0, count: columns)
        }
    }

    private mutating func add(_ group: SectorGroup, grid: GridFrame, lanes: [UInt8], scratch: inout Scratch) {
        let reach = group.level.reachSquared
        guard reach >= 0 else { return }
        let radius = Double(reach).squareRoot() + 1
        let first = max(rows.lowerBound, Self.index((grid.originY - group.northing - radius) / grid.cellWidth))
        let last = min(rows.upperBound - 1, Self.index((grid.originY - group.northing + radius) / grid.cellWidth))
        let left = max(0, Self.index((group.easting - radius - grid.originX) / grid.cellWidth))
        let right = min(grid.columns - 1, Self.index((group.easting + radius - grid.originX) / grid.cellWidth))
        guard first <= last, left <= right else { return }

        for column in left...right { scratch.east[column] = Float(grid.x(ofColumn: column) - group.easting) }
        for row in first...last {
            let dy = Float(grid.y(ofRow: row) - group.northing)
            let (x, rest) = (group.easting - grid.originX, Double(reach) - Double(dy) * Double(dy))
            guard rest >= -1 - 1e-6 * Double(reach) else { continue }
            let chord = max(rest, 0).squareRoot() + 1
            var from = max(left, Self.index((x - chord) / grid.cellWidth))
            var to = min(right, Self.index((x + chord) / grid.cellWidth))
            // The exact ends of the chord, by the very test a single point has to pass.
            while from <= to, scratch.east[from] * scratch.east[from] + dy * dy > reach { from += 1 }
            while to >= from, scratch.east[to] * scratch.east[to] + dy * dy > reach { to -= 1 }
            guard from <= to else { continue }
            run(group, row: row, columns: from..<(to + 1), dy: dy, grid: grid, lanes: lanes, scratch: &scratch)
        }
    }

    /// A cell index that no coordinate makes trap.
    private static func index(_ cells: Double) -> Int { Int(max(-1e9, min(1e9, cells)).rounded(.down)) }

    private mutating func run(
        _ group: SectorGroup, row: Int, columns: Range<Int>, dy: Float, grid: GridFrame, lanes: [UInt8],
        scratch: inout Scratch
    ) {
        let cell = row * grid.columns + columns.lowerBound
        let local = cell - rows.lowerBound * grid.columns
        precondition(cell + columns.count <= lanes.count && local + columns.count <= levels.count)
        precondition(columns.upperBound <= scratch.east.count)
        CoverageKernel.locate(
            east: scratch.east, from: columns.lowerBound, count: columns.count, dy: dy,
            knots: &scratch.knots, fractions: &scratch.fractions, bins: &scratch.bins)
        unsafe scratch.knots.withUnsafeBufferPointer { knots in
            unsafe scratch.fractions.withUnsafeBufferPointer { fractions in
                unsafe scratch.bins.withUnsafeBufferPointer { bins in
                    unsafe lanes.withUnsafeBufferPointer { lanes in
                        unsafe levels.withUnsafeMutableBufferPointer { levels in
                            let cells = unsafe CoverageKernel.Cells(
                                knots: knots, fractions: fractions, bins: bins,
                                lanes: UnsafeBufferPointer(rebasing: lanes[cell..<(cell + columns.count)]),
                                levels: UnsafeMutableBufferPointer(rebasing: levels[local..<(local + columns.count)]))
                            if servers.isEmpty {
                                unsafe CoverageKernel.raise(cells, group)
                            } else {
                                unsafe CoverageKernel.raise(cells, group, servers: &servers, at: local)
                            }
                        }
                    }
                }
            }
        }
    }
}
