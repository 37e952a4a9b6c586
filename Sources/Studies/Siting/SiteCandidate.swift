public import PermitRules
import Siting

/// A place where a station might stand, with what the law says to it on the study's day.
public struct SiteCandidate: Sendable {
    /// Where, on what land, how high; its one verdict is that of the study's day.
    public var place: Place
    public var structure: StructureClass
    /// What stands against it: ids of prohibiting rules, ``discretion``, or a missing fact as `fact.NAME`; none when lawful.
    public var obstacles: [String]
    /// District (commune, without districts) it stands in, an index into ``SitingResult/units``.
    public var unit: Int
    /// Operators that could use it, indices into ``SitingResult/operators``.
    public var operators: [Int]
    /// Whether a plan may give the parcel to telecoms.
    var isCurable: Bool
    /// Cells it would serve, in one operator's layer.
    var footprint: [CoverageMatrix.Run]
    /// Priority places it would serve newly, whichever operator builds.
    var places: [PlaceReach] = []

    /// The obstacle of places that rest on discretion or on one reading of the law alone.
    public static let discretion = "discretion"

    /// Whether nothing stands against it.
    public var isLawful: Bool { obstacles.isEmpty }
    var firmness: Int? { place.verdicts.first?.firmness }
}
