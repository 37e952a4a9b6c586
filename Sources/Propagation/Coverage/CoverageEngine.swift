public import Units

/// Computes the strongest level many sectors give on the cells of one grid.
///
/// Complexity: one pass of a few nanoseconds per cell within reach of each group of co-sited sectors. The result
/// depends neither on the number of threads nor on the order of the sectors (the best server of equals is the first).
///
/// ```swift
/// let engine = CoverageEngine(parameters: .standard)
/// let levels = try engine.level(sectors: sectors, grid: grid, environment: classes)
/// ```
public struct CoverageEngine: Sendable {
    public let parameters: CoverageParameters

    public init(parameters: CoverageParameters = .standard) { self.parameters = parameters }

    /// - Parameter environment: class of every cell, see ``Environment``; ``Environment/noData`` where not known.
    /// - Returns: dBm per cell; NaN where the environment is not known or nothing reaches the floor.
    /// - Throws: ``PropagationError``: environment and grid do not fit, or hold an undeclared class;
    ///   ``PropagationError/cancelled``.
    public func level(
        sectors: [Sector], grid: GridFrame, environment: [UInt8], run: Run = Run()
    ) throws(PropagationError) -> [Float] {
        try coverage(sectors: sectors, grid: grid, environment: environment, run: run).levels
    }

    /// The same with best server on request and the cautions that belong to the map.
    public func coverage(
        sectors: [Sector], grid: GridFrame, environment: [UInt8], bestServer: Bool = false, run: Run = Run()
    ) throws(PropagationError) -> Coverage {
        try grid.requireUsable()
        let lanes = try Self.lanes(environment, grid: grid)
        let cautions = try CoverageCaution.summary(of: sectors, parameters: parameters)
        let groups = try SectorGroup.prepare(sectors, parameters: parameters, run: run)
        let bands = Self.bands(grid, lanes: lanes, groups: groups, bestServer: bestServer, run)
        guard !run.isCancelled else { throw .cancelled }

        let floor = Float(parameters.floor.dBm)
        var levels: [Float] = []
        var servers: [Int32] = []
        levels.reserveCapacity(grid.cellCount)
        for band in bands {
            levels.append(contentsOf: band.levels)
            servers.append(contentsOf: band.servers)
        }
        var unknown = 0
        for cell in levels.indices {
            let isUnknown = environment[cell] == Environment.noData
            if isUnknown { unknown += 1 }
            if isUnknown || levels[cell] < floor {
                levels[cell] = .nan
                if bestServer { servers[cell] = -1 }
            }
        }
        return Coverage(grid: grid, levels: levels, bestServer: servers, noDataCells: unknown, cautions: cautions)
    }

    /// Classes the tables have; unknown cells are computed as open and erased afterwards.
    private static func lanes(_ environment: [UInt8], grid: GridFrame) throws(PropagationError) -> [UInt8] {
        guard environment.count == grid.cellCount else {
            throw .environmentSize(cells: environment.count, expected: grid.cellCount)
        }
        var lanes = environment
        for cell in lanes.indices where lanes[cell] > 2 {
            guard lanes[cell] == Environment.noData else {
                throw .environmentClass(value: lanes[cell], cell: cell)
            }
            lanes[cell] = Environment.open.rawValue
        }
        return lanes
    }

    private static func bands(
        _ grid: GridFrame, lanes: [UInt8], groups: [SectorGroup], bestServer: Bool, _ run: Run
    ) -> [CoverageBand] {
        // More bands than threads, so that a dense city in one of them does not leave the other thread idle.
        let count = run.threads == 1 ? 1 : min(grid.rows, run.threads * 8)
        return Parallel.map(count, threads: run.threads) { index in
            CoverageBand(
                rows: (grid.rows * index / count)..<(grid.rows * (index + 1) / count), grid: grid, lanes: lanes,
                groups: groups, bestServer: bestServer, run: run)
        }
    }
}
