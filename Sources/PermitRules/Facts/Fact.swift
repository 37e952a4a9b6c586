/// The name of an attribute of a place, a structure or a file that rules ask for.
///
/// What a fact is, its unit and where it comes from is declared in `facts.yaml` (see ``FactDefinition``); the
/// names below are those the engine itself knows.
public struct Fact: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// The land-use code of the papers.
    public static let recorded = Fact(rawValue: "recorded")
    /// Areas of the parts of a mixed parcel.
    public static let partAreas = Fact(rawValue: "partAreas")
    /// All parts of the recorded use together.
    public static let parcel = Fact(rawValue: "parcel")
    /// The planned purpose.
    public static let planned = Fact(rawValue: "planned")
    /// Whether the place is urban by unit or by a layer that says so.
    public static let urban = Fact(rawValue: "urban")
    /// Whether the work agrees with the approved passive telecom plan.
    public static let passivePlan = Fact(rawValue: "passivePlan")
    /// Whether the land may be converted to a building purpose.
    public static let convertible = Fact(rawValue: "convertible")
    /// Whether the place lies in the core zone of a monument.
    public static let heritageCore = Fact(rawValue: "heritageCore")
    /// Whether the project's feasibility study was appraised by a building authority (Luật Xây dựng 2025, Đ43 k2 e).
    public static let appraisedProject = Fact(rawValue: "appraisedProject")
    /// Whether the combined use stays under its share of the land's area.
    public static let underAreaCap = Fact(rawValue: "underAreaCap")
    /// Whether the parcel has parts of several purposes.
    public static let mixedParcel = Fact(rawValue: "mixedParcel")
    public static let province = Fact(rawValue: "province")

    /// Those above: `facts.yaml` has to declare each.
    public static let builtIn: [Fact] = [
        .recorded, .partAreas, .parcel, .planned, .urban, .passivePlan, .convertible, .heritageCore, .appraisedProject,
        .underAreaCap, .mixedParcel, .province,
    ]
}

/// A fact with its value as words, e.g. `urban` `true`, `otherOperatorMast` `118.4` `m`.
public struct FactValue: Hashable, Sendable, Codable {
    public let fact: Fact
    public let value: String
    public let unit: String?
    /// What was measured to or stood in: a mast, a railway, a zone.
    public let feature: String?
    /// What the rule asked for, e.g. `< 120`; nil where the value is the answer.
    public let test: String?

    public init(_ fact: Fact, _ value: String, unit: String? = nil, feature: String? = nil, test: String? = nil) {
        self.fact = fact
        self.value = value
        self.unit = unit
        self.feature = feature
        self.test = test
    }
}
