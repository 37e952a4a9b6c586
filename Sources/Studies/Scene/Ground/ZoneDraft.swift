import Geometry
import PermitRules
import Province
import Units

/// A zone before coverage and law: its ground and the land uses on it.
struct ZoneDraft: Sendable {
    var id: String
    var commune: Int
    /// Piece numbers of the layer the zone was made from.
    var pieces: [Int]
    var shape: Shape
    var anchor: Coordinate
    var area: Double
    var residentialArea: Double
    var facets: [Facet]

    /// Facets large enough for a mast; all of them when none is, so that crowded quarters are not left without an answer.
    ///
    /// - Parameter footprint: ground a mast needs, m².
    func counted(footprint: Double) -> [Facet] {
        let large = facets.filter { $0.placeArea >= footprint }
        return large.isEmpty ? facets : large
    }

    /// Ground of one recorded use under one planned use, in one place.
    struct Facet: Sendable {
        var recorded: LandUse?
        var planned: LandUse?
        var area: Double
        /// Area of the whole place the facet is part of: what a mast's footprint is measured against.
        var placeArea: Double
        var position: Coordinate
        /// Parcel number in the layer the zone was made from.
        var parcel: ParcelNumber
    }
}

/// Makes zones from the residential pieces of a layer.
struct ZoneBuilder {
    let world: World
    let catalogue: LandUseCatalogue
    let topology: Topology
    let run: Run

    func zones(
        from pieces: [UnitCutting.Piece], of parcels: [Parcel],
        facets: (_ piece: Int) throws -> [ZoneDraft.Facet]
    ) throws -> [ZoneDraft] {
        let groups = PieceGrouping.groups(of: pieces, gap: world.province.zones.joinGap)
        var members: [[Int]] = []
        for (piece, group) in groups.enumerated() {
            if group == members.count { members.append([]) }
            members[group].append(piece)
        }
        var drafts: [ZoneDraft] = []
        for group in members {
            try run.check()
            let shapes = group.map { pieces[$0].shape }
            let shape = group.count == 1 ? shapes[0] : try topology.unaryUnion(shapes)
            // The largest piece names the zone; ties go to the first, pieces being in file order.
            guard let largest = group.max(by: { pieces[$0].area < pieces[$1].area }) else { continue }
            let anchor = try topology.interiorPoint(of: pieces[largest].shape)
            let commune = pieces[largest].commune
            var allFacets: [ZoneDraft.Facet] = []
            for piece in group { allFacets += try facets(piece) }
            drafts.append(
                ZoneDraft(
                    id: Self.identifier(commune: world.communes[commune].code, anchor: anchor), commune: commune,
                    pieces: group, shape: Shape(polygons: shape.polygons), anchor: anchor,
                    area: group.reduce(0) { $0 + pieces[$1].area },
                    residentialArea: group.reduce(0) { $0 + catalogue.residentialArea(of: pieces[$1], in: parcels) },
                    facets: allFacets))
        }
        drafts.sort { $0.id < $1.id }
        for i in drafts.indices.dropFirst() where drafts[i].id == drafts[i - 1].id { drafts[i].id += "b" }
        return drafts
    }

    /// Commune code, then easting and northing of the anchor in decametres: stable while the largest piece stays.
    static func identifier(commune: String, anchor: Coordinate) -> String {
        "\(commune)-\(Int((anchor.x / 10).rounded(.down)))-\(Int((anchor.y / 10).rounded(.down)))"
    }
}
