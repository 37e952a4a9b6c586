/// What `facts.yaml` says of a fact: its kind, unit and wording, and how a study obtains it.
public struct FactDefinition: Hashable, Sendable {
    public let fact: Fact
    public let kind: Kind
    /// Unit of a number, e.g. `m`; nil for a share.
    public let unit: String?
    public let text: LocalizedText
    /// nil for what the engine derives itself or the caller gives under its own name.
    public let source: FactSource?

    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case flag, number, word, day
        /// Worked out by the engine from the land-use codes.
        case engine
    }
}

/// How a study obtains a fact from the user's layers and tables. PermitRules only carries it.
public enum FactSource: Hashable, Sendable {
    /// A column of the site table, by name.
    case column(String)
    /// Metres to the nearest feature of a layer.
    case distance(to: String, relation: Relation?)
    /// Whether the place lies in a feature of a layer whose attributes have the given values.
    case inside(String, attributes: [String: String])
    /// An attribute of the feature of a layer in which the place lies.
    case attribute(String, of: String)
    /// Metres by which the top lies above an obstacle surface, by the id of the surface.
    case surface(String)
    /// One number over another; the engine works it out.
    case ratio(of: Fact, to: Fact)

    public enum Relation: String, CaseIterable, Hashable, Sendable, Codable {
        /// The same operator's.
        case own
        /// Another operator's.
        case other
    }
}
