public import Units

/// What one rule says on a later day and did not on an earlier one, or the other way round.
public struct RuleChange: Hashable, Sendable {
    /// Base id, the same through all periods.
    public let base: String
    /// nil when the rule is new.
    public let before: Rule?
    /// nil when the rule is gone.
    public let after: Rule?
    public let kinds: [Kind]
    /// Instruments that came into force or ended between the two days and on which the change rests.
    public let instruments: [String]

    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case added, removed, outcome, tests, conditions, areaCap, bases, questions
    }
}

extension RuleBook {
    /// Rules that are not the same on both days, in order of the rule files.
    public func changes(from first: CalendarDate, to second: CalendarDate) -> [RuleChange] {
        var bases: [String] = []
        for rule in rules where !bases.contains(rule.base) { bases.append(rule.base) }
        let moved = Set(instrumentsChanged(from: first, to: second).map(\.id))
        return bases.compactMap { base in
            let (before, after) = (rule(base, on: first), rule(base, on: second))
            guard before != after else { return nil }
            let cited = (before?.bases ?? []) + (after?.bases ?? [])
            let behind = cited.map(\.instrument).filter(moved.contains)
            return RuleChange(
                base: base, before: before, after: after, kinds: Self.kinds(before, after),
                instruments: register.instruments.map(\.id).filter(behind.contains))
        }
    }

    /// Instruments in force on one of the two days only.
    public func instrumentsChanged(from first: CalendarDate, to second: CalendarDate) -> [Instrument] {
        register.instruments.filter { $0.interval.contains(first) != $0.interval.contains(second) }
    }

    private static func kinds(_ before: Rule?, _ after: Rule?) -> [RuleChange.Kind] {
        guard let before else { return [.added] }
        guard let after else { return [.removed] }
        var kinds: [RuleChange.Kind] = []
        if before.outcome != after.outcome { kinds.append(.outcome) }
        if before.when != after.when { kinds.append(.tests) }
        if before.conditions != after.conditions { kinds.append(.conditions) }
        if before.areaCap != after.areaCap { kinds.append(.areaCap) }
        if before.bases != after.bases { kinds.append(.bases) }
        if before.questions != after.questions { kinds.append(.questions) }
        return kinds
    }
}
