import Synchronization
public import Units

/// The strongest level of several networks on the cells of one grid, by P.1812 over terrain and clutter.
///
/// All sectors of one mast share the geometry of their paths, whichever network or carrier they belong to. The result
/// depends neither on the number of threads nor on the order of the sectors (the best server of equals is the first).
/// Sectors' heights are above the ground.
///
/// ```swift
/// let engine = try TerrainCoverageEngine(terrain: terrain, climate: climate)
/// let maps = try engine.coverage(networks: [sectors2G, sectors4G], grid: grid)
/// ```
public struct TerrainCoverageEngine: Sendable {
    public let terrain: TerrainGrid
    public let climate: RadioClimate
    public let parameters: CoverageParameters
    let area: AreaEngine

    /// Masts a thread computes between two reports of progress.
    private static let batch = 16

    public init(
        terrain: TerrainGrid, climate: RadioClimate, parameters: CoverageParameters = .standard
    ) throws(PropagationError) {
        self.terrain = terrain
        self.climate = climate
        self.parameters = parameters
        area = try AreaEngine(terrain: terrain)
    }

    /// - Parameters:
    ///   - networks: sectors of each map.
    ///   - grid: cells not smaller than the terrain's spacing; the level of a cell is that of the node nearest to its
    ///     centre.
    ///   - environment: class of every cell, for sectors with a correction; empty for none.
    ///   - details: what is wanted besides the levels, one per network; empty for nothing.
    ///   - run: told the share done so far by the caller's own thread.
    /// - Returns: one map per network, in order.
    /// - Throws: ``PropagationError``: a mast outside the terrain or over a void, an input outside its domain, or
    ///   ``PropagationError/cancelled``.
    public func coverage(
        networks: [[Sector]], grid: GridFrame, environment: [UInt8] = [], details: [CoverageDetail] = [],
        run: Run = Run()
    ) throws(PropagationError) -> [Coverage] {
        try grid.requireUsable()
        let lattice = try CellLattice(grid, environment: environment, on: terrain)
        let masts = MastSectors.prepare(networks)
        let maps = Mutex(
            networks.enumerated().map { number, sectors in
                NetworkMap(
                    cells: grid.cellCount, sectors: sectors, details.indices.contains(number) ? details[number] : nil)
            })
        // Whole batches, so that progress is told by the caller's own thread.
        let batch = Self.batch * run.threads
        for first in stride(from: 0, to: masts.count, by: batch) {
            let members = Array(masts[first..<min(first + batch, masts.count)])
            let outcomes = Parallel.map(members, threads: run.threads) { mast in
                Result { () throws(PropagationError) in
                    let (losses, cells) = try losses(of: mast, lattice, run.part)
                    maps.withLock { maps in
                        for group in mast.groups {
                            maps[group.network].raise(cells, losses.values[group.carrier], group)
                        }
                    }
                }
            }
            for outcome in outcomes { try outcome.get() }
            run.report(.coverage, Double(first + members.count) / Double(masts.count))
        }
        let cautions = try networks.map { sectors throws(PropagationError) in try CoverageCaution.terrain(sectors) }
        let floor = Float(parameters.floor.dBm)
        return zip(maps.withLock(\.self), cautions).map { map, cautions in
            map.finish(grid, floor: floor, unknown: lattice.unknown, cautions)
        }
    }

    /// Losses of the mast's carriers, and the cells they reach.
    private func losses(
        of mast: MastSectors, _ lattice: CellLattice, _ run: Run
    ) throws(PropagationError) -> (AreaEngine.Losses, [CellLattice.Cell]) {
        let place = mast.place
        let losses = try area.losses(
            from: AreaEngine.Mast(x: place.easting, y: place.northing, height: place.height),
            terminal: parameters.terminalHeight, radius: parameters.maximumRadius,
            models: try models(mast.carriers), method: .sweep, nodes: lattice.nodes, run: run)
        return (losses, lattice.cells(of: losses, around: mast, terrain: terrain, engine: self))
    }

    /// Whether a mast can stand there: neither beside the terrain nor over a void.
    public func hasGround(easting: Double, northing: Double) -> Bool {
        let (row, column) = terrain.position(x: easting, y: northing)
        return terrain.ground(row: row, column: column) != nil
    }

    /// Losses between isotropic antennas from one mast to single places, a profile each, dB; NaN where there are none.
    ///
    /// - Returns: nil when the mast has no terrain under it.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func losses(
        easting: Double, northing: Double, height: Length, carrier: Frequency,
        at points: [(easting: Double, northing: Double)]
    ) throws(PropagationError) -> [Double]? {
        try P1812.heights.require(height)
        try P1812.heights.require(parameters.terminalHeight)
        let nodes = points.map { terrain.node(nearestX: $0.easting, y: $0.northing) }
        let found = area.losses(
            from: AreaEngine.Mast(x: easting, y: northing, height: height), terminal: parameters.terminalHeight,
            radius: AreaEngine.radii.allowed.upperBound, to: nodes.compactMap(\.self), model: try models([carrier])[0])
        guard let found else { return nil }
        var next = found.makeIterator()
        return nodes.map { $0 == nil ? .nan : Double(next.next() ?? .nan) }
    }

    func models(_ carriers: [Frequency]) throws(PropagationError) -> [P1812] {
        try carriers.map { carrier throws(PropagationError) in try P1812(carrier: carrier, climate: climate) }
    }

    /// The antenna above sea level, m; nil outside the terrain and over a void.
    func antenna(_ place: MastSectors.Place) -> Double? {
        let (row, column) = terrain.position(x: place.easting, y: place.northing)
        return terrain.ground(row: row, column: column).map { $0 + place.height.metres }
    }
}

extension CoverageCaution {
    /// Every map has cells nearer than the Recommendation goes.
    static func terrain(_ sectors: [Sector]) throws(PropagationError) -> [Self] {
        guard !sectors.isEmpty else { return [] }
        for sector in sectors { try P1812.carriers.require(sector.carrier) }
        let allowed = P1812.distances.allowed
        return [
            CoverageCaution(
                kind: .extrapolated, input: P1812.distances.name, values: 0...allowed.lowerBound.metres,
                allowed: allowed.lowerBound.metres...allowed.upperBound.metres, unit: "m", sectors: sectors.count)
        ]
    }
}
