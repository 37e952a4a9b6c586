public import GeoStore
public import Geometry
public import Propagation
public import Units

/// Coverage of a workspace by operator and technology, as maps and as figures per unit.
public struct CoverResult: Sendable {
    /// Who covers: one operator, at least one of them, or each of them.
    public enum Coverer: Hashable, Sendable {
        case `operator`(String)
        case any
        case all
    }

    /// Cells at least as strong as a level, counted from the threshold of the service.
    public enum Strength: Int, Sendable, CaseIterable {
        /// 10 dB below: a device connects in the open, not reliably.
        case weak = -10
        case covered = 0
        case good = 10
        case strong = 20
    }

    /// People and area of a unit by level of service, for one coverer and technology.
    public struct Figures: Hashable, Sendable {
        public let coverer: Coverer
        public let technology: Technology
        /// People and area by the strength they have at least.
        public var people: [Strength: Double] = [:]
        public var area: [Strength: Area] = [:]
        /// Each person weighted with the probability that the level there is above the threshold.
        public var peopleExpected = 0.0
        /// Covered if every sector were weaker or stronger by ``CoverResult/doubt``: how much hangs on what is assumed of them.
        public var peopleIfWeaker = 0.0
        public var peopleIfStronger = 0.0
        /// Covered inside houses too, after the median loss into them.
        public var peopleIndoors = 0.0
        public var areaIndoors = Area.squareMetres(0)

        public init(coverer: Coverer, technology: Technology) {
            self.coverer = coverer
            self.technology = technology
        }
    }

    /// What a row of figures is about.
    public enum Level: String, Sendable, CaseIterable { case province, district, commune }

    /// A unit with its figures.
    public struct Unit: Sendable {
        public let level: Level
        public let code: String
        public let name: String
        /// In the study's CRS; nil for the province.
        public let shape: Shape?
        /// Of the census; those no residential land could be found for are in it and covered by nobody.
        public var people: Int
        public var peopleWithoutPlace: Int
        /// Of the unit's cells.
        public var area: Area
        /// Without an answer, because the terrain is void there.
        public var noDataArea: Area
        public var figures: [Figures]
    }

    /// ASSUMPTION: power, gain and feeder of a template are off by 3 dB together, half or twice the power.
    public static let doubt = Decibels(3)

    /// One operator's claim for one technology in one unit, beside the prediction.
    public struct ClaimFigures: Sendable {
        /// Index into ``CoverResult/units``.
        public let unit: Int
        public let `operator`: String
        public let technology: Technology
        public var people = Agreement()
        /// km².
        public var area = Agreement()
    }

    /// How far a claim and the prediction cover the same ground.
    public struct Agreement: Hashable, Sendable {
        public var claimed = 0.0
        /// nil where no map of that operator and technology was predicted.
        public var predicted: Double?
        public var both: Double?

        public init() {}
    }

    public let name: String
    public let crs: CRS
    public let operators: [String]
    public let layers: [CoverageLayer]
    /// The province, its districts, its communes.
    public let units: [Unit]
    /// What operators say they cover, in the order of ``units``.
    public let claims: [ClaimFigures]
    public let ledger: Ledger
}
