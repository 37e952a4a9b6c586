import Geometry
import Province

/// Cuts land at commune borders, so that every piece belongs to one commune and none is counted twice.
struct UnitCutting {
    struct Piece: Sendable {
        var parcel: ParcelNumber
        var commune: Int
        var shape: Shape
        var box: Box
        var area: Double
    }

    private let communes: [AdministrativeUnit]
    private let index: SpatialIndex
    private let byCode: [String: Int]
    private let topology: Topology
    private let prepared: [PreparedShape]

    /// Part of a parcel that may stick out of the commune its record names: border files are drawn at smaller scales.
    private static let toleratedOverhang = 0.02
    /// Smaller remnants of a cut are borders that do not quite meet, m².
    private static let smallestPiece = 1.0

    init(communes: [AdministrativeUnit], topology: Topology) throws(GeometryError) {
        self.communes = communes
        self.topology = topology
        index = SpatialIndex(boxes: communes.map(\.shape.box))
        byCode = Dictionary(communes.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        var prepared: [PreparedShape] = []
        for commune in communes { prepared.append(try topology.prepare(commune.shape)) }
        self.prepared = prepared
    }

    /// Pieces of one parcel, in order of commune code; empty when it lies outside all communes.
    func pieces(of parcel: Parcel, number: ParcelNumber) throws(GeometryError) -> [Piece] {
        func whole(_ commune: Int) -> [Piece] {
            [Piece(parcel: number, commune: commune, shape: parcel.shape, box: parcel.box, area: parcel.shape.area)]
        }
        let candidates = index.search(parcel.box)
        if let code = parcel.statedCommune, let stated = byCode[code], candidates.contains(stated) {
            if try prepared[stated].covers(parcel.shape) { return whole(stated) }
            let inside = try topology.intersection(parcel.shape, communes[stated].shape).area
            if inside >= (1 - Self.toleratedOverhang) * parcel.shape.area { return whole(stated) }
        } else {
            for commune in candidates where try prepared[commune].covers(parcel.shape) { return whole(commune) }
        }
        return try cut(parcel, number: number, at: candidates)
    }

    private func cut(_ parcel: Parcel, number: ParcelNumber, at candidates: [Int]) throws(GeometryError) -> [Piece] {
        var pieces: [Piece] = []
        var remaining = parcel.shape
        for commune in candidates {
            let inside = try topology.intersection(remaining, communes[commune].shape)
            guard inside.area >= Self.smallestPiece else { continue }
            let shape = Shape(polygons: inside.polygons)
            pieces.append(
                Piece(parcel: number, commune: commune, shape: shape, box: shape.box, area: shape.area))
            remaining = try topology.difference(remaining, communes[commune].shape)
            if remaining.area < Self.smallestPiece { break }
        }
        return pieces
    }
}
