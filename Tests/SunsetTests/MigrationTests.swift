import Foundation
import Testing
import Units
import _TestSupport

@testable import Sunset

@Suite struct MigrationTests {
    static let start = CalendarDate(2024, 6, 30)
    static let cut = CalendarDate(2026, 6, 30)

    static func posterior(deadline: CalendarDate = cut) -> HazardPosterior {
        HazardPosterior(
            series: CountSeries(
                key: SeriesKey(file: "f.csv", operator: "all", metric: "lines"),
                rows: [Observation(date: start, value: 1000, precision: .exact)]),
            announcements: [Announcement(announced: CalendarDate(2024, 1, 1), deadline: deadline, class: .state)],
            prior: .initial(.state))
    }

    static func table(deadline: CalendarDate = cut, scenarios: Int = 200) throws -> ScenarioTable {
        try ScenarioTable(
            posterior(deadline: deadline), dates: ScenarioTable.steps(from: start, to: deadline),
            scenarios: scenarios)
    }

    static func areas(_ count: Int, seed: UInt64) -> [MigrationArea] {
        var random = SplitMix(state: seed)
        return MigrationArea.made(count, using: &random)
    }

    @Test func stepsEndWithTheMonthsAndTheCut() {
        let steps = ScenarioTable.steps(from: CalendarDate(2024, 6, 30), to: CalendarDate(2024, 9, 15))
        #expect(
            steps == [CalendarDate(2024, 7, 31), CalendarDate(2024, 8, 31), CalendarDate(2024, 9, 15)])
    }

    @Test func exponentialAgreesWithTheLibrary() {
        for step in 0...7999 {
            let x = -Float(step) / 100
            let value = exponential(SIMD8(repeating: x))[3]
            #expect(abs(Double(value) / exp(Double(x)) - 1) < 1e-5)
        }
    }

    /// The recurrence written out in double precision, sorted in full.
    @Test func matchesAPlainLoop() throws {
        let table = try Self.table()
        let areas = Self.areas(7, seed: 3)
        let result = try Migration(areas, table)
        for (index, area) in areas.enumerated() {
            var left = area.counts.map { [Double](repeating: Double($0), count: table.scenarioCount) }
            let everyone = Double(area.counts.reduce(0, +))
            for step in table.dates.indices {
                var totals = [Double](repeating: 0, count: table.scenarioCount)
                for k in 0..<3 {
                    let limit = area.capacity.map {
                        $0 * Double(table.months[step]) * Double(area.counts[k]) / everyone
                    }
                    for s in totals.indices {
                        let fall = Double(table.falls[step][s / 8][s % 8])
                        left[k][s] = max(left[k][s] * exp(-area.paces[k] * fall), left[k][s] - (limit ?? .infinity))
                        totals[s] += left[k][s]
                    }
                }
                totals.sort()
                let range = result.areas[index][step]
                for (found, rank) in [(range.p10, 20), (range.p50, 100), (range.p90, 179)] {
                    #expect(abs(found - totals[rank]) <= 1e-4 * max(1, totals[rank]))
                }
            }
        }
    }

    @Test("More pace or capacity never leaves more", arguments: 0..<20)
    func isMonotone(seed: UInt64) throws {
        let table = try Self.table(scenarios: 64)
        let areas = Self.areas(4, seed: seed)
        let before = try Migration(areas, table)
        let faster = try Migration(
            areas.map { area in
                var area = area
                area.paces = area.paces.map { $0 * 1.2 }
                return area
            }, table)
        let abler = try Migration(
            areas.map { area in
                var area = area
                area.capacity = area.capacity.map { $0 * 1.5 }
                return area
            }, table)
        for index in areas.indices {
            for step in table.dates.indices {
                let (a, b, c) = (before.areas[index][step], faster.areas[index][step], abler.areas[index][step])
                #expect(b.p10 <= a.p10 && b.p50 <= a.p50 && b.p90 <= a.p90)
                #expect(c.p10 <= a.p10 && c.p50 <= a.p50 && c.p90 <= a.p90)
            }
        }
    }

    @Test("An earlier deadline never leaves fewer at the cut", arguments: 0..<10)
    func earlierIsNeverBetter(seed: UInt64) throws {
        let areas = Self.areas(4, seed: seed)
        let late = try Migration(areas, try Self.table(scenarios: 64))
        for deadline in [CalendarDate(2024, 8, 15), CalendarDate(2025, 3, 31), CalendarDate(2026, 5, 31)] {
            let early = try Migration(areas, try Self.table(deadline: deadline, scenarios: 64))
            #expect((early.total.last?.p50 ?? 0) >= (late.total.last?.p50 ?? .infinity))
            #expect((early.total.last?.p90 ?? 0) >= (late.total.last?.p90 ?? .infinity))
        }
    }

    @Test func subsidyAndCoverageRaiseThePace() {
        let effects = PaceEffects(subsidyEffect: 1.5, price: 300_000, coverageExponent: 0.5)
        #expect(effects.factor(subsidy: 0, coverage: 1) == 1)
        var last = 0.0
        for subsidy in stride(from: 0.0, through: 600_000, by: 50_000) {
            let factor = effects.factor(subsidy: subsidy, coverage: 0.9)
            #expect(factor > last)
            #expect(factor < effects.factor(subsidy: subsidy, coverage: 0.95))
            last = factor
        }
    }

    @Test func refusesADeadlineBeforeTheData() {
        #expect {
            try ScenarioTable(Self.posterior(), dates: [CalendarDate(2024, 6, 1)])
        } throws: { "\($0)" == "deadline 2024-06-01 lies before the last data of 2024-06-30; name a later one" }
    }
}
