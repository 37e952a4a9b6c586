public import Units

/// A sentence of the law as a lawyer would test it: facts, a period, and what has to come out on its first and last day.
public struct LawCase: Sendable {
    /// In the words of its author.
    public let sentence: String
    public let place: PlaceFacts
    public let structure: StructureClass
    public let reading: Reading
    public let interval: DayInterval
    public let expected: Expectation
    public let file: RuleError.Place

    /// What the verdict must say; nil and empty ask nothing.
    public struct Expectation: Hashable, Sendable {
        var headline: Headline?
        var land: LandOutcome?
        var permit: PermitOutcome?
        var province: ProvinceOutcome?
        var other: LandOutcome?
        var firmness: Int?
        /// Rule ids, with or without their first day, that must be found, and that must not.
        var rules: [String] = []
        var notRules: [String] = []
        var conditions: [String] = []
        var notConditions: [String] = []
        var cites: [String] = []
        var notCites: [String] = []
        var missing: [String]?
        var listed: [String] = []
        var questions: [String] = []
        var remedies: [String] = []
        /// Procedure ids with a text their authority must contain.
        var authorities: [String: String] = [:]
        /// Procedure ids with their working days.
        var workingDays: [String: Int] = [:]
        var placement: [String]?
    }

    /// The days on which it is asked.
    public var days: [CalendarDate] {
        guard let last = interval.until, last != interval.from else { return [interval.from] }
        return [interval.from, last]
    }
}

/// One case on one day.
public struct CaseResult: Sendable {
    public let lawCase: LawCase
    public let date: CalendarDate
    /// What came out otherwise, e.g. `land: allowed instead of prohibited`; empty when the case holds.
    public let differences: [String]
}

extension LawCase.Expectation {
    func differences(_ verdict: Verdict) -> [String] {
        var found: [String] = []
        func compare<T: RawRepresentable>(_ name: String, _ expected: T?, _ value: T) where T.RawValue == String {
            if let expected, expected.rawValue != value.rawValue {
                found.append("\(name): \(value.rawValue) instead of \(expected.rawValue)")
            }
        }
        compare("headline", headline, verdict.headline)
        compare("land", land, verdict.land)
        compare("permit", permit, verdict.permit)
        compare("province", province, verdict.province)
        compare("other", other, verdict.other)
        if let firmness, verdict.firmness != firmness {
            found.append("firmness: \(verdict.firmness.map(String.init) ?? "none") instead of \(firmness)")
        }
        let ids = verdict.findings.flatMap { [$0.rule, String($0.rule.prefix { $0 != "@" })] }
        let asked = (verdict.conditions + verdict.duties).map(\.id)
        let cited = verdict.findings.flatMap(\.bases).map(\.article)
        let expectedIn: [(String, [String], [String])] = [
            ("rule", rules, ids), ("condition", conditions, asked), ("basis", cites, cited),
            ("listed", listed, verdict.notEvaluated.map(\.id)),
            ("question", questions, verdict.openQuestions.map(\.id)),
            ("remedy", remedies, verdict.remedies.map(\.id)),
        ]
        for (name, expected, values) in expectedIn {
            for id in expected where !values.contains(id) { found.append("\(name) \(id) is missing") }
        }
        for (name, unwanted, values) in [
            ("rule", notRules, ids), ("condition", notConditions, asked), ("basis", notCites, cited),
        ] {
            for id in unwanted where values.contains(id) { found.append("\(name) \(id) should not be there") }
        }
        let facts = verdict.missing.map(\.fact.rawValue).sorted()
        if let missing = missing?.sorted(), facts != missing {
            found.append("missing facts: \(facts) instead of \(missing)")
        }
        let shares = verdict.placement.map { $0.shares.map(\.code) } ?? []
        if let placement, shares != placement { found.append("placement: \(shares) instead of \(placement)") }
        for (id, text) in authorities.sorted(by: { $0.key < $1.key }) {
            let authority = verdict.approvals.first { $0.procedure == id }?.authority.vi
            if authority?.contains(text) != true { found.append("authority of \(id): \(authority ?? "none")") }
        }
        for (id, days) in workingDays.sorted(by: { $0.key < $1.key }) {
            let value = verdict.approvals.first { $0.procedure == id }?.workingDays
            if value != days { found.append("working days of \(id): \(value.map(String.init) ?? "none")") }
        }
        return found
    }
}
