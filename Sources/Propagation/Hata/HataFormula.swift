import Foundation
import Units

/// The terms Okumura-Hata and COST 231-Hata share: loss = intercept + slope · log10(d / km), dB.
///
/// Source: M. Hata, "Empirical Formula for Propagation Loss in Land Mobile Radio Services", IEEE Trans.
/// Veh. Technol. VT-29(3), 1980; COST 231 Final Report, 1999, section 4.4.1.
struct HataFormula: Hashable, Sendable {
    let intercept: Double  // dB at 1 km
    let slope: Double  // dB per decade of distance

    /// 44.9 − 6.55 log hb
    static func slope(baseHeight hb: Double) -> Double { 44.9 - 6.55 * log10(hb) }

    /// a(hm) of a small or medium city, dB; f in MHz, hm in m.
    static func mediumCityTerminal(_ f: Double, _ hm: Double) -> Double {
        (1.1 * log10(f) - 0.7) * hm - (1.56 * log10(f) - 0.8)
    }

    /// a(hm) of a large city, dB. Hata gives the first form up to 200 MHz and the second from 400 MHz;
    /// ASSUMPTION: 300 MHz, the usual choice, divides them.
    static func largeCityTerminal(_ f: Double, _ hm: Double) -> Double {
        if f <= 300 {
            let x = log10(1.54 * hm)
            return 8.29 * x * x - 1.1
        }
        let x = log10(11.75 * hm)
        return 3.2 * x * x - 4.97
    }

    /// How much less an environment costs than the urban one, dB.
    static func relief(_ environment: Environment, _ f: Double) -> Double {
        switch environment {
        case .urban:
            return 0
        case .suburban:
            let x = log10(f / 28)
            return 2 * x * x + 5.4
        case .open:
            let x = log10(f)
            return 4.78 * x * x - 18.33 * x + 40.94
        }
    }

    func loss(kilometres d: Double) -> Double { intercept + slope * log10(d) }
}

/// Intervals of the two models; the height and distance ones are common to them.
enum HataDomain {
    static let baseHeights = Domain<Length>(
        "base height", .metres(30) ... .metres(200), reach: .metres(5) ... .metres(1000))
    static let terminalHeights = Domain<Length>(
        "terminal height", .metres(1) ... .metres(10), reach: .metres(0.5) ... .metres(30))
    static let distances = Domain<Length>(
        "ground distance", .kilometres(1) ... .kilometres(20), reach: .metres(1) ... .kilometres(200))
}
