import Foundation
import PermitRules
import Testing
import Units

@testable import Province
@testable import Studies

/// Scenario L1 of the field review and the hand-worked province: what each step of the law does to zones that were
/// worked out by hand, with everything but the rules frozen.
@Suite struct LawChangeStudyTests {
    private func changes() throws -> [LawChange] {
        let book = try HandWorkedProvince.book
        let world = HandWorkedProvince.world(catalogue: book.catalogue)
        return try LawChangeStudy(scene: Scene(world, book)).run(dates: HandWorkedProvince.dates)
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
        // The Land Law and its decree move the same zones, each alone: they count once.
        #expect(papers.attributions.map(\.cause) == [.anyOf(["ldd-2024", "nd-102-2024"])])
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

    @Test(
        "Two acts of which each alone releases a zone, and two that only do together, are told apart and counted once")
    func causes() throws {
        func step(_ rules: String) throws -> [LawChange.Attribution] {
            let folder = try OwnLaw(rules)
            let book = try RuleBook(
                folder: HandWorkedProvince.dataFolder, country: "xx", overlays: [folder.path],
                catalogue: HandWorkedProvince.book.catalogue)
            let world = HandWorkedProvince.world(catalogue: book.catalogue)
            let dates = [CalendarDate("2019-12-31"), CalendarDate("2020-01-01")].compactMap(\.self)
            return try LawChangeStudy(scene: Scene(world, book)).run(dates: dates)
                .first { $0.reading == .papers }?.attributions ?? []
        }
        let either = try step(
            OwnLaw.rule("mast", "flags: [residential]", before: "a1, b1", after: "a2, b2"))
        #expect(either.map(\.cause) == [.anyOf(["a2", "b2"])])
        let both = try step(
            OwnLaw.rule("houses", "flags: [residential]", before: "a1", after: "a2")
                + OwnLaw.rule("codes", "codes: [ODT, ONT]", before: "b1", after: "b2"))
        #expect(both.map(\.cause) == [.both("a2", "b2")])
        #expect(both.first?.released.zones == either.first?.released.zones)
    }
}

/// Two acts, each replaced on 2020-01-01, and rules that rest on them, in a folder of their own.
private final class OwnLaw {
    let path: String

    init(_ rules: String) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "law-\(UUID().uuidString)")
        path = url.path
        let law = url.appending(path: "law/xx")
        try FileManager.default.createDirectory(
            at: law.appending(path: "rules"), withIntermediateDirectories: true)
        func write(_ name: String, _ text: String) throws {
            try text.write(to: law.appending(path: name), atomically: true, encoding: .utf8)
        }
        let days = ["1": "from: 2010-01-01, until: 2019-12-31", "2": "from: 2020-01-01"]
        var (instruments, articles) = ("instruments:\n", "articles:\n")
        for act in ["a", "b"] {
            for number in ["1", "2"] {
                let replaces = number == "2" ? ", replaces: [\(act)1]" : ""
                instruments +=
                    "  - {id: \(act)\(number), number: \"\(number)\", title: {vi: x, en: x}, kind: law, \(days[number] ?? "")\(replaces), mark: R}\n"
                articles +=
                    "  - {id: \(act)\(number), instrument: \(act)\(number), place: \"Đ1\", vi: x, en: x, mark: R}\n"
            }
        }
        try write("instruments.yaml", instruments)
        try write("articles.yaml", articles)
        try write("rules/r.yaml", "namespaces: [vn-plan-2014, vn-cadastral-legacy]\nrules:\n" + rules)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Prohibited to the end of 2019, allowed after.
    static func rule(_ id: String, _ recorded: String, before: String, after: String) -> String {
        """
          - id: \(id)
            title: {vi: x, en: x}
            axis: land
            recorded: {\(recorded)}
            summary: {vi: x, en: x}
            periods:
              - {from: 2010-01-01, until: 2019-12-31, outcome: prohibited, bases: [\(before)]}
              - {from: 2020-01-01, outcome: allowed, bases: [\(after)]}

        """
    }
}
