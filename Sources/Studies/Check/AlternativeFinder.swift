import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Units

/// Looks for better places around a site: parcels, roofs, and standing masts to share.
struct AlternativeFinder {
    let scene: FactScene
    let facts: FactReader
    let date: CalendarDate
    private let law: LawDay
    private let toGeographic: Transformer
    private let surroundings: Scene?
    private let run: Run

    /// Lawful places of one kind whose coverage is compared; the nearest ones.
    private static let compared = 12
    /// Parcels judged around a site; the nearest ones.
    private static let judged = 3000
    /// A place that keeps this share of the service is as good as the site itself; the nearest such is taken.
    private static let goodShare = 0.8
    /// Shares that differ by less are the same: the prediction is no finer.
    private static let negligible = 0.05

    init(_ study: CheckStudy, facts: FactReader, date: CalendarDate, run: Run) throws {
        (scene, surroundings, self.run) = (study.scene, study.surroundings, run)
        self.facts = facts
        self.date = date
        law = scene.book.law(on: date)
        toGeographic = try Transformer(from: scene.workspace.crs, to: .wgs84)
    }

    private struct Judged {
        var papers: Decision
        var plan: Decision
        var tier: Int
    }

    private func judge(_ site: Site, _ ground: SiteGround, _ structure: StructureClass) throws -> Judged {
        let place = scene.book.prepare(try facts.dated(try facts.lasting(site, ground), site, ground, on: date))
        let papers = scene.book.decide(place, structure: structure, on: law, reading: .papers)
        let plan = scene.book.decide(place, structure: structure, on: law, reading: .plan)
        return Judged(papers: papers, plan: plan, tier: VerdictTier.of(papers, plan))
    }

    /// The site moved to another place; what was measured at the old one is measured anew.
    private func moved(_ site: Site, to position: Coordinate) throws -> Site {
        var copy = site
        copy.position = position
        copy.place = try toGeographic.transform(position)
        return copy
    }

    /// - Returns: one place of each kind at most, nearest first; none when the site itself is lawful without a dispute.
    func alternatives(to site: Site, _ structure: StructureClass) throws -> [Alternative] {
        guard let world = scene.world else { return [] }
        let own = try judge(site, facts.ground(at: site.position), structure)
        guard own.tier >= VerdictTier.lawful else { return [] }
        let radius = world.province.candidates.radius
        let reference = try reference(site)
        let found = [
            try parcel(site, better: own.tier, radius, reference), try mast(site, better: own.tier, radius, reference),
            try roof(site, better: own.tier, radius, reference),
        ]
        return found.compactMap(\.self).sorted {
            ($0.distance.metres, $0.kind.rawValue) < ($1.distance.metres, $1.kind.rawValue)
        }
    }

    /// What the site itself would serve.
    private func reference(_ site: Site) throws -> Reference? {
        guard let service = try surroundings?.serviceArea(run) else { return nil }
        var height = NewStructure.ground
        if case .number(let metres)? = site.observations[Fact(rawValue: "height")]?.value { height = .metres(metres) }
        return service.area(at: site.position, height: height).map { ($0, service) }
    }

    private typealias Reference = (area: ServiceArea.Area, service: ServiceArea)

    // MARK: kinds

    private func parcel(
        _ site: Site, better tier: Int, _ radius: Double, _ reference: Reference?
    ) throws -> Alternative? {
        let footprint = scene.world?.province.zones.mastFootprint ?? 0
        return try best(reference, height: NewStructure.ground) { add in
            try forEachParcel(around: site, radius) { parcel, position in
                guard parcel.shape.area >= footprint else { return true }
                return try add(offer(site, .parcel, parcel.id, position, .groundMast, better: tier))
            }
        }
    }

    private func roof(
        _ site: Site, better tier: Int, _ radius: Double, _ reference: Reference?
    ) throws -> Alternative? {
        try best(reference, height: NewStructure.bulkyRoof) { add in
            try forEachParcel(around: site, radius) { parcel, position in
                guard scene.book.catalogue.isResidential(parcel.use) else { return true }
                for structure in [StructureClass.bulkyRoofMast, .nonBulkyRoofMast] {
                    if let found = try offer(site, .roof, parcel.id, position, structure, better: tier) {
                        return try add(found)
                    }
                }
                return true
            }
        }
    }

    private func mast(
        _ site: Site, better tier: Int, _ radius: Double, _ reference: Reference?
    ) throws -> Alternative? {
        guard let layer = scene.masts else { return nil }
        var near: [(mast: Int, distance: Double)] = []
        layer.distances.forEachNear(site.position, within: radius) { near.append(($0, $1)) }
        near.sort { ($0.distance, $0.mast) < ($1.distance, $1.mast) }
        var found: [(Alternative, Length)] = []
        for (number, _) in near where found.count < Self.compared {
            let mast = layer.masts[number]
            if let owner = site.operator, mast.operators.contains(owner) { continue }
            if let place = try offer(
                site, .sharedMast, layer.label(of: number), mast.position, .sharedMast, better: tier)
            {
                found.append((place, .metres(max(10, mast.height - NewStructure.belowHost.metres))))
            }
        }
        return choose(found, reference)
    }

