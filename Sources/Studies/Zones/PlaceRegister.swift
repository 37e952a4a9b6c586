import Geometry
import PermitRules
import Province
import Units

/// Collects the places named in ways out, each once, with the verdict at every date it was used.
struct PlaceRegister {
    private let places: PlaceCatalogue
    private var world: World { places.world }
    private var verdicts: VerdictTable { places.verdicts }
    private var found: [Place.ID: Place] = [:]

    init(_ places: PlaceCatalogue) { self.places = places }

    var sorted: [Place] { found.values.sorted { $0.id < $1.id } }

    /// Notes that a place is used at a date.
    mutating func use(_ source: WayOutFinder.Step.Source, on date: CalendarDate) throws(GeometryError)
        -> (id: Place.ID, position: Coordinate)
    {
        let place: Place
        let structure: StructureClass
        let number: FactsNumber
        switch source {
        case .parcel(let parcel):
            let record = world.parcels[parcel]
            let position = places.position(ofParcel: parcel)
            structure = .groundMast
            number = try places.facts(ofParcel: parcel, on: date)
            place = Place(
                id: "P-\(record.id)", kind: .parcel, position: position, recorded: record.use.raw,
                planned: verdicts.facts(number).planned?.raw, area: .squareMetres(record.shape.area),
                height: NewStructure.ground, commune: commune(at: position), verdicts: [])
        case .mast(let station):
            let host = world.stations[station]
            structure = .sharedMast
            number = try places.facts(at: host.position, on: date)
            place = Place(
                id: "S-\(host.site)", kind: .sharedMast, position: host.position,
                recorded: verdicts.facts(number).recorded.raw, planned: verdicts.facts(number).planned?.raw, area: nil,
                height: .metres(Double(NewStructure.sharedHeight(on: host))), commune: commune(at: host.position),
                verdicts: [])
        case .roof(let position, let roof):
            structure = roof
            number = try places.facts(at: position, on: date)
            place = Place(
                id: "R-\(Int(position.x.rounded()))-\(Int(position.y.rounded()))", kind: .roof, position: position,
                recorded: verdicts.facts(number).recorded.raw, planned: verdicts.facts(number).planned?.raw, area: nil,
                height: roof == .bulkyRoofMast ? NewStructure.bulkyRoof : NewStructure.nonBulkyRoof,
                commune: commune(at: position), verdicts: [])
        }
        var known = found[place.id] ?? place
        if !known.verdicts.contains(where: { $0.date == date }) {
            let verdict = verdicts.verdict(number, structure, on: date, reading: .papers)
            known.verdicts.append(
                PlaceVerdict(date: date, headline: verdict.headline, firmness: verdict.firmness))
            known.verdicts.sort { $0.date < $1.date }
        }
        found[place.id] = known
        return (place.id, place.position)
    }

    private func commune(at position: Coordinate) -> UnitReference? {
        places.commune(at: position).map { world.communes[$0].reference }
    }
}
