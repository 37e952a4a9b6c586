import Foundation
import Units

extension LawCase {
    /// The cases beside the law: every `law/<country>/cases/*.yaml`.
    /// - Throws: ``RuleError`` with file and line.
    public static func load(
        folder: String, country: String = "vn", overlays: [String] = [], book: RuleBook
    ) throws(RuleError) -> [LawCase] {
        let reader = CaseReader(book: book)
        var cases: [LawCase] = []
        for file in try DataFolder(folder, overlays: overlays).files(in: "law/\(country)/cases") {
            for value in try file.table(fileKeys).required("cases").list("cases") {
                cases += try reader.cases(value)
            }
        }
        return cases
    }

    static let fileKeys = ["cases", "without"]
}

/// Reads one entry: its facts, and one case per period.
struct CaseReader {
    let book: RuleBook

    private static let outcomeKeys = [
        "on", "from", "until", "headline", "land", "permit", "province", "other", "firmness", "rules", "notRules",
        "conditions", "notConditions", "cites", "notCites", "missing", "listed", "questions", "remedies",
        "authorities", "workingDays", "placement",
    ]

    func cases(_ value: YAMLValue) throws(RuleError) -> [LawCase] {
        let table = try value.table(["case", "place", "structure", "reading", "expect"])
        let place = try place(try table.required("place"))
        let structure = try table["structure"].map { value throws(RuleError) in
            try value.choice("structure", of: StructureClass.self)
        }
        let reading = try table["reading"].map { value throws(RuleError) in
            try value.choice("reading", of: Reading.self)
        }
        var cases: [LawCase] = []
        for entry in try table.required("expect").list("expect") {
            let expected = try entry.table(Self.outcomeKeys)
            cases.append(
                LawCase(
                    sentence: try table.text("case"), place: place, structure: structure ?? .groundMast,
                    reading: reading ?? .papers, interval: try interval(expected),
                    expected: try expectation(expected), file: entry.place))
        }
        return cases
    }

    private func interval(_ table: YAMLTable) throws(RuleError) -> DayInterval {
        guard let value = table["on"] else { return try table.interval() }
        let day = try value.date("on")
        guard let interval = DayInterval(from: day, until: day) else { return try table.interval() }
        return interval
    }

    private func place(_ value: YAMLValue) throws(RuleError) -> PlaceFacts {
        let own = ["namespace", "recorded", "planned", "province", "parcelArea", "compoundArea", "combinedArea"]
        let given = book.facts.filter { $0.kind != .engine && !own.contains($0.fact.rawValue) }
        let table = try value.table(own + given.map(\.fact.rawValue))
        let namespace = try table.optionalText("namespace") ?? "vn-plan-2014"
        guard book.catalogue.namespaces.contains(where: { $0.id == namespace }) else {
            throw .unknownName(at: value.place, kind: "namespace", name: namespace)
        }
        func use(_ key: String) throws(RuleError) -> LandUse? {
            try table.optionalText(key).map { book.catalogue.parse($0, namespace: namespace) }
        }
        func area(_ key: String) throws(RuleError) -> Double? { try table[key]?.number(key) }
        var place = PlaceFacts(
            recorded: try use("recorded") ?? book.catalogue.parse("", namespace: namespace),
            planned: try use("planned"), province: try table.optionalText("province"),
            parcelArea: try area("parcelArea"), compoundArea: try area("compoundArea"),
            combinedArea: try area("combinedArea"))
        for definition in given {
            guard let value = table[definition.fact.rawValue] else { continue }
            place.observations[definition.fact] = Observation(try observation(definition, value))
        }
        return place
    }

    private func observation(_ definition: FactDefinition, _ value: YAMLValue) throws(RuleError) -> Observation.Value {
        let key = definition.fact.rawValue
        if try value.text(key) == "none" { return .none }
        return switch definition.kind {
        case .flag, .engine: .flag(try value.bool(key))
        case .number: try value.text(key) == "far" ? .number(.infinity) : .number(try value.number(key))
        case .word: .word(try value.text(key))
        case .day: .day(try value.date(key))
        }
    }

    private func expectation(_ table: YAMLTable) throws(RuleError) -> LawCase.Expectation {
        func choice<T: RawRepresentable & CaseIterable>(_ key: String, _ type: T.Type) throws(RuleError) -> T?
        where T.RawValue == String {
            try table[key].map { value throws(RuleError) in try value.choice(key, of: type) }
        }
        var expected = LawCase.Expectation()
        expected.headline = try choice("headline", Headline.self)
        expected.land = try choice("land", LandOutcome.self)
        expected.permit = try choice("permit", PermitOutcome.self)
        expected.province = try choice("province", ProvinceOutcome.self)
        expected.other = try choice("other", LandOutcome.self)
        expected.firmness = try table["firmness"].map { value throws(RuleError) in Int(try value.number("firmness")) }
        expected.rules = try book.rulesNamed(in: table, "rules")
        expected.notRules = try book.rulesNamed(in: table, "notRules")
        expected.conditions = try table.texts("conditions")
        expected.notConditions = try table.texts("notConditions")
        expected.cites = try table.texts("cites")
        expected.notCites = try table.texts("notCites")
        expected.missing = table["missing"] == nil ? nil : try table.texts("missing")
        expected.listed = try table.texts("listed")
        expected.questions = try table.texts("questions")
        expected.remedies = try table.texts("remedies")
        expected.authorities = try table["authorities"]?.texts() ?? [:]
        for (id, text) in try table["workingDays"]?.texts() ?? [:] { expected.workingDays[id] = Int(text) }
        expected.placement = table["placement"] == nil ? nil : try table.texts("placement")
        return expected
    }
}

extension RuleBook {
    /// A rule that is named must be there, so that a case cannot hold by a slip of the pen.
    func rulesNamed(in table: YAMLTable, _ key: String) throws(RuleError) -> [String] {
        let names = try table.texts(key)
        for name in names where !rules.contains(where: { $0.id == name || $0.base == name }) {
            throw .unknownName(at: table.place, kind: "rule", name: name)
        }
        return names
    }
}
