import Foundation
public import Units

/// Draws of how far the count falls by each step, shared by all communes, so that a province's total keeps its variance.
public struct ScenarioTable: Sendable {
    /// Ends of the steps, rising; the last is the day of the cut.
    public let dates: [CalendarDate]
    public let scenarioCount: Int
    /// Fall of ln(count) within each step: step × scenario in lanes of eight, the last lanes 0.
    let falls: [[SIMD8<Float>]]
    /// Largest fall within a step and scenario.
    let largestFall: Float
    /// At the end of each step the scenarios by how far they have fallen, the farthest first: what is left in a commune is nearly
    /// sorted in this order.
    let order: [[Int32]]
    /// Length of each step in months of 365.25/12 days.
    let months: [Float]

    /// Fall of ln(count) within one step in one scenario, for a pace of 1.
    public func fall(step: Int, scenario: Int) -> Float { falls[step][scenario / 8][scenario % 8] }

    /// In months of 365.25/12 days.
    public func lengthInMonths(step: Int) -> Float { months[step] }

    /// Ends of months from the day of the data to the day of the cut, and that day.
    public static func steps(from start: CalendarDate, to cut: CalendarDate) -> [CalendarDate] {
        var dates: [CalendarDate] = []
        var month = 0
        while true {
            let end = start.endOfMonth(after: month)
            if end >= cut { break }
            if end > start { dates.append(end) }
            month += 1
        }
        return dates + [cut]
    }

    /// Draws hazards in proportion to their weights, at even steps through the cumulated weights, and gives each a level of
    /// its own around the model's, as the back-test's ranges have it; leaving in steps matters over weeks and is left out.
    ///
    /// - Parameter start: from which the count falls; nil for the posterior's last row.
    /// - Throws: ``SunsetError/deadlineBeforeData(deadline:last:)`` when the first step does not follow the start.
    public init(
        _ posterior: HazardPosterior, announcements: [Announcement]? = nil, from start: CalendarDate? = nil,
        dates: [CalendarDate], scenarios: Int = 1000
    ) throws(SunsetError) {
        let reference = posterior.series.last.date
        let start = start ?? reference
        guard let first = dates.first, start < first else {
            throw .deadlineBeforeData(deadline: dates.first ?? start, last: start)
        }
        let believed = announcements ?? posterior.announcements
        var drawn: [DeadlineHazard] = []
        var cumulated = 0.0
        var index = 0
        for scenario in 0..<scenarios {
            let target = (Double(scenario) + 0.5) / Double(scenarios)
            while index < posterior.weights.count - 1, cumulated + posterior.weights[index] < target {
                cumulated += posterior.weights[index]
                index += 1
            }
            drawn.append(posterior.hazards[index])
        }
        // Base 13: not one of the dimensions the hazards were drawn in, which are sorted like the scenarios.
        let levels = (1...max(1, scenarios)).map { scenario in
            let z = NormalDraws.inverseNormal(NormalDraws.radicalInverse(scenario, base: 13))
            return max(0.05, 1 + HazardPosterior.rateDeviation * z)
        }
        let lanes = (scenarios + 7) / 8
        var falls: [[SIMD8<Float>]] = []
        var months: [Float] = []
        var order: [[Int32]] = []
        var fallen = [Double](repeating: 0, count: scenarios)
        var previous = start
        for date in dates {
            var step = [SIMD8<Float>](repeating: .zero, count: lanes)
            for scenario in 0..<scenarios {
                let fall = drawn[scenario].fall(
                    from: previous, to: date, reference: reference, announcements: believed)
                step[scenario / 8][scenario % 8] = Float(fall * levels[scenario])
                fallen[scenario] += fall * levels[scenario]
            }
            order.append((0..<Int32(scenarios)).sorted { (fallen[Int($0)], $1) > (fallen[Int($1)], $0) })
            falls.append(step)
            months.append(Float(date.days(since: previous) / 30.4375))
            previous = date
        }
        self.dates = dates
        scenarioCount = scenarios
        self.falls = falls
        self.order = order
        largestFall = falls.flatMap { $0.map { $0.max() } }.max() ?? 0
        self.months = months
    }
}