    private func best(
        _ reference: Reference?, height: Length, _ search: ((Alternative?) throws -> Bool) throws -> Void
    ) throws -> Alternative? {
        var found: [(Alternative, Length)] = []
        try search { place in
            if let place { found.append((place, height)) }
            return found.count < Self.compared
        }
        return choose(found, reference)
    }

    /// The nearest that keeps the service well, else the nearest of those that keep most.
    private func choose(_ found: [(Alternative, Length)], _ reference: Reference?) -> Alternative? {
        var places = found
        if let reference {
            for index in places.indices {
                places[index].0.keptShare = reference.service.share(
                    of: reference.area, keptFrom: places[index].0.position, height: places[index].1)
            }
        }
        let most = places.map { $0.0.keptShare ?? 1 }.max() ?? 0
        return places.first { ($0.0.keptShare ?? 1) >= min(Self.goodShare, most - Self.negligible) }?.0
    }

    private func offer(
        _ site: Site, _ kind: Place.Kind, _ name: String, _ position: Coordinate, _ structure: StructureClass,
        better tier: Int
    ) throws -> Alternative? {
        let moved = try moved(site, to: position)
        let ground = facts.ground(at: position)
        let judged = try judge(moved, ground, structure)
        guard judged.tier < tier, judged.tier <= VerdictTier.lawful else { return nil }
        return Alternative(
            kind: kind, name: name, place: moved.place, position: position,
            distance: Geodesic.distance(site.place, moved.place), recorded: ground.recorded, structure: structure,
            headline: judged.papers.headline, firmness: judged.papers.firmness, planHeadline: judged.plan.headline)
    }

    /// Nearest first, each at its place nearest to the site that is well inside; stops when `visit` returns false.
    private func forEachParcel(
        around site: Site, _ radius: Double, _ visit: (Parcel, Coordinate) throws -> Bool
    ) throws {
        guard let world = scene.world else { return }
        let own = facts.ground(at: site.position).parcelNumber
        let topology = Topology()
        var seen = 0
        // Most searches end among the first few, and the nearest of thousands cost more than their verdicts.
        for count in [64, 512, Self.judged] {
            let hits = scene.parcelIndex().nearest(to: site.position, count: count, maxDistance: radius)
            for hit in hits.dropFirst(seen) {
                let parcel = world.parcels[hit.index]
                let position =
                    hit.index == own?.index
                    ? site.position
                    : parcel.shape.holds(parcel.box.centre)
                        ? parcel.box.centre : try topology.interiorPoint(of: parcel.shape)
                if try !visit(parcel, position) { return }
            }
            if hits.count < count { return }
            seen = hits.count
        }
    }

    // MARK: ring

    func ring(around site: Site, radius: Double, _ structure: StructureClass) throws -> SearchRing {
        let topology = Topology()
        let disc = try topology.buffer(.point(site.position), by: radius, quadrantSegments: 32)
        let whole = disc.area
        struct Kind: Hashable { var headline: Headline?, firmness: Int? }
        var areas: [Kind: Double] = [:]
        var known = 0.0
        var best: (tier: Int, area: Double, place: Alternative)?
        for hit in scene.parcelIndex().search(disc.box) {
            guard let parcel = scene.world?.parcels[hit] else { continue }
            let inside = try topology.intersection(parcel.shape, disc)
            guard inside.area > 0 else { continue }
            let position = try topology.interiorPoint(of: inside)
            let moved = try moved(site, to: position)
            let ground = facts.ground(at: position)
            let judged = try judge(moved, ground, structure)
            areas[Kind(headline: judged.papers.headline, firmness: judged.papers.firmness), default: 0] += inside.area
            known += inside.area
            guard judged.tier <= VerdictTier.lawful else { continue }
            if best.map({ (judged.tier, -inside.area) < ($0.tier, -$0.area) }) ?? true {
                best = (
                    judged.tier, inside.area,
                    Alternative(
                        kind: .parcel, name: parcel.id, place: moved.place, position: position,
                        distance: Geodesic.distance(site.place, moved.place), recorded: ground.recorded,
                        structure: structure, headline: judged.papers.headline, firmness: judged.papers.firmness,
                        planHeadline: judged.plan.headline)
                )
            }
        }
        if whole - known > whole * 1e-6 { areas[Kind(), default: 0] += whole - known }
        // Overlapping parcels may cover more than the ring, borders that do not quite meet a trifle less.
        let total = areas.values.reduce(0, +)
        return SearchRing(
            radius: .metres(radius), structure: structure,
            shares: areas.map { .init(headline: $0.key.headline, firmness: $0.key.firmness, share: $0.value / total) }
                .sorted {
                    ($1.share, $0.headline?.rawValue ?? "", $0.firmness ?? 0)
                        < ($0.share, $1.headline?.rawValue ?? "", $1.firmness ?? 0)
                },
            best: best?.place)
    }
}
