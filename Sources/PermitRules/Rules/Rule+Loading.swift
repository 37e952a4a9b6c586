import Units

/// Reads rule files: one rule with several periods becomes one ``Rule`` per period.
struct RuleReader {
    let register: LawRegister
    let catalogue: LandUseCatalogue

    static let shared = [
        "outcome", "summary", "conditions", "questions", "remedies", "bases", "areaCap", "when", "readsAsOf",
    ]
    static let ruleKeys =
        [
            "id", "axis", "title", "structures", "readings", "recorded", "whenUnknown", "listedAs", "provinces",
            "overrides",
            "clashesWith",
        ]
        + shared + ["periods"]
    static let periodKeys = ["from", "until"] + shared

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
        let selectors = SelectorReader(catalogue: catalogue, namespaces: namespaces)
        let tests = WhenReader(facts: register.facts, selectors: selectors)
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
            recorded: try selectors.selector(table["recorded"]),
            when: try tests.alternatives(period["when"] ?? table["when"]),
            provinces: try table.texts("provinces"), outcome: try outcome(outcomeValue, axis),
            areaCap: try cap(period["areaCap"] ?? table["areaCap"]), conditions: conditions, questions: questions,
            remedies: remedies, overrides: try table.texts("overrides"), clashesWith: try table.texts("clashesWith"),
            whenUnknown: whenUnknown ?? .undetermined, listedAs: try listedAs(table),
            readsAsOf: try readsAsOf(period["readsAsOf"] ?? table["readsAsOf"]),
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

    private func listedAs(_ table: YAMLTable) throws(RuleError) -> String? {
        guard let value = table["listedAs"] else { return nil }
        let name = try value.text("listedAs")
        guard register.notEvaluated.contains(where: { $0.item.id == name }) else {
            throw .unknownName(at: value.place, kind: "entry of not-evaluated.yaml", name: name)
        }
        return name
    }

    private func readsAsOf(_ value: YAMLValue?) throws(RuleError) -> Rule.ReadsAsOf? {
        guard let value else { return nil }
        let table = try value.table(["instrument", "day"])
        let name = try table.text("instrument")
        guard register.instrument(name) != nil else {
            throw .unknownName(at: value.place, kind: "instrument", name: name)
        }
        return Rule.ReadsAsOf(instrument: name, day: try table.required("day").date("day"))
    }
}
