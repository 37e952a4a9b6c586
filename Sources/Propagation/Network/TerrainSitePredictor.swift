import Units

/// Levels one station would give at single points over terrain and clutter: for candidate places.
///
/// A profile per point, so at the centre of a cell the answer lies within the sweep's deviation of the one that
/// ``TerrainCoverageEngine`` gives for the same sectors.
public struct TerrainSitePredictor: Sendable {
    private let engine: TerrainCoverageEngine
    private let template: [MastSectors]
    private let models: [[P1812]]

    /// - Parameter template: the station's sectors; their positions are offsets from the place it is tried at, usually 0.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(template: [Sector], engine: TerrainCoverageEngine) throws(PropagationError) {
        self.engine = engine
        self.template = MastSectors.prepare([template])
        try P1812.heights.require(engine.parameters.terminalHeight)
        for sector in template { try P1812.heights.require(sector.height) }
        models = try self.template.map { mast throws(PropagationError) in try engine.models(mast.carriers) }
    }

    /// The strongest level at each of the points, dBm.
    ///
    /// - Returns: NaN where the environment is not known, beside the terrain, over its voids, beyond the greatest radius and where nothing reaches the floor;
    ///   nowhere a level when the station itself has no terrain under it.
    public func levels(
        easting: Double, northing: Double, at points: [SitePredictor.Point]
    ) -> [Float] {
        let terrain = engine.terrain
        var best = [Float](repeating: -.infinity, count: points.count)
        for (mast, models) in zip(template, models) {
            let place = MastSectors.Place(
                easting: easting + mast.place.easting, northing: northing + mast.place.northing,
                height: mast.place.height)
            guard let antenna = engine.antenna(place) else { continue }
            let top = Float(antenna - engine.parameters.terminalHeight.metres)
            var (known, nodes, bearings): ([Int], [Int], [MastBearing]) = ([], [], [])
            for (number, point) in points.enumerated() {
                let (east, north) = (Float(point.easting - place.easting), Float(point.northing - place.northing))
                guard let environment = point.environment,
                    let node = terrain.node(nearestX: point.easting, y: point.northing)
                else { continue }
                known.append(number)
                nodes.append(node)
                bearings.append(
                    MastBearing(
                        east: east, north: north,
                        drop: top - terrain.height(row: node / terrain.columns, column: node % terrain.columns),
                        nearest: Float(engine.area.step.metres / 2), environment: environment.rawValue))
            }
            for (carrier, model) in models.enumerated() {
                let losses = engine.area.losses(
                    from: AreaEngine.Mast(x: place.easting, y: place.northing, height: place.height),
                    terminal: engine.parameters.terminalHeight, radius: engine.parameters.maximumRadius, to: nodes,
                    model: model)
                guard let losses else { continue }
                for group in mast.groups where group.carrier == carrier {
                    for (i, number) in known.enumerated() {
                        // Swift.max of a NaN is unspecified.
                        let level = group.level(loss: losses[i], towards: bearings[i])
                        if level > best[number] { best[number] = level }
                    }
                }
            }
        }
        let floor = Float(engine.parameters.floor.dBm)
        return best.map { $0 < floor ? .nan : $0 }
    }
}

extension TerrainGrid {
    /// Index of the node nearest to a place given in the placement's coordinates; nil beside the grid.
    func node(nearestX x: Double, y: Double) -> Int? {
        let (row, column) = position(x: x, y: y)
        guard row > -0.5, column > -0.5, row < Double(rows) - 0.5, column < Double(columns) - 0.5 else { return nil }
        return Int(row.rounded()) * columns + Int(column.rounded())
    }
}
