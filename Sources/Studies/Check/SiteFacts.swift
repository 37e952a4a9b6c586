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
}

/// The facts of sites, from the scene and from what the list says. One per task.
struct SiteFacts {
    let scene: CheckScene
    private let toGeographic: Transformer

    /// A site this near to an approved position stands on it, m. ASSUMPTION: lists round to a second of arc.
    private static let sameplace = 30.0

    init(_ scene: CheckScene) throws(GeometryError) {
        self.scene = scene
        toGeographic = try Transformer(from: scene.workspace.crs, to: .wgs84)
    }

    func ground(at position: Coordinate) -> SiteGround {
        guard let world = scene.world else { return SiteGround(recorded: "", mixed: false) }
        let parcel = scene.parcels?.covering(position).first
        let commune = scene.communes?.covering(position).first
        let unit = commune.map { world.communes[$0] }
        return SiteGround(
            parcel: parcel.map { world.parcels[$0].id }, recorded: parcel.map { world.parcels[$0].use.raw } ?? "",
            planned: scene.planned?.covering(position).first.map { world.planned[$0].use.raw },
            area: parcel.map { .squareMetres(world.parcels[$0].shape.area) }, commune: unit?.reference,
            district: unit?.district.map { world.districts[$0].reference },
            mixed: parcel.map { world.parcels[$0].use.isMixed } ?? false, communeNumber: commune, parcelNumber: parcel)
    }

    /// The facts that no day changes.
    func lasting(_ site: Site, _ ground: SiteGround) throws(GeometryError) -> PlaceFacts {
        guard let world = scene.world else {
            var facts = PlaceFacts(recorded: scene.book.catalogue.parse("", namespace: ""))
            facts.observations = try observations(site)
            return facts
        }
        let namespace = world.workspace.landUse.recorded.namespace
        let footprint = site.compound ?? (ground.mixed ? world.workspace.zones.mastFootprint : nil)
        return PlaceFacts(
            recorded: ground.parcelNumber.map { world.parcels[$0].use }
                ?? scene.book.catalogue.parse("", namespace: namespace),
            planned: scene.planned?.covering(site.position).first.map { world.planned[$0].use },
            province: world.workspace.province, parcelArea: ground.area?.squareMetres, compoundArea: footprint,
            observations: try observations(site))
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

    // MARK: layers

    private func observations(_ site: Site) throws(GeometryError) -> [Fact: Observation] {
        var found = site.observations
        for definition in scene.book.facts {
            guard let source = definition.source, found[definition.fact] == nil else { continue }
            if let observation = try observe(source, site) { found[definition.fact] = observation }
        }
        return found
    }

    /// The layer is there and holds nothing that counts: farther than any limit.
    private static let nothingNear = Observation(.number(.infinity))

    /// Nil when the layer is not loaded.
    private func observe(_ source: FactSource, _ site: Site) throws(GeometryError) -> Observation? {
        switch source {
        case .column, .surface, .ratio: return nil
        case .distance(CheckScene.mastLayer, let relation): return try mast(site, relation)
        case .distance(let name, _):
            guard let layer = scene.layers[name], let distances = layer.distances else { return nil }
            guard let nearest = try distances.nearest(to: site.position, site.place, toGeographic: toGeographic) else {
                return Self.nothingNear
            }
            return Observation(.number(nearest.distance.metres), feature: layer.label(of: nearest.feature))
        case .inside(let name, let attributes):
            guard let layer = scene.layers[name] else { return nil }
            let wanted = attributes.map { (layer.field($0.key), $0.value) }
            let hit = layer.covering(site.position).first { feature in
                wanted.allSatisfy { layer.text(feature, $0.0) == $0.1 }
            }
            return Observation(.flag(hit != nil), feature: hit.map(layer.label))
        case .attribute(let attribute, let name):
            guard let layer = scene.layers[name] else { return nil }
            guard let feature = layer.covering(site.position).first else { return Observation(.none) }
            return Observation(
                layer.text(feature, layer.field(attribute)).map { .word($0) } ?? .none,
                feature: layer.label(of: feature))
        }
    }

    /// A mast is an operator's own when its equipment stands on it, and another's when any other's does.
    private func mast(_ site: Site, _ relation: FactSource.Relation?) throws(GeometryError) -> Observation? {
        guard let layer = scene.masts else { return nil }
        if relation != nil, site.operator == nil { return nil }
        let nearest = try layer.distances.nearest(to: site.position, site.place, toGeographic: toGeographic) { number in
            let mast = layer.masts[number]
            // The station itself, when the list is of standing ones.
            if mast.sites.contains(site.id) { return false }
            guard let relation, let owner = site.operator else { return true }
            switch relation {
            case .own: return mast.operators.contains(owner)
            case .other: return mast.operators.contains { $0 != owner }
            }
        }
        guard let nearest else { return Self.nothingNear }
        return Observation(.number(nearest.distance.metres), feature: layer.label(of: nearest.feature))
    }
}

extension Fact {
    static let positionState = Fact(rawValue: "positionState")
    static let exposureOverlap = Fact(rawValue: "exposureOverlap")
}
