public import Units

/// Levels one station would give at single points: for candidate places, with the tables of the map.
///
/// At the centre of a cell the answer is the one ``CoverageEngine`` gives for the same sectors, bit by bit.
///
/// ```swift
/// let predictor = try SitePredictor(template: sectors, parameters: .standard)
/// let levels = predictor.levels(easting: 600_000, northing: 1_220_000, at: points)
/// ```
public struct SitePredictor: Sendable {
    /// A place where a device may stand.
    public struct Point: Hashable, Sendable {
        public var easting: Double
        public var northing: Double
        /// nil gives no level.
        public var environment: Environment?

        public init(easting: Double, northing: Double, environment: Environment?) {
            self.easting = easting
            self.northing = northing
            self.environment = environment
        }
    }

    private let groups: [SectorGroup]
    private let floor: Float
    public let cautions: [CoverageCaution]

    /// - Parameter template: the station's sectors; their positions are offsets from the place it is tried at, usually 0.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(template: [Sector], parameters: CoverageParameters = .standard) throws(PropagationError) {
        groups = try SectorGroup.prepare(template, parameters: parameters)
        floor = Float(parameters.floor.dBm)
        cautions = try CoverageCaution.summary(of: template, parameters: parameters)
    }

    /// Distance beyond which no point gets a level from the station tried, along the ground.
    public var reach: Length {
        .metres(Double(max(0, groups.map(\.level.reachSquared).max() ?? 0)).squareRoot())
    }

    /// - Returns: dBm in the order of the points; NaN where the environment is not known or nothing reaches the floor.
    public func levels(easting: Double, northing: Double, at points: [Point]) -> [Float] {
        points.map { level(easting: easting, northing: northing, at: $0) }
    }

    /// The strongest level at one point, dBm; NaN as in ``levels(easting:northing:at:)``.
    public func level(easting: Double, northing: Double, at point: Point) -> Float {
        guard let lane = point.environment?.rawValue else { return .nan }
        var best = -Float.infinity
        for group in groups {
            let dx = Float(point.easting - (easting + group.easting))
            let dy = Float(point.northing - (northing + group.northing))
            // False for NaN, too.
            guard dx * dx + dy * dy <= group.level.reachSquared else { continue }
            let address = CoverageKernel.address(dx, dy)
            let level = unsafe group.level.values.withUnsafeBufferPointer { values in
                unsafe group.horizontal.attenuation.withUnsafeBufferPointer { attenuation in
                    unsafe CoverageKernel.level(values, attenuation, group.cap, address, lane)
                }
            }
            best = max(best, level)
        }
        return best < floor ? .nan : best
    }
}
