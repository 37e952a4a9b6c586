public import PermitRules

/// A number or rule no source gives; printed with every result that rests on it.
public struct Assumption: Hashable, Sendable {
    public var id: String
    public var text: LocalizedText
    /// Who could replace it: "setting key" or a file.
    public var setting: String?
}

/// A rule that could not be evaluated, and why.
public struct NotEvaluatedItem: Hashable, Sendable {
    public var id: String
    public var text: LocalizedText
}
