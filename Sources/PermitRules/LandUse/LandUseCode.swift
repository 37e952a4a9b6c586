/// The three groups of Luật Đất đai 31/2024/QH15, Đ9.
public enum LandGroup: String, CaseIterable, Hashable, Sendable, Codable {
    case agricultural = "A"
    case nonAgricultural = "N"
    case unused = "U"
}

/// A property of a land-use code that a rule or a study asks for.
public enum LandFlag: String, CaseIterable, Hashable, Sendable, Codable {
    case residential, telecom, publicProperty, defence, heritage, transport, mining, forest, protectedForest, rice,
        water
    /// A heading of the statistics that covers types with different answers.
    case heading
    /// Laid over land types, not itself one.
    case functionalZone
    /// Kept free by an urban plan, without a use yet.
    case reserve

    var bit: UInt32 {
        switch self {
        case .residential: 1 << 0
        case .telecom: 1 << 1
        case .publicProperty: 1 << 2
        case .defence: 1 << 3
        case .heritage: 1 << 4
        case .transport: 1 << 5
        case .mining: 1 << 6
        case .forest: 1 << 7
        case .protectedForest: 1 << 8
        case .rice: 1 << 9
        case .water: 1 << 10
        case .heading: 1 << 11
        case .functionalZone: 1 << 12
        case .reserve: 1 << 13
        }
    }
}

/// A land-use code as printed in one vocabulary. The same letters mean other things elsewhere:
/// `ODT` is urban residential land in a land-use plan and reserved housing in a construction plan.
public struct LandUseCode: Hashable, Sendable {
    public let namespace: String
    public let code: String
    public let name: LocalizedText
    /// nil for what is no land type: functional zones, reserves.
    public let group: LandGroup?
    /// `RRGGBB` of the plan legend; nil where none was seen.
    public let colour: String?
    /// Codes that take its place in the newer vocabulary; empty when the code was dropped.
    public let successors: [String]
    public let mark: VerificationMark
    public let note: String?
    let flags: UInt32

    public func has(_ flag: LandFlag) -> Bool { flags & flag.bit != 0 }
    public var isResidential: Bool { has(.residential) }
}
