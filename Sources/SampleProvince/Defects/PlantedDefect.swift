/// A defect as real files have them, planted on purpose and listed in `defects.csv`.
public enum PlantedDefect: String, CaseIterable, Sendable, Codable {
    /// A ring that crosses itself like a bow-tie.
    case bowTie = "bow-tie"
    /// A ring of two places, there and back.
    case twoPointRing = "two-point-ring"
    /// The closing point two to five times.
    case repeatedClosingPoint = "repeated-closing-point"
    case nullGeometry = "null-geometry"
    case emptyGeometry = "empty-geometry"
    case reversedRing = "reversed-ring"
    /// A parcel grown over its neighbours by 0.1–0.4 % of its area.
    case overlapSliver = "overlap-sliver"
    /// Easting and northing exchanged (Vietnamese files call X north).
    case swappedAxes = "swapped-axes"
    /// A file that declares another province's meridian.
    case wrongMeridian = "wrong-meridian"
    /// A text file in TCVN3 (ABC) bytes.
    case tcvn3Text = "tcvn3-text"
    /// A name in normal form D.
    case decomposedName = "decomposed-name"
    /// A name without its blanks.
    case lostBlanks = "lost-blanks"
    /// A coordinate of a station ten times too large or too small.
    case offByTen = "off-by-ten"
    /// A station listed twice.
    case duplicateSite = "duplicate-site"

    /// Relative frequency among the defects of parcels; 0 for those that are not of parcels.
    var parcelWeight: Double {
        switch self {
        case .bowTie: 0.2
        case .twoPointRing: 0.2
        case .repeatedClosingPoint: 0.15
        case .nullGeometry: 0.07
        case .emptyGeometry: 0.05
        case .reversedRing: 0.13
        case .overlapSliver: 0.15
        case .swappedAxes: 0.05
        default: 0
        }
    }
}

/// One line of `defects.csv`.
public struct PlantedEntry: Hashable, Sendable {
    public var file: String
    public var layer: String
    /// Feature id, code or site id; empty for a whole file.
    public var feature: String
    public var kind: PlantedDefect
    public var detail: String
}
