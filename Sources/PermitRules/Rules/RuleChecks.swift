import Units

/// What must hold for a set of rules before a verdict may rest on it.
enum RuleChecks {
    static func check(_ rules: [Rule]) throws(RuleError) {
        try uniqueIds(rules)
        try bases(rules)
        try overlaps(rules)
        try exceptions(rules)
    }

    private static func uniqueIds(_ rules: [Rule]) throws(RuleError) {
        var seen: Set<String> = []
        for rule in rules where !seen.insert(rule.id).inserted {
            throw .duplicate(at: rule.place, kind: "rule", name: rule.id)
        }
    }

    /// Every basis is in force on every day of its rule (field review, 3).
    private static func bases(_ rules: [Rule]) throws(RuleError) {
        for rule in rules {
            guard !rule.bases.isEmpty else { throw .missingBasis(at: rule.place, rule: rule.id) }
            for basis in rule.bases where !basis.interval.contains(rule.interval) {
                throw .basisNotInForce(
                    at: rule.place, rule: rule.id, basis: basis.article, inForce: basis.interval.description,
                    ruleInterval: rule.interval.description)
            }
        }
    }

    /// Two rules that select the same cases on one axis may not run at the same time, not even when they agree.
    private static func overlaps(_ rules: [Rule]) throws(RuleError) {
        struct Selection: Hashable {
            let axis: Axis, structures: Set<StructureClass>, readings: Set<Reading>, recorded: LandSelector
            let when: [[FactTest]], provinces: Set<String>
        }
        var groups: [Selection: [Rule]] = [:]
        for rule in rules {
            let selection = Selection(
                axis: rule.outcome.axis, structures: Set(rule.structures), readings: Set(rule.readings),
                recorded: rule.recorded, when: rule.when, provinces: Set(rule.provinces))
            for other in groups[selection, default: []] {
                let day = max(rule.interval.from, other.interval.from)
                if rule.interval.contains(day) && other.interval.contains(day) {
                    throw .overlap(at: rule.place, rule: rule.id, other: other.id, day: day.description)
                }
            }
            groups[selection, default: []].append(rule)
        }
    }

    private static func exceptions(_ rules: [Rule]) throws(RuleError) {
        var overridden: [String: [String]] = [:]
        for rule in rules { overridden[rule.base, default: []] += rule.overrides }
        for rule in rules {
            for name in rule.overrides + rule.clashesWith where overridden[name] == nil {
                throw .unknownName(at: rule.place, kind: "rule", name: name)
            }
            if let cycle = cycle(from: rule.base, overridden) { throw .exceptionCycle(at: rule.place, rules: cycle) }
        }
    }

    private static func cycle(from start: String, _ next: [String: [String]]) -> [String]? {
        var path = [start]
        var finished: Set<String> = []
        func walk(_ name: String) -> [String]? {
            for target in next[name, default: []].sorted() {
                if target == start { return path + [start] }
                guard finished.insert(target).inserted else { continue }
                path.append(target)
                if let found = walk(target) { return found }
                path.removeLast()
            }
            return nil
        }
        return walk(start)
    }
}
