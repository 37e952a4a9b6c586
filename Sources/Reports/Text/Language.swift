/// A language every text for users exists in.
public enum Language: String, CaseIterable, Codable, Sendable {
    case vi, en

    /// The language's own name, for a switch between languages.
    public var ownName: String {
        switch self {
        case .vi: "Tiếng Việt"
        case .en: "English"
        }
    }
}

/// A text of the reports in both languages. The modules below carry texts of their own; what they say is
/// copied into this one, so that a page is made from one kind of text.
public struct Bilingual: Hashable, Sendable, Codable {
    public var vi: String
    public var en: String

    public init(vi: String, en: String) { (self.vi, self.en) = (vi, en) }

    public subscript(language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}
