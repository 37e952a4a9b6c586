import Units

extension LawRegister {
    /// Reads the register of one country.
    /// - Parameter country: folder below `law`, e.g. `vn`.
    init(_ folder: DataFolder, country: String) throws(RuleError) {
        let root = "law/\(country)"
        for file in try folder.all("law/facts.yaml") + folder.all("\(root)/facts.yaml", isRequired: false) {
            try loadFacts(file)
        }
        for fact in Fact.builtIn where definition(fact) == nil {
            throw .unknownName(at: .init(file: "law/facts.yaml", line: 1), kind: "fact", name: fact.rawValue)
        }
        for file in try folder.all("\(root)/surfaces.yaml", isRequired: false) {
            surfaces += try ObstacleSurface.list(in: file)
            try requireSurfaces(file)
        }
        for file in try folder.all("law/texts.yaml") { try loadTexts(file) }
        for file in try folder.all("\(root)/instruments.yaml") { try loadInstruments(file) }
        for file in try folder.all("\(root)/articles.yaml") { try loadArticles(file) }
        for file in try folder.all("\(root)/structures.yaml", isRequired: false) { try loadClassTests(file) }
        for file in try folder.all("\(root)/procedures.yaml", isRequired: false) { try loadProcedures(file) }
        for file in try folder.all("\(root)/conditions.yaml", isRequired: false) { try loadConditions(file) }
        for file in try folder.all("\(root)/not-evaluated.yaml", isRequired: false) { try loadNotEvaluated(file) }
    }

    /// Every surface that a fact names is there.
    private func requireSurfaces(_ file: YAMLValue) throws(RuleError) {
        for definition in facts {
            if case .surface(let name) = definition.source, !surfaces.contains(where: { $0.id == name }) {
                throw .unknownName(at: file.place, kind: "surface", name: name)
            }
        }
    }

    private mutating func loadFacts(_ file: YAMLValue) throws(RuleError) {
        for definition in try FactDefinition.list(in: file) {
            guard !facts.contains(where: { $0.fact == definition.fact }) else {
                throw .duplicate(at: file.place, kind: "fact", name: definition.fact.rawValue)
            }
            facts.append(definition)
        }
    }

    private mutating func loadInstruments(_ file: YAMLValue) throws(RuleError) {
        let keys = ["id", "number", "title", "kind", "from", "until", "replaces", "mark", "note"]
        var seen = Set(instruments.map(\.id))
        for value in try file.table(["instruments"]).required("instruments").list("instruments") {
            let table = try value.table(keys)
            let id = try table.text("id")
            guard seen.insert(id).inserted else { throw .duplicate(at: table.place, kind: "instrument", name: id) }
            instruments.append(
                Instrument(
                    id: id, number: try table.text("number"), title: try table.localized("title"),
                    kind: try table.required("kind").choice("kind", of: Instrument.Kind.self),
                    interval: try table.interval(), replaces: try table.texts("replaces"), mark: try table.mark(),
                    note: try table.optionalText("note")))
        }
        for value in try file.table(["instruments"]).list("instruments") {
            for name in try value.table(keys).texts("replaces") where !seen.contains(name) {
                throw .unknownName(at: value.place, kind: "instrument", name: name)
            }
        }
    }

    private mutating func loadArticles(_ file: YAMLValue) throws(RuleError) {
        for value in try file.table(["articles"]).required("articles").list("articles") {
            let table = try value.table(["id", "instrument", "place", "vi", "en", "from", "until", "mark", "note"])
            let id = try table.text("id")
            guard bases[id] == nil else { throw .duplicate(at: table.place, kind: "article", name: id) }
            let name = try table.text("instrument")
            guard let instrument = instrument(name) else {
                throw .unknownName(at: table.place, kind: "instrument", name: name)
            }
            let article = Article(
                id: id, instrument: name, place: try table.text("place"),
                wording: LocalizedText(vi: try table.text("vi"), en: try table.text("en")),
                interval: table["from"] == nil ? instrument.interval : try table.interval(), mark: try table.mark(),
                note: try table.optionalText("note"))
            articles.append(article)
            bases[id] = LegalBasis(article, of: instrument)
        }
    }

