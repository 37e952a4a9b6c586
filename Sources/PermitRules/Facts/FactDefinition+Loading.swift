extension FactDefinition {
    static func list(in file: YAMLValue) throws(RuleError) -> [FactDefinition] {
        var definitions: [FactDefinition] = []
        for value in try file.table(["facts"]).required("facts").list("facts") {
            let table = try value.table(["id", "kind", "unit", "vi", "en", "from"])
            let fact = Fact(rawValue: try table.text("id"))
            guard !definitions.contains(where: { $0.fact == fact }) else {
                throw .duplicate(at: table.place, kind: "fact", name: fact.rawValue)
            }
            definitions.append(
                FactDefinition(
                    fact: fact, kind: try table.required("kind").choice("kind", of: Kind.self),
                    unit: try table.optionalText("unit"),
                    text: LocalizedText(vi: try table.text("vi"), en: try table.text("en")),
                    source: try table["from"].map { value throws(RuleError) in try FactSource(value) }))
        }
        return definitions
    }
}

extension FactSource {
    private static let keys = [
        "column", "distanceTo", "relation", "inside", "where", "attribute", "of", "surface", "ratio",
    ]

    init(_ value: YAMLValue) throws(RuleError) {
        let table = try value.table(Self.keys)
        if let column = try table.optionalText("column") {
            self = .column(column)
        } else if let layer = try table.optionalText("distanceTo") {
            let relation = try table["relation"].map { value throws(RuleError) in
                try value.choice("relation", of: Relation.self)
            }
            self = .distance(to: layer, relation: relation)
        } else if let layer = try table.optionalText("inside") {
            self = .inside(layer, attributes: try table["where"]?.texts() ?? [:])
        } else if let attribute = try table.optionalText("attribute") {
            self = .attribute(attribute, of: try table.text("of"))
        } else if let surface = try table.optionalText("surface") {
            self = .surface(surface)
        } else if let pair = table["ratio"] {
            let names = try pair.list("ratio")
            guard names.count == 2 else {
                throw .wrongValue(at: pair.place, key: "ratio", value: "\(names.count) facts", expected: "two facts")
            }
            self = .ratio(
                of: Fact(rawValue: try names[0].text("ratio")), to: Fact(rawValue: try names[1].text("ratio")))
        } else {
            throw .wrongValue(
                at: value.place, key: "from", value: "",
                expected: "one of column, distanceTo, inside, attribute, surface, ratio")
        }
    }
}
