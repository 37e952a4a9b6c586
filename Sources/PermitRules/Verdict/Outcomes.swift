/// The axes of a verdict; none of them answers for another (field review, 1).
public enum Axis: String, CaseIterable, Hashable, Sendable, Codable {
    case land, permit, province, other
}

public enum LandOutcome: String, CaseIterable, Hashable, Sendable, Codable {
    case allowed, conditional, prohibited, undetermined
}

/// `exempt` means no building permit, never that the land is allowed.
public enum PermitOutcome: String, CaseIterable, Hashable, Sendable, Codable {
    case required, exempt, unknown
}

public enum ProvinceOutcome: String, CaseIterable, Hashable, Sendable, Codable {
    case meets, shareOrMove, notMet, notEvaluated
}

/// The one word for a table cell, derived by ``RuleBook/headlineRule``.
public enum Headline: String, CaseIterable, Hashable, Sendable, Codable {
    case permitted, exempt, conditional, prohibited, undetermined, conflict
}

/// What one rule says on its axis.
public enum Outcome: Hashable, Sendable, Codable {
    case land(LandOutcome)
    case permit(PermitOutcome)
    case province(ProvinceOutcome)
    case other(LandOutcome)

    public var axis: Axis {
        switch self {
        case .land: .land
        case .permit: .permit
        case .province: .province
        case .other: .other
        }
    }

    /// The word as written in the rule files.
    public var word: String {
        switch self {
        case .land(let outcome), .other(let outcome): outcome.rawValue
        case .permit(let outcome): outcome.rawValue
        case .province(let outcome): outcome.rawValue
        }
    }
}
