import Foundation
public import Units

/// Median loss by COST 231-Hata: macro cells, 1500–2000 MHz.
///
/// Source: COST 231 Final Report (EUR 18957), 1999, eq. (4.4.3) and (4.4.4). Base height 30–200 m,
/// terminal 1–10 m, distance 1–20 km. A large city is its "metropolitan centre", C = 3 dB.
///
/// ```swift
/// let model = try COST231Hata(
///     carrier: .megahertz(1800), baseHeight: .metres(30), terminalHeight: .metres(1.5), environment: .urban)
/// let loss = try model.pathLoss(atGroundDistance: .kilometres(1))  // 136.2 dB
/// ```
public struct COST231Hata: PathLossModel {
    public static let carriers = Domain<Frequency>(
        "carrier", .megahertz(1500) ... .megahertz(2000), reach: .megahertz(30) ... .gigahertz(6))
    public static let baseHeights = HataDomain.baseHeights
    public static let terminalHeights = HataDomain.terminalHeights
    public static let distances = HataDomain.distances

    public let carrier: Frequency
    public let baseHeight: Length
    public let terminalHeight: Length
    public let environment: Environment
    public let city: CitySize
    /// Whether inputs outside the intervals are answered with a caution instead of refused.
    public let extrapolate: Bool

    let formula: HataFormula
    private let cautions: [Caution]

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, baseHeight: Length, terminalHeight: Length, environment: Environment,
        city: CitySize = .smallMedium, extrapolate: Bool = false
    ) throws(PropagationError) {
        let first = try Self.carriers.admit(carrier, extrapolate: extrapolate)
        let second = try Self.baseHeights.admit(baseHeight, extrapolate: extrapolate)
        let third = try Self.terminalHeights.admit(terminalHeight, extrapolate: extrapolate)
        self.carrier = carrier
        self.baseHeight = baseHeight
        self.terminalHeight = terminalHeight
        self.environment = environment
        self.city = city
        self.extrapolate = extrapolate
        cautions = [first, second, third].compactMap { $0 }
        formula = Self.formula(
            f: carrier.megahertz, hb: baseHeight.metres, hm: terminalHeight.metres, environment: environment, city: city
        )
    }

    public func pathLoss(atGroundDistance distance: Length) throws(PropagationError) -> Decibels {
        try prediction(atGroundDistance: distance).loss
    }

    public func prediction(atGroundDistance distance: Length) throws(PropagationError) -> PathLossPrediction {
        let caution = try Self.distances.admit(distance, extrapolate: extrapolate)
        return PathLossPrediction(
            loss: Decibels(formula.loss(kilometres: distance.kilometres)),
            cautions: caution.map { cautions + [$0] } ?? cautions)
    }

    /// COST 231 (4.4.3); f in MHz, heights in m.
    ///
    /// DEPARTS: the report has no open or suburban class (its suburban centres are the medium city). At 1800 MHz
    /// that would put a village 12 dB behind the same village at 900 MHz, so Hata's own corrections are
    /// subtracted, with f held at 2000 MHz above it, as the extended Hata of ERC Report 68 (SEAMCAT) does.
    static func formula(f: Double, hb: Double, hm: Double, environment: Environment, city: CitySize) -> HataFormula {
        let c = environment == .urban && city == .large ? 3.0 : 0.0  // dB
        let a = HataFormula.mediumCityTerminal(f, hm)
        let urban = 46.3 + 33.9 * log10(f) - 13.82 * log10(hb) - a + c
        return HataFormula(
            intercept: urban - HataFormula.relief(environment, min(f, 2000)), slope: HataFormula.slope(baseHeight: hb))
    }
}
