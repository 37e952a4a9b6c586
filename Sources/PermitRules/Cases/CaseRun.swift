import Units

extension RuleBook {
    /// Every case on each of its days, in their order.
    public func run(_ cases: [LawCase]) -> [CaseResult] {
        cases.flatMap { one in one.days.map { run(one, on: law(on: $0)) } }
    }

    func run(_ one: LawCase, on law: LawDay) -> CaseResult {
        let site = prepare(one.place)
        let decision = decide(site, structure: one.structure, on: law, reading: one.reading)
        return CaseResult(
            lawCase: one, date: law.date, differences: one.expected.differences(verdict(decision, at: site)))
    }

    /// Changes of the law that no case notices: each rule deleted in turn, and each moved by a day.
    ///
    /// Only cases in which a rule speaks can notice what happens to it, so only those are run, until one fails.
    public func unnoticedMutations(_ cases: [LawCase]) -> [Mutation] {
        var speaking: [[(LawCase, CalendarDate)]] = Array(repeating: [], count: rules.count)
        for one in cases {
            let site = prepare(one.place)
            for day in one.days {
                let decision = decide(site, structure: one.structure, on: law(on: day), reading: one.reading)
                for rule in decision.rules { speaking[rule].append((one, day)) }
            }
        }
        return rules.indices.flatMap { index in
            Mutation.Kind.allCases.filter { kind in
                !speaking[index].contains { one, day in
                    guard let law = mutated(index, kind, on: day) else { return false }
                    return !run(one, on: law).differences.isEmpty
                }
            }.map { Mutation(rule: rules[index].id, kind: $0) }
        }
    }

    private func mutated(_ rule: Int, _ kind: Mutation.Kind, on day: CalendarDate) -> LawDay? {
        let seen: CalendarDate? =
            switch kind {
            case .deleted: CalendarDate(year: 1, month: 1, day: 1)
            case .beginsLater: rules[rule].interval.from == day ? day.previous : nil
            }
        return seen.map { law(on: day).reading(rules.indices.map { $0 == rule }, of: [], asOf: $0) }
    }
}

/// A change of the law made to see whether a case notices it.
public struct Mutation: Hashable, Sendable {
    public let rule: String
    public let kind: Kind

    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case deleted
        /// Its first day is a day later.
        case beginsLater
    }
}
