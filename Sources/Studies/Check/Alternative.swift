public import Geometry
public import PermitRules
public import Units

/// A place near a site where the verdict is better.
public struct Alternative: Hashable, Sendable {
    public var kind: Place.Kind
    /// Parcel number or names of the mast.
    public var name: String
    /// Longitude and latitude, WGS 84.
    public var place: Coordinate
    /// In the working grid.
    public var position: Coordinate
    public var distance: Length
    public var recorded: String
    public var structure: StructureClass
    public var headline: Headline
    public var firmness: Int?
    /// The other reading, when it differs.
    public var planHeadline: Headline
    /// Of the area the original site would serve, the share this one serves; nil when coverage is not known.
    public var keptShare: Double?
}

/// The surroundings of a nominal point: how much of them is lawful, and the best parcel.
public struct SearchRing: Hashable, Sendable {
    public var radius: Length
    public var structure: StructureClass
    /// Share of the ring's area by headline, papers reading; `nil` headline is ground without a recorded parcel.
    public var shares: [Share]
    public var best: Alternative?

    /// Part of a ring's area with one answer of the law, 0...1.
    public struct Share: Hashable, Sendable {
        public var headline: Headline?
        public var firmness: Int?
        public var share: Double
    }

    /// Permitted, exempt or conditional.
    public var lawfulShare: Double {
        shares.reduce(0) { sum, entry in
            switch entry.headline {
            case .permitted, .exempt, .conditional: sum + entry.share
            case .prohibited, .undetermined, .conflict, nil: sum
            }
        }
    }
}
