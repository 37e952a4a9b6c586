import Geometry
import Testing
import Units

@testable import Province
@testable import Studies

/// Field review, 13; QĐ 72/2025 of Bắc Ninh, Đ4 k4.
@Suite struct ApprovedSiteTests {
    private func site(
        yearly: Bool = true, extended: Bool = false, withdrawn: String? = nil, approved: String = "2025-12-30"
    ) -> ApprovedSite {
        ApprovedSite(
            site: "BN01", operator: "A", position: Coordinate(0, 0), decision: "12/QĐ-UBND",
            approvedOn: CalendarDate(approved), isYearly: yearly, isExtended: extended,
            withdrawnOn: withdrawn.flatMap { CalendarDate($0) }, withdrawnBy: withdrawn.map { _ in "99/QĐ-UBND" })
    }

    @Test(
        "An unbuilt position of a yearly plan is reviewed after twelve months, never void",
        arguments: [
            ("2025-12-29", ApprovedSite.State.notYetApproved), ("2025-12-30", .active), ("2026-12-30", .active),
            ("2026-12-31", .reviewDue), ("2031-01-01", .reviewDue),
        ])
    func yearly(day: String, state: ApprovedSite.State) throws {
        #expect(site().state(on: try #require(CalendarDate(day))) == state)
    }

    @Test(
        "Force majeure adds six months",
        arguments: [("2027-06-30", ApprovedSite.State.active), ("2027-07-01", .reviewDue)])
    func extended(day: String, state: ApprovedSite.State) throws {
        #expect(site(extended: true).state(on: try #require(CalendarDate(day))) == state)
    }

    @Test("Only a decision withdraws, from its day on")
    func withdrawn() throws {
        let site = site(withdrawn: "2026-05-01")
        #expect(site.state(on: try #require(CalendarDate("2026-04-30"))) == .active)
        #expect(site.state(on: try #require(CalendarDate("2026-05-01"))) == .withdrawn)
    }

    @Test("A decision of its own is not reviewed, and the last day of February counts as the day it lacks")
    func single() throws {
        #expect(site(yearly: false).state(on: try #require(CalendarDate("2040-01-01"))) == .active)
        let leap = site(approved: "2024-02-29")
        #expect(leap.state(on: try #require(CalendarDate("2025-02-28"))) == .active)
        #expect(leap.state(on: try #require(CalendarDate("2025-03-01"))) == .reviewDue)
    }
}
