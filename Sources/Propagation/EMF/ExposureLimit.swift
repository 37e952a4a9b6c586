public import Units

/// The power density that people in public places may be exposed to.
///
/// QCVN 8:2022/BTTTT (Circular 21/2022/TT-BTTTT, in force from 2023-07-01): 2 W/m², 27.5 V/m or 0.073 A/m from 10 MHz to
/// 6 GHz, assessed for outdoor stations from 110 MHz to 6 GHz. Read in a secondary source; see `GeoData/law`.
public struct ExposureLimit: Hashable, Sendable {
    public static let carriers = Domain<Frequency>("carrier", .megahertz(110) ... .gigahertz(6))

    /// W/m².
    public let powerDensity: Double

    /// - Throws: ``PropagationError/outsideDomain(_:)`` for a carrier the regulation gives no limit for.
    public static func publicVietnam(at carrier: Frequency) throws(PropagationError) -> ExposureLimit {
        try carriers.require(carrier)
        return ExposureLimit(powerDensity: 2)
    }
}
