import Geometry
import PermitRules
import Province
import Units

/// Recorded residential land cut at commune borders: where people live, whatever layer zones come from.
struct ResidentialLand: Sendable {
    let pieces: [UnitCutting.Piece]
    /// Of each piece, m².
    let areas: [Double]

    init(world: World, catalogue: LandUseCatalogue, run: Run) throws {
        let topology = Topology()
        let cutting = try UnitCutting(communes: world.communes, topology: topology)
        pieces = try Self.pieces(of: world.parcels, catalogue, cutting, run)
        areas = pieces.map { catalogue.residentialArea(of: $0, in: world.parcels) }
    }

    /// Pieces of the parcels whose use has a residential part.
    static func pieces(
        of parcels: [Parcel], _ catalogue: LandUseCatalogue, _ cutting: UnitCutting, _ run: Run
    ) throws -> [UnitCutting.Piece] {
        var pieces: [UnitCutting.Piece] = []
        for (number, parcel) in parcels.enumerated() where catalogue.isResidential(parcel.use) {
            try run.check()
            pieces += try cutting.pieces(of: parcel, number: ParcelNumber(number))
        }
        return pieces
    }
}

extension LandUseCatalogue {
    /// Residential ground of a piece, m²: as stated for its parcel, else by the parts of its code, else all of it.
    func residentialArea(of piece: UnitCutting.Piece, in parcels: [Parcel]) -> Double {
        let parcel = parcels[piece.parcel]
        let share = parcel.area > 0 ? min(1, piece.area / parcel.area) : 1
        if let stated = parcel.statedResidentialArea, stated > 0 { return min(stated * share, piece.area) }
        guard parcel.use.parts.count > 1 else { return piece.area }
        var residential = 0.0, known = 0.0
        for part in parcel.use.parts {
            guard let area = part.area else { continue }
            known += area
            if isResidential(part) { residential += area }
        }
        if known > 0 { return piece.area * residential / known }
        // ASSUMPTION: a mixed parcel without part areas is residential in equal parts; the ledger lists it.
        let count = parcel.use.parts.count { isResidential($0) }
        return piece.area * Double(count) / Double(parcel.use.parts.count)
    }
}
