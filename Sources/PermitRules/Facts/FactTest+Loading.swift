import Units

/// Reads `when`: a table of tests that must all hold, or a list of such tables of which one has to.
struct WhenReader {
    let facts: [FactDefinition]
    let selectors: SelectorReader

    func alternatives(_ value: YAMLValue?) throws(RuleError) -> [[FactTest]] {
        guard let value else { return [] }
        guard value.isList else { return [try tests(value)] }
        var alternatives: [[FactTest]] = []
        for item in try value.list("when") { alternatives.append(try tests(item)) }
        return alternatives
    }

    /// In the order of the declarations, so that the same rule reads the same however it is written.
    private func tests(_ value: YAMLValue) throws(RuleError) -> [FactTest] {
        let testable = facts.filter { $0.kind != .engine || $0.fact == .planned || $0.fact == .parcel }
        let table = try value.table(testable.map(\.fact.rawValue))
        var tests: [FactTest] = []
        for definition in testable {
            guard let value = table[definition.fact.rawValue] else { continue }
            switch definition.kind {
            case .flag: tests.append(try flag(definition.fact, value))
            case .number: tests.append(try number(definition, value))
            case .word: tests.append(try word(definition.fact, value))
            case .day: tests += try day(definition.fact, value)
            case .engine: tests.append(try land(definition.fact, value))
            }
        }
        guard !tests.isEmpty else {
            throw .wrongValue(at: value.place, key: "when", value: "{}", expected: "a table with at least one test")
        }
        return tests
    }

    private func flag(_ fact: Fact, _ value: YAMLValue) throws(RuleError) -> FactTest {
        let wanted = try value.bool(fact.rawValue)
        return FactTest(fact: fact, predicate: .isTrue, wanted: wanted, text: String(wanted))
    }

    private func number(_ definition: FactDefinition, _ value: YAMLValue) throws(RuleError) -> FactTest {
        let range = try range(value, definition.fact.rawValue)
        return FactTest(fact: definition.fact, predicate: .inRange(range), wanted: true, text: range.text)
    }

    private func word(_ fact: Fact, _ value: YAMLValue) throws(RuleError) -> FactTest {
        if value.isTable {
            let words = try value.table(["not"]).texts("not")
            return FactTest(
                fact: fact, predicate: .oneOf(words), wanted: false, text: "not " + words.joined(separator: ", "))
        }
        if value.isList {
            var words: [String] = []
            for item in try value.list(fact.rawValue) { words.append(try item.text(fact.rawValue)) }
            return FactTest(fact: fact, predicate: .oneOf(words), wanted: true, text: words.joined(separator: ", "))
        }
        let word = try value.text(fact.rawValue)
        if word == "absent" || word == "present" { return presence(fact, word) }
        return FactTest(fact: fact, predicate: .oneOf([word]), wanted: true, text: word)
    }

    private func presence(_ fact: Fact, _ word: String) -> FactTest {
        FactTest(fact: fact, predicate: .absent, wanted: word == "absent", text: word)
    }

    private func day(_ fact: Fact, _ value: YAMLValue) throws(RuleError) -> [FactTest] {
        guard value.isTable else {
            let word = try value.text(fact.rawValue)
            guard word == "absent" || word == "present" else {
                throw .wrongValue(
                    at: value.place, key: fact.rawValue, value: word,
                    expected: "present, absent or a table of from, before, monthsAgo")
            }
            return [presence(fact, word)]
        }
        let table = try value.table(["from", "before", "monthsAgo"])
        var tests: [FactTest] = []
        if let day = try table["from"]?.date("from") {
            tests.append(FactTest(fact: fact, predicate: .from(day), wanted: true, text: "from \(day)"))
        }
        if let day = try table["before"]?.date("before") {
            tests.append(FactTest(fact: fact, predicate: .before(day), wanted: true, text: "before \(day)"))
        }
        if let months = table["monthsAgo"] {
            let range = try range(months, "monthsAgo")
            tests.append(
                FactTest(fact: fact, predicate: .monthsAgo(range), wanted: true, text: range.text + " months ago"))
        }
        return tests
    }

    private func land(_ fact: Fact, _ value: YAMLValue) throws(RuleError) -> FactTest {
        if fact == .planned, !value.isTable {
            let word = try value.text(fact.rawValue)
            guard word == "telecom" || word == "other" else {
                throw .wrongValue(
                    at: value.place, key: fact.rawValue, value: word,
                    expected: "telecom, other or a selector of land-use codes")
            }
            return FactTest(fact: fact, predicate: .isTrue, wanted: word == "telecom", text: word)
        }
        let (selector, isAll) = try selectors.matching(value)
        return FactTest(
            fact: fact, predicate: .selected(selector, all: isAll), wanted: true,
            text: (isAll ? "all of " : "any of ") + selector.text)
    }

    private func range(_ value: YAMLValue, _ key: String) throws(RuleError) -> NumberRange {
        let table = try value.table(["below", "atMost", "above", "atLeast"])
        func end(_ names: [(String, Bool)]) throws(RuleError) -> NumberRange.End? {
            var end: NumberRange.End?
            for (name, isIncluded) in names {
                guard let value = table[name] else { continue }
                guard end == nil else { throw .duplicate(at: value.place, kind: "end", name: key) }
                end = NumberRange.End(value: try value.number(name), isIncluded: isIncluded)
            }
            return end
        }
        let range = NumberRange(
            lower: try end([("above", false), ("atLeast", true)]), upper: try end([("below", false), ("atMost", true)]))
        let isOrdered = if let low = range.lower, let high = range.upper { low.value < high.value } else { true }
        guard !range.ends.isEmpty, isOrdered else {
            throw .wrongValue(
                at: value.place, key: key, value: range.text, expected: "a range: below, atMost, above, atLeast")
        }
        return range
    }
}
