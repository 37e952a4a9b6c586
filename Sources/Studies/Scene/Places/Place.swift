public import Geometry
public import PermitRules
public import Province
public import Units

/// A place that may carry equipment: a parcel outside, a roof inside, a standing mast.
public struct Place: Hashable, Sendable, Identifiable {
    /// What carries the equipment.
    public enum Kind: String, Sendable, Codable { case parcel, roof, sharedMast }
    public var id: String
    public var kind: Kind
    public var position: Coordinate
    public var recorded: String
    public var planned: String?
    public var area: Area?
    public var height: Length
    public var commune: UnitReference?
    /// Dates at which some zone uses it, with the headline there.
    public var verdicts: [PlaceVerdict]
}

/// The headline at a place on a day.
public struct PlaceVerdict: Hashable, Sendable {
    public var date: CalendarDate
    public var headline: Headline
    public var firmness: Int?
}
