import Units

/// The rules as flat arrays: which ones can speak for a structure, reading and land-use code is decided once.
struct CompiledRules: Sendable {
    struct Entry: Sendable {
        let rule: Int
        let from: Int32
        let until: Int32
        let wanted: FactSet
        let outcome: Outcome
        let areaCap: Double?
        let whenUnknown: Rule.WhenUnknown
        let provinces: [String]
        /// Indices of the rules this one is an exception to.
        let overrides: [Int]
        /// The greatest firmness of its conditions, duties left out; 0 for none.
        let firmness: Int
        let conditions: [Condition]
        let duties: [Condition]
        let questions: [OpenQuestion]
        let remedies: [Remedy]
    }

    let entries: [Entry]
    /// By ((code + 1) × structures + structure) × readings + reading; the row of code −1 serves unknown codes.
    private let candidates: [[Int]]

    init(_ rules: [Rule], _ register: LawRegister, _ catalogue: LandUseCatalogue) {
        func find<T>(_ ids: [String], in all: [T], id: (T) -> String) -> [T] {
            ids.compactMap { name in all.first { id($0) == name } }
        }
        entries = rules.enumerated().map { index, rule in
            var wanted = FactSet()
            for test in rule.when { wanted[test.fact] = test.value == test.fact.words.yes }
            let conditions = find(rule.conditions, in: register.conditions, id: \.id)
            return Entry(
                rule: index, from: rule.interval.from.ordinal, until: rule.interval.until?.ordinal ?? .max,
                wanted: wanted, outcome: rule.outcome, areaCap: rule.areaCap, whenUnknown: rule.whenUnknown,
                provinces: rule.provinces,
                overrides: rules.indices.filter { rule.overrides.contains(rules[$0].base) },
                firmness: conditions.filter { $0.role == .condition }.map(\.firmness).max() ?? 0,
                conditions: conditions.filter { $0.role == .condition },
                duties: conditions.filter { $0.role == .duty },
                questions: find(rule.questions, in: register.questions, id: \.id),
                remedies: find(rule.remedies, in: register.remedies, id: \.id))
        }
        var candidates: [[Int]] = []
        for code in -1..<catalogue.codes.count {
            for structure in StructureClass.allCases {
                for reading in Reading.allCases {
                    candidates.append(
                        rules.indices.filter { index in
                            let rule = rules[index]
                            let speaks = code < 0 ? rule.recorded.isAny : rule.recorded.selects(catalogue.codes[code])
                            return speaks && rule.structures.contains(structure) && rule.readings.contains(reading)
                        })
                }
            }
        }
        self.candidates = candidates
    }

    func candidates(code: Int32, structure: StructureClass, reading: Reading) -> [Int] {
        let row = (Int(code) + 1) * StructureClass.allCases.count + structure.order
        return candidates[row * Reading.allCases.count + (reading == .papers ? 0 : 1)]
    }
}

extension StructureClass {
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
