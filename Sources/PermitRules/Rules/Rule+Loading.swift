import Units

/// Reads rule files: one rule with several periods becomes one ``Rule`` per period.
struct RuleReader {
    let register: LawRegister
    let catalogue: LandUseCatalogue

    private static let shared = [
        "outcome", "summary", "conditions", "questions", "remedies", "bases", "areaCap",
    ]
    private static let ruleKeys =
        ["id", "axis", "title", "structures", "readings", "recorded", "when", "whenUnknown", "provinces", "overrides"]
        + shared + ["periods"]
    private static let periodKeys = ["from", "until"] + shared
    private static let selectorKeys = ["groups", "flags", "codes", "exceptFlags", "exceptCodes"]

    func rules(in file: YAMLValue) throws(RuleError) -> [Rule] {
        let root = try file.table(["namespaces", "rules"])
        let namespaces = try root.texts("namespaces")
        for name in namespaces where !catalogue.namespaces.contains(where: { $0.id == name }) {
            throw .unknownName(at: root.place, kind: "namespace", name: name)
        }
        var rules: [Rule] = []
        for value in try root.required("rules").list("rules") {
            let table = try value.table(Self.ruleKeys)
            for period in try table.required("periods").list("periods") {
                rules.append(try rule(table, try period.table(Self.periodKeys), namespaces))
            }
        }
        return rules
    }

    private func rule(
        _ table: YAMLTable, _ period: YAMLTable, _ namespaces: [String]
    ) throws(RuleError) -> Rule {
        let base = try table.text("id")
        let interval = try period.interval()
        let axis = try table.required("axis").choice("axis", of: Axis.self)
        let readings = try table.choices("readings", of: Reading.self)
        let whenUnknown = try table["whenUnknown"].map { value throws(RuleError) in
            try value.choice("whenUnknown", of: Rule.WhenUnknown.self)
        }
        let structures = try table.choices("structures", of: StructureClass.self)
        let title = try table.localized("title")
        let summary = period["summary"] ?? table["summary"]
        let outcomeValue = if let own = period["outcome"] { own } else { try table.required("outcome") }
        let conditions = try names("conditions", table, period, known: Set(register.conditions.map(\.id)))
        let questions = try names("questions", table, period, known: Set(register.questions.map(\.id)))
        let remedies = try names("remedies", table, period, known: Set(register.remedies.map(\.id)))
        let articles = try names("bases", table, period, known: Set(register.bases.keys))
        return Rule(
            id: "\(base)@\(interval.from)", base: base, title: title,
            summary: try summary?.localized("summary") ?? title, interval: interval,
            structures: structures.isEmpty ? StructureClass.allCases : structures,
            readings: readings.isEmpty ? Reading.allCases : readings,
            recorded: try selector(table["recorded"], namespaces), when: try tests(table["when"]),
            provinces: try table.texts("provinces"), outcome: try outcome(outcomeValue, axis),
            areaCap: try cap(period["areaCap"] ?? table["areaCap"]), conditions: conditions, questions: questions,
            remedies: remedies, overrides: try table.texts("overrides"), whenUnknown: whenUnknown ?? .undetermined,
            bases: articles.compactMap { register.bases[$0] }, place: period.place)
    }

    /// What the rule says for all periods, then what the period adds.
    private func names(
        _ key: String, _ table: YAMLTable, _ period: YAMLTable, known: Set<String>
    ) throws(RuleError) -> [String] {
        let kinds = ["conditions": "condition", "questions": "question", "remedies": "remedy", "bases": "article"]
        var names: [String] = []
        for value in try table.list(key) + period.list(key) {
            let name = try value.text(key)
            guard known.contains(name) else {
                throw .unknownName(at: value.place, kind: kinds[key] ?? key, name: name)
            }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private func outcome(_ value: YAMLValue, _ axis: Axis) throws(RuleError) -> Outcome {
        switch axis {
        case .land: .land(try value.choice("outcome", of: LandOutcome.self))
        case .permit: .permit(try value.choice("outcome", of: PermitOutcome.self))
        case .province: .province(try value.choice("outcome", of: ProvinceOutcome.self))
        case .other: .other(try value.choice("outcome", of: LandOutcome.self))
        }
    }

    private func cap(_ value: YAMLValue?) throws(RuleError) -> Double? {
        guard let value else { return nil }
        let text = try value.text("areaCap")
        if text == "none" { return nil }
        guard let share = Double(text), share > 0, share <= 1 else {
            throw .wrongValue(
                at: value.place, key: "areaCap", value: text, expected: "a share above 0 and up to 1, or none")
        }
        return share
    }

    private func tests(_ value: YAMLValue?) throws(RuleError) -> [FactValue] {
        guard let value else { return [] }
        let table = try value.table(Fact.testable.map(\.rawValue))
        var tests: [FactValue] = []
        for fact in Fact.testable {
            guard let value = table[fact.rawValue] else { continue }
            let word = try value.text(fact.rawValue)
            guard word == fact.words.yes || word == fact.words.no else {
                throw .wrongValue(
                    at: value.place, key: fact.rawValue, value: word,
                    expected: "\(fact.words.yes) or \(fact.words.no)")
            }
            tests.append(FactValue(fact, word))
        }
        return tests
    }

    private func selector(_ value: YAMLValue?, _ namespaces: [String]) throws(RuleError) -> LandSelector {
        guard let value else {
            return LandSelector(
                groups: [], flags: [], codes: [], exceptFlags: [], exceptCodes: [], namespaces: namespaces)
        }
        let table = try value.table(Self.selectorKeys)
        for key in ["codes", "exceptCodes"] {
            for code in try table.list(key) {
                let text = try code.text(key)
                let known = namespaces.contains { catalogue.index(of: text, namespace: $0) != nil }
                guard known else { throw .unknownName(at: code.place, kind: "land-use code", name: text) }
            }
        }
        return LandSelector(
            groups: try table.choices("groups", of: LandGroup.self),
            flags: try table.choices("flags", of: LandFlag.self), codes: try table.texts("codes"),
            exceptFlags: try table.choices("exceptFlags", of: LandFlag.self),
            exceptCodes: try table.texts("exceptCodes"), namespaces: namespaces)
    }
}
