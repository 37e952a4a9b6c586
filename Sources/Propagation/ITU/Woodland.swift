import Foundation
public import Units

/// Additional loss of a terminal within woodland.
///
/// Implements ITU-R P.833-10 (2021), section 2.1: A_ev = A_m (1 − exp(−d γ/A_m)) with A_m = A_1 f^α, f in MHz. The loss
/// grows with the depth of wood in front of the terminal and saturates, because the wave then arrives over the canopy.
///
/// ```swift
/// let wood = try Woodland(carrier: .megahertz(900), kind: .tropicalPark, specificAttenuation: 0.2)
/// let loss = try wood.loss(depth: .metres(100))  // 14.6 dB
/// ```
public struct Woodland: Hashable, Sendable {
    /// Measured maximum attenuations of section 2.1.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Tropical trees of 15 m, terminal at 2.4 m; Rio de Janeiro, 900–1800 MHz.
        case tropicalPark
        /// Mixed trees of 15 m, terminal at 1.6 m; Mulhouse, 900–2200 MHz.
        case mixedForest
        /// Coniferous and mixed woods, terminal at 1.5 m; Saint Petersburg, 105.9–2117.5 MHz.
        case coniferousForest
    }

    public static let depths = Domain<Length>("depth of woodland", .metres(0) ... .kilometres(100))
    /// dB/m.
    public static let specificAttenuations = 0.001...10.0

    public let carrier: Frequency
    public let kind: Kind
    /// γ for very short paths, dB/m; about 0.1–0.3 near 1 GHz (P.833-10, Fig. 2).
    public let specificAttenuation: Double

    /// - Throws: ``PropagationError/outsideDomain(_:)``: the carrier outside the measurements of the kind.
    public init(carrier: Frequency, kind: Kind, specificAttenuation: Double) throws(PropagationError) {
        try Self.carriers(of: kind).require(carrier)
        guard Self.specificAttenuations.contains(specificAttenuation) else {
            throw .outsideDomain(
                Excursion(
                    input: "specific attenuation", value: specificAttenuation,
                    allowed: Self.specificAttenuations,
                    unit: "dB/m"))
        }
        self.carrier = carrier
        self.kind = kind
        self.specificAttenuation = specificAttenuation
    }

    public static func carriers(of kind: Kind) -> Domain<Frequency> {
        switch kind {
        case .tropicalPark: Domain("carrier", .megahertz(900) ... .megahertz(1800))
        case .mixedForest: Domain("carrier", .megahertz(900) ... .megahertz(2200))
        case .coniferousForest: Domain("carrier", .megahertz(105.9) ... .megahertz(2117.5))
        }
    }

    /// A_m, dB: what no depth exceeds.
    public var maximumLoss: Decibels {
        let (a1, alpha) =
            switch kind {
            case .tropicalPark: (0.18, 0.752)
            case .mixedForest: (1.15, 0.43)
            case .coniferousForest: (1.37, 0.42)
            }
        return Decibels(a1 * pow(carrier.megahertz, alpha))  // (2)
    }

    /// - Parameter depth: of woodland between its edge and the terminal, along the path.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func loss(depth: Length) throws(PropagationError) -> Decibels {
        try Self.depths.require(depth)
        let maximum = maximumLoss.decibels
        return Decibels(maximum * (1 - exp(-depth.metres * specificAttenuation / maximum)))  // (1)
    }
}
