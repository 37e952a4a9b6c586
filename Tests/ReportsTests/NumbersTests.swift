import Reports
import Testing
import Units

@Suite("Numbers and dates as each language writes them") struct NumbersTests {
    private let vi = Numbers(.vi), en = Numbers(.en)

    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (1000, "1.000", "1,000"), (2_426_561, "2.426.561", "2,426,561"),
        (-1234, "−1.234", "−1,234"),
    ])
    func groupsThousands(value: Int, vietnamese: String, english: String) {
        #expect(vi.integer(value) == vietnamese)
        #expect(en.integer(value) == english)
    }

    @Test("A count that may be larger says how much larger")
    func countsWithUndetermined() {
        #expect(vi.atLeast(0, undetermined: 2_402_748) == "0–2.402.748")
        #expect(en.atLeast(1500, undetermined: 500) == "1,500–2,000")
        #expect(en.atLeast(1500, undetermined: 0) == "1,500")
    }

    @Test(arguments: [
        (1234.5, 1, "1.234,5", "1,234.5"), (0.05, 1, "0,1", "0.1"), (-0.04, 1, "0,0", "0.0"),
        (999.95, 1, "1.000,0", "1,000.0"), (-105, 0, "−105", "−105"), (2.675, 2, "2,68", "2.68"),
    ])
    func roundsHalfAwayFromZero(value: Double, digits: Int, vietnamese: String, english: String) {
        #expect(vi.decimal(value, digits: digits) == vietnamese)
        #expect(en.decimal(value, digits: digits) == english)
    }

    @Test("What is not a number is a dash", arguments: [Double.nan, .infinity])
    func printsNoNonsense(value: Double) {
        #expect(vi.decimal(value, digits: 2) == "–")
        #expect(vi.percent(value) == "–")
    }

    @Test(
        "A share below the whole never prints as the whole, one above nothing never as nothing",
        arguments: [
            (0.0, "0%"), (1.0, "100%"), (0.99999, "99,9%"), (0.9995, "99,9%"), (0.9994, "99,9%"), (0.00001, "<0,1%"),
            (0.95, "95,0%"), (0.3333, "33,3%"),
        ])
    func sharesAreHonest(share: Double, text: String) {
        #expect(vi.percent(share) == text)
    }

    @Test(arguments: [
        ("2024-08-01", "01/8/2024"), ("2025-02-28", "28/02/2025"), ("2026-01-09", "09/01/2026"),
        ("2026-12-31", "31/12/2026"),
    ])
    func datesFollowOfficialWriting(iso: String, official: String) throws {
        let date = try #require(CalendarDate(iso))
        #expect(vi.date(date) == official)
        #expect(en.date(date) == iso)
    }

    @Test func unitsFitTheSize() {
        #expect(vi.area(.squareMetres(1234)) == "0,12 ha")
        #expect(vi.area(.squareKilometres(1234.5)) == "1.234,50 km²")
        #expect(en.length(.metres(999)) == "999 m")
        #expect(vi.length(.metres(1234)) == "1,23 km")
    }
}
