import Geometry
import PermitRules
import Propagation
import Units

/// Every parcel as a place a mast might stand on, and every standing mast as a place to share.
final class PlaceCatalogue {
    let world: World
    let verdicts: VerdictTable
    private let plan: PlanOverlay
    private let topology: Topology
    private let communeIndex: SpatialIndex
    private let communeNumbers: [String: Int]
    private let positions: [Coordinate]
    private let parcelIndex: SpatialIndex
    /// By era of the law, then parcel: see ``urban(_:on:)``.
    private var factsOfParcel: [[Int?]]
    /// Of each parcel, m².
    private let areas: [Double]
    /// By date, then parcel: asked again for every zone around.
    private var standings: [CalendarDate: [Standing]] = [:]

    private enum Standing: Equatable { case unknown, unlawful, lawful(firmness: Int) }

    /// First station of each distinct mast position.
    let masts: [Int]
    private let mastIndex: SpatialIndex

    init(world: World, verdicts: VerdictTable, plan: PlanOverlay, topology: Topology, run: Run) throws {
        self.world = world
        self.verdicts = verdicts
        self.plan = plan
        self.topology = topology
        communeIndex = SpatialIndex(boxes: world.communes.map(\.shape.box))
        communeNumbers = Dictionary(
            world.communes.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        var positions: [Coordinate] = []
        positions.reserveCapacity(world.parcels.count)
        for (number, parcel) in world.parcels.enumerated() {
            if number.isMultiple(of: 256) { try run.check() }
            let centre = parcel.box.centre
            positions.append(
                parcel.shape.holds(centre) ? centre : try topology.interiorPoint(of: parcel.shape))
        }
        self.positions = positions
        areas = world.parcels.map(\.shape.area)
        parcelIndex = SpatialIndex(boxes: world.parcels.map(\.box))
        factsOfParcel = [[Int?]](repeating: [Int?](repeating: nil, count: world.parcels.count), count: 2)
        var seen: Set<Coordinate> = []
        masts = world.stations.indices.filter {
            world.stations[$0].status == .built && seen.insert(world.stations[$0].position).inserted
        }
        mastIndex = SpatialIndex(
            boxes: masts.map { Box([world.stations[$0].position]) })
    }

    func position(ofParcel parcel: Int) -> Coordinate { positions[parcel] }

    func commune(at position: Coordinate) -> Int? {
        let point = Box([position])
        return communeIndex.search(point).first { world.communes[$0].shape.holds(position) }
    }

    /// Facts of a recorded use under a planned use in a commune; the urban flag follows the unit's rank.
    func facts(
        recorded: LandUse, planned: LandUse?, commune: Int?, placeArea: Double, on date: CalendarDate
    ) -> Int {
        verdicts.number(
            PlaceFacts(
                recorded: recorded, planned: planned, urban: commune.flatMap { urban($0, on: date) },
                province: world.workspace.province, parcelArea: recorded.isMixed ? placeArea : nil,
                compoundArea: recorded.isMixed ? world.workspace.zones.mastFootprint : nil))
    }

    /// By the unit's rank. Under later law an old thị trấn may lie in a new phường or a new xã: then it is not known.
    func urban(_ commune: Int, on date: CalendarDate) -> Bool? {
        world.communes[commune].rank.flatMap { UrbanByUnit.isUrban($0, on: date) }
    }

    func facts(ofParcel parcel: Int, on date: CalendarDate) -> Int {
        let era = UrbanByUnit.isLate(date) ? 1 : 0
        if let known = factsOfParcel[era][parcel] { return known }
        let record = world.parcels[parcel]
        let commune = record.statedCommune.flatMap { communeNumbers[$0] } ?? commune(at: positions[parcel])
        let number = facts(
            recorded: record.use, planned: plan.use(at: positions[parcel]), commune: commune,
            placeArea: record.shape.area, on: date)
        factsOfParcel[era][parcel] = number
        return number
    }

    /// Parcels around a zone on which a ground mast may lawfully stand: those that need no more than a formality first,
    /// then those that need another body's consent, each nearest first.
    func lawfulParcels(around zone: Box, excluding inside: Set<Int>, on date: CalendarDate, count: Int)
        -> (parcels: [Int], formal: Int)
    {
        let radius = world.workspace.candidates.radius
        let footprint = world.workspace.zones.mastFootprint
        // Taken out while it is written, so that it is not copied.
        var standings = self.standings.removeValue(forKey: date) ?? [Standing](repeating: .unknown, count: areas.count)
        var found: [(parcel: Int, firmness: Int, distance: Double)] = []
        for parcel in parcelIndex.search(zone.expanded(by: radius)) {
            guard areas[parcel] >= footprint else { continue }
            let distance = zone.distance(to: positions[parcel])
            guard distance <= radius else { continue }
            if standings[parcel] == .unknown { standings[parcel] = standing(ofParcel: parcel, on: date) }
            guard case .lawful(let firmness) = standings[parcel], !inside.contains(parcel) else { continue }
            found.append((parcel, firmness, distance))
        }
        self.standings[date] = standings
        found.sort { ($0.firmness, $0.distance, $0.parcel) < ($1.firmness, $1.distance, $1.parcel) }
        let formal = found.prefix { $0.firmness < 2 }.count
        return (found.prefix(count).map(\.parcel), min(formal, count))
    }

    private func standing(ofParcel parcel: Int, on date: CalendarDate) -> Standing {
        let number = facts(ofParcel: parcel, on: date)
        guard verdicts.groundOutcome(number, on: date).worst == .firm else { return .unlawful }
        return .lawful(firmness: verdicts.verdict(number, .groundMast, on: date, reading: .papers).firmness ?? 1)
    }

    /// Standing masts around a zone which the operator may share: its technology is not on them yet.
    func sharedMasts(
        around zone: Box, operator name: String, technology: Technology, on date: CalendarDate, count: Int
    ) -> [Int] {
        let radius = world.workspace.candidates.radius
        var found: [(station: Int, distance: Double)] = []
        for hit in mastIndex.search(zone.expanded(by: radius)) {
            let station = masts[hit]
            let mast = world.stations[station]
            let distance = zone.distance(to: mast.position)
            guard distance <= radius, !hasOwnEquipment(name, technology, at: mast.position) else { continue }
            let verdict = verdicts.verdict(facts(at: mast.position, on: date), .sharedMast, on: date, reading: .papers)
            guard verdict.land == .allowed || verdict.land == .conditional else { continue }
            found.append((station, distance))
        }
        found.sort { $0.distance != $1.distance ? $0.distance < $1.distance : $0.station < $1.station }
        return found.prefix(count).map(\.station)
    }

    func facts(at position: Coordinate, on date: CalendarDate) -> Int {
        let point = Box([position])
        if let parcel = parcelIndex.search(point).first(where: { world.parcels[$0].shape.holds(position) }) {
            return facts(ofParcel: parcel, on: date)
        }
        let blank = verdicts.book.catalogue.parse("", namespace: world.workspace.landUse.recorded.namespace)
        return facts(recorded: blank, planned: nil, commune: commune(at: position), placeArea: 0, on: date)
    }

    private lazy var equipment: [Coordinate: [Station]] = Dictionary(
        grouping: world.stations.filter { $0.status == .built }, by: \.position)

    func hasOwnEquipment(_ name: String, _ technology: Technology, at position: Coordinate) -> Bool {
        equipment[position]?.contains { $0.operator == name && $0.technologies.contains(technology) } ?? false
    }
}
