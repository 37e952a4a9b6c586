public import Units

/// What a loaded rule book holds and what is doubtful about it, beyond what loading refuses already: unknown keys and
/// names, rules without basis, bases not in force, overlapping periods, circles of exceptions.
public struct LawVerification: Hashable, Sendable {
    public let instruments: Int
    public let articles: Int
    /// Rules by base id, and their periods.
    public let rules: Int
    public let periods: Int
    public let facts: Int
    public let notEvaluated: Int
    /// Periods by the weakest mark of their bases.
    public let marks: [VerificationMark: Int]
    public let problems: [Problem]

    public enum Problem: Hashable, Sendable {
        /// No period of a rule covers the days between two of its periods.
        case gap(rule: String, after: CalendarDate, before: CalendarDate)
        /// Two instruments run together although one replaces the other.
        case replacedStillRuns(instrument: String, by: String)
        /// Nothing refers to it.
        case unused(kind: String, id: String)
    }
}

extension RuleBook {
    public func verify() -> LawVerification {
        var byBase: [String: [Rule]] = [:]
        for rule in rules { byBase[rule.base, default: []].append(rule) }
        return LawVerification(
            instruments: register.instruments.count, articles: register.articles.count, rules: byBase.count,
            periods: rules.count, facts: register.facts.count, notEvaluated: register.notEvaluated.count,
            marks: Dictionary(rules.map { ($0.mark, 1) }, uniquingKeysWith: +),
            problems: gaps(byBase) + replaced + unused)
    }

    private func gaps(_ byBase: [String: [Rule]]) -> [LawVerification.Problem] {
        byBase.keys.sorted().flatMap { base in
            let periods = byBase[base, default: []].map(\.interval).sorted { $0.from < $1.from }
            return zip(periods, periods.dropFirst()).compactMap { earlier, later -> LawVerification.Problem? in
                guard let last = earlier.until, later.from.previous != last else { return nil }
                return .gap(rule: base, after: last, before: later.from)
            }
        }
    }

    private var replaced: [LawVerification.Problem] {
        register.instruments.flatMap { instrument in
            instrument.replaces.compactMap { old in
                let last = register.instrument(old)?.interval.until
                let isOver = last.map { $0 < instrument.interval.from } ?? false
                return isOver ? nil : .replacedStillRuns(instrument: old, by: instrument.id)
            }
        }
    }

    private var unused: [LawVerification.Problem] {
        let cited = Set(
            rules.flatMap(\.bases).map(\.article)
                + register.procedures.flatMap(\.periods).flatMap(\.bases).map(\.article)
                + register.classTests.flatMap(\.bases).map(\.article))
        let lists: [(kind: String, ids: [String], used: Set<String>)] = [
            ("condition", register.conditions.map(\.id), Set(rules.flatMap(\.conditions))),
            ("question", register.questions.map(\.id), Set(rules.flatMap(\.questions))),
            ("remedy", register.remedies.map(\.id), Set(rules.flatMap(\.remedies))),
            ("procedure", register.procedures.map(\.id), Set(register.conditions.compactMap(\.procedure))),
            ("article", register.articles.map(\.id), cited),
        ]
        return lists.flatMap { list in
            list.ids.filter { !list.used.contains($0) }.map { .unused(kind: list.kind, id: $0) }
        }
    }
}
