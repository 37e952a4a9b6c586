import Foundation
public import Units

/// Rate at which users leave a service that will be switched off.
///
/// h(t) = h0·e^{ρ(t−t0)} + (E/τ)·e^{−(T−t)/τ}, per day, with T the deadline as believed on day t. With g = E/(h0 τ) this
/// is the form h0·(1 + g·e^{−(T−t)/τ}); E is used because it can be read: e^{−E} is the share of those still there that
/// the deadline does not move. Past the last T announced the second term stays at its peak: who has lost service keeps
/// moving. Past a T that another one followed it is 0, because the network was not cut then.
public struct DeadlineHazard: Hashable, Sendable {
    /// ln h0, h0 per day at the reference day.
    public var logRate: Double
    /// ρ, per year.
    public var growth: Double
    /// ln E.
    public var logPush: Double
    /// ln τ, τ in days.
    public var logLead: Double

    public init(logRate: Double, growth: Double, logPush: Double, logLead: Double) {
        (self.logRate, self.growth, self.logPush, self.logLead) = (logRate, growth, logPush, logLead)
    }

    /// ASSUMPTION: the trend of the rate is carried on for two years and back for seven; farther away it stays level.
    static let trendAhead = 730.0  // days
    static let trendBack = 2555.0  // days

    /// ASSUMPTION: each postponement takes this share off the push of the next date: it was believed less.
    static let credibilityAfterPostponement = 0.8

    /// Expected fall of ln(count) from one day to a later one, as beliefs change on the way. Closed form.
    ///
    /// - Parameters:
    ///   - reference: the day `logRate` is given for.
    ///   - announcements: by date of announcement.
    public func fall(
        from start: CalendarDate, to end: CalendarDate, reference: CalendarDate, announcements: [Announcement]
    ) -> Double {
        guard start < end else { return 0 }
        let ordinary = ordinaryFall(end.days(since: reference)) - ordinaryFall(start.days(since: reference))
        return ordinary + pushedFall(from: start, to: end, announcements)
    }

    /// From the reference day to `days` after it.
    private func ordinaryFall(_ days: Double) -> Double {
        let rate = exp(logRate)
        let perDay = growth / 365
        let trended = min(max(days, -Self.trendBack), Self.trendAhead)
        let integral = abs(perDay) < 1e-9 ? trended : expm1(perDay * trended) / perDay
        return rate * (integral + exp(perDay * trended) * (days - trended))
    }

    private func pushedFall(from start: CalendarDate, to end: CalendarDate, _ announcements: [Announcement]) -> Double {
        let push = exp(logPush)
        let lead = exp(logLead)
        var fall = 0.0
        for (order, announcement) in announcements.enumerated() {
            let deadline = announcement.deadline
            let believedUntil = order + 1 < announcements.count ? announcements[order + 1].announced : end
            let from = max(start, announcement.announced)
            let to = min(end, believedUntil)
            guard from < to else { continue }
            var reach = 0.0
            if from < deadline {
                reach = exp(-deadline.days(since: min(to, deadline)) / lead) - exp(-deadline.days(since: from) / lead)
            }
            if to > deadline && order == announcements.count - 1 { reach += to.days(since: max(from, deadline)) / lead }
            fall += pow(Self.credibilityAfterPostponement, Double(order)) * push * reach
        }
        return fall
    }
}
