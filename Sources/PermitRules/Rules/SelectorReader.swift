/// Reads which land-use codes a rule speaks of; every code named must exist.
struct SelectorReader {
    let catalogue: LandUseCatalogue
    let namespaces: [String]

    private static let keys = ["groups", "flags", "codes", "exceptFlags", "exceptCodes"]

    func selector(_ value: YAMLValue?) throws(RuleError) -> LandSelector {
        guard let value else {
            return LandSelector(
                groups: [], flags: [], codes: [], exceptFlags: [], exceptCodes: [], namespaces: namespaces)
        }
        return try selector(try value.table(Self.keys))
    }

    /// A selector with `match`: whether all parts must be selected or any one.
    func matching(_ value: YAMLValue) throws(RuleError) -> (LandSelector, all: Bool) {
        let table = try value.table(Self.keys + ["match"])
        let match = try table.required("match").choice("match", of: Match.self)
        return (try selector(table), match == .all)
    }

    private enum Match: String, CaseIterable { case any, all }

    private func selector(_ table: YAMLTable) throws(RuleError) -> LandSelector {
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
