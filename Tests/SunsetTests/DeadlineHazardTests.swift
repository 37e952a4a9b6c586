import Foundation
import Sunset
import Testing
import Units

/// The closed form against a midpoint sum of the hazard as printed, day by day in a hundred steps.
@Suite struct DeadlineHazardTests {
    static let hazard = DeadlineHazard(logRate: log(0.002), growth: 0.3, logPush: log(1.2), logLead: log(40))
    static let reference = CalendarDate(2024, 1, 31)
    static let announcements = [
        Announcement(announced: CalendarDate(2024, 2, 10), deadline: CalendarDate(2024, 6, 1), class: .state),
        Announcement(announced: CalendarDate(2024, 5, 20), deadline: CalendarDate(2024, 7, 15), class: .state),
    ]

    func summed(to days: Int) -> Double {
        let h = Self.hazard
        var sum = 0.0
        for step in 0..<(days * 100) {
            let t = (Double(step) + 0.5) / 100
            let believed = Self.announcements.enumerated().last { $0.1.announced.days(since: Self.reference) <= t }
            sum += exp(h.logRate + h.growth * t / 365) / 100
            guard let (order, announcement) = believed else { continue }
            let left = announcement.deadline.days(since: Self.reference) - t
            guard left > 0 || order == Self.announcements.count - 1 else { continue }
            sum += pow(0.8, Double(order)) * exp(h.logPush - h.logLead) * exp(-max(0, left) / exp(h.logLead)) / 100
        }
        return sum
    }

    @Test(arguments: [
        CalendarDate(2024, 2, 5), CalendarDate(2024, 4, 1), CalendarDate(2024, 5, 30), CalendarDate(2024, 7, 15),
        CalendarDate(2024, 9, 30),
    ])
    func closedFormIsTheIntegral(date: CalendarDate) {
        let fall = Self.hazard.fall(
            from: Self.reference, to: date, reference: Self.reference, announcements: Self.announcements)
        #expect(abs(fall - summed(to: Int(date.days(since: Self.reference)))) < 1e-5)
    }

    @Test func fallsAddUpOverTime() {
        func fall(_ a: CalendarDate, _ b: CalendarDate) -> Double {
            Self.hazard.fall(from: a, to: b, reference: Self.reference, announcements: Self.announcements)
        }
        let (a, b, c) = (CalendarDate(2023, 5, 1), CalendarDate(2024, 5, 25), CalendarDate(2026, 12, 1))
        #expect(abs(fall(a, b) + fall(b, c) - fall(a, c)) < 1e-12)
        #expect(fall(c, a) == 0)
    }

    @Test func withoutADateOnlyTheOrdinaryRateIsLeft() {
        var steady = Self.hazard
        steady.growth = 0
        let fall = steady.fall(
            from: Self.reference, to: CalendarDate(2024, 5, 10), reference: Self.reference, announcements: [])
        #expect(abs(fall - 0.002 * 100) < 1e-12)
    }
}
