import Foundation
public import Units

/// Loss into a building, between a terminal inside and the same place outside.
///
/// Implements ITU-R P.2109-1 (2019), section 3: 80 MHz to 100 GHz, any share of buildings
/// between 0 and 1, neither included.
///
/// ```swift
/// let loss = try BuildingEntryLoss(carrier: .megahertz(900), construction: .traditional).loss()  // 14.2 dB
/// ```
public struct BuildingEntryLoss: Hashable, Sendable {
    public enum Construction: String, Hashable, Sendable, Codable, CaseIterable {
        case traditional
        /// Metallised glass or foil-backed panels.
        case thermallyEfficient
    }

    public static let carriers = Domain<Frequency>("carrier", .gigahertz(0.08) ... .gigahertz(100))
    public static let elevations = Domain<Angle>("elevation", .degrees(-90) ... .degrees(90))

    public let carrier: Frequency
    public let construction: Construction

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(carrier: Frequency, construction: Construction) throws(PropagationError) {
        try Self.carriers.require(carrier)
        self.carrier = carrier
        self.construction = construction
    }

    /// The loss that a share of buildings and places within them do not exceed.
    ///
    /// - Parameters:
    ///   - probability: 0.5 is the median.
    ///   - elevation: of the path at the façade above the horizon.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func loss(
        notExceededFor probability: Double = 0.5, elevation: Angle = .degrees(0)
    ) throws(PropagationError) -> Decibels {
        guard probability > 0, probability < 1 else {
            throw .outsideDomain(Excursion(input: "probability", value: probability, allowed: 0...1, unit: "of 1"))
        }
        try Self.elevations.require(elevation)
        let c = Self.coefficients(construction)
        let x = log10(carrier.gigahertz)
        let medianHorizontal = c.r + c.s * x + c.t * x * x  // (10)
        let mu1 = medianHorizontal + 0.212 * abs(elevation.degrees)  // (6), (11)
        let mu2 = c.w + c.x * x  // (7)
        let sigma1 = c.u + c.v * x  // (8)
        let sigma2 = c.y + c.z * x  // (9)
        let quantile = NormalDistribution.quantile(probability)
        let a = quantile * sigma1 + mu1  // (2)
        let b = quantile * sigma2 + mu2  // (3)
        let sum = pow(10, 0.1 * a) + pow(10, 0.1 * b) + pow(10, 0.1 * -3)  // (1), C = −3
        return Decibels(10 * log10(sum))
    }

    private struct Coefficients { let r, s, t, u, v, w, x, y, z: Double }

    /// Table 1.
    private static func coefficients(_ construction: Construction) -> Coefficients {
        switch construction {
        case .traditional:
            Coefficients(r: 12.64, s: 3.72, t: 0.96, u: 9.6, v: 2, w: 9.1, x: -3, y: 4.5, z: -2)
        case .thermallyEfficient:
            Coefficients(r: 28.19, s: -3, t: 8.48, u: 13.5, v: 3.8, w: 27.8, x: -2.9, y: 9.4, z: -2.1)
        }
    }
}
