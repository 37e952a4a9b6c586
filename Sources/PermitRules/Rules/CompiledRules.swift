import Units

/// The rules as flat arrays: which ones can speak for a structure, reading and land-use code is decided once.
struct CompiledRules: Sendable {
    /// One rule, or one alternative of its `when`: what every evaluation reads. Holds no reference, so reading it costs no retain.
    struct Entry: Sendable {
        let rule: Int
        let from: Int32
        let until: Int32
        let wanted: TestSet
        let outcome: Outcome
        let areaCap: Double?
        let whenUnknown: Rule.WhenUnknown
        let isProvincial: Bool
        /// Whether rules give way to this one, or clash with it.
        let meetsOthers: Bool
        /// The greatest firmness of its conditions, duties left out; 0 for none.
        let firmness: Int
    }

    /// What only the rules that were found need; the numbers are indices into the lists of the register.
    struct Details: Sendable {
        let provinces: [String]
        /// Indices of the rules this one is an exception to.
        let overrides: [Int]
        /// Indices of the rules this one contradicts.
        let clashes: [Int]
        let conditions: [Int]
        let duties: [Int]
        let questions: [Int]
        let remedies: [Int]
        /// What to print when the rule is only listed for want of a fact.
        let gaps: [Fact: NotEvaluated]
        let isAnyLand: Bool
        /// Findings are printed by axis, then in file order.
        let order: Int
        /// The finding without its facts.
        let template: Finding
    }

    let entries: [Entry]
    /// Numbers of the questions each entry asks, in the order of its rule's tests.
    let asked: [[Int]]
    let details: [Details]
    let tests: TestTable
    /// The question whether the compound stays under the area cap, if a rule asks it.
    let capQuestion: Int?
    /// Facts that are one number over another.
    let ratios: [(fact: Fact, of: Fact, to: Fact)]
    /// The shares of an area that rules allow to be taken, the whole included.
    let shares: [Double]
    /// Entries of transitional provisions.
    let transitions: [Int]
    /// Entry indices, those of one (code, structure, reading) together; `starts` has one more element than there are rows.
    private let candidates: [Int]
    private let starts: [Int]

    /// - Throws: ``RuleError/tooManyTests(at:limit:)``.
    init(_ rules: [Rule], _ register: LawRegister, _ catalogue: LandUseCatalogue) throws(RuleError) {
        let details = Self.details(rules, register)
        var tests = TestTable()
        var entries: [Entry] = []
        var asked: [[Int]] = []
        for (index, rule) in rules.enumerated() {
            for alternative in rule.when.isEmpty ? [[]] : rule.when {
                let numbers = alternative.map { tests.number($0) }
                guard tests.questions.count <= TestTable.limit else {
                    throw .tooManyTests(at: rule.place, limit: TestTable.limit)
                }
                var wanted = TestSet()
                for (number, test) in zip(numbers, alternative) { wanted[number] = test.wanted }
                asked.append(numbers)
                entries.append(
                    Entry(
                        rule: index, from: rule.interval.from.ordinal, until: rule.interval.until?.ordinal ?? .max,
                        wanted: wanted, outcome: rule.outcome, areaCap: rule.areaCap, whenUnknown: rule.whenUnknown,
                        isProvincial: !rule.provinces.isEmpty,
                        meetsOthers: !details[index].overrides.isEmpty || !details[index].clashes.isEmpty,
                        firmness: details[index].conditions.map { register.conditions[$0].firmness }.max() ?? 0))
            }
        }
        (self.entries, self.asked, self.details, self.tests) = (entries, asked, details, tests)
        ratios = register.facts.compactMap { definition in
            if case .ratio(let of, let to) = definition.source { (definition.fact, of, to) } else { nil }
        }
        shares = Set(rules.compactMap(\.areaCap) + [1]).sorted()
        capQuestion = tests.byFact[.underAreaCap]?.first
        transitions = entries.indices.filter { rules[entries[$0].rule].readsAsOf != nil }
        (candidates, starts) = Self.candidates(rules, entries, catalogue)
    }

    private static func details(_ rules: [Rule], _ register: LawRegister) -> [Details] {
        let conditions = Dictionary(register.conditions.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let questions = Dictionary(register.questions.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let remedies = Dictionary(register.remedies.enumerated().map { ($1.id, $0) }) { first, _ in first }
        return rules.enumerated().map { index, rule in
            let needed = rule.conditions.compactMap { conditions[$0] }
            return Details(
                provinces: rule.provinces, overrides: rules.indices.filter { rule.overrides.contains(rules[$0].base) },
                clashes: rules.indices.filter { rule.clashesWith.contains(rules[$0].base) },
                conditions: needed.filter { register.conditions[$0].role == .condition },
                duties: needed.filter { register.conditions[$0].role == .duty },
                questions: rule.questions.compactMap { questions[$0] },
                remedies: rule.remedies.compactMap { remedies[$0] }, gaps: gaps(rule, register),
                isAnyLand: rule.recorded.isAny,
                order: (Axis.allCases.firstIndex(of: rule.outcome.axis) ?? 0) * rules.count + index,
                template: Finding(
                    rule: rule.id, title: rule.title, summary: rule.summary, outcome: rule.outcome, facts: [],
                    assumed: [], overrides: [], bases: rule.bases))
        }
    }

    private static func gaps(_ rule: Rule, _ register: LawRegister) -> [Fact: NotEvaluated] {
        guard rule.whenUnknown == .notEvaluated else { return [:] }
        let facts = rule.when.joined().map(\.fact) + (rule.provinces.isEmpty ? [] : [Fact.province])
        let sentence = register.text(.factUnknown)
        let shared = rule.listedAs.flatMap { name in register.notEvaluated.first { $0.item.id == name }?.item }
        return Dictionary(
            facts.map { fact in
                (
                    fact,
                    shared
                        ?? NotEvaluated(
                            id: rule.base,
                            reason: sentence.filled(["rule": rule.title, "fact": register.text(of: fact)]))
                )
            }
        ) { first, _ in first }
    }

    private static func candidates(
        _ rules: [Rule], _ entries: [Entry], _ catalogue: LandUseCatalogue
    ) -> ([Int], [Int]) {
        var candidates: [Int] = []
        var starts = [0]
        for code in -1..<catalogue.codes.count {
            let speaking = entries.indices.filter { index in
                let recorded = rules[entries[index].rule].recorded
                return code < 0 ? recorded.isAny : recorded.selects(catalogue.codes[code])
            }
            for structure in StructureClass.allCases {
                for reading in Reading.allCases {
                    candidates += speaking.filter { index in
                        let rule = rules[entries[index].rule]
                        return rule.structures.contains(structure) && rule.readings.contains(reading)
                    }
                    starts.append(candidates.count)
                }
            }
        }
        return (candidates, starts)
    }

    /// - Parameter code: index into the catalogue; −1 for an unknown code, of which only rules for any land speak.
    /// - Returns: indices of entries.
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
