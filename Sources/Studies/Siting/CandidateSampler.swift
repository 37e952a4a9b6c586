import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Siting
import Units

/// Places to build on: parcels of any verdict, roofs of public buildings, standing masts.
///
/// Large parcels are sampled, and of places of one kind and verdict that lie together the best is kept: lawful with
/// the least asked for, then on the largest parcel.
struct CandidateSampler {
    let world: World
    let places: PlaceCatalogue
    let scene: SitingScene
    /// Template stations of the workspace's technology and of those the priority places ask for.
    let predictors: [Technology: TrialStations]
    let obstacles: LegalObstacles
    let date: CalendarDate

    /// Side of the squares of which each kind keeps one place, m. ASSUMPTION: stations in villages stand some 2 km apart;
    /// moving one by half a square changes little of what it serves.
    static let spacing = 500.0

    /// One place before it is known what it would serve.
    private struct Draft: Sendable {
        var place: Place
        var structure: StructureClass
        var obstacles: [String]
        var operators: [Int]
        /// The technology put on a mast whose operators serve people there already; nil for a new station.
        var added: Technology?
        var rank: (firmness: Int, area: Double)
        var isCurable = false
    }

    /// Land no plan gives to telecoms. ASSUMPTION: any other parcel may be designated for a mast.
    private static let kept: [LandFlag] = [.defence, .heritage, .protectedForest]

    func candidates(run: Run) throws -> [SiteCandidate] {
        // Outside all communes is outside the province.
        let drafts = (try thinned(parcels(run)) + masts() + upgrades()).filter {
            places.commune(at: $0.place.position) != nil
        }
        let footprints = try footprints(drafts, run)
        var candidates: [SiteCandidate] = []
        var used: Set<String> = []
        for (draft, (runs, reaches)) in zip(drafts, footprints) {
            guard let commune = places.commune(at: draft.place.position) else { continue }
            guard !runs.isEmpty || !reaches.isEmpty else { continue }
            var place = draft.place
            place.commune = world.communes[commune].reference
            // Parcel numbers start anew in every map sheet of some files.
            var copy = 1
            while !used.insert(place.id).inserted {
                copy += 1
                place.id = "\(draft.place.id)#\(copy)"
            }
            candidates.append(
                SiteCandidate(
                    place: place, structure: draft.structure, obstacles: draft.obstacles,
                    unit: world.districts.isEmpty ? commune.index : world.communes[commune].district ?? 0,
                    operators: draft.operators, isCurable: draft.isCurable, footprint: runs, places: reaches))
        }
        return candidates
    }

    /// ASSUMPTION: nobody farther from a new station than the workspace looks for places (`candidates.radius`) counts on it.
    /// A new station has the technologies that the places around ask for, besides the workspace's.
    private func footprints(
        _ drafts: [Draft], _ run: Run
    ) throws(Cancelled) -> [(people: [CoverageMatrix.Run], places: [PlaceReach])] {
        let (scene, service, predictors) = (scene, world.province.service, predictors)
        let radius = world.province.candidates.radius
        @Sendable func threshold(_ technology: Technology) -> Float { Float(service.threshold(of: technology).dBm) }
        var footprints: [(people: [CoverageMatrix.Run], places: [PlaceReach])] = []
        for start in stride(from: 0, to: drafts.count, by: 128) {
            let some = Array(drafts[start..<min(start + 128, drafts.count)])
            footprints += try run.map(some) { draft in
                func station(_ technology: Technology) -> TrialStation? {
                    predictors[technology]?.station(draft.structure, height: draft.place.height)
                }
                var people: [CoverageMatrix.Run] = []
                if draft.added == nil, let station = station(service.technology) {
                    people = scene.footprint(
                        station, at: draft.place.position, threshold: threshold(service.technology), radius: radius)
                }
                let places = scene.places.indices.compactMap { index -> PlaceReach? in
                    let technology = scene.places[index].place.technology
                    guard draft.added == nil || draft.added == technology,
                        draft.operators.contains(where: scene.places[index].counts),
                        let station = station(technology)
                    else { return nil }
                    return scene.reach(
                        station, at: draft.place.position, place: index, threshold: threshold(technology),
                        radius: radius)
                }
                return (people, places)
            }
            run.report(.candidates, Double(footprints.count) / Double(drafts.count))
        }
        return footprints
    }

    // MARK: Parcels and roofs

