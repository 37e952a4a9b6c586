import Foundation
import PermitRules
import Testing
import Units

/// A country, its facts and its rules in YAML only, laid over the shipped data: what a user writes without Swift.
@Suite struct OverlayTests {
    static let facts = """
        facts:
          - {id: otherMast, kind: number, unit: m, vi: "Cột khác", en: "Other mast", from: {distanceTo: masts, relation: other}}
          - {id: height, kind: number, unit: m, vi: "Chiều cao", en: "Height", from: {column: height}}
          - {id: zone, kind: word, vi: "Vùng", en: "Zone", from: {attribute: Zone, of: zones}}
          - {id: school, kind: word, vi: "Trường học", en: "School advisory", from: {column: School Advisory}}
          - {id: park, kind: word, vi: "Công viên", en: "Park advisory", from: {column: Park Advisory}}
          - {id: filed, kind: day, vi: "Ngày nộp", en: "Filed", from: {column: filed}}
          - {id: planApproved, kind: day, vi: "Ngày duyệt", en: "Plan approved", from: {column: approved}}
        """
    static let instruments = """
        instruments:
          - {id: code, number: "1", title: {vi: "Luật", en: "Code"}, kind: law, from: 2000-01-01, until: 2009-12-31, mark: R}
          - {id: code-2, number: "2", title: {vi: "Luật 2", en: "Code 2"}, kind: law, from: 2010-01-01, mark: R, replaces: [code]}
        """
    static let articles = """
        articles:
          - {id: a1, instrument: code, place: "1", vi: "điều", en: "article", mark: R}
          - {id: a2, instrument: code-2, place: "2", vi: "điều", en: "article", mark: R}
        """

    static let codes = """
        namespace: none
        title: {vi: "Không", en: "None"}
        source: "test"
        mark: R
        codes: [{code: Z, vi: "Vùng", en: "Zone", group: N}]
        """

