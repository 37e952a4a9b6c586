import PermitRules
import Province
import Units

/// What the law sets against a structure at a place: nothing, rules, discretion, or a fact nobody has stated.
struct LegalObstacles {
    let verdicts: VerdictTable
    let date: CalendarDate

    /// - Parameter facts: number of the place's facts in the table.
    func obstacles(_ facts: FactsNumber, _ structure: StructureClass) -> [String] {
        structure == .groundMast ? ground(facts) : other(facts, structure)
    }

    /// As ``VerdictTable/groundOutcome(_:on:)`` ranks it: lawful is only what is firm under both readings.
    private func ground(_ facts: FactsNumber) -> [String] {
        let outcome = verdicts.groundOutcome(facts, on: date)
        if outcome.worst == .firm { return [] }
        let papers = verdicts.verdict(facts, .groundMast, on: date, reading: .papers)
        let plan = verdicts.verdict(facts, .groundMast, on: date, reading: .plan)
        let rules = Set(Self.prohibiting(papers) + Self.prohibiting(plan))
        if !rules.isEmpty { return rules.sorted() }
        if !outcome.isKnown, let fact = Self.missing(papers) ?? Self.missing(plan) { return [fact] }
        return [SiteCandidate.discretion]
    }

    private func other(_ facts: FactsNumber, _ structure: StructureClass) -> [String] {
        let verdict = verdicts.verdict(facts, structure, on: date, reading: .papers)
        let rules = Self.prohibiting(verdict)
        if !rules.isEmpty { return Set(rules).sorted() }
        switch verdict.headline {
        case .permitted, .exempt: return []
        case .conditional: return (verdict.firmness ?? 1) < 3 ? [] : [SiteCandidate.discretion]
        case .undetermined: return [Self.missing(verdict) ?? SiteCandidate.discretion]
        case .prohibited, .conflict: return [SiteCandidate.discretion]
        }
    }

    private static func missing(_ verdict: Verdict) -> String? { verdict.deciding.map { "fact.\($0.fact.rawValue)" } }

    /// Base ids of the rules that prohibit.
    private static func prohibiting(_ verdict: Verdict) -> [String] {
        verdict.findings.compactMap { finding in
            switch finding.outcome {
            case .land(.prohibited), .other(.prohibited), .province(.notMet):
                finding.rule.split(separator: "@").first.map(String.init)
            default: nil
            }
        }
    }
}
