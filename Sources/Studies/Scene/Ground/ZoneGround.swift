import GeoStore
import Geometry
import PermitRules
import Province
import Units

/// The ground of all zones: pieces, groups and land uses, from the declared layer.
struct ZoneGround: Sendable {
    /// Pieces zones are made of: the residential ones, or planned ones.
    let pieces: [UnitCutting.Piece]
    let drafts: [ZoneDraft]
    /// Zone of each piece.
    let zoneOfPiece: [Int]
    let fromPlan: Bool
    private(set) var entries: [LedgerEntry] = []

    init(world: World, catalogue: LandUseCatalogue, residential: ResidentialLand, run: Run) throws {
        let topology = Topology()
        let builder = ZoneBuilder(world: world, catalogue: catalogue, topology: topology, run: run)
        fromPlan = world.province.zones.from == .planned
        if fromPlan {
            let cutting = try UnitCutting(communes: world.communes, topology: topology)
            let pieces = try ResidentialLand.pieces(of: world.planned, catalogue, cutting, run)
            let parts = try PlanOverlay(planned: world.parcels, threads: run.threads).parts(of: pieces, run: run)
            drafts = try builder.zones(from: pieces, of: world.planned) { number in
                let piece = pieces[number]
                let position = try topology.interiorPoint(of: piece.shape)
                return parts[number].map { part in
                    ZoneDraft.Facet(
                        recorded: part.use, planned: world.planned[piece.parcel].use, area: part.area,
                        placeArea: part.area, position: position, parcel: piece.parcel)
                }
            }
            self.pieces = pieces
        } else {
            let pieces = residential.pieces
            let parts = try PlanOverlay(planned: world.planned, threads: run.threads).parts(of: pieces, run: run)
            drafts = try builder.zones(from: pieces, of: world.parcels) { number in
                let piece = pieces[number]
                let position = try topology.interiorPoint(of: piece.shape)
                return parts[number].map { part in
                    ZoneDraft.Facet(
                        recorded: world.parcels[piece.parcel].use, planned: part.use, area: part.area,
                        placeArea: piece.area, position: position, parcel: piece.parcel)
                }
            }
            self.pieces = pieces
        }
        var zoneOfPiece = [Int](repeating: 0, count: pieces.count)
        for (zone, draft) in drafts.enumerated() {
            for piece in draft.pieces { zoneOfPiece[piece] = zone }
        }
        self.zoneOfPiece = zoneOfPiece
        entries = Self.notes(world: world, catalogue: catalogue, residential: residential.pieces)
    }

    /// Residential parcels that lie in no commune, and mixed ones whose residential part is not stated.
    private static func notes(
        world: World, catalogue: LandUseCatalogue, residential: [UnitCutting.Piece]
    ) -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        let placed = Set(residential.map(\.parcel))
        let layer = world.province.landUse.recorded.layer
        let source = world.workspace.displayPath(layer.source)
        for (number, parcel) in world.parcels.enumerated() where catalogue.isResidential(parcel.use) {
            if !placed.contains(ParcelNumber(number)) {
                entries.append(
                    LedgerEntry(
                        source: source, layer: layer.layer ?? "", feature: parcel.id, defect: .outsideStudyArea,
                        action: .setAside, detail: "residential parcel lies in no commune of the workspace",
                        areaBefore: parcel.shape.area))
            } else if parcel.use.isMixed, parcel.statedResidentialArea == nil,
                parcel.use.parts.contains(where: { $0.area == nil })
            {
                entries.append(
                    LedgerEntry(
                        source: source, layer: layer.layer ?? "", feature: parcel.id, defect: .missingValue,
                        action: .noted,
                        detail: "mixed parcel \(parcel.use.raw) without part areas: equal parts assumed for people",
                        areaBefore: parcel.shape.area))
            }
        }
        return entries
    }
}