    /// A book whose land is allowed, with `rules` beside. Loads only what every country shares and the texts above.
    static func book(_ rules: String) throws -> RuleBook {
        let folder = FileManager.default.temporaryDirectory.appending(path: "overlay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (base, overlay) = (folder.appending(path: "base"), folder.appending(path: "overlay"))
        let law = overlay.appending(path: "law/xx/rules")
        for part in [base.appending(path: "law"), base.appending(path: "landuse"), law] {
            try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
        }
        for name in ["facts", "texts"] {
            let shared = URL(filePath: Law.folder).appending(path: "law/\(name).yaml")
            try FileManager.default.copyItem(at: shared, to: base.appending(path: "law/\(name).yaml"))
        }
        try codes.write(to: base.appending(path: "landuse/none.yaml"), atomically: true, encoding: .utf8)
        for (name, text) in [("facts", facts), ("instruments", instruments), ("articles", articles)] {
            try text.write(to: overlay.appending(path: "law/xx/\(name).yaml"), atomically: true, encoding: .utf8)
        }
        let allowed = """
            rules:
              - id: base
                title: {vi: "Được phép", en: "Allowed"}
                axis: land
                outcome: allowed
                periods: [{from: 2000-01-01, until: 2009-12-31, bases: [a1]}, {from: 2010-01-01, bases: [a2]}]

            """
        try (allowed + rules).write(to: law.appending(path: "r.yaml"), atomically: true, encoding: .utf8)
        return try RuleBook(folder: base.path, country: "xx", overlays: [overlay.path])
    }

    static func exception(_ id: String, _ when: String, outcome: String = "conditional", more: String = "") -> String {
        """
          - id: \(id)
            title: {vi: "Ngoại lệ", en: "Exception"}
            axis: land
            outcome: \(outcome)
            when: \(when)
            overrides: [base]
            \(more)
            periods: [{from: 2010-01-01, bases: [a2]}]

        """
    }

    static func headline(
        _ book: RuleBook, _ observations: [String: Observation.Value], on day: String = "2020-01-01"
    ) throws -> Headline {
        var place = PlaceFacts(recorded: book.catalogue.parse("", namespace: "none"))
        for (name, value) in observations { place.observations[Fact(rawValue: name)] = Observation(value) }
        return book.verdict(
            for: place, structure: .groundMast, on: try Law.day(day), reading: .papers
        ).headline
    }

    @Test("An advisory that is not empty makes the place conditional, an empty one does not, an unknown one is missing")
    func advisories() throws {
        let book = try Self.book(Self.exception("advisory", "[{school: present}, {park: present}]"))
        let no = Observation.Value.none
        #expect(try Self.headline(book, ["school": no, "park": no]) == .permitted)
        #expect(try Self.headline(book, ["school": .word(""), "park": .word("near a park")]) == .conditional)
        #expect(try Self.headline(book, ["school": .word("PS 1"), "park": .word("P")]) == .conditional)
        #expect(try Self.headline(book, ["school": .word("PS 1")]) == .conditional)
        #expect(try Self.headline(book, ["school": no]) == .undetermined)
        #expect(try Self.headline(book, ["school": no, "park": no], on: "2009-12-31") == .permitted)
        #expect(try Self.headline(book, [:], on: "2009-12-31") == .permitted)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let when: String
        let value: [String: Observation.Value]
        let expected: Headline
        var testDescription: String { "\(when) for \(value.values.map(String.init(describing:)))" }

        init(_ when: String, _ fact: String, _ value: Observation.Value, _ expected: Headline) {
            (self.when, self.value, self.expected) = (when, [fact: value], expected)
        }
    }

    @Test(
        "A test holds on its own side of the limit only",
        arguments: [
            Case("{otherMast: {below: 120}}", "otherMast", .number(119.99), .conditional),
            Case("{otherMast: {below: 120}}", "otherMast", .number(120), .permitted),
            Case("{otherMast: {below: 120}}", "otherMast", .number(120.01), .permitted),
            Case("{otherMast: {below: 120}}", "otherMast", .number(.infinity), .permitted),
            Case("{otherMast: {below: 120}}", "otherMast", .none, .permitted),
            Case("{height: {atLeast: 45}}", "height", .number(45), .conditional),
            Case("{height: {atLeast: 45}}", "height", .number(44.999), .permitted),
            Case("{height: {above: 45, atMost: 60}}", "height", .number(45), .permitted),
            Case("{height: {above: 45, atMost: 60}}", "height", .number(60), .conditional),
            Case("{height: {above: 45, atMost: 60}}", "height", .number(.nan), .permitted),
            Case("{zone: A}", "zone", .word("A"), .conditional),
            Case("{zone: [A, B]}", "zone", .word("C"), .permitted),
            Case("{zone: {not: [A, B]}}", "zone", .word("C"), .conditional),
            Case("{filed: {before: 2026-07-01}}", "filed", .word("2026-06-30"), .conditional),
            Case("{filed: {before: 2026-07-01}}", "filed", .word("2026-07-01"), .permitted),
            Case("{filed: {before: 2026-07-01}}", "filed", .none, .permitted),
            Case("{filed: {from: 2026-07-01}}", "filed", .word("2026-07-01"), .conditional),
            Case("{filed: absent}", "filed", .none, .conditional),
        ])
    func limits(_ given: Case) throws {
        let book = try Self.book(Self.exception("limit", given.when))
        let value = given.value.mapValues { value -> Observation.Value in
            return if case .word(let text) = value, let day = CalendarDate(text) { .day(day) } else { value }
        }
        #expect(try Self.headline(book, value) == given.expected)
    }

    @Test("An age is counted in whole months up to the day of the law")
    func ages() throws {
        let book = try Self.book(Self.exception("age", "{planApproved: {monthsAgo: {atLeast: 12}}}"))
        let approved = ["planApproved": Observation.Value.day(try Law.day("2025-12-31"))]
        #expect(try Self.headline(book, approved, on: "2026-12-30") == .permitted)
        #expect(try Self.headline(book, approved, on: "2026-12-31") == .conditional)
        #expect(try Self.headline(book, [:]) == .undetermined)
    }

    @Test("A number that is not known is tried on both sides of every limit, and each side's answer is told")
    func openNumber() throws {
        let book = try Self.book(
            Self.exception("near", "{otherMast: {below: 120}}")
                + Self.exception("high", "{height: {above: 45}}", outcome: "prohibited", more: "clashesWith: []"))
        var place = PlaceFacts(recorded: book.catalogue.parse("", namespace: "none"))
        place.observations[Fact(rawValue: "height")] = Observation(.number(30))
        let verdict = book.verdict(
            for: place, structure: .groundMast, on: try Law.day("2020-01-01"), reading: .papers)
        #expect(verdict.headline == .undetermined)
        let missing = try #require(verdict.missing.first)
        #expect(missing.fact.rawValue == "otherMast")
        #expect(missing.decides.map(\.value) == ["< 120", "≥ 120"])
        #expect(missing.decides.map(\.headline) == [.conditional, .permitted])
    }

    @Test("A finding tells what was measured, to what, and which rule it overrides")
    func measured() throws {
        let book = try Self.book(Self.exception("near", "{otherMast: {below: 120}}"))
        var place = PlaceFacts(recorded: book.catalogue.parse("", namespace: "none"))
        place.observations[Fact(rawValue: "otherMast")] = Observation(.number(118.4), feature: "BNH-12")
        func finding() throws -> Finding {
            try #require(
                book.verdict(
                    for: place, structure: .groundMast, on: try Law.day("2020-01-01"), reading: .papers
                ).findings.first)
        }
        #expect(
            try finding().facts == [
                FactValue(Fact(rawValue: "otherMast"), "118.4", unit: "m", feature: "BNH-12", test: "< 120")
            ])
        #expect(try finding().overrides == ["base@2010-01-01"])
        // Rounded to two decimals it would read 120, which is not below 120.
        place.observations[Fact(rawValue: "otherMast")] = Observation(.number(119.99996))
        #expect(try finding().facts.map(\.value) == ["119.99996"])
    }

    @Test("Rules declared to contradict each other are a conflict where both hold, and only there")
    func clash() throws {
        let book = try Self.book(
            Self.exception("near", "{otherMast: {below: 120}}")
                + Self.exception("low", "{height: {atMost: 3}}", more: "clashesWith: [near]"))
        let low = Observation.Value.number(3)
        #expect(try Self.headline(book, ["otherMast": .number(100), "height": low]) == .conflict)
        #expect(try Self.headline(book, ["otherMast": .number(130), "height": low]) == .conditional)
    }

    @Test("A file from before a change is judged as the day before, where a transitional provision says so")
    func transition() throws {
        let book = try Self.book(
            Self.exception("strict", "{height: {above: 45}}", outcome: "prohibited")
                + """
                  - id: transition
                    title: {vi: "Chuyển tiếp", en: "Transition"}
                    axis: other
                    outcome: allowed
                    when: {filed: {before: 2010-01-01}}
                    whenUnknown: notEvaluated
                    readsAsOf: {instrument: code-2, day: 2009-12-31}
                    periods: [{from: 2010-01-01, bases: [a2]}]

                """)
        let high = Observation.Value.number(50)
        #expect(try Self.headline(book, ["height": high, "filed": .day(Law.day("2010-01-01"))]) == .prohibited)
        #expect(try Self.headline(book, ["height": high, "filed": .day(Law.day("2009-12-31"))]) == .permitted)
        #expect(try Self.headline(book, ["height": high]) == .prohibited)
        var place = PlaceFacts(recorded: book.catalogue.parse("", namespace: "none"))
        place.observations[Fact(rawValue: "filed")] = Observation(.day(try Law.day("2009-12-31")))
        let verdict = book.verdict(
            for: place, structure: .groundMast, on: try Law.day("2020-01-01"), reading: .papers)
        #expect(verdict.findings.map(\.rule) == ["base@2000-01-01", "transition@2010-01-01"])
    }

    @Test("Reading one instrument as of its own first day shows what it alone changed")
    func adopting() throws {
        let book = try Self.book(Self.exception("strict", "{height: {above: 45}}", outcome: "prohibited"))
        var place = PlaceFacts(recorded: book.catalogue.parse("", namespace: "none"))
        place.observations[Fact(rawValue: "height")] = Observation(.number(50))
        let site = book.prepare(place)
        func headline(_ law: LawDay) -> Headline {
            book.decide(site, structure: .groundMast, on: law, reading: .papers).headline
        }
        let before = try Law.day("2009-12-31")
        #expect(headline(book.law(on: before)) == .permitted)
        #expect(headline(book.law(on: before, adopting: "code-2")) == .prohibited)
        #expect(headline(book.law(on: before, adopting: "code")) == .permitted)
        #expect(headline(book.law(on: before, adopting: "no such instrument")) == .permitted)
    }

    /// One exception a metre, all of them on one fact.
    private static func staircase(_ fact: String, _ steps: Int) -> String {
        (1...steps).map { exception("\(fact)\($0)", "{\(fact): {below: \($0)}}") }.joined()
    }

    @Test("More distinct questions than a place can answer are refused, naming the rule")
    func tooManyQuestions() throws {
        #expect(throws: Never.self) { try Self.book(Self.staircase("height", 256)) }
        let error = #expect(throws: RuleError.self) { try Self.book(Self.staircase("height", 257)) }
        #expect(
            error?.description
                == "law/xx/rules/r.yaml:2062: the rules ask more than 256 different questions; use the same limits where "
                + "you can")
    }

    @Test("Too many ways to try leave the verdict undetermined, with every open fact missing")
    func tooManyWorlds() throws {
        let book = try Self.book(Self.staircase("height", 100) + Self.staircase("otherMast", 50))
        let place = PlaceFacts(recorded: book.catalogue.parse("", namespace: "none"))
        let verdict = book.verdict(
            for: place, structure: .groundMast, on: try Law.day("2020-01-01"), reading: .papers)
        #expect(verdict.headline == .undetermined)
        #expect(verdict.missing.map(\.fact.rawValue).sorted() == ["height", "otherMast"])
        #expect(verdict.missing.flatMap(\.decides).allSatisfy { $0.headline == .undetermined })
    }
}
