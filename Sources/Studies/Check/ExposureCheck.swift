import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
public import Units

/// Whether people can come where a site's field exceeds the limit (QCVN 8:2022/BTTTT).
public struct ExposureCheck: Hashable, Sendable {
    public var horizontal: Length
    public var below: Length
    public var above: Length
    /// Of the antenna's centre above ground.
    public var height: Length
    /// Buildings, or residential parcels where no buildings are known, that reach into the boundary; nearest first.
    public var overlaps: [Overlap]
    /// Whether the boundary comes down to where people walk.
    public var reachesGround: Bool
    /// Whether buildings were a layer, not residential parcels of an assumed height.
    public var buildingsKnown: Bool
    /// Figures of the antenna the list does not give, with the values that stand for them.
    public var assumed: [Assumption]

    /// A figure nobody gave.
    public enum Assumption: Hashable, Sendable {
        case carrier(megahertz: Double)
        case downtilt(degrees: Double)
    }

    /// A building that reaches into the boundary.
    public struct Overlap: Hashable, Sendable {
        public var name: String
        public var distance: Length
        /// Top above ground; assumed for residential parcels and buildings without a height.
        public var top: Length
        public var isTopAssumed: Bool
    }

    /// Whether nobody can come inside the boundary.
    public var complies: Bool { overlaps.isEmpty && !reachesGround }

    /// ASSUMPTION: three storeys of 4 m, the tall houses of Vietnamese towns, and the head of a person on the roof.
    static let assumedTop = 14.0
    /// Head of a person standing on the ground, m.
    static let person = 2.0
    /// At most this many overlaps are named.
    private static let named = 10

    /// - Parameter boundary: of the antenna; many sites have the same.
    init(_ boundary: ComplianceBoundary, _ antenna: Site.Antenna, at site: Site, in scene: FactScene) {
        (horizontal, below, above) = (boundary.horizontal, boundary.below, boundary.above)
        height = .metres(antenna.height)
        assumed =
            (antenna.assumed.contains(.carrier) ? antenna.bands.prefix(1).map { .carrier(megahertz: $0.carrier) } : [])
            + (antenna.assumed.contains(.downtilt) ? [.downtilt(degrees: antenna.downtilt)] : [])
        let bottom = antenna.height - boundary.below.metres
        reachesGround = bottom < Self.person
        var found: [Overlap] = []
        if let buildings = scene.layers[FactScene.buildingLayer] {
            buildingsKnown = true
            let field = buildings.field("height")
            buildings.forEachNear(site.position, within: boundary.horizontal.metres) { feature, distance in
                let top = buildings.length(feature, field)
                found.append(
                    Overlap(
                        name: buildings.label(of: feature), distance: .metres(distance),
                        top: .metres(top ?? Self.assumedTop), isTopAssumed: top == nil))
            }
        } else {
            buildingsKnown = false
            scene.forEachParcel(near: site.position, within: boundary.horizontal.metres) { parcel, distance in
                guard scene.book.catalogue.isResidential(parcel.use) else { return }
                found.append(
                    Overlap(
                        name: parcel.id, distance: .metres(distance), top: .metres(Self.assumedTop), isTopAssumed: true)
                )
            }
        }
        found = found.filter { $0.top.metres > bottom }
        found.sort { ($0.distance.metres, $0.name) < ($1.distance.metres, $1.name) }
        overlaps = Array(found.prefix(Self.named))
    }
}
