import Foundation
public import Units

/// Median loss by Okumura-Hata: macro cells, 150–1500 MHz.
///
/// Source: M. Hata, IEEE Trans. Veh. Technol. VT-29(3), 1980, eq. (10) to (15); the same in
/// ITU-R P.529-3, Annex 1. Base height 30–200 m, terminal 1–10 m, distance 1–20 km.
///
/// ```swift
/// let model = try OkumuraHata(
///     carrier: .megahertz(900), baseHeight: .metres(30), terminalHeight: .metres(1.5), environment: .urban)
/// let loss = try model.pathLoss(atGroundDistance: .kilometres(1))  // 126.4 dB
/// ```
public struct OkumuraHata: PathLossModel {
    public static let carriers = Domain<Frequency>(
        "carrier", .megahertz(150) ... .megahertz(1500), reach: .megahertz(30) ... .gigahertz(6))
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

    /// Hata (10)–(15); f in MHz, heights in m.
    static func formula(f: Double, hb: Double, hm: Double, environment: Environment, city: CitySize) -> HataFormula {
        // The large city's a(hm) belongs to the urban class alone; the others are printed against the medium city.
        let large = environment == .urban && city == .large
        let a = large ? HataFormula.largeCityTerminal(f, hm) : HataFormula.mediumCityTerminal(f, hm)
        let urban = 69.55 + 26.16 * log10(f) - 13.82 * log10(hb) - a
        return HataFormula(
            intercept: urban - HataFormula.relief(environment, f), slope: HataFormula.slope(baseHeight: hb))
    }
}
