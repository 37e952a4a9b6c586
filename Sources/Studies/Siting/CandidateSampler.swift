import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
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
    let predictors: WayOutFinder.Predictors
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
        var station: TrialStation
        var rank: (firmness: Int, area: Double)
        var isCurable = false
    }

    /// Land no plan gives to telecoms. ASSUMPTION: any other parcel may be designated for a mast.
    private static let kept: [LandFlag] = [.defence, .heritage, .protectedForest]

    func candidates(progress: (Double) -> Void) throws(GeometryError) -> [SiteCandidate] {
        // Outside all communes is outside the province.
        let drafts = (thinned(parcels()) + masts()).filter { places.commune(at: $0.place.position) != nil }
        let footprints = footprints(drafts, progress)
        var candidates: [SiteCandidate] = []
        var used: Set<String> = []
        for (draft, runs) in zip(drafts, footprints) {
            guard let commune = places.commune(at: draft.place.position) else { continue }
            guard !runs.isEmpty else { continue }
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
                    unit: world.districts.isEmpty ? commune : world.communes[commune].district ?? 0,
                    operators: draft.operators, isCurable: draft.isCurable, footprint: runs))
        }
        return candidates
    }

    /// ASSUMPTION: nobody farther from a new station than the workspace looks for places (`candidates.radius`) counts on it.
    private func footprints(_ drafts: [Draft], _ progress: (Double) -> Void) -> [[CoverageMatrix.Run]] {
        let threshold = Float(world.workspace.service.threshold(of: world.workspace.service.technology).dBm)
        let (scene, radius) = (scene, world.workspace.candidates.radius)
        var footprints: [[CoverageMatrix.Run]] = []
        for start in stride(from: 0, to: drafts.count, by: 128) {
            let some = Array(drafts[start..<min(start + 128, drafts.count)])
            footprints += Parallel.map(some, threads: 2) { draft in
                scene.footprint(draft.station, at: draft.place.position, threshold: threshold, radius: radius)
            }
            progress(Double(footprints.count) / Double(drafts.count))
        }
        return footprints
    }

    // MARK: Parcels and roofs

    private func parcels() -> [Draft] {
        let everybody = Array(scene.operators.indices)
        var drafts: [Draft] = []
        for (number, parcel) in world.parcels.enumerated() {
            let codes = parcel.use.parts.compactMap { places.verdicts.book.catalogue.code(of: $0) }
            // No mast is built in a river or pond, whatever the law says.
            guard !codes.isEmpty, !codes.contains(where: { $0.has(.water) }) else { continue }
            let area = parcel.shape.area
            guard area >= world.workspace.zones.mastFootprint else { continue }
            let facts = places.facts(ofParcel: number, on: date)
            let isPublic = codes.allSatisfy { $0.has(.publicProperty) }
            for (index, position) in positions(number, parcel).enumerated() {
                let suffix = index == 0 ? "" : "/\(index + 1)"
                var ground = draft(
                    Place(
                        id: "P-\(parcel.id)\(suffix)", kind: .parcel, position: position, recorded: parcel.use.raw,
                        planned: places.verdicts.facts[facts].planned?.raw, area: .squareMetres(area),
                        height: WayOutFinder.groundHeight, commune: nil, verdicts: []),
                    .groundMast, facts, everybody, predictors.ground)
                ground.isCurable =
                    !ground.obstacles.isEmpty && !codes.contains { code in Self.kept.contains { code.has($0) } }
                drafts.append(ground)
            }
            guard isPublic else { continue }
            let structure =
                [StructureClass.bulkyRoofMast, .nonBulkyRoofMast]
                .first { obstacles.obstacles(facts, $0).isEmpty } ?? .bulkyRoofMast
            let isBulky = structure == .bulkyRoofMast
            drafts.append(
                draft(
                    Place(
                        id: "R-\(parcel.id)", kind: .roof, position: places.position(ofParcel: number),
                        recorded: parcel.use.raw, planned: places.verdicts.facts[facts].planned?.raw, area: nil,
                        height: isBulky ? WayOutFinder.bulkyRoofHeight : WayOutFinder.nonBulkyRoofHeight, commune: nil,
                        verdicts: []),
                    structure, facts, everybody, isBulky ? predictors.bulkyRoof : predictors.nonBulkyRoof))
        }
        return drafts
    }

    /// An inner point, and for parcels larger than a square the centres of the squares inside.
    private func positions(_ number: Int, _ parcel: Parcel) -> [Coordinate] {
        let inner = places.position(ofParcel: number)
        guard parcel.box.maxX - parcel.box.minX > Self.spacing || parcel.box.maxY - parcel.box.minY > Self.spacing
        else { return [inner] }
        let frame = GridFrame(
            originX: (parcel.box.minX / Self.spacing).rounded(.down) * Self.spacing,
            originY: (parcel.box.maxY / Self.spacing).rounded(.up) * Self.spacing, cellWidth: Self.spacing,
            cellHeight: Self.spacing, columns: Int((parcel.box.maxX - parcel.box.minX) / Self.spacing) + 2,
            rows: Int((parcel.box.maxY - parcel.box.minY) / Self.spacing) + 2)
        var found: [Coordinate] = []
        CellFill(frame: frame).runs(of: parcel.shape) { row, first, last in
            for column in first...last { found.append(frame.centre(row: row, column: column)) }
        }
        return found.isEmpty ? [inner] : found
    }

    private func draft(
        _ place: Place, _ structure: StructureClass, _ facts: Int, _ operators: [Int], _ station: TrialStation
    ) -> Draft {
        let verdict = places.verdicts.verdict(facts, structure, on: date, reading: .papers)
        var place = place
        place.verdicts = [PlaceVerdict(date: date, headline: verdict.headline, firmness: verdict.firmness)]
        return Draft(
            place: place, structure: structure, obstacles: obstacles.obstacles(facts, structure),
            operators: operators, station: station,
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
    private func masts() -> [Draft] {
        let technology = world.workspace.service.technology
        return places.masts.compactMap { number in
            let host = world.stations[number]
            let operators = scene.operators.indices.filter {
                !places.hasOwnEquipment(scene.operators[$0], technology, at: host.position)
            }
            let height = WayOutFinder.sharedHeight(on: host)
            guard !operators.isEmpty, let station = predictors.shared[height] else { return nil }
            let facts = places.facts(at: host.position, on: date)
            let known = places.verdicts.facts[facts]
            return draft(
                Place(
                    id: "S-\(host.site)", kind: .sharedMast, position: host.position, recorded: known.recorded.raw,
                    planned: known.planned?.raw, area: nil, height: .metres(Double(height)), commune: nil, verdicts: []),
                .sharedMast, facts, operators, station)
        }
    }
}
