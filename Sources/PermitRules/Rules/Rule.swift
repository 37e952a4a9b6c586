public import Units

/// A general provision, or a named exception to one, over one interval of days.
public struct Rule: Hashable, Sendable {
    /// Base id and first day: `vn.land.residential.mast@2024-08-01`.
    public let id: String
    /// The id that stays the same through all periods; exceptions name it.
    public let base: String
    public let title: LocalizedText
    public let summary: LocalizedText
    public let interval: DayInterval
    public let structures: [StructureClass]
    public let readings: [Reading]
    public let recorded: LandSelector
    /// Alternatives, in each of which all tests must hold; none for a rule that asks nothing.
    public let when: [[FactTest]]
    /// Provinces by code; empty for the whole country.
    public let provinces: [String]
    public let outcome: Outcome
    /// The largest share of the land that the combined use may take; nil for no cap.
    public let areaCap: Double?
    public let conditions: [String]
    public let questions: [String]
    public let remedies: [String]
    /// Base ids of the rules this one is an exception to.
    public let overrides: [String]
    /// Base ids of rules this one contradicts: where both hold, the verdict is a conflict.
    public let clashesWith: [String]
    public let whenUnknown: WhenUnknown
    /// Id of the entry of `not-evaluated.yaml` that is printed when a fact is wanting; nil prints a sentence of its own.
    public let listedAs: String?
    /// The rules that are read as of an earlier day where this one holds; nil for all but transitional provisions.
    public let readsAsOf: ReadsAsOf?
    public let bases: [LegalBasis]
    public let place: RuleError.Place

    /// A transitional provision: rules that rest on one instrument stand as on `day`.
    public struct ReadsAsOf: Hashable, Sendable {
        public let instrument: String
        public let day: CalendarDate
    }

    /// What an unknown fact of `when` does.
    public enum WhenUnknown: String, CaseIterable, Hashable, Sendable, Codable {
        /// The axis is undetermined and the fact is listed as missing.
        case undetermined
        /// The rule is listed as not evaluated and the verdict stands.
        case notEvaluated
        /// The applicant sees to it: the rule stays silent and nothing is listed.
        case silent
    }

    /// The weakest mark among its bases: a rule is no better verified than its worst source.
    public var mark: VerificationMark {
        let order: [VerificationMark] = [.textRead, .secondary, .titleOnly, .unverified]
        return order.last { mark in bases.contains { $0.mark == mark } } ?? .unverified
    }
}

/// Which recorded land-use codes a rule speaks of. Empty lists select nothing away: no key at all selects every code.
public struct LandSelector: Hashable, Sendable {
    public let groups: [LandGroup]
    /// Codes with at least one of these flags.
    public let flags: [LandFlag]
    public let codes: [String]
    public let exceptFlags: [LandFlag]
    public let exceptCodes: [String]
    public let namespaces: [String]

    /// Whether the rule does not ask for the land use at all.
    public var isAny: Bool {
        groups.isEmpty && flags.isEmpty && codes.isEmpty && exceptFlags.isEmpty && exceptCodes.isEmpty
    }

    func selects(_ code: LandUseCode) -> Bool {
        if isAny { return true }
        guard namespaces.contains(code.namespace) else { return false }
        if exceptFlags.contains(where: code.has) || exceptCodes.contains(code.code) { return false }
        if groups.isEmpty && flags.isEmpty && codes.isEmpty { return true }
        return codes.contains(code.code) || flags.contains(where: code.has)
            || (code.group.map(groups.contains) ?? false)
    }
}

extension LandSelector {
    /// `residential`, `A`, `ODT, ONT`: what it selects, as printed.
    public var text: String {
        let wanted = groups.map(\.rawValue) + flags.map(\.rawValue) + codes
        let except = exceptFlags.map(\.rawValue) + exceptCodes
        return wanted.joined(separator: ", ") + (except.isEmpty ? "" : " except " + except.joined(separator: ", "))
    }
}
