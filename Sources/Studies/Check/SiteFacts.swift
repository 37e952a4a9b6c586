import Geometry
import PermitRules
public import Units

/// What is known of the ground a site stands on.
public struct SiteGround: Hashable, Sendable {
    public var parcel: String?
    /// As the record writes it; empty outside all parcels.
    public var recorded: String
    public var planned: String?
    public var area: Area?
    public var commune: UnitReference?
    public var district: UnitReference?
    public var mixed: Bool
    var communeNumber: Int?
    var parcelNumber: Int?
    var plannedNumber: Int?
}

/// The facts of sites, from the scene and from what the list says. One per task.
struct SiteFacts {
    let scene: CheckScene
    private let toGeographic: Transformer
    private let observer: SiteObserver

    /// A site this near to an approved position stands on it, m. ASSUMPTION: lists round to a second of arc.
    private static let sameplace = 30.0

    init(_ scene: CheckScene) throws(GeometryError) {
        self.scene = scene
        toGeographic = try Transformer(from: scene.workspace.crs, to: .wgs84)
        observer = try SiteObserver(scene, toGeographic: toGeographic)
    }

    func ground(at position: Coordinate) -> SiteGround {
        guard let world = scene.world else { return SiteGround(recorded: "", mixed: false) }
        let parcel = scene.parcels?.covering(position).first
        let commune = scene.communes?.covering(position).first
        let planned = scene.planned?.covering(position).first
        let unit = commune.map { world.communes[$0] }
        return SiteGround(
            parcel: parcel.map { world.parcels[$0].id }, recorded: parcel.map { world.parcels[$0].use.raw } ?? "",
            planned: planned.map { world.planned[$0].use.raw },
            area: parcel.map { .squareMetres(world.parcels[$0].shape.area) }, commune: unit?.reference,
            district: unit?.district.map { world.districts[$0].reference },
            mixed: parcel.map { world.parcels[$0].use.isMixed } ?? false, communeNumber: commune, parcelNumber: parcel,
            plannedNumber: planned)
    }

    /// The facts that no day changes.
    func lasting(_ site: Site, _ ground: SiteGround) throws(GeometryError) -> PlaceFacts {
        guard let world = scene.world else {
            var facts = PlaceFacts(recorded: scene.book.catalogue.parse("", namespace: ""))
            facts.observations = try observer.observations(site)
            return facts
        }
        let namespace = world.workspace.landUse.recorded.namespace
        let footprint = site.compound ?? (ground.mixed ? world.workspace.zones.mastFootprint : nil)
        return PlaceFacts(
            recorded: ground.parcelNumber.map { world.parcels[$0].use }
                ?? scene.book.catalogue.parse("", namespace: namespace),
            planned: ground.plannedNumber.map { world.planned[$0].use },
            province: world.workspace.province, parcelArea: ground.area?.squareMetres, compoundArea: footprint,
            observations: try observer.observations(site))
    }

    /// Adds what depends on the day: whether the place is urban, and what became of approvals.
    func dated(_ lasting: PlaceFacts, _ site: Site, _ ground: SiteGround, on date: CalendarDate) throws(GeometryError)
        -> PlaceFacts
    {
        var facts = lasting
        if let commune = ground.communeNumber, let rank = scene.world?.communes[commune].rank {
            facts.urban = UrbanByUnit.isUrban(rank, on: date)
        }
        if case .flag(let value)? = site.observations[.urban]?.value { facts.urban = value }
        if let approval = try approval(of: site, on: date) {
            facts.passivePlan = approval.inPlan
            facts.observations[.positionState] = approval.state
        }
        for (fact, path) in Self.named {
            if case .flag(let value)? = site.observations[fact]?.value { facts[keyPath: path] = value }
        }
        return facts
    }

    /// Facts the engine keeps under their own names.
    private static let named: [(Fact, any WritableKeyPath<PlaceFacts, Bool?> & Sendable)] = [
        (.passivePlan, \.passivePlan), (.convertible, \.convertible), (.heritageCore, \.heritageCore),
        (.appraisedProject, \.appraisedProject),
    ]

    private func approval(
        of site: Site, on date: CalendarDate
    ) throws(GeometryError) -> (inPlan: Bool, state: Observation)? {
        guard let approved = scene.approved, let world = scene.world else { return nil }
        let nearest = try approved.nearest(to: site.position, site.place, toGeographic: toGeographic) { number in
            site.operator.map { world.approved[number].operator == $0 } ?? true
        }
        guard let nearest, nearest.distance <= .metres(Self.sameplace) else { return (false, Observation(.none)) }
        let record = world.approved[nearest.feature]
        let state = record.state(on: date)
        let label = [record.site, record.decision].compactMap(\.self).joined(separator: ", ")
        return (state == .active || state == .reviewDue, Observation(.word(state.rawValue), feature: label))
    }
}

extension Fact {
    static let positionState = Fact(rawValue: "positionState")
    static let exposureOverlap = Fact(rawValue: "exposureOverlap")
}
