import Foundation
public import Units

/// Median loss by the Stanford University Interim model, for suburban and rural fixed access.
///
/// Source: IEEE 802.16.3c-01/29r4, "Channel Models for Fixed Wireless Applications", 2001 (Erceg's model with its
/// corrections for frequency and terminal height). No fading term is added: that is a margin, not a loss.
///
/// ```swift
/// let model = try SUI(
///     carrier: .megahertz(2600), baseHeight: .metres(30), terminalHeight: .metres(3), terrain: .moderate)
/// let loss = try model.pathLoss(atGroundDistance: .kilometres(2.069))  // 137.1 dB
/// ```
public struct SUI: PathLossModel {
    /// The source's categories.
    public enum Terrain: String, Hashable, Sendable, Codable, CaseIterable {
        /// Hilly with moderate to heavy tree density.
        case hilly = "A"
        /// Between the two.
        case moderate = "B"
        /// Mostly flat with light tree density.
        case flat = "C"
    }

    public static let carriers = Domain<Frequency>(
        "carrier", .megahertz(1900) ... .gigahertz(11), reach: .megahertz(400) ... .gigahertz(11))
    public static let baseHeights = Domain<Length>(
        "base height", .metres(10) ... .metres(80), reach: .metres(5) ... .metres(200))
    public static let terminalHeights = Domain<Length>(
        "terminal height", .metres(2) ... .metres(10), reach: .metres(1) ... .metres(30))
    public static let distances = Domain<Length>(
        "ground distance", .metres(100) ... .kilometres(8), reach: .metres(100) ... .kilometres(50))

    public let carrier: Frequency
    public let baseHeight: Length
    public let terminalHeight: Length
    public let terrain: Terrain
    /// Whether inputs outside the intervals are answered with a caution instead of refused.
    public let extrapolate: Bool
    private let cautions: [Caution]

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, baseHeight: Length, terminalHeight: Length, terrain: Terrain, extrapolate: Bool = false
    ) throws(PropagationError) {
        let first = try Self.carriers.admit(carrier, extrapolate: extrapolate)
        let second = try Self.baseHeights.admit(baseHeight, extrapolate: extrapolate)
        let third = try Self.terminalHeights.admit(terminalHeight, extrapolate: extrapolate)
        cautions = [first, second, third].compactMap { $0 }
        self.carrier = carrier
        self.baseHeight = baseHeight
        self.terminalHeight = terminalHeight
        self.terrain = terrain
        self.extrapolate = extrapolate
    }

    public func pathLoss(atGroundDistance distance: Length) throws(PropagationError) -> Decibels {
        try prediction(atGroundDistance: distance).loss
    }

    public func prediction(atGroundDistance distance: Length) throws(PropagationError) -> PathLossPrediction {
        let caution = try Self.distances.admit(distance, extrapolate: extrapolate)
        let d0 = 100.0  // m
        let atReference = FreeSpace.lossAtOneMetre(carrier) + 20 * log10(d0)  // A
        let exponent = self.exponent
        let frequency = 6 * log10(carrier.megahertz / 2000)  // X_f
        let height = (terrain == .flat ? -20 : -10.8) * log10(terminalHeight.metres / 2)  // X_h
        let loss = atReference + 10 * exponent * log10(distance.metres / d0) + frequency + height
        return PathLossPrediction(loss: Decibels(loss), cautions: caution.map { cautions + [$0] } ?? cautions)
    }

    /// γ = a − b·hb + c/hb.
    private var exponent: Double {
        let (a, b, c) =
            switch terrain {
            case .hilly: (4.6, 0.0075, 12.6)
            case .moderate: (4.0, 0.0065, 17.1)
            case .flat: (3.6, 0.005, 20.0)
            }
        return a - b * baseHeight.metres + c / baseHeight.metres
    }
}
