import Foundation
public import Units

/// Loss into the clutter of towns, as a statistic over many places; the surroundings of each one need not be known.
///
/// Implements ITU-R P.2108-1 (2021), sections 3.2 and 3.3. Never added to a model that has clutter in its profile.
public enum ClutterStatistics {
    public static let terrestrialCarriers = Domain<Frequency>(
        "carrier", .gigahertz(0.5) ... .gigahertz(67))
    public static let terrestrialDistances = Domain<Length>(
        "ground distance", .metres(250) ... .kilometres(1000))
    public static let slantCarriers = Domain<Frequency>("carrier", .gigahertz(10) ... .gigahertz(100))
    public static let elevations = Domain<Angle>("elevation", .degrees(0) ... .degrees(90))

    /// Section 3.2: at one end of a terrestrial path, of 1 km or more if it is corrected at both ends.
    ///
    /// - Parameter percentage: of places where the loss is not exceeded, between 0 and 100 without either.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public static func terrestrialLoss(
        carrier: Frequency, distance: Length, percentage: Double
    ) throws(PropagationError) -> Decibels {
        try terrestrialCarriers.require(carrier)
        try terrestrialDistances.require(distance)
        let z = try deviate(percentage)
        let f = carrier.gigahertz
        func loss(_ kilometres: Double) -> Double {
            let long = -2 * log10(pow(10, -5 * log10(f) - 12.5) + pow(10, -16.5))  // (4)
            let short = 32.98 + 23.9 * log10(kilometres) + 3 * log10(f)  // (5)
            let weightLong = pow(10, -0.2 * long)
            let weightShort = pow(10, -0.2 * short)
            let sum = weightLong + weightShort
            let sigma = ((16 * weightLong + 36 * weightShort) / sum).squareRoot()  // (6), σ of 4 and 6 dB
            return -5 * log10(sum) + sigma * z  // (3)
        }
        return Decibels(min(loss(distance.kilometres), loss(2)))  // never above the value of 2 km
    }

    /// Section 3.3: towards an aircraft or a satellite.
    ///
    /// - Parameters:
    ///   - elevation: of the far end above the horizon.
    ///   - percentage: as above.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public static func slantLoss(
        carrier: Frequency, elevation: Angle, percentage: Double
    ) throws(PropagationError) -> Decibels {
        try slantCarriers.require(carrier)
        try elevations.require(elevation)
        let z = try deviate(percentage)
        let k1 = 93 * pow(carrier.gigahertz, 0.175)
        let a1 = 0.05
        let theta = elevation.degrees
        let angle = a1 * (1 - theta / 90) + .pi * theta / 180
        let base = -k1 * log(1 - percentage / 100) / tan(angle)
        return Decibels(pow(base, 0.5 * (90 - theta) / 90) - 1 + 0.6 * z)  // (7)
    }

    /// z not exceeded in a percentage: −Q⁻¹ of the Recommendation.
    private static func deviate(_ percentage: Double) throws(PropagationError) -> Double {
        guard percentage > 0, percentage < 100 else {
            throw .outsideDomain(
                Excursion(input: "percentage", value: percentage, allowed: 0...100, unit: "%"))
        }
        return NormalDistribution.quantile(percentage / 100)
    }
}
