import Geometry
import PermitRules
import Propagation
import Province
import Synchronization
import Units

/// Every parcel as a place a mast might stand on, and every standing mast as a place to share, with what the law says of it.
/// One per task; what it finds out of parcels and verdicts it shares with the others of its scene.
final class PlaceCatalogue {
    var world: World { list.world }
    let list: PlaceList
    let verdicts: VerdictTable
    private let scene: FactScene
    private let reader: FactReader
    private let known: ParcelFacts
    /// By date, then parcel: asked again for every zone around.
    private var standings: [CalendarDate: [Standing]] = [:]

    private enum Standing: Equatable { case unknown, unlawful, lawful(firmness: Int) }

    init(
        _ list: PlaceList, scene: FactScene, verdicts: VerdictTable, known: ParcelFacts
    ) throws(GeometryError) {
        (self.list, self.scene, self.verdicts, self.known) = (list, scene, verdicts, known)
        reader = try FactReader(scene)
    }

    func position(ofParcel parcel: ParcelNumber) -> Coordinate { list.positions[parcel.index] }

    func commune(at position: Coordinate) -> CommuneNumber? { reader.commune(at: position) }

    /// Number of the facts of a part of a place that has one recorded and one planned use.
    ///
    /// - Parameters:
    ///   - position: inside the place.
    ///   - parcel: of the recorded land around it, where that is known.
    ///   - units: the day whose notion of urban counts, where it is not the day of the law.
    func facts(
        recorded: LandUse?, planned: LandUse?, at position: Coordinate, parcel: ParcelNumber?, on date: CalendarDate,
        units: CalendarDate? = nil
    ) throws(GeometryError) -> FactsNumber {
        var ground = parcel.map { reader.ground(at: position, parcel: $0) } ?? reader.ground(at: position)
        (ground.recordedUse, ground.plannedUse) = (recorded, planned)
        return try number(ground, at: position, on: date, units: units)
    }

    func facts(ofParcel parcel: ParcelNumber, on date: CalendarDate) throws(GeometryError) -> FactsNumber {
        let era = FactReader.Era(date, in: scene)
        if let number = known[era, parcel] { return number }
        let position = position(ofParcel: parcel)
        let number = try number(reader.ground(at: position, parcel: parcel), at: position, on: date)
        known[era, parcel] = number
        return number
    }

    func facts(at position: Coordinate, on date: CalendarDate) throws(GeometryError) -> FactsNumber {
        try number(reader.ground(at: position), at: position, on: date)
    }

    private func number(
        _ ground: SiteGround, at position: Coordinate, on date: CalendarDate, units: CalendarDate? = nil
    ) throws(GeometryError) -> FactsNumber {
        let site = try reader.site(at: position)
        return verdicts.number(
            try reader.dated(try reader.lasting(site, ground), site, ground, on: date, units: units))
    }

    /// Parcels around a zone on which a ground mast may lawfully stand: those that need no more than a formality first,
    /// then those that need another body's consent, each nearest first.
    func lawfulParcels(around zone: Box, excluding inside: Set<ParcelNumber>, on date: CalendarDate, count: Int)
        throws(GeometryError) -> (parcels: [ParcelNumber], formal: Int)
    {
        let radius = world.province.candidates.radius
        let footprint = world.province.zones.mastFootprint
        // Taken out while it is written, so that it is not copied.
        var standings =
            self.standings.removeValue(forKey: date) ?? [Standing](repeating: .unknown, count: list.areas.count)
        var found: [(parcel: ParcelNumber, firmness: Int, distance: Double)] = []
        for hit in scene.parcelIndex().search(zone.expanded(by: radius)) {
            let parcel = ParcelNumber(hit)
            guard list.areas[hit] >= footprint else { continue }
            let distance = zone.distance(to: list.positions[hit])
            guard distance <= radius else { continue }
            if standings[hit] == .unknown { standings[hit] = try standing(ofParcel: parcel, on: date) }
            guard case .lawful(let firmness) = standings[hit], !inside.contains(parcel) else { continue }
            found.append((parcel, firmness, distance))
        }
        self.standings[date] = standings
        found.sort { ($0.firmness, $0.distance, $0.parcel) < ($1.firmness, $1.distance, $1.parcel) }
        let formal = found.prefix { $0.firmness < 2 }.count
        return (found.prefix(count).map(\.parcel), min(formal, count))
    }

    private func standing(ofParcel parcel: ParcelNumber, on date: CalendarDate) throws(GeometryError) -> Standing {
        let number = try facts(ofParcel: parcel, on: date)
        guard verdicts.groundOutcome(number, on: date).worst == .firm else { return .unlawful }
        return .lawful(firmness: verdicts.verdict(number, .groundMast, on: date, reading: .papers).firmness ?? 1)
    }

    /// Standing masts around a zone which the operator may share: its technology is not on them yet.
    func sharedMasts(
        around zone: Box, operator name: String, technology: Technology, on date: CalendarDate, count: Int
    ) throws(GeometryError) -> [StationNumber] {
        let radius = world.province.candidates.radius
        var found: [(station: StationNumber, distance: Double)] = []
        for hit in list.mastIndex.search(zone.expanded(by: radius)) {
            let station = list.masts[hit]
            let mast = world.stations[station]
            let distance = zone.distance(to: mast.position)
            guard distance <= radius, !list.hasOwnEquipment(name, technology, at: mast.position) else { continue }
            let verdict = verdicts.verdict(
                try facts(at: mast.position, on: date), .sharedMast, on: date, reading: .papers)
            guard verdict.land == .allowed || verdict.land == .conditional else { continue }
            found.append((station, distance))
        }
        found.sort { $0.distance != $1.distance ? $0.distance < $1.distance : $0.station < $1.station }
        return found.prefix(count).map(\.station)
    }

    /// Number of a facet's facts.
    func facts(
        of facet: ZoneDraft.Facet, fromPlan: Bool, on date: CalendarDate, units: CalendarDate? = nil
    ) throws(GeometryError) -> FactsNumber {
        try facts(
            recorded: facet.recorded, planned: facet.planned, at: facet.position,
            parcel: fromPlan ? nil : facet.parcel, on: date, units: units)
    }
}

/// Numbers of the facts of parcels that were worked out, by era of the law; shared by threads.
final class ParcelFacts: Sendable {
    private let numbers = Mutex<[FactReader.Era: [FactsNumber?]]>([:])
    private let count: Int

    /// - Parameter count: of the parcels.
    init(count: Int) { self.count = count }

    subscript(era: FactReader.Era, parcel: ParcelNumber) -> FactsNumber? {
        get { numbers.withLock { $0[era]?[parcel.index] } }
        set {
            numbers.withLock { $0[era, default: [FactsNumber?](repeating: nil, count: count)][parcel.index] = newValue }
        }
    }
}
