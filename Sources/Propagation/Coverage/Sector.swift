public import Units

/// One antenna of a base station on one carrier, in the planar working grid.
public struct Sector: Hashable, Sendable {
    public static let heights = Domain<Length>("antenna height", .metres(1) ... .metres(5000))
    public static let azimuths = Domain<Angle>("azimuth", .degrees(0) ... .degrees(360))
    public static let downtilts = Domain<Angle>("downtilt", .degrees(-30) ... .degrees(90))
    public static let powers = Domain<PowerLevel>("reference power", .dBm(-60) ... .dBm(110))

    /// Position in the grid, m.
    public let easting: Double
    public let northing: Double
    /// Effective height: of the antenna above the mean ground of its surroundings. The caller derives it from the
    /// height above ground and the terrain; on flat land the two are the same.
    public let height: Length
    /// Of the antenna's maximum, clockwise from grid north.
    public let azimuth: Angle
    /// Of the antenna's maximum below the horizon, electrical.
    public let downtilt: Angle
    public let carrier: Frequency
    /// EIRP of the measured signal towards the antenna's maximum, see ``LinkBudget/referencePower``.
    public let referencePower: PowerLevel
    public let pattern: AntennaPattern
    /// Learnt from measurements; only models that see the terrain take it.
    public let correction: LevelCorrection?

    /// - Throws: ``PropagationError``: a height, azimuth, tilt, carrier or power outside its domain, or a position that
    ///   is not finite.
    public init(
        easting: Double, northing: Double, height: Length, azimuth: Angle = .degrees(0), downtilt: Angle = .degrees(0),
        carrier: Frequency, referencePower: PowerLevel, pattern: AntennaPattern, correction: LevelCorrection? = nil
    ) throws(PropagationError) {
        guard easting.isFinite, northing.isFinite else {
            throw .unusablePosition(easting: easting, northing: northing)
        }
        try Self.heights.require(height)
        try Self.azimuths.require(azimuth)
        try Self.downtilts.require(downtilt)
        _ = try HataFamily.carriers.admit(carrier, extrapolate: true)
        try Self.powers.require(referencePower)
        self.easting = easting
        self.northing = northing
        self.height = height
        self.azimuth = azimuth
        self.downtilt = downtilt
        self.carrier = carrier
        self.referencePower = referencePower
        self.pattern = pattern
        self.correction = correction
    }
}
