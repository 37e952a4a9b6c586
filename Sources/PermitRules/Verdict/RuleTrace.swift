/// How one rule fared with a place: a line of the reasoning tree.
public struct RuleTrace: Hashable, Sendable {
    public let rule: Rule
    public let status: Status
    /// Every test of the rule, alternatives one after the other.
    public let tests: [Step]

    public enum Status: Hashable, Sendable {
        /// The rule speaks of the place.
        case holds
        /// It would, but a named exception takes its place.
        case overridden(by: [String])
        /// A test fails.
        case fails
        /// A fact is not known; the axis is undetermined unless both answers agree.
        case open
        /// A fact is not known, and the rule is only listed for it.
        case notEvaluated
    }

    public struct Step: Hashable, Sendable {
        /// Which alternative of the rule's `when`, from 0.
        public let alternative: Int
        /// The fact with what is known of it; its value is empty when nothing is.
        public let value: FactValue
        /// nil when the fact is not known.
        public let holds: Bool?
    }
}

extension RuleBook {
    /// Every rule in force that day that speaks of the place's land and structure, with the answer to each of its tests;
    /// by axis, then in file order.
    public func explain(_ decision: Decision, at site: PreparedPlace) -> [RuleTrace] {
        let writer = VerdictWriter(book: self, site: site, decision: decision)
        let speaking = writer.speakingEntries()
        let candidates = Set(speaking.map { compiled.entries[$0].rule })
        let holding = candidates.filter { rule in
            speaking.contains {
                compiled.entries[$0].rule == rule && decision.answers.satisfies(compiled.entries[$0].wanted) == true
            }
        }
        return candidates.sorted { compiled.details[$0].order < compiled.details[$1].order }.map { rule in
            let exceptions = holding.sorted().filter { compiled.details[$0].overrides.contains(rule) }
            let answers = speaking.filter { compiled.entries[$0].rule == rule }.map {
                decision.answers.satisfies(compiled.entries[$0].wanted)
            }
            let status: RuleTrace.Status =
                if !exceptions.isEmpty, answers.contains(where: { $0 != false }) {
                    .overridden(by: exceptions.map { rules[$0].id })
                } else if answers.contains(true) {
                    .holds
                } else if answers.allSatisfy({ $0 == false }) {
                    .fails
                } else {
                    rules[rule].whenUnknown == .notEvaluated ? .notEvaluated : .open
                }
            return RuleTrace(rule: rules[rule], status: status, tests: writer.steps(of: rule))
        }
    }
}

extension VerdictWriter {
    /// Entries in force for the place's codes, without repetition.
    func speakingEntries() -> [Int] {
        var found: Set<Int> = []
        for code in codes {
            for index in candidates(code) where book.compiled.isInForce(index, question) { found.insert(index) }
        }
        return found.sorted()
    }

    func steps(of rule: Int) -> [RuleTrace.Step] {
        book.rules[rule].when.enumerated().flatMap { index, alternative in
            alternative.map { test in
                let answer = book.compiled.tests.number(of: test).flatMap { answers[$0] }
                let known = place.observations[test.fact].map { $0.value.text(for: test) }
                let value =
                    known ?? answer.map { $0 == test.wanted ? test.text : "not \(test.text)" } ?? ""
                return RuleTrace.Step(
                    alternative: index,
                    value: FactValue(
                        test.fact, value, unit: book.register.definition(test.fact)?.unit,
                        feature: place.observations[test.fact]?.feature, test: test.text),
                    holds: answer.map { $0 == test.wanted })
            }
        }
    }
}
