import Testing
import Units

@Suite struct CalendarDateTests {
    @Test(
        "Days the calendar has not are refused",
        arguments: ["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "24-01-01", "2024-1-1", "2024-01-0x", ""])
    func refuses(text: String) { #expect(CalendarDate(text) == nil) }

    @Test("A date is read as it is written", arguments: ["2024-02-29", "2024-07-31", "0001-01-01"])
    func roundTrips(text: String) throws {
        #expect(try #require(CalendarDate(text)).description == text)
    }

    @Test("The day before crosses months and years")
    func previous() throws {
        #expect(CalendarDate("2024-03-01")?.previous == CalendarDate("2024-02-29"))
        #expect(CalendarDate("2025-01-01")?.previous == CalendarDate("2024-12-31"))
        #expect(try #require(CalendarDate("0001-01-01")).previous == nil)
    }

    @Test("An interval includes both ends")
    func interval() throws {
        let from = try #require(CalendarDate("2024-07-01"))
        let until = try #require(CalendarDate("2024-07-31"))
        let interval = try #require(DayInterval(from: from, until: until))
        #expect(interval.contains(try #require(CalendarDate("2024-07-01"))))
        #expect(interval.contains(try #require(CalendarDate("2024-07-31"))))
        #expect(!interval.contains(try #require(CalendarDate("2024-08-01"))))
        #expect(!interval.contains(try #require(CalendarDate("2024-06-30"))))
    }
}
