public import Units

/// How well the wording of a source was verified.
public enum VerificationMark: String, CaseIterable, Hashable, Sendable, Codable {
    /// The text itself was read.
    case textRead = "R"
    /// Read in a secondary page that quotes or restates it.
    case secondary = "S"
    /// Only a title or a citing line was seen.
    case titleOnly = "T"
    /// Own knowledge, unverified.
    case unverified = "U"

    /// Whether an official letter may name it among its legal bases (field review, 29).
    public var isCitable: Bool { self == .textRead || self == .secondary }
}

/// A law, decree, circular or decision, with the days it is in force.
public struct Instrument: Hashable, Sendable, Codable {
    public let id: String
    /// The number as printed, e.g. `31/2024/QH15`.
    public let number: String
    public let title: LocalizedText
    public let kind: Kind
    public let interval: DayInterval
    /// Ids of the instruments it took the place of.
    public let replaces: [String]
    public let mark: VerificationMark
    public let note: String?

    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case law, resolution, decree, circular, decision, technicalRegulation
    }
}

/// A place in an instrument, with our own short wording of what it says.
public struct Article: Hashable, Sendable, Codable {
    public let id: String
    /// Id of the ``Instrument``.
    public let instrument: String
    /// The place as Vietnamese lawyers write it: `Đ218 k1 g` is điều 218, khoản 1, điểm g.
    public let place: String
    public let wording: LocalizedText
    /// The days the place is in force: the instrument's, unless the instrument itself says otherwise.
    public let interval: DayInterval
    public let mark: VerificationMark
    public let note: String?
}

/// What a finding rests on: an instrument, a place in it, and the days both are in force.
public struct LegalBasis: Hashable, Sendable, Codable {
    public let article: String
    public let instrument: String
    public let number: String
    public let title: LocalizedText
    public let place: String
    public let wording: LocalizedText
    public let interval: DayInterval
    public let mark: VerificationMark

    init(_ article: Article, of instrument: Instrument) {
        self.article = article.id
        self.instrument = instrument.id
        number = instrument.number
        title = instrument.title
        place = article.place
        wording = article.wording
        interval = article.interval
        mark = article.mark
    }
}
