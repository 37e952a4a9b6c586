extension ObstacleSurface {
    private enum Kind: String, CaseIterable { case strip, fan, around, level, cone, radioAids }

    private static let keys = [
        "id", "kind", "halfWidth", "beyondEnds", "splay", "sections", "reach", "slope", "radius", "height", "inner",
        "base", "aids", "mark",
    ]

    /// Reads `surfaces.yaml`; each surface has the keys of its kind.
    static func list(in file: YAMLValue) throws(RuleError) -> [ObstacleSurface] {
        var surfaces: [ObstacleSurface] = []
        for value in try file.table(["surfaces"]).required("surfaces").list("surfaces") {
            let table = try value.table(keys)
            let id = try table.text("id")
            guard !surfaces.contains(where: { $0.id == id }) else {
                throw .duplicate(at: table.place, kind: "surface", name: id)
            }
            surfaces.append(ObstacleSurface(id: id, shape: try shape(table), mark: try table.mark()))
        }
        return surfaces
    }

    private static func shape(_ table: YAMLTable) throws(RuleError) -> Shape {
        func number(_ key: String) throws(RuleError) -> Double { try positive(table, key) }
        func rectangle() throws(RuleError) -> Rectangle {
            Rectangle(halfWidth: try number("halfWidth"), beyondEnds: try number("beyondEnds"))
        }
        switch try table.required("kind").choice("kind", of: Kind.self) {
        case .strip: return .strip(try rectangle())
        case .fan: return .fan(try rectangle(), splay: try number("splay"), sections: try sections(table))
        case .around:
            return .around(
                try rectangle(), splay: try number("splay"), reach: try number("reach"), slope: try number("slope"))
        case .level: return .level(radius: try number("radius"), height: try number("height"))
        case .cone:
            return .cone(
                inner: try number("inner"), base: try number("base"), slope: try number("slope"),
                reach: try number("reach"))
        case .radioAids: return .radioAids(try aids(table))
        }
    }

    private static func sections(_ table: YAMLTable) throws(RuleError) -> [Section] {
        var sections: [Section] = []
        for value in try table.required("sections").list("sections") {
            let section = try value.table(["length", "slope"])
            sections.append(Section(length: try positive(section, "length"), slope: try positive(section, "slope")))
        }
        return sections
    }

    private static func aids(_ table: YAMLTable) throws(RuleError) -> [Aid] {
        var aids: [Aid] = []
        for value in try table.required("aids").list("aids") {
            let aid = try value.table(["kind", "inner", "degrees", "outer"])
            aids.append(
                Aid(
                    kind: try aid.text("kind"), inner: try positive(aid, "inner"),
                    degrees: try positive(aid, "degrees"), outer: try positive(aid, "outer")))
        }
        return aids
    }

    private static func positive(_ table: YAMLTable, _ key: String) throws(RuleError) -> Double {
        let value = try table.required(key)
        let number = try value.number(key)
        guard number >= 0 else {
            throw .wrongValue(at: value.place, key: key, value: "\(number)", expected: "0 or more")
        }
        return number
    }
}
