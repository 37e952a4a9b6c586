import PermitRules
import Testing

/// The sentences beside the law (`law/vn/cases`): expected by hand from the notes, so that a lawyer can add one without Swift.
@Suite struct CaseTests {
    static func cases() throws -> [LawCase] { try LawCase.load(folder: Law.folder, book: Law.book()) }

    @Test("Every case beside the law comes out as it says")
    func holds() throws {
        let results = try Law.book().run(Self.cases())
        for result in results where !result.differences.isEmpty {
            Issue.record(
                "\(result.lawCase.file) on \(result.date): \(result.differences.joined(separator: "; ")) (\(result.lawCase.sentence))"
            )
        }
        #expect(try Self.cases().count >= 250)
    }

    @Test("A rule deleted, or begun a day later, makes a case fail: every rule in turn")
    func noticesMutations() throws {
        let unnoticed = try Law.book().unnoticedMutations(Self.cases())
        #expect(unnoticed.map { "\($0.rule) \($0.kind)" } == [])
    }

    @Test(
        "Every rule has lawful, unlawful, just-inside, day-before and missing-fact cases, or a reason why it has none")
    func everyKind() throws {
        let excused = try CaseExcuse.load(folder: Law.folder, book: Law.book())
        let gaps = try Law.book().gaps(in: Self.cases(), excused: excused)
        #expect(gaps.map { "\($0.rule) \($0.kind)\($0.isExcused ? " needs no excuse" : "")" } == [])
        #expect(excused.allSatisfy { !$0.reason.isEmpty })
    }
}

/// What a loaded book says about itself.
@Suite struct VerificationTests {
    @Test("The shipped law verifies without a problem and holds at least sixty rules")
    func shippedLaw() throws {
        let found = try Law.book().verify()
        #expect(found.problems == [])
        #expect(found.rules >= 60)
        #expect(found.marks.values.reduce(0, +) == found.periods)
    }

    @Test("A gap between periods and an article nobody cites are problems")
    func problems() throws {
        let book = try OverlayTests.book(
            """
              - id: gap
                title: {vi: "Khoảng trống", en: "Gap"}
                axis: permit
                outcome: required
                periods: [{from: 2000-01-01, until: 2009-12-30, bases: [a1]}, {from: 2010-01-01, bases: [a2]}]

            """)
        #expect(
            try book.verify().problems == [
                .gap(rule: "gap", after: Law.day("2009-12-30"), before: Law.day("2010-01-01"))
            ])
    }

    @Test("The law of 1 August 2024 changed the residential rule from prohibited to conditional")
    func changes() throws {
        let book = try Law.book()
        let changes = book.changes(from: try Law.day("2024-07-31"), to: try Law.day("2024-08-01"))
        let residential = try #require(changes.first { $0.base == "vn.land.residential.mast" })
        #expect(residential.before?.outcome == .land(.prohibited))
        #expect(residential.after?.outcome == .land(.conditional))
        #expect(residential.instruments == ["ldd-2013", "ldd-2024", "nd-102-2024"])
        #expect(!changes.contains { $0.base == "vn.permit.required" })
        #expect(book.changes(from: try Law.day("2024-07-30"), to: try Law.day("2024-07-31")) == [])
    }

    @Test("A structure on a building is not bulky by three measures, or when disguised; what is not known is named")
    func classes() throws {
        let book = try Law.book()
        func classify(_ height: Double?, building: Double?, half: Double?, disguised: Bool? = nil) throws
            -> Classification
        {
            var known: [Fact: Observation] = [:]
            for (name, value) in [("heightOnBuilding", height), ("buildingHeight", building), ("halfWidth", half)] {
                if let value { known[Fact(rawValue: name)] = Observation(.number(value)) }
            }
            if let disguised { known[Fact(rawValue: "disguised")] = Observation(.flag(disguised)) }
            return book.classify(.building, known, on: try Law.day("2024-08-01"))
        }
        #expect(try classify(3, building: 15, half: 0.5, disguised: false) == .known(.nonBulkyRoofMast))
        #expect(try classify(3.01, building: 30, half: 0.5, disguised: false) == .known(.bulkyRoofMast))
        #expect(try classify(3, building: 14.9, half: 0.5, disguised: false) == .known(.bulkyRoofMast))
        #expect(try classify(3, building: 15, half: 0.51, disguised: false) == .known(.bulkyRoofMast))
        #expect(try classify(6, building: 15, half: 2, disguised: true) == .known(.nonBulkyRoofMast))
        #expect(
            try classify(2, building: nil, half: 0.3, disguised: false)
                == .open(missing: [Fact(rawValue: "heightShareOfBuilding")]))
    }
}
