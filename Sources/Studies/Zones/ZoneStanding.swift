/// Where a zone stands for the service the workspace asks for. Order of the cases is the order of the rows
/// in the zone table; `noResidents` stands before the others so that no share is ever 0/0.
public enum Service: String, CaseIterable, Codable, Sendable {
    /// Nobody lives there. People of planned zones stay where they are recorded.
    case noResidents
    /// Every operator that asks covers at least `served_share` of the people, and none has an approved site unbuilt.
    case served
    /// The same holds for at least one operator, not for all that ask.
    case servedByOneOnly
    case notServed
}

/// What may lawfully serve a zone, for the operators that do not serve it yet: the first that applies.
public enum WayOut: Int, CaseIterable, Codable, Sendable, Comparable {
    /// A ground mast is permitted, or conditional with firmness 1–2, on enough ground inside.
    case buildable
    /// The same with firmness 3: it rests on discretion or on a disputed reading.
    case buildableIfAccepted
    /// Blocked inside, but lawful places outside bring the share to `served_share`.
    case reachable
    /// Blocked and not reachable; roofs, or sharing standing masts, bring the share to `served_share`.
    case rooftopOnly
    /// None of these: only a change of the land-use plan or of the law helps.
    case lockedOut
    /// A missing fact could move the zone to an earlier row.
    case undetermined

    /// In the order of the table: the first that applies is the smaller.
    public static func < (a: WayOut, b: WayOut) -> Bool { a.rawValue < b.rawValue }

    /// Stable word for files and JSON.
    public var word: String {
        switch self {
        case .buildable: "buildable"
        case .buildableIfAccepted: "buildableIfAccepted"
        case .reachable: "reachable"
        case .rooftopOnly: "rooftopOnly"
        case .lockedOut: "lockedOut"
        case .undetermined: "undetermined"
        }
    }
}

/// Whether a ground mast is prohibited inside a zone, counting only places at least as large as its footprint.
public enum Blocked: Hashable, Sendable {
    case yes
    /// Prohibited on this share of the counted area, strictly between 0 and 1.
    case partly(share: Double)
    case no
    /// A missing fact decides on at least part of the area, and nothing that is known blocks all of it.
    case undetermined

    /// Stable word for files and JSON.
    public var word: String {
        switch self {
        case .yes: "yes"
        case .partly: "partly"
        case .no: "no"
        case .undetermined: "undetermined"
        }
    }

    /// Share of the counted area on which a ground mast is prohibited; nil when undetermined.
    public var share: Double? {
        switch self {
        case .yes: 1
        case .partly(let share): share
        case .no: 0
        case .undetermined: nil
        }
    }

    /// Whether the zone belongs to the headline: a mast is prohibited on all or part of it.
    public var isBlocked: Bool {
        switch self {
        case .yes, .partly: true
        case .no, .undetermined: false
        }
    }
}
