public import Geometry
public import Propagation
public import Province
public import Units

/// Which kind of unit a report is about.
public enum UnitLevel: String, CaseIterable, Codable, Sendable { case province, district, commune }

/// One unit's part of a study, with the tallies its report prints; the province is the largest unit.
public struct UnitStudy: Sendable {
    public var level: UnitLevel
    public var unit: UnitSummary
    /// The study's result with what belongs to the unit only: the unit takes the province's place, its communes are
    /// the rows, coverage is cut to the unit's box. There are no districts in it, save in the province's own.
    public var result: ZonesResult
    /// Commune of each station of the unit.
    public var communeOfStation: [Station.ID: UnitReference]
    /// One per commune, operator and technology, in that order.
    public var coverage: [CoverageTally]
    /// One per commune and land-use code, in that order.
    public var land: [LandTally]
    /// Pairs of masts of different operators, the closest first.
    public var closestMasts: [MastPair]
    /// Communes around, for orientation on the map.
    public var neighbours: [Neighbour]

    /// A unit that touches this one, with its figures.
    public struct Neighbour: Sendable {
        public var name: String
        public var shape: Shape
    }
}

/// What one operator's technology reaches in one commune.
public struct CoverageTally: Hashable, Sendable {
    public var commune: UnitReference
    public var `operator`: String
    public var technology: Technology
    /// People of the zones, each zone's share rounded to whole people, so that sums over units agree.
    public var peopleOutdoors: Int
    public var peopleIndoors: Int
    /// People of all zones of the commune.
    public var people: Int
    /// Cells of the grid whose centre lies in the commune, times the area of a cell.
    public var covered: Area
    public var area: Area
}

/// Recorded land of one code in one commune, by what the law says of a ground mast on it.
public struct LandTally: Hashable, Sendable {
    public var commune: UnitReference
    /// Codes of a mixed parcel are joined by "+".
    public var code: String
    /// In the plane of the working grid; a parcel counts where its inner point lies.
    public var area: Area
    public var parcels: Int
    /// By date in the study's order, `papers` and `plan`.
    public var papers: [Opinions]
    public var plan: [Opinions]

    /// Areas by opinion.
    public struct Opinions: Hashable, Sendable {
        public var lawful = Area.squareMetres(0)
        public var conditional = Area.squareMetres(0)
        public var unlawful = Area.squareMetres(0)
        /// Undetermined, or rules in conflict.
        public var open = Area.squareMetres(0)

        public init() {}
    }
}

/// Two masts of different operators and their distance.
public struct MastPair: Hashable, Sendable {
    public var first: Station
    public var second: Station
    /// On the ellipsoid.
    public var distance: Length

    /// The same two masts.
    public static func == (a: MastPair, b: MastPair) -> Bool { (a.first.id, a.second.id) == (b.first.id, b.second.id) }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(first.id)
        hasher.combine(second.id)
    }
}
