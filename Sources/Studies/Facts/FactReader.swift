import Geometry
public import PermitRules
public import Province
public import Units

/// What is known of the ground at a place.
public struct SiteGround: Hashable, Sendable {
    /// Every record that claims the place, in no order of the file.
    public var parcel: String? { records.isEmpty ? nil : records.map(\.id).joined(separator: " + ") }
    /// As the records write it; empty outside all parcels.
    public var recorded: String {
        guard rivals.isEmpty else { return records.map(\.use.raw).joined(separator: " | ") }
        return recordedUse?.raw ?? ""
    }
    /// As the plan writes it; nil where it says nothing.
    public var planned: String? {
        plannedUse.map { ([$0] + rivalPlans).map(\.raw).joined(separator: " | ") }
    }
    /// The records that claim the place: the one its ground is counted with, then the others.
    public var records: [Record] = []
    /// Of the whole parcel.
    public var area: Area?
    public var commune: UnitReference?
    public var district: UnitReference?
    public var mixed: Bool { recordedUse?.isMixed ?? false || rivals.contains { $0.use.isMixed } }
    var recordedUse: LandUse?
    var plannedUse: LandUse?
    /// What other records and plans say of the place.
    var rivals: [Record] { Array(records.dropFirst()) }
    var rivalPlans: [LandUse] = []

    /// A record that claims the place.
    public struct Record: Hashable, Sendable {
        public var id: String
        public var use: LandUse
        /// m² of the whole parcel.
        public var area: Double
    }
    var communeNumber: CommuneNumber?
    var parcelNumber: ParcelNumber?
}

/// The facts of places, from the scene and from what a list says: the one way from land to law. One per task, because
/// transformations are not shared.
final class FactReader {
    let scene: FactScene
    private let toGeographic: Transformer
    private let observer: FactObserver
    private let blank: LandUse

    /// A site this near to an approved position stands on it, m. ASSUMPTION: lists round to a second of arc.
    private static let sameplace = 30.0

    init(_ scene: FactScene) throws(GeometryError) {
        self.scene = scene
        toGeographic = try Transformer(from: scene.workspace.crs, to: .wgs84)
        observer = try FactObserver(scene, toGeographic: toGeographic)
        blank = scene.book.catalogue.parse("", namespace: scene.world?.province.landUse.recorded.namespace ?? "")
    }

    // MARK: ground

    func ground(at position: Coordinate) -> SiteGround {
        guard scene.world != nil else { return SiteGround() }
        return ground(at: position, parcel: scene.parcels().covering(position).first.map { ParcelNumber($0) })
    }

    /// - Parameter parcel: the recorded parcel around the position; nil where there is none.
    func ground(at position: Coordinate, parcel: ParcelNumber?) -> SiteGround {
        guard let world = scene.world else { return SiteGround() }
        let record = parcel.map { world.parcels[$0] }
        let commune = commune(at: position, recordedIn: record?.statedCommune)
        let unit = commune.map { world.communes[$0] }
        let plan = scene.planned().covering(position).first.map { world.planned[$0] }
        return SiteGround(
            records: Self.records(record, world.overlaps, scene.overlaps, at: position),
            area: record.map { .squareMetres($0.area) }, commune: unit?.reference,
            district: unit?.district.map { world.districts[$0].reference }, recordedUse: record?.use,
            plannedUse: plan?.use,
            rivalPlans: Self.records(plan, world.plannedOverlaps, scene.plannedOverlaps, at: position).dropFirst()
                .map(\.use), communeNumber: commune, parcelNumber: parcel)
    }

    /// The record a place is counted with, then the others that claim it, by id.
    private static func records(
        _ own: Parcel?, _ overlaps: [ParcelOverlap], _ locator: Lazy<PolygonLocator>, at position: Coordinate
    ) -> [SiteGround.Record] {
        guard let own else { return [] }
        var others: [Int: Parcel] = [:]
        if !overlaps.isEmpty {
            for overlap in locator().covering(position) {
                for record in overlaps[overlap].records where record.number != own.number {
                    others[record.number] = record
                }
            }
        }
        let sorted = others.values.sorted {
            $0.id != $1.id ? $0.id < $1.id : ($0.use.raw, $0.number) < ($1.use.raw, $1.number)
        }
        return ([own] + sorted).map { SiteGround.Record(id: $0.id, use: $0.use, area: $0.area) }
    }

    /// The commune the parcel's record names, where that is near enough to be believed: borders are drawn at smaller
    /// scales than parcels. Else the one the position lies in.
    func commune(at position: Coordinate, recordedIn code: String? = nil) -> CommuneNumber? {
        if let world = scene.world, let named = code.flatMap({ scene.communeNumbers[$0] }),
            world.communes[named].shape.box.contains(position)
        {
            return CommuneNumber(named)
        }
        return scene.communes().covering(position).first.map { CommuneNumber($0) }
    }

    // MARK: facts

    /// A place nobody has asked for a permit for yet.
    func site(at position: Coordinate) throws(GeometryError) -> Site {
        Site(id: "", place: try toGeographic.transform(position), position: position)
    }

    /// The facts of a place on a day of the law.
    func facts(_ site: Site, _ ground: SiteGround, on date: CalendarDate) throws(GeometryError) -> PlaceFacts {
        try dated(try lasting(site, ground), site, ground, on: date)
    }

    /// The facts that no day changes. The area of a parcel is a fact where something has to fit on it.
    func lasting(_ site: Site, _ ground: SiteGround) throws(GeometryError) -> PlaceFacts {
        let footprint = site.compound ?? (ground.mixed ? scene.world?.province.zones.mastFootprint : nil)
        var facts = PlaceFacts(
            recorded: ground.recordedUse ?? blank, planned: ground.plannedUse, province: scene.world?.province.code,
            parcelArea: footprint.flatMap { _ in ground.area?.squareMetres }, compoundArea: footprint,
            observations: try observer.observations(site))
        guard !ground.rivals.isEmpty || !ground.rivalPlans.isEmpty else { return facts }
        var records = [RivalRecord(recorded: facts.recorded, planned: nil, parcelArea: facts.parcelArea)]
        for rival in ground.rivals {
            let area = footprint == nil ? nil : rival.area
            records.append(RivalRecord(recorded: rival.use, planned: nil, parcelArea: area))
        }
        for plan in [ground.plannedUse] + ground.rivalPlans.map(Optional.some) {
            for var record in records {
                record.planned = plan
                facts.rivals.append(record)
            }
        }
        // The first is the place's own.
        facts.rivals.removeFirst()
        return facts
    }

    /// Adds what depends on the day: whether the place is urban, and what became of approvals.
    ///
    /// - Parameter units: the day whose notion of urban counts, where it is not the day of the law.
    func dated(
        _ lasting: PlaceFacts, _ site: Site, _ ground: SiteGround, on date: CalendarDate, units: CalendarDate? = nil
    ) throws(GeometryError) -> PlaceFacts {
        var facts = lasting
        if let commune = ground.communeNumber, let rank = scene.world?.communes[commune].rank {
            facts.urban = UrbanByUnit.isUrban(rank, on: units ?? date)
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

    /// Days of equal eras give a place the same facts.
    struct Era: Hashable {
        private let isLate: Bool
        private let day: CalendarDate?

        init(_ date: CalendarDate, in scene: FactScene) {
            isLate = UrbanByUnit.isLate(date)
            day = scene.approved == nil ? nil : date
        }
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
