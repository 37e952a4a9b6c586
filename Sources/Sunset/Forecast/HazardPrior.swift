import Foundation

/// What is believed about a hazard before its own series is read: a normal law per parameter, logs where marked.
public struct HazardPrior: Hashable, Sendable {
    /// In the order of ``DeadlineHazard``: ln rate, growth, ln push, ln lead.
    var means: [Double]
    let deviations: [Double]

    /// ASSUMPTION, before any series is read: half of the users leave in about 16 months, a little faster each year. A date
    /// ordered by the state with handed-out terminals leaves about a fifth (e^−1.5) of those who would not have moved
    /// by themselves, most of the effect in the last six weeks; a commercial one two thirds (e^−0.4), over two months.
    /// Widths say that each may be wrong by a factor of two. The other series move the means from here.
    static func initial(_ kind: SwitchOffClass) -> HazardPrior {
        let (push, lead): (Double, Double) =
            switch kind {
            case .state: (1.5, 45)
            case .commercial: (0.4, 60)
            case .none: (1, 60)  // without a date neither is used
            }
        return HazardPrior(
            means: [log(0.0015), 0.1, log(push), log(lead)], deviations: [0.8, 0.25, 0.75, 0.6])
    }

    func hazard(_ draws: NormalDraws, _ draw: Int) -> DeadlineHazard {
        func value(_ parameter: Int) -> Double {
            means[parameter] + deviations[parameter] * draws[parameter, draw]
        }
        return DeadlineHazard(logRate: value(0), growth: value(1), logPush: value(2), logLead: value(3))
    }
}
