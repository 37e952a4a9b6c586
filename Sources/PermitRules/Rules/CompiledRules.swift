import Units

/// The rules as flat arrays: which ones can speak for a structure, reading and land-use code is decided once.
struct CompiledRules: Sendable {
    /// What every evaluation reads of a rule; holds no reference, so that reading it costs no retain.
    struct Entry: Sendable {
        let from: Int32
        let until: Int32
        let wanted: FactSet
        let outcome: Outcome
        let areaCap: Double?
        let whenUnknown: Rule.WhenUnknown
        let isProvincial: Bool
        let hasOverrides: Bool
        /// Findings are printed by axis, then in file order.
        let order: Int
        /// The greatest firmness of its conditions, duties left out; 0 for none.
        let firmness: Int
    }

    /// What only the rules that were found need; the numbers are indices into the lists of the register.
    struct Details: Sendable {
        let provinces: [String]
        /// Indices of the rules this one is an exception to.
        let overrides: [Int]
        let conditions: [Int]
        let duties: [Int]
        let questions: [Int]
        let remedies: [Int]
        /// What to print when the rule is only listed for want of a fact.
        let gaps: [Fact: NotEvaluated]
        let isAnyLand: Bool
        let when: [FactValue]
        /// The finding without its facts.
        let template: Finding

        func finding(facts: [FactValue], assumed: [FactValue]) -> Finding {
            var finding = template
            finding.facts = facts
            finding.assumed = assumed
            return finding
        }
    }

    let entries: [Entry]
    let details: [Details]
    /// Rule indices, those of one (code, structure, reading) together; `starts` has one more element than there are rows.
    private let candidates: [Int]
    private let starts: [Int]

    init(_ rules: [Rule], _ register: LawRegister, _ catalogue: LandUseCatalogue) {
        let conditions = Dictionary(register.conditions.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let questions = Dictionary(register.questions.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let remedies = Dictionary(register.remedies.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let details = rules.map { rule in
            let asked = rule.conditions.compactMap { conditions[$0] }
            return Details(
                provinces: rule.provinces, overrides: rules.indices.filter { rule.overrides.contains(rules[$0].base) },
                conditions: asked.filter { register.conditions[$0].role == .condition },
                duties: asked.filter { register.conditions[$0].role == .duty },
                questions: rule.questions.compactMap { questions[$0] },
                remedies: rule.remedies.compactMap { remedies[$0] }, gaps: Self.gaps(rule, register),
                isAnyLand: rule.recorded.isAny, when: rule.when,
                template: Finding(
                    rule: rule.id, title: rule.title, summary: rule.summary, outcome: rule.outcome, facts: [],
                    assumed: [], bases: rule.bases))
        }
        entries = rules.enumerated().map { index, rule in
            var wanted = FactSet()
            for test in rule.when { wanted[test.fact] = test.value == test.fact.words.yes }
            return Entry(
                from: rule.interval.from.ordinal, until: rule.interval.until?.ordinal ?? .max, wanted: wanted,
                outcome: rule.outcome, areaCap: rule.areaCap, whenUnknown: rule.whenUnknown,
                isProvincial: !rule.provinces.isEmpty, hasOverrides: !details[index].overrides.isEmpty,
                order: (Axis.allCases.firstIndex(of: rule.outcome.axis) ?? 0) * rules.count + index,
                firmness: details[index].conditions.map { register.conditions[$0].firmness }.max() ?? 0)
        }
        self.details = details
        (candidates, starts) = Self.candidates(rules, catalogue)
    }

    private static func gaps(_ rule: Rule, _ register: LawRegister) -> [Fact: NotEvaluated] {
        guard rule.whenUnknown == .notEvaluated else { return [:] }
        let facts = rule.when.map(\.fact) + (rule.provinces.isEmpty ? [] : [Fact.province])
        let sentence = register.text(.factUnknown)
        return Dictionary(
            facts.map { fact in
                (
                    fact,
                    NotEvaluated(
                        id: rule.base, reason: sentence.filled(["rule": rule.title, "fact": register.text(of: fact)]))
                )
            }
        ) { first, _ in first }
    }

    private static func candidates(_ rules: [Rule], _ catalogue: LandUseCatalogue) -> ([Int], [Int]) {
        var candidates: [Int] = []
        var starts = [0]
        for code in -1..<catalogue.codes.count {
            let speaking = rules.indices.filter { index in
                code < 0 ? rules[index].recorded.isAny : rules[index].recorded.selects(catalogue.codes[code])
            }
            for structure in StructureClass.allCases {
                for reading in Reading.allCases {
                    candidates += speaking.filter { index in
                        rules[index].structures.contains(structure) && rules[index].readings.contains(reading)
                    }
                    starts.append(candidates.count)
                }
            }
        }
        return (candidates, starts)
    }

    /// - Parameter code: index into the catalogue; −1 for an unknown code, of which only rules for any land speak.
    func candidates(code: Int32, structure: StructureClass, reading: Reading) -> ArraySlice<Int> {
        let row = ((Int(code) + 1) * 4 + structure.order) * 2 + (reading == .papers ? 0 : 1)
        return candidates[starts[row]..<starts[row + 1]]
    }
}

extension StructureClass {
    /// Place in ``allCases``.
    fileprivate var order: Int {
        switch self {
        case .groundMast: 0
        case .bulkyRoofMast: 1
        case .nonBulkyRoofMast: 2
        case .sharedMast: 3
        }
    }
}

extension CalendarDate {
    /// yyyymmdd as a number: compares like the date.
    var ordinal: Int32 { Int32(year * 10000 + month * 100 + day) }
}
