/// One text in the two languages of the faces; Vietnamese as officials write it.
public struct LocalizedText: Hashable, Sendable, Codable {
    public let vi: String
    public let en: String

    public init(vi: String, en: String) {
        (self.vi, self.en) = (vi, en)
    }

    /// - Parameter language: `vi` or `en`; anything else reads English.
    public subscript(language: String) -> String { language == "vi" ? vi : en }

    /// The same text with every `{name}` replaced.
    func filled(_ values: [String: LocalizedText]) -> LocalizedText {
        var (vi, en) = (vi, en)
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            vi = vi.replacing("{\(name)}", with: value.vi)
            en = en.replacing("{\(name)}", with: value.en)
        }
        return LocalizedText(vi: vi, en: en)
    }
}