    private func parcels(_ run: Run) throws -> [Draft] {
        let everybody = Array(scene.operators.indices)
        var drafts: [Draft] = []
        for (number, parcel) in zip(world.parcels.numbers, world.parcels) {
            if number.index.isMultiple(of: 256) { try run.check() }
            let codes = parcel.use.parts.compactMap { places.verdicts.book.catalogue.code(of: $0) }
            // No mast is built in a river or pond, whatever the law says.
            guard !codes.isEmpty, !codes.contains(where: { $0.has(.water) }) else { continue }
            let area = parcel.shape.area
            guard area >= world.province.zones.mastFootprint else { continue }
            let isPublic = codes.allSatisfy { $0.has(.publicProperty) }
            for (index, position) in positions(number, parcel).enumerated() {
                let facts = try places.facts(at: position, on: date)
                let suffix = index == 0 ? "" : "/\(index + 1)"
                var ground = draft(
                    Place(
                        id: "P-\(parcel.id)\(suffix)", kind: .parcel, position: position, recorded: parcel.use.raw,
                        planned: places.verdicts.facts(facts).planned?.raw, area: .squareMetres(area),
                        height: NewStructure.ground, commune: nil, verdicts: []),
                    .groundMast, facts, everybody)
                ground.isCurable =
                    !ground.obstacles.isEmpty && !codes.contains { code in Self.kept.contains { code.has($0) } }
                drafts.append(ground)
            }
            guard isPublic else { continue }
            let facts = try places.facts(ofParcel: number, on: date)
            let structure =
                [StructureClass.bulkyRoofMast, .nonBulkyRoofMast]
                .first { obstacles.obstacles(facts, $0).isEmpty } ?? .bulkyRoofMast
            let isBulky = structure == .bulkyRoofMast
            drafts.append(
                draft(
                    Place(
                        id: "R-\(parcel.id)", kind: .roof, position: places.position(ofParcel: number),
                        recorded: parcel.use.raw, planned: places.verdicts.facts(facts).planned?.raw, area: nil,
                        height: isBulky ? NewStructure.bulkyRoof : NewStructure.nonBulkyRoof, commune: nil,
                        verdicts: []),
                    structure, facts, everybody))
        }
        return drafts
    }

    /// An inner point, and for parcels larger than a square the centres of the squares inside.
    private func positions(_ number: ParcelNumber, _ parcel: Parcel) -> [Coordinate] {
        let inner = places.position(ofParcel: number)
        guard parcel.box.maxX - parcel.box.minX > Self.spacing || parcel.box.maxY - parcel.box.minY > Self.spacing
        else { return [inner] }
        let frame = GridFrame(covering: parcel.box, cell: Self.spacing)
        var found: [Coordinate] = []
        frame.forEachRun(inside: parcel.shape) { row, columns in
            for column in columns { found.append(frame.centre(row: row, column: column)) }
        }
        return found.isEmpty ? [inner] : found
    }

    private func draft(
        _ place: Place, _ structure: StructureClass, _ facts: FactsNumber, _ operators: [Int], added: Technology? = nil
    ) -> Draft {
        let verdict = places.verdicts.verdict(facts, structure, on: date, reading: .papers)
        var place = place
        place.verdicts = [PlaceVerdict(date: date, headline: verdict.headline, firmness: verdict.firmness)]
        return Draft(
            place: place, structure: structure, obstacles: obstacles.obstacles(facts, structure),
            operators: operators, added: added,
            rank: (verdict.firmness ?? 0, -(place.area?.squareMetres ?? 0)))
    }

    /// One place per square, kind and set of obstacles, in the order of the list.
    private func thinned(_ drafts: [Draft]) -> [Draft] {
        struct Key: Hashable { var column, row: Int, structure: StructureClass, obstacles: [String] }
        var best: [Key: Int] = [:]
        for (number, draft) in drafts.enumerated() {
            let position = draft.place.position
            let key = Key(
                column: Int((position.x / Self.spacing).rounded(.down)),
                row: Int((position.y / Self.spacing).rounded(.down)), structure: draft.structure,
                obstacles: draft.obstacles)
            if let other = best[key], drafts[other].rank <= draft.rank { continue }
            best[key] = number
        }
        return best.values.sorted().map { drafts[$0] }
    }

    // MARK: Standing masts

    /// Built masts of the station list, each for the operators whose technology is not on it.
    private func masts() throws(GeometryError) -> [Draft] {
        let technology = world.province.service.technology
        var drafts: [Draft] = []
        for number in places.list.masts {
            let operators = scene.operators.indices.filter { !has(technology, $0, number) }
            if !operators.isEmpty { drafts.append(try mast(number, operators)) }
        }
        return drafts
    }

    /// Masts with stations that serve people but lack what priority places ask for. Adding it is a site of its own.
    private func upgrades() throws(GeometryError) -> [Draft] {
        let technology = world.province.service.technology
        let asked = Set(scene.places.map(\.place.technology)).subtracting([technology])
        var drafts: [Draft] = []
        for added in Technology.allCases.filter(asked.contains) {
            for number in places.list.masts {
                let operators = scene.operators.indices.filter {
                    has(technology, $0, number) && !has(added, $0, number)
                }
                if !operators.isEmpty { drafts.append(try mast(number, operators, added: added)) }
            }
        }
        return drafts
    }

    private func has(_ technology: Technology, _ name: Int, _ mast: StationNumber) -> Bool {
        places.list.hasOwnEquipment(scene.operators[name], technology, at: world.stations[mast].position)
    }

    private func mast(
        _ number: StationNumber, _ operators: [Int], added: Technology? = nil
    ) throws(GeometryError) -> Draft {
        let host = world.stations[number]
        let facts = try places.facts(at: host.position, on: date)
        let known = places.verdicts.facts(facts)
        return draft(
            Place(
                id: "S-\(host.site)" + (added.map { "+\($0.rawValue)" } ?? ""), kind: .sharedMast,
                position: host.position, recorded: known.recorded.raw, planned: known.planned?.raw, area: nil,
                height: .metres(Double(NewStructure.sharedHeight(on: host))), commune: nil, verdicts: []),
            .sharedMast, facts, operators, added: added)
    }
}
