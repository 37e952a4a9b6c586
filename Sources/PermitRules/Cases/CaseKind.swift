/// The sides from which a rule is tried by the cases beside the law.
public enum CaseKind: String, CaseIterable, Hashable, Sendable {
    /// The rule speaks and demands nothing, or is silent where it otherwise would demand something.
    case lawful
    /// The other way round.
    case unlawful
    /// The rule speaks, and a number or a day it asks for is at the very edge of what it says.
    case justInside
    /// The day before its first.
    case dayBefore
    /// Something it asks for is not known.
    case missingFact
}

/// A kind of case that some rules cannot have, with the reason as the case file gives it.
public struct CaseExcuse: Hashable, Sendable {
    public let kind: CaseKind
    public let reason: String
    /// Base ids.
    public let rules: [String]
}

/// What the cases beside the law leave untried.
public struct CaseGap: Hashable, Sendable {
    /// Base id.
    public let rule: String
    public let kind: CaseKind
    /// True for an excuse that is not needed: there is such a case.
    public let isExcused: Bool
}

extension CaseExcuse {
    /// The excuses under `without` of every `law/<country>/cases/*.yaml`.
    /// - Throws: ``RuleError`` with file and line.
    public static func load(
        folder: String, country: String = "vn", overlays: [String] = [], book: RuleBook
    ) throws(RuleError) -> [CaseExcuse] {
        var excuses: [CaseExcuse] = []
        for file in try DataFolder(folder, overlays: overlays).files(in: "law/\(country)/cases") {
            for value in try file.table(LawCase.fileKeys).list("without") {
                let table = try value.table(["kind", "why", "rules"])
                excuses.append(
                    CaseExcuse(
                        kind: try table.required("kind").choice("kind", of: CaseKind.self),
                        reason: try table.text("why"), rules: try book.rulesNamed(in: table, "rules")))
            }
        }
        return excuses
    }
}
