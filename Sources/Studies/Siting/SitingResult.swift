public import GeoStore
public import Geometry
public import PermitRules
public import Propagation
public import Province
public import Sunset

/// Where to build, what it brings and costs, how far from the best that may be, and what the law costs.
///
/// People are means over the operators that ask: somebody whom one operator of three serves counts a third.
public struct SitingResult: Sendable {
    public var name: String
    public var crs: CRS
    public var options: SitingOptions
    /// What new stations serve people with.
    public var technology: Technology
    /// Those that count as serving people: that one, or after a switch-off all that stay.
    public var serving: [Technology]
    /// People, mean over the operators, whom today's layers serve and what stays does not; nil without a switch-off.
    public var lost: Double?
    public var operators: [String]
    /// Every place looked at that would serve somebody newly, lawful or not.
    public var candidates: [SiteCandidate]
    /// In the order in which each next one serves most people for its money.
    public var sites: [PlannedSite]
    /// What was asked for and how well it is met: million VND for a share, else people, those of priority places included.
    public var value: Double
    public var bound: Double
    /// Districts, or communes where the workspace has no districts; sorted by code.
    public var units: [SitingUnit]
    /// In the order of the layer.
    public var places: [SitingPlace] = []
    /// Of the census, on residential land: those the shares are of.
    public var people: Double
    /// Of communes without residential land: in no share.
    public var peopleWithoutPlace: Int
    public var curve: [SpendingPoint]
    /// The law as it is first, then without all bans, then without each rule alone; empty when not asked for.
    public var prices: [RulePrice]
    /// Parcels to add to the land-use plan as post-telecom land; nil when not asked for, empty when none is needed.
    public var cure: [CuredParcel]?
    /// Of the rules that stand against candidates, by id.
    public var ruleTitles: [String: LocalizedText]
    public var costs: ParameterSet
    public var notes: [Assumption]
    /// The search was stopped: the best until then, without curve and prices.
    public var isStopped: Bool
    public var ledger: Ledger

    /// People, mean over the operators, served today.
    public var servedBefore: Double { units.reduce(0) { $0 + $1.before } }
    public var servedAfter: Double { units.reduce(0) { $0 + $1.after } }
    /// Whether value and bound count people of priority places besides residents.
    public var countsPlaces: Bool {
        if case .cover = options.target { return false }
        return places.contains { ($0.place.people ?? 0) > 0 }
    }
    /// First-year cost of all sites, million VND.
    public var cost: Double { sites.reduce(0) { $0 + $1.cost } }
    /// Only where value and bound are the same number.
    public var isOptimal: Bool { value == bound }
    public var gap: Double { isOptimal ? 0 : abs(bound - value) / max(abs(value), .leastNormalMagnitude) }
}

/// A site of the plan, with what it adds to those before it.
public struct PlannedSite: Sendable {
    /// Index into ``SitingResult/candidates``.
    public var candidate: Int
    public var operators: [String]
    /// Million VND, first year.
    public var cost: Double
    /// Newly served beyond the sites before it.
    public var people: Double
    /// Priority places of which it newly serves a part, indices into ``SitingResult/places``.
    public var places: [Int] = []
}

/// A priority place with the shares of its area that are served.
public struct SitingPlace: Sendable {
    public var place: PriorityPlace
    public var before: Double
    public var after: Double
    /// The most that lawful places can serve together.
    public var reachable: Double

    /// Whether the share asked for is served.
    public var isMet: Bool { after >= place.share - 1e-9 }
}

/// A district or commune before and after the plan; people are means over the operators.
public struct SitingUnit: Sendable {
    public var unit: UnitReference
    /// In the study's CRS.
    public var shape: Shape
    public var people: Double
    public var before: Double
    public var after: Double
    /// The most that lawful places can serve together.
    public var reachable: Double
    public var sites: Int
    public var cost: Double
}

/// Most people for a sum of money, and the bound no plan can pass.
public struct SpendingPoint: Sendable {
    public var budget: Double
    public var cost: Double
    public var people: Double
    public var bound: Double
    public var sites: Int
}

/// The same money spent under other law.
public struct RulePrice: Sendable {
    /// The law that holds.
    public enum Law: Hashable, Sendable {
        case asItIs
        case withoutBans
        /// Without a rule, or those that stand together against some places: ids, ``SiteCandidate/discretion``, or
        /// missing facts as `fact.NAME`.
        case without([String])
    }
    /// What was lifted.
    public var law: Law
    /// Places that may be built on.
    public var places: Int
    public var people: Double
    public var bound: Double
    /// People not served because of what was lifted, for certain and at most; 0...0 for the law as it is.
    public var lost: ClosedRange<Double>
    /// By unit, as found: people served with it lifted less those served under the law.
    public var lostByUnit: [Double]
}

/// A parcel to add to the plan.
public struct CuredParcel: Sendable {
    /// Index into ``SitingResult/candidates``.
    public var candidate: Int
    /// Newly served beyond everything lawful and the parcels before it.
    public var people: Double
}
