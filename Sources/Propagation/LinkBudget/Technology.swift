public import Units

/// A generation of public mobile network.
public enum Technology: String, CaseIterable, Codable, Hashable, Sendable {
    case gsm = "2G"
    case umts = "3G"
    case lte = "4G"
    case nr = "5G"

    /// The level coverage is judged by, in the words of the standard.
    public var measuredLevel: String {
        switch self {
        case .gsm: "RxLev"
        case .umts: "CPICH RSCP"
        case .lte: "RSRP"
        case .nr: "SS-RSRP"
        }
    }

    /// Centre frequencies a Vietnamese network of this kind is likely to use, the first one by default.
    ///
    /// ASSUMPTION: where an operator's list names only the technology.
    public var usualCarriers: [Frequency] {
        switch self {
        case .gsm: [.megahertz(900), .megahertz(1800)]
        case .umts: [.megahertz(2100), .megahertz(900)]
        case .lte: [.megahertz(1800), .megahertz(2100), .megahertz(900)]
        case .nr: [.megahertz(2600), .megahertz(3500)]
        }
    }

    public var defaultCarrier: Frequency { usualCarriers[0] }

    /// Outdoor level from which a place counts as covered.
    ///
    /// ASSUMPTION: no Vietnamese regulation names a figure; these are the defaults until a workspace sets its own.
    public var defaultThreshold: ServiceThreshold {
        switch self {
        case .gsm: ServiceThreshold(covered: .dBm(-95), edge: nil)
        case .umts: ServiceThreshold(covered: .dBm(-100), edge: nil)
        case .lte: ServiceThreshold(covered: .dBm(-105), edge: .dBm(-110))
        case .nr: ServiceThreshold(covered: .dBm(-110), edge: nil)
        }
    }
}

/// Levels from which a place counts as covered outdoors.
public struct ServiceThreshold: Hashable, Sendable, Codable {
    public var covered: PowerLevel
    /// A weaker level at which a device still connects, where one is used.
    public var edge: PowerLevel?
    /// False for the defaults of ``Technology/defaultThreshold``: reports then mark the figure as assumed.
    public var isDeclared: Bool

    public init(covered: PowerLevel, edge: PowerLevel? = nil, isDeclared: Bool = false) {
        self.covered = covered
        self.edge = edge
        self.isDeclared = isDeclared
    }
}
