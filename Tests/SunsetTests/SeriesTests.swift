import Sunset
import Testing
import Units

@Suite struct SeriesTests {
    static let header = "date,country,operator,metric,value,unit,definition,precision,note\n"

    func read(_ rows: String) throws -> [CountSeries] {
        try CountSeries.read(try CSVTable(Self.header + rows, file: "x.csv"))
    }

    func message(_ rows: String) -> String? {
        do {
            _ = try read(rows)
            return nil
        } catch { return String(describing: error) }
    }

    @Test func quotedFieldsKeepCommasAndQuotes() throws {
        let table = try CSVTable("a,b\r\n\"x, \"\"y\"\"\",2\r\n", file: "t.csv")
        #expect(table.text(table.rows[0], "a") == "x, \"y\"")
        #expect(table.text(table.rows[0], "b") == "2")
    }

    @Test func oneSeriesPerOperatorAndMetric() throws {
        let series = try read(
            """
            2020-01-31,X,all,lines,100,lines,"counted, all",exact,
            2020-02-29,X,all,lines,90,lines,,rounded,
            2020-02-29,X,all,connections,300,lines,,rounded,
            """)
        #expect(series.map(\.key.metric) == ["connections", "lines"])
        #expect(series.map(\.rows.count) == [1, 2])
    }

    @Test func refusesWhatItCannotRead() {
        #expect(
            message("2020-01-31,X,all,lines,-5,lines,,exact,")
                == "x.csv, line 2, column value: “-5” is not a number above 0")
        #expect(
            message("2020-02-30,X,all,lines,5,lines,,exact,")
                == "x.csv, line 2, column date: “2020-02-30” is not a date of the form yyyy-MM-dd")
        #expect(
            message("2020-02-29,X,all,lines,5,lines,,guess,")
                == "x.csv, line 2, column precision: “guess” is not one of exact, derived, rounded, lower bound, upper bound"
        )
        #expect(
            message("2020-02-29,X,all,lines,5,lines,,exact,\n2020-01-31,X,all,lines,6,lines,,exact,")
                == "x.csv, line 3: 2020-01-31 follows 2020-02-29 of the same series; sort the rows, one per date")
        #expect(
            message("2020-02-29,X,all")
                == "x.csv, line 2, column date: “2020-02-29” is not the start of a row of 9 fields; it has 3")
    }

    @Test func refusesAFileWithoutItsColumns() {
        #expect {
            try CountSeries.read(try CSVTable("date,value\n2020-01-31,5\n", file: "y.csv"))
        } throws: { "\($0)" == "y.csv: no column “operator”; it has date, value" }
        #expect {
            try SeriesLibrary(paths: ["no-such-folder/none.csv"])
        } throws: { "\($0)" == "no-such-folder/none.csv: cannot be read (no such file, or not UTF-8)" }
    }

    struct Gap: Sendable {
        let from, to: CalendarDate
        let days: Double
    }

    @Test(arguments: [
        Gap(from: CalendarDate(2024, 2, 28), to: CalendarDate(2024, 3, 1), days: 2),
        Gap(from: CalendarDate(2023, 2, 28), to: CalendarDate(2023, 3, 1), days: 1),
        Gap(from: CalendarDate(1999, 12, 31), to: CalendarDate(2001, 1, 1), days: 367),
        Gap(from: CalendarDate(2024, 9, 16), to: CalendarDate(2024, 10, 16), days: 30),
    ])
    func dayNumbersDifferByTheDaysBetween(gap: Gap) {
        #expect(gap.to.days(since: gap.from) == gap.days)
    }

    @Test func monthsEndOnTheirLastDay() {
        #expect(CalendarDate(2023, 11, 7).endOfMonth(after: 0) == CalendarDate(2023, 11, 30))
        #expect(CalendarDate(2023, 11, 7).endOfMonth(after: 1) == CalendarDate(2023, 12, 31))
        #expect(CalendarDate(2023, 11, 7).endOfMonth(after: 3) == CalendarDate(2024, 2, 29))
    }
}
