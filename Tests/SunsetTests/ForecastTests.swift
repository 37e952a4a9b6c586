import Foundation
import Testing
import Units
import _TestSupport

@testable import Sunset

@Suite struct ForecastTests {
    static func series(_ operatorName: String, _ rows: [(CalendarDate, Double)]) -> CountSeries {
        CountSeries(
            key: SeriesKey(file: "f.csv", operator: operatorName, metric: "lines"),
            rows: rows.map { Observation(date: $0.0, value: $0.1, precision: .exact) })
    }

    static func forecaster(_ series: [CountSeries]) throws -> Forecaster {
        try Forecaster(library: SeriesLibrary(series: series, book: AnnouncementBook()))
    }

    /// Normal quantiles from the tables of Abramowitz and Stegun 1964, p. 976.
    @Test(arguments: [(0.9, 1.28155157), (0.975, 1.95996398), (0.5, 0), (0.0001, -3.71901649), (1e-12, -7.0344838)])
    func inverseNormalMatchesTheTables(p: Double, z: Double) {
        #expect(abs(NormalDraws.inverseNormal(p) - z) < 1e-6)
    }

    @Test func aSteadyFallIsContinued() throws {
        let start = CalendarDate(2020, 1, 31)
        let rows = (0...6).map { month in
            let date = start.endOfMonth(after: month)
            return (date, 1e6 * exp(-0.002 * date.days(since: start)))
        }
        let series = Self.series("all", rows)
        let later = CalendarDate(2020, 10, 31)
        let truth = 1e6 * exp(-0.002 * later.days(since: start))
        let range = try Self.forecaster([series]).posterior(for: series).forecast(on: later)
        #expect(abs(log(range.p50 / truth)) < 0.05)
        #expect(range.contains(truth))
        #expect(abs(log(Baseline.exponential.forecast(series, on: later) / truth)) < 1e-9)
    }

    /// Made by the curve itself, so least squares has to find it again.
    @Test func baselinesFindTheirOwnCurves() {
        let start = CalendarDate(2020, 1, 31)
        let dates = (0...12).map { start.endOfMonth(after: $0 * 2) }
        let later = CalendarDate(2022, 9, 30)
        func gompertz(_ t: Double) -> Double { exp(14 - 0.4 * expm1(0.002 * t)) }
        func logistic(_ t: Double) -> Double { 2e6 / (1 + exp(0.005 * (t - 500))) }
        let t = later.days(since: start)
        let g = Self.series("g", dates.map { ($0, gompertz($0.days(since: start))) })
        let l = Self.series("l", dates.map { ($0, logistic($0.days(since: start))) })
        #expect(abs(log(Baseline.gompertz.forecast(g, on: later) / gompertz(t))) < 1e-3)
        #expect(abs(log(Baseline.logistic.forecast(l, on: later) / logistic(t))) < 1e-3)
        #expect(Baseline.lastValue.forecast(l, on: later) == l.rows[12].value)
    }

    @Test func oneRowAnswersFromTheRateOfTheOthers() throws {
        let start = CalendarDate(2020, 1, 31)
        let all = Self.series("all", (0...6).map { (start.endOfMonth(after: $0), 1e6 * exp(-0.15 * Double($0))) })
        let one = Self.series("one", [(start.endOfMonth(after: 6), 1000)])
        let forecaster = try Self.forecaster([all, one])
        let later = CalendarDate(2020, 12, 31)
        let alone = try Self.forecaster([one]).posterior(for: one).forecast(on: later)
        let together = forecaster.posterior(for: one).forecast(on: later)
        let whole = forecaster.posterior(for: all).forecast(on: later)
        // The whole falls three times as fast as the prior expects.
        let shareOfWhole = whole.p50 / all.rows[6].value
        #expect(abs(log(together.p50 / 1000 / shareOfWhole)) < abs(log(alone.p50 / 1000 / shareOfWhole)) / 3)
        #expect(log(together.p90 / together.p10) > log(whole.p90 / whole.p10))
    }

    @Test func anAnnouncementAfterTheLastRowIsBelievedOnlyOnRequest() throws {
        let book = try AnnouncementBook(
            try CSVTable(
                "file,operator,announced_on,deadline,class\nf.csv,all,2020-08-10,2020-12-31,state\n", file: "d.csv"))
        let start = CalendarDate(2020, 1, 31)
        let series = Self.series("all", (0...6).map { (start.endOfMonth(after: $0), 1e6 * exp(-0.05 * Double($0))) })
        let library = SeriesLibrary(series: [series], book: book)
        let day = CalendarDate(2020, 12, 30)
        let unaware = try Forecaster(library: library).posterior(for: series).forecast(on: day)
        let told = try Forecaster(library: library, announcementsUntil: CalendarDate(2020, 8, 10))
            .posterior(for: series).forecast(on: day)
        let toldEarlier = try Forecaster(library: library, announcementsUntil: CalendarDate(2020, 8, 9))
            .posterior(for: series).forecast(on: day)
        #expect(told.p50 < 0.6 * unaware.p50)
        #expect(toldEarlier == unaware)
    }

    @Test func announcementsAreRefusedWhenTheDateHasPassed() {
        #expect {
            try AnnouncementBook(
                try CSVTable(
                    "file,operator,announced_on,deadline,class\nf.csv,all,2020-08-10,2020-07-31,state\n", file: "d.csv")
            )
        } throws: { "\($0)" == "d.csv, line 2: deadline 2020-07-31 lies before its announcement on 2020-08-10" }
        #expect {
            try AnnouncementBook(
                try CSVTable(
                    "file,operator,announced_on,deadline,class\nf.csv,all,2020-08-10,2020-12-31,royal\n", file: "d.csv")
            )
        } throws: { "\($0)" == "d.csv, line 2, column class: “royal” is not one of state, commercial, none" }
    }

    @Test func targetsAreLaterThanTheLastRowAndKnown() {
        let series = Self.series("all", [(CalendarDate(2020, 1, 31), 100)])
        let library = SeriesLibrary(series: [series], book: AnnouncementBook())
        func message(_ row: String) -> String? {
            do {
                _ = try ForecastTarget.read(
                    try CSVTable("file,operator,metric,date\n" + row, file: "targets.csv"), from: library)
                return nil
            } catch { return "\(error)" }
        }
        #expect(message("f,all,lines,2020-02-01") == nil)
        #expect(
            message("f.csv,all,lines,2020-01-31")
                == "f.csv/all/lines: 2020-01-31 is not after the last row, 2020-01-31; only later dates are forecast")
        #expect(
            message("f.csv,all,people,2020-02-01")
                == "no series f.csv/all/people; the same file has f.csv/all/lines")
    }
}
