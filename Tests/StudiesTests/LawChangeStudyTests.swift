import PermitRules
import Testing
import Units

@testable import Studies

/// Scenario L1 of the field review and the hand-worked province: what each step of the law does to zones that were
/// worked out by hand, with everything but the rules frozen.
@Suite struct LawChangeStudyTests {
    private func changes() throws -> [LawChange] {
        let book = try HandWorkedProvince.book
        let world = HandWorkedProvince.world(catalogue: book.catalogue)
        return try LawChangeStudy(world: world, book: book).run(dates: HandWorkedProvince.dates)
    }

    @Test("Under both readings and at every step the matrix holds the same zones, people and ground")
    func sums() throws {
        let changes = try changes()
        #expect(changes.count == 6)
        for change in changes {
            #expect(change.total.zones == 9)
            #expect(change.total.people == 15_000)
            #expect(abs(change.total.area - changes[0].total.area) < 1e-6)
        }
    }

    @Test("The land law of 1 August 2024 alone releases the ODT zones by the papers, and none by the plan")
    func landLaw() throws {
        let step = try changes().filter { $0.to == CalendarDate("2024-08-01") }
        let papers = try #require(step.first { $0.reading == .papers })
        // Every zone but “open”, whose mixed parcel waits for a fact; “toDBV” and the others are ODT by the papers.
        #expect(papers.released.zones == 8)
        #expect(papers.released.people == 14_500)
        #expect(papers.newlyBlocked.zones == 0)
        #expect(papers.attributions.first?.instrument == "ldd-2024")
        #expect(papers.attributions.first?.released.zones == 8)
        let plan = try #require(step.first { $0.reading == .plan })
        // Only “toDBV” (700 people) and half of “partly” are planned as telecom land.
        #expect(plan.released.people == 700)
    }

    @Test("Where no rule of ODT land moves, nothing is released: 30 June to 31 July 2024")
    func quietStep() throws {
        for change in try changes() where change.to == CalendarDate("2024-07-31") {
            #expect(change.released.zones == 0)
            #expect(change.newlyBlocked.zones == 0)
            #expect(change.attributions.isEmpty)
        }
    }

    @Test("A change of authority or of papers is neither released nor newly blocked")
    func authorities() throws {
        let step = try #require(
            try changes().first { $0.to == CalendarDate("2026-07-01") && $0.reading == .papers })
        #expect(step.newlyBlocked.zones == 0)
        #expect(step.papers.zones > 0)
    }
}
