public import Units

/// What the applicant has to bring or do; never a missing fact (field review, 7).
public struct Condition: Hashable, Sendable, Codable {
    public let id: String
    public let text: LocalizedText
    /// 1 formality (lease, notice), 2 another body's consent (road, culture, height),
    /// 3 discretionary or disputed (site acceptance, multi-purpose plan, plan conformity).
    public let firmness: Int
    /// The papers that show it is met.
    public let papers: [LocalizedText]
    public let role: Role
    /// Id of the ``Procedure`` that answers it; nil where nobody has to be asked.
    public let procedure: String?

    public enum Role: String, CaseIterable, Hashable, Sendable, Codable {
        /// Makes the verdict conditional and counts for its firmness.
        case condition
        /// Owed by everyone who builds, whatever the land; moves neither headline nor firmness.
        case duty
    }
}

/// A point of law that stays open, printed with every verdict it touches.
public struct OpenQuestion: Hashable, Sendable, Codable {
    public let id: String
    public let text: LocalizedText
    public let interval: DayInterval
}

/// A way to a better verdict.
public struct Remedy: Hashable, Sendable, Codable {
    public let id: String
    public let text: LocalizedText
}

/// Something the engine did not look at; the verdict stands without it (field review, 7).
public struct NotEvaluated: Hashable, Sendable, Codable {
    public let id: String
    public let reason: LocalizedText
}