    private mutating func loadConditions(_ file: YAMLValue) throws(RuleError) {
        let root = try file.table(["conditions", "questions", "remedies"])
        var seen = Set(conditions.map { "c \($0.id)" } + questions.map { "q \($0.id)" } + remedies.map { "r \($0.id)" })
        for value in try root.list("conditions") {
            let table = try value.table(["id", "vi", "en", "firmness", "papers", "role", "procedure"])
            let id = try table.text("id")
            guard seen.insert("c \(id)").inserted else {
                throw .duplicate(at: value.place, kind: "condition", name: id)
            }
            let firmness = try table.text("firmness")
            guard let firmness = Int(firmness), (1...3).contains(firmness) else {
                throw .wrongValue(at: table.place, key: "firmness", value: firmness, expected: "1, 2 or 3")
            }
            var papers: [LocalizedText] = []
            for paper in try table.list("papers") { papers.append(try paper.localized("papers")) }
            let role = try table["role"].map { value throws(RuleError) in
                try value.choice("role", of: Condition.Role.self)
            }
            conditions.append(
                Condition(
                    id: id, text: LocalizedText(vi: try table.text("vi"), en: try table.text("en")),
                    firmness: firmness, papers: papers, role: role ?? .condition,
                    procedure: try procedure(table)))
        }
        for value in try root.list("questions") {
            let table = try value.table(["id", "vi", "en", "from", "until"])
            let id = try table.text("id")
            guard seen.insert("q \(id)").inserted else { throw .duplicate(at: value.place, kind: "question", name: id) }
            questions.append(
                OpenQuestion(
                    id: id, text: LocalizedText(vi: try table.text("vi"), en: try table.text("en")),
                    interval: try table.interval()))
        }
        for value in try root.list("remedies") {
            let table = try value.table(["id", "vi", "en"])
            let id = try table.text("id")
            guard seen.insert("r \(id)").inserted else { throw .duplicate(at: value.place, kind: "remedy", name: id) }
            remedies.append(Remedy(id: id, text: LocalizedText(vi: try table.text("vi"), en: try table.text("en"))))
        }
    }

    /// Reads `structures.yaml`: when a structure on a building is not bulky.
    private mutating func loadClassTests(_ file: YAMLValue) throws(RuleError) {
        let tests = WhenReader(
            facts: facts,
            selectors: SelectorReader(catalogue: LandUseCatalogue(codes: [], namespaces: []), namespaces: []))
        for value in try file.table(["nonBulky"]).required("nonBulky").list("nonBulky") {
            let table = try value.table(["from", "until", "when", "bases"])
            let interval = try table.interval()
            let bases = try legalBases(table, "nonBulky@\(interval.from)", interval)
            guard !bases.isEmpty else { throw .missingBasis(at: table.place, rule: "nonBulky@\(interval.from)") }
            classTests.append(
                ClassTest(interval: interval, when: try tests.alternatives(try table.required("when")), bases: bases))
        }
    }

    /// The articles under `bases`, each in force on every day of `interval`.
    func legalBases(_ table: YAMLTable, _ owner: String, _ interval: DayInterval) throws(RuleError) -> [LegalBasis] {
        var found: [LegalBasis] = []
        for name in try table.texts("bases") {
            guard let basis = bases[name] else {
                throw .unknownName(at: table.place, kind: "article", name: name)
            }
            guard basis.interval.contains(interval) else {
                throw .basisNotInForce(
                    at: table.place, rule: owner, basis: name, inForce: basis.interval.description,
                    ruleInterval: interval.description)
            }
            found.append(basis)
        }
        return found
    }

    private func procedure(_ table: YAMLTable) throws(RuleError) -> String? {
        guard let name = try table.optionalText("procedure") else { return nil }
        guard procedures.contains(where: { $0.id == name }) else {
            throw .unknownName(at: table.place, kind: "procedure", name: name)
        }
        return name
    }

    private mutating func loadTexts(_ file: YAMLValue) throws(RuleError) {
        let root = try file.table(["texts"])
        let sentences = try root.required("texts").table(EngineText.allCases.map(\.rawValue))
        for key in EngineText.allCases { texts[key.rawValue] = try sentences.localized(key.rawValue) }
    }

    private mutating func loadNotEvaluated(_ file: YAMLValue) throws(RuleError) {
        for value in try file.table(["notEvaluated"]).required("notEvaluated").list("notEvaluated") {
            let table = try value.table([
                "id", "vi", "en", "structures", "from", "until", "provinces", "exceptProvinces", "printed",
            ])
            let printing = try table["printed"].map { value throws(RuleError) in
                try value.choice("printed", of: NotEvaluatedItem.Printing.self)
            }
            let interval = try table.interval()
            notEvaluated.append(
                NotEvaluatedItem(
                    item: NotEvaluated(
                        id: try table.text("id"),
                        reason: LocalizedText(vi: try table.text("vi"), en: try table.text("en"))),
                    structures: table["structures"] == nil
                        ? StructureClass.allCases : try table.choices("structures", of: StructureClass.self),
                    interval: interval,
                    provinces: try table.texts("provinces"),
                    exceptProvinces: try table.texts("exceptProvinces"), printing: printing ?? .always))
        }
    }
}

/// The sentences the engine needs from `texts.yaml`.
enum EngineText: String, CaseIterable {
    case headlineRule, noRule, unknownCode, placementOne, placementSeveral, placementRoof, compoundTooLarge
    case partArea, compoundUnknown, factUnknown
}
