import Foundation
public import Units

/// How far from an antenna people have to stay for the exposure to be below the limit: the cylinder around it that
/// encloses every place above the limit, in the main direction.
///
/// ITU-T K.52 (01/2018), far field with reflection: S = (1 + ρ)² · EIRP · F(θ) / (4π R²), (1 + ρ)² = 2.56. Bands add up
/// as their shares of the limit (ITU-T K.70, total exposure ratio), so squared distances add up per direction:
/// R(θ)² = Σ 2.56 · EIRPᵢ · Fᵢ(θ) / (4π · Sᵢ).
///
/// ASSUMPTION: all antennas of the site look the same way from the same height, which no place can exceed. In the near
/// field, within some metres of a panel, the formula errs to the safe side.
public struct ComplianceBoundary: Hashable, Sendable {
    public static let powers = Domain<PowerLevel>("EIRP", .dBm(0) ... .dBm(90))

    /// One carrier or band of the site.
    public struct Band: Hashable, Sendable {
        let carrier: Frequency
        /// EIRP over limit, m².
        fileprivate let reach: Double
        fileprivate let pattern: AntennaPattern
        fileprivate let downtilt: Angle

        /// - Parameters:
        ///   - power: EIRP towards the antenna's maximum, all transmitters of the band together.
        ///   - downtilt: of the antenna's maximum below the horizon.
        /// - Throws: ``PropagationError/outsideDomain(_:)``.
        public init(
            carrier: Frequency, power: PowerLevel, pattern: AntennaPattern = .panel, downtilt: Angle = .degrees(0)
        ) throws(PropagationError) {
            let limit = try ExposureLimit.publicVietnam(at: carrier)
            try ComplianceBoundary.powers.require(power)
            try Sector.downtilts.require(downtilt)
            self.carrier = carrier
            self.pattern = pattern
            self.downtilt = downtilt
            let watts = pow(10, (power.dBm - 30) / 10)
            reach = watts / limit.powerDensity
        }
    }

    /// (1 + ρ)² for ground that reflects 60 % of the field strength.
    public static let reflection = 2.56

    /// From the antenna, along the ground.
    public let horizontal: Length
    /// Of the lowest place above the limit below the antenna's centre.
    public let below: Length
    /// Of the highest place above the limit above the antenna's centre.
    public let above: Length

    public init(_ bands: [Band]) {
        var (horizontal, below, above) = (0.0, 0.0, 0.0)
        // A hundredth of a degree: the half-power width of no antenna is below one degree.
        for step in -9000...9000 {
            let depression = Angle.degrees(Double(step) / 100)
            let distance = Self.distance(bands, depression: depression)
            horizontal = max(horizontal, distance * cos(depression.radians))
            below = max(below, distance * sin(depression.radians))
            above = max(above, -distance * sin(depression.radians))
        }
        self.horizontal = .metres(horizontal)
        self.below = .metres(below)
        self.above = .metres(above)
    }

    /// R(θ), m.
    private static func distance(_ bands: [Band], depression: Angle) -> Double {
        let sum = bands.reduce(0.0) { sum, band in
            let loss = band.pattern.attenuation(bearing: .degrees(0), depression: depression, downtilt: band.downtilt)
            return sum + band.reach * pow(10, -loss.decibels / 10)
        }
        return (reflection * sum / (4 * .pi)).squareRoot()
    }
}
