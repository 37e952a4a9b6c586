import Foundation
public import Units

/// Median loss by the model of ECC Report 33, fitted to Okumura's curves and carried on to 3.5 GHz.
///
/// Source: ECC Report 33, "The analysis of the coexistence of FWA cells in the 3.4–3.8 GHz band", CEPT 2003, Annex;
/// the intervals are those of the curves it was fitted to (Okumura, 1–10 km, base 20–200 m), with its own frequencies.
///
/// ```swift
/// let model = try ECC33(
///     carrier: .megahertz(3500), baseHeight: .metres(36), terminalHeight: .metres(3), city: .large)
/// let loss = try model.pathLoss(atGroundDistance: .kilometres(3.42))  // 158.0 dB
/// ```
public struct ECC33: PathLossModel {
    public static let carriers = Domain<Frequency>(
        "carrier", .megahertz(700) ... .megahertz(3800), reach: .megahertz(400) ... .gigahertz(6))
    public static let baseHeights = Domain<Length>(
        "base height", .metres(20) ... .metres(200), reach: .metres(5) ... .metres(1000))
    public static let terminalHeights = Domain<Length>(
        "terminal height", .metres(1) ... .metres(10), reach: .metres(0.5) ... .metres(30))
    public static let distances = Domain<Length>(
        "ground distance", .kilometres(1) ... .kilometres(10), reach: .metres(100) ... .kilometres(50))

    public let carrier: Frequency
    public let baseHeight: Length
    public let terminalHeight: Length
    public let city: CitySize
    /// Whether inputs outside the intervals are answered with a caution instead of refused.
    public let extrapolate: Bool
    private let cautions: [Caution]

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, baseHeight: Length, terminalHeight: Length, city: CitySize, extrapolate: Bool = false
    ) throws(PropagationError) {
        let first = try Self.carriers.admit(carrier, extrapolate: extrapolate)
        let second = try Self.baseHeights.admit(baseHeight, extrapolate: extrapolate)
        let third = try Self.terminalHeights.admit(terminalHeight, extrapolate: extrapolate)
        cautions = [first, second, third].compactMap { $0 }
        self.carrier = carrier
        self.baseHeight = baseHeight
        self.terminalHeight = terminalHeight
        self.city = city
        self.extrapolate = extrapolate
    }

    public func pathLoss(atGroundDistance distance: Length) throws(PropagationError) -> Decibels {
        try prediction(atGroundDistance: distance).loss
    }

    public func prediction(atGroundDistance distance: Length) throws(PropagationError) -> PathLossPrediction {
        let caution = try Self.distances.admit(distance, extrapolate: extrapolate)
        let f = log10(carrier.gigahertz)
        let d = log10(distance.kilometres)
        let freeSpace = 92.4 + 20 * d + 20 * f  // A_fs
        let basicMedian = 20.41 + 9.83 * d + 7.894 * f + 9.56 * f * f  // A_bm
        let baseGain = log10(baseHeight.metres / 200) * (13.958 + 5.8 * d * d)  // G_b
        let hr = terminalHeight.metres
        let terminalGain =  // G_r
            city == .large ? 0.759 * hr - 1.862 : (42.57 + 13.7 * f) * (log10(hr) - 0.585)
        return PathLossPrediction(
            loss: Decibels(freeSpace + basicMedian - baseGain - terminalGain),
            cautions: caution.map { cautions + [$0] } ?? cautions)
    }
}
