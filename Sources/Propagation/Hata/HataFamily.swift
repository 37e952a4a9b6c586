import Foundation
public import Units

/// The loss coverage maps use until terrain models take over: the Hata family, continued to where maps need it.
///
/// Okumura-Hata up to 1500 MHz, COST 231-Hata above. Both are made for masts of 30–200 m and distances of
/// 1–20 km; a map of Vietnamese networks needs masts of 15–30 m, 2100–3500 MHz and the first kilometre. So:
///
/// - ASSUMPTION: 2000–6000 MHz continues COST 231-Hata (33.9 log f: 3500 MHz costs 8.2 dB more than 2000 MHz, against
///   4.9 dB in free space: pessimistic). Caution "carrier".
/// - ASSUMPTION: the formula's slope continues below 1 km and beyond 20 km, never below free space along the
///   straight line. Caution "ground distance".
/// - ASSUMPTION: heights of 10–30 m continue the formula (20 m costs 2.4 dB more than 30 m at 1 km); lower ones are
///   taken as 10 m and higher than 200 m as 200 m. Caution "base height".
///
/// `Documentation/Models.md` gives the reasons and figures.
public struct HataFamily: PathLossModel {
    public static let carriers = Domain<Frequency>(
        "carrier", .megahertz(150) ... .megahertz(2000), reach: .megahertz(150) ... .gigahertz(6))
    /// Effective heights outside `clampedHeights` are accepted and clamped.
    public static let baseHeights = Domain<Length>(
        "base height", .metres(30) ... .metres(200), reach: .metres(1) ... .metres(5000))
    public static let clampedHeights: ClosedRange<Length> = .metres(10) ... .metres(200)
    public static let terminalHeights = Domain<Length>("terminal height", .metres(1) ... .metres(10))
    public static let distances = Domain<Length>(
        "ground distance", .kilometres(1) ... .kilometres(20), reach: .metres(1) ... .kilometres(100))

    /// Upper end of Okumura-Hata, included.
    public static let changeover = Frequency.megahertz(1500)

    public let carrier: Frequency
    /// Effective height as given; the formulas see it clamped, the straight line does not.
    public let baseHeight: Length
    public let terminalHeight: Length
    public let environment: Environment
    public let city: CitySize

    let formula: HataFormula
    /// Free space: loss at one metre, dB, and the square of the height difference, m².
    let freeSpaceAtOneMetre: Double
    let riseSquared: Double
    /// Cautions that do not depend on the distance.
    let inputCautions: [Caution]

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(
        carrier: Frequency, baseHeight: Length, terminalHeight: Length, environment: Environment,
        city: CitySize = .smallMedium
    ) throws(PropagationError) {
        let carrierCaution = try Self.carriers.admit(carrier, extrapolate: true)
        let heightCaution = try Self.caution(baseHeight: baseHeight)
        try Self.terminalHeights.require(terminalHeight)
        self.carrier = carrier
        self.baseHeight = baseHeight
        self.terminalHeight = terminalHeight
        self.environment = environment
        self.city = city
        inputCautions = [carrierCaution, heightCaution].compactMap { $0 }

        let hb = min(max(baseHeight, Self.clampedHeights.lowerBound), Self.clampedHeights.upperBound).metres
        let hm = terminalHeight.metres
        let f = carrier.megahertz
        formula =
            carrier <= Self.changeover
            ? OkumuraHata.formula(f: f, hb: hb, hm: hm, environment: environment, city: city)
            : COST231Hata.formula(f: f, hb: hb, hm: hm, environment: environment, city: city)
        freeSpaceAtOneMetre = FreeSpace.lossAtOneMetre(carrier)
        let rise = baseHeight.metres - hm
        riseSquared = rise * rise
    }

    public func pathLoss(atGroundDistance distance: Length) throws(PropagationError) -> Decibels {
        _ = try Self.distances.admit(distance, extrapolate: true)
        return Decibels(loss(metresSquared: distance.metres * distance.metres))
    }

    public func prediction(atGroundDistance distance: Length) throws(PropagationError) -> PathLossPrediction {
        let caution = try Self.distances.admit(distance, extrapolate: true)
        return PathLossPrediction(
            loss: Decibels(loss(metresSquared: distance.metres * distance.metres)),
            cautions: caution.map { inputCautions + [$0] } ?? inputCautions)
    }

    /// The loss in dB by the square of the ground distance in m²; the tables of the engine are made of it.
    func loss(metresSquared d2: Double) -> Double {
        let hata = formula.intercept + formula.slope * 0.5 * (log10(d2) - 6)
        return max(hata, freeSpaceAtOneMetre + 10 * log10(d2 + riseSquared))
    }

    private static func caution(baseHeight: Length) throws(PropagationError) -> Caution? {
        guard let caution = try baseHeights.admit(baseHeight, extrapolate: true) else { return nil }
        if clampedHeights.contains(baseHeight) { return caution }
        return Caution(.clamped, baseHeights.excursion(of: baseHeight, from: clampedHeights))
    }
}
