public import GeoStore
public import Geometry
public import PermitRules
public import Propagation
public import Province
public import Units

/// The blocked-zone table and everything it was computed from: DESIGN §3.
public struct ZonesResult: Sendable {
    public var name: String
    public var crs: CRS
    public var dates: [CalendarDate]
    /// Operators that ask for the service, in the workspace's order.
    public var operators: [String]
    public var service: ServiceDemand
    public var unitsDate: CalendarDate
    public var censusDate: CalendarDate
    /// Of the user's newer count, when there is one.
    public var currentPopulationDate: CalendarDate?
    /// Sorted by id.
    public var zones: [Zone]
    /// Sorted by code; every commune, also one without a zone.
    public var communes: [UnitSummary]
    /// Sorted by code; empty when the workspace has no district layer.
    public var districts: [UnitSummary]
    public var province: UnitSummary
    public var stations: [Station]
    /// Places outside that were used for some zone, and the roofs and masts named in a way out; sorted by id.
    public var places: [Place]
    public var coverage: [CoverageLayer]
    public var ledger: Ledger
    public var assumptions: [Assumption]
    public var notEvaluated: [NotEvaluatedItem]
    public var openQuestions: [LocalizedText]
    public var captions: [LocalizedText]
    public var inputs: [InputFile]
    /// What was taken from each source.
    public var sheets: [ReadingSheet] = []
}

/// The service zones were judged by.
public struct ServiceDemand: Hashable, Sendable {
    public var technology: Technology
    /// Share of a zone's people that must be covered by an operator for the zone to count as served by it.
    public var servedShare: Double
    public var thresholds: [Technology: PowerLevel]
    /// The layer a later switch-off takes away.
    public var switchOff: Technology
}

/// One residential zone: the residential pieces of one commune joined across small gaps.
public struct Zone: Sendable {
    /// Stable while the zone's largest piece stays where it is: commune code and the piece's position.
    public var id: String
    public var commune: UnitReference
    public var district: UnitReference?
    /// In the study's CRS.
    public var shape: Shape
    /// A position inside, in the study's CRS.
    public var anchor: Coordinate
    public var area: Area
    public var residentialArea: Area
    /// Land codes with their areas, largest first.
    public var recorded: [CodeArea]
    public var planned: [CodeArea]
    public var people: Int
    /// By the user's newer count; nil where it does not reach.
    public var peopleNow: Int?
    /// Urban flag by the unit's rank at the units' date.
    public var urban: Bool?
    public var pieces: Int
    /// One entry per operator × technology, operators in order, then technologies.
    public var coverage: [CoverageShare]
    /// Per operator: share of people with any voice-capable layer, now and without the layer to be switched off.
    public var switchOff: [SwitchOffShare]
    public var approvedUnbuilt: [Station.ID]
    public var service: Service
    /// Operators that serve the zone.
    public var servedBy: [String]
    /// Share of people on cells without terrain data, for which coverage is unknown (counted as not covered).
    public var noDataShare: Double
    /// One entry per as-of date, in order.
    public var atDates: [ZoneAtDate]
}

/// Ground of one land-use code.
public struct CodeArea: Hashable, Sendable {
    public var code: String
    public var area: Area
}

/// Shares of a zone's people that one operator covers with one technology.
public struct CoverageShare: Hashable, Sendable {
    public var `operator`: String
    public var technology: Technology
    /// Share of the zone's people at or above the threshold, outdoors; 0...1, 0 when nobody lives there.
    public var outdoor: Double
    /// The same after building entry loss.
    public var indoor: Double
}

/// Share of a zone's people with a layer for voice, now and without the layer to be switched off; 0...1.
public struct SwitchOffShare: Hashable, Sendable {
    public var `operator`: String
    public var now: Double
    public var without: Double
}

/// The legal side of a zone at one date.
public struct ZoneAtDate: Sendable {
    public var date: CalendarDate
    public var blockedPapers: Blocked
    public var blockedPlan: Blocked
    /// One entry per structure class.
    public var verdicts: [ZoneVerdict]
    /// nil when the zone is served or has no residents.
    public var wayOut: WayOut?
    /// Ways out of the operators that do not serve the zone; the zone's is the last of them in table order.
    public var operators: [OperatorWayOut]
    /// With `undetermined`: which fact, and which way out each value would give.
    public var openFacts: [OpenFact]
    /// With `lockedOut`: the smallest parcel which, designated as post-telecom land, would cure it.
    public var cure: Cure?

    /// The verdict on a structure class; nil for a zone without ground.
    public func verdict(_ structure: StructureClass) -> ZoneVerdict? {
        verdicts.first { $0.structure == structure }
    }
}

/// The verdict on the zone's largest counted land-use combination, and whether the others agree.
public struct ZoneVerdict: Sendable {
    public var structure: StructureClass
    public var papers: Verdict
    public var plan: Verdict
    /// Share of the zone's area that has these verdicts.
    public var areaShare: Double
}

/// The way out of one operator that does not serve the zone.
public struct OperatorWayOut: Sendable {
    public var `operator`: String
    public var wayOut: WayOut
    /// Share of people the operator covers today, and with the places named.
    public var shareBefore: Double
    public var shareAfter: Double
    /// In the order they were chosen; ids into ``ZonesResult/places``.
    public var places: [PlaceUse]
}

/// A place as one zone uses it.
public struct PlaceUse: Hashable, Sendable {
    public var place: Place.ID
    /// From the zone's border, 0 when inside.
    public var distance: Length
    /// Share of the zone's people covered once this place is added to those before it.
    public var share: Double
}

/// A fact that is not known, and the way out each of its values would give.
public struct OpenFact: Hashable, Sendable {
    public var fact: String
    public var outcomes: [Outcome]
    /// A value with what it would decide.
    public struct Outcome: Hashable, Sendable {
        public var value: String
        public var wayOut: WayOut
    }
}

/// A parcel that would cure a zone, were it post-telecom land.
public struct Cure: Hashable, Sendable {
    public var parcel: String
    public var area: Area
    public var position: Coordinate
    public var shareAfter: Double
}

/// Counts for one unit, in people and zones.
public struct UnitSummary: Sendable {
    public var unit: UnitReference
    public var rank: String?
    public var parent: UnitReference?
    /// In the study's CRS; empty for the province, whose communes have it.
    public var shape: Shape
    /// On the ellipsoid.
    public var area: Area
    public var people: Int
    /// By the user's newer count; nil unless it has every commune of the unit.
    public var peopleNow: Int?
    /// People of communes without recorded residential land: counted, in no zone.
    public var peopleOutsideZones: Int
    public var zones: Int
    public var services: [Service: Count]
    public var atDates: [UnitAtDate]
    /// Zones with their people.
    public struct Count: Hashable, Sendable {
        public var zones: Int
        public var people: Int
        public init(zones: Int = 0, people: Int = 0) { (self.zones, self.people) = (zones, people) }
    }
}

/// What the law of one day means for a unit.
public struct UnitAtDate: Sendable {
    public var date: CalendarDate
    public var blockedPapers: UnitSummary.Count
    public var blockedPlan: UnitSummary.Count
    /// Zones in which a missing fact decides; in neither of the two above.
    public var undeterminedPapers: UnitSummary.Count
    public var undeterminedPlan: UnitSummary.Count
    /// Blocked under at least one reading, and not served by every operator that asks.
    public var blockedNotServed: UnitSummary.Count
    public var waysOut: [WayOut: UnitSummary.Count]
}
