/// An attribute of a place that rules ask for.
public enum Fact: String, CaseIterable, Hashable, Sendable, Codable {
    /// The land-use code of the papers.
    case recorded
    /// Areas of the parts of a mixed parcel.
    case partAreas
    /// Whether the planned purpose is telecom land.
    case planned
    /// Whether the place is urban by unit or by a layer that says so.
    case urban
    /// Whether the work agrees with the approved passive telecom plan.
    case passivePlan
    /// Whether the land may be converted to a building purpose.
    case convertible
    /// Whether the place lies in the core zone of a monument.
    case heritageCore
    /// Whether the project's feasibility study was appraised by a building authority (Luật Xây dựng 2025, Đ43 k2 e).
    case appraisedProject
    /// Whether the combined use stays under its share of the land's area.
    case underAreaCap
    /// Whether the parcel has parts of several purposes.
    case mixedParcel
    case province

    /// The facts a rule's `when` may name, and the two words of each: what counts as yes, what as no.
    static let testable: [Fact] = [
        .planned, .urban, .passivePlan, .convertible, .heritageCore, .appraisedProject, .underAreaCap,
        .mixedParcel,
    ]

    var words: (yes: String, no: String) { self == .planned ? ("telecom", "other") : ("true", "false") }

    var slot: UInt32 {
        switch self {
        case .planned: 0
        case .urban: 2
        case .passivePlan: 4
        case .convertible: 6
        case .heritageCore: 8
        case .appraisedProject: 10
        case .underAreaCap: 12
        case .mixedParcel: 14
        case .recorded, .partAreas, .province: 30
        }
    }
}

/// A fact with its value as words, e.g. `urban` `true`, `recorded` `ODT`.
public struct FactValue: Hashable, Sendable, Codable {
    public let fact: Fact
    public let value: String

    public init(_ fact: Fact, _ value: String) {
        (self.fact, self.value) = (fact, value)
    }
}

/// Yes, no or unknown for each testable fact: two bits each, so that a rule is tested by two ANDs.
struct FactSet: Hashable, Sendable {
    private(set) var bits: UInt32 = 0

    subscript(fact: Fact) -> Bool? {
        get {
            switch bits >> fact.slot & 3 {
            case 2: true
            case 1: false
            default: nil
            }
        }
        set {
            bits &= ~(3 << fact.slot)
            if let newValue { bits |= (newValue ? 2 : 1) << fact.slot }
        }
    }

    /// The same facts with every answer turned round.
    var opposite: FactSet {
        var result = FactSet()
        result.bits = (bits & 0x5555_5555) << 1 | (bits & 0xAAAA_AAAA) >> 1
        return result
    }

    /// Whether all tests in `wanted` hold here: nil when an unknown fact leaves it open.
    func satisfies(_ wanted: FactSet) -> Bool? {
        if bits & wanted.opposite.bits != 0 { return false }
        return bits & wanted.bits == wanted.bits ? true : nil
    }

    var known: [Fact] { Fact.testable.filter { self[$0] != nil } }
}
