public import Units

/// The answer for one place, structure, day and reading, with everything it rests on.
public struct Verdict: Hashable, Sendable {
    /// Derived by ``RuleBook/headlineRule``.
    public let headline: Headline
    public let land: LandOutcome
    public let permit: PermitOutcome
    public let province: ProvinceOutcome
    /// Height, EMF, heritage, forest, owner; `allowed` when nothing is asked for.
    public let other: LandOutcome
    /// 1 formality … 3 discretionary or disputed, the worst of the conditions; nil unless conditional.
    public let firmness: Int?
    public let structure: StructureClass
    public let reading: Reading
    public let date: CalendarDate
    /// Every rule that speaks of the place, by axis and in order of the rule files.
    public let findings: [Finding]
    public let conditions: [Condition]
    /// What anybody who builds owes, whatever the land.
    public let duties: [Condition]
    /// Who decides on conditions and duties, and in how many working days.
    public let approvals: [Approval]
    public let missing: [MissingFact]
    public let notEvaluated: [NotEvaluated]
    public let openQuestions: [OpenQuestion]
    public let remedies: [Remedy]
    public let conflicts: [Conflict]
    /// One per part of the recorded land use, in its order.
    public let parts: [PartVerdict]
    /// Where on a mixed parcel the structure has to stand; nil when that does not matter.
    public let placement: Placement?
    /// The record it rests on, the strictest where several claim the place: 0 is the place's own, then its rivals.
    public let record: Int
}

/// One rule's outcome with the facts it used.
public struct Finding: Hashable, Sendable {
    /// Id with first day, e.g. `vn.land.residential.mast@2024-08-01`.
    public let rule: String
    public let title: LocalizedText
    public let summary: LocalizedText
    public let outcome: Outcome
    public internal(set) var facts: [FactValue]
    /// Values that are not known; the rule holds only if they are so. Empty when the rule holds for certain.
    public internal(set) var assumed: [FactValue]
    /// Ids of the rules in force that gave way to this one, a named exception to them.
    public internal(set) var overrides: [String]
    public let bases: [LegalBasis]

    public var axis: Axis { outcome.axis }
}

/// An attribute of the place that is not known and changes the answer.
public struct MissingFact: Hashable, Sendable {
    public let fact: Fact
    public let text: LocalizedText
    /// What each value would decide, everything else as it is.
    public let decides: [Decision]

    public struct Decision: Hashable, Sendable {
        public let value: String
        public let headline: Headline
        public let land: LandOutcome
        public let permit: PermitOutcome
    }
}

/// Rules of one axis that differ, none of them an exception to another.
public struct Conflict: Hashable, Sendable {
    public let axis: Axis
    public let rules: [String]

    public init(axis: Axis, rules: [String]) {
        (self.axis, self.rules) = (axis, rules)
    }
}

/// What holds for one part of a mixed parcel, taken alone.
public struct PartVerdict: Hashable, Sendable {
    public let code: String
    /// m²; nil when the record does not say.
    public let area: Double?
    public let headline: Headline
    public let land: LandOutcome
    public let firmness: Int?
    /// m² that the compound may take here; nil when the area is not known, 0 when none.
    public let usableArea: Double?
}

/// The parts of a mixed parcel the structure has to stand on.
public struct Placement: Hashable, Sendable {
    public struct Share: Hashable, Sendable {
        public let code: String
        /// m²; nil for a roof, or when the area is not known.
        public let atMost: Double?

        public init(code: String, atMost: Double?) {
            (self.code, self.atMost) = (code, atMost)
        }
    }

    public let shares: [Share]
    public let text: LocalizedText
}
