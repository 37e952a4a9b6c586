import Foundation

extension LandUseCatalogue {
    /// Reads every `landuse/*.yaml` below `folder` and the overlays: tables of users stand beside those that ship.
    /// - Throws: ``RuleError`` with file and line.
    public init(folder: String, overlays: [String] = []) throws(RuleError) {
        var codes: [LandUseCode] = []
        var namespaces: [Namespace] = []
        var replacements: [(code: YAMLValue, namespace: String)] = []
        for file in try DataFolder(folder, overlays: overlays).files(in: "landuse") {
            let table = try file.table(["namespace", "title", "source", "mark", "extends", "successorsIn", "codes"])
            let namespace = try table.text("namespace")
            guard !namespaces.contains(where: { $0.id == namespace }) else {
                throw .duplicate(at: table.place, kind: "namespace", name: namespace)
            }
            namespaces.append(
                Namespace(
                    id: namespace, title: try table.localized("title"), source: try table.text("source"),
                    mark: try table.mark(), extends: try table.optionalText("extends")))
            var seen: Set<String> = []
            for value in try table.required("codes").list("codes") {
                let code = try Self.code(value, namespace: namespace, mark: try table.mark())
                guard seen.insert(code.code).inserted else {
                    throw .duplicate(at: value.place, kind: "code", name: code.code)
                }
                if let target = try table.optionalText("successorsIn") { replacements.append((value, target)) }
                codes.append(code)
            }
        }
        self.init(codes: codes, namespaces: namespaces)
        for (value, target) in replacements {
            let new = try value.table(Self.keys).texts("new")
            for code in new where index(of: code, namespace: target) == nil {
                throw .unknownName(at: value.place, kind: "code of \(target)", name: code)
            }
        }
    }

    private static let keys = ["code", "vi", "en", "group", "flags", "colour", "new", "mark", "note"]

    private static func code(
        _ value: YAMLValue, namespace: String, mark: VerificationMark
    ) throws(RuleError) -> LandUseCode {
        let table = try value.table(keys)
        let group = try table["group"].map { value throws(RuleError) in
            try value.choice("group", of: LandGroup.self)
        }
        let flags = try table.choices("flags", of: LandFlag.self)
        let colour = try table.optionalText("colour")
        if let colour, colour.count != 6 || !colour.allSatisfy({ $0.isHexDigit && !$0.isLowercase }) {
            throw .wrongValue(at: table.place, key: "colour", value: colour, expected: "a colour of the form RRGGBB")
        }
        return LandUseCode(
            namespace: namespace, code: try table.text("code"),
            name: LocalizedText(vi: try table.text("vi"), en: try table.text("en")), group: group, colour: colour,
            successors: try table.texts("new"), mark: table["mark"] == nil ? mark : try table.mark(),
            note: try table.optionalText("note"), flags: flags.reduce(0) { $0 | $1.bit })
    }
}
