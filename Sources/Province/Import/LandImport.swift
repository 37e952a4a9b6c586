import GeoStore
import Geometry
import PermitRules
import Units

/// Reads a land-use layer: codes parsed into parts, unknown codes listed.
struct LandImport {
    let workspace: Workspace
    let province: Workspace.Province
    let catalogue: LandUseCatalogue
    let communes: [AdministrativeUnit]

    func run(
        _ land: Workspace.LandLayer, role: String, _ reader: inout LayerImport
    ) throws(ProvinceError) -> [Parcel] {
        let table = try reader.read(land.layer, role: role, polygonsOnly: true)
        let fields = try reader.indices(of: land.layer, in: table)
        var uses: [String: LandUse] = [:]
        var unknown: [String: (count: Int, first: String)] = [:]
        var parcels: [Parcel] = []
        parcels.reserveCapacity(table.features.count)
        for feature in table.features {
            guard let shape = feature.shape else { continue }
            let text = feature.text(fields["code"]) ?? ""
            let id = feature.text(fields["id"]) ?? String(feature.id)
            let use: LandUse
            if let known = uses[text] {
                use = known
            } else {
                use = catalogue.parse(text, namespace: land.namespace)
                uses[text] = use
            }
            let residential = feature.real(fields["residential_area"])
            if use.isBlank || !use.unknownCodes.isEmpty {
                unknown[text, default: (0, id)].count += 1
            }
            parcels.append(
                Parcel(
                    id: id, shape: shape, box: shape.box,
                    use: partAreas(of: use, residential: residential, total: shape.area),
                    statedResidentialArea: residential,
                    statedCommune: feature.text(fields["commune"])))
        }
        guard !parcels.isEmpty else {
            throw .noUsableFeature(source: land.layer.source, expected: "land-use polygons with a code")
        }
        for (text, found) in unknown.sorted(by: { $0.key < $1.key }) {
            reader.add(
                land.layer, found.first, .unknownCode, .kept,
                text.isEmpty
                    ? "\(found.count) features without a land code, the first is \(found.first); their verdict is undetermined"
                    : "land code “\(text)” is not in \(land.namespace); \(found.count) features, verdict undetermined")
        }
        try checkPlace(parcels, land.layer, from: reader.sourceCRS)
        return parcels
    }

    /// A mixed parcel of one residential and one other part whose record states the residential area: both areas follow.
    private func partAreas(of use: LandUse, residential: Double?, total: Double) -> LandUse {
        guard let residential, residential > 0, residential < total, use.parts.count == 2,
            use.parts.allSatisfy({ $0.area == nil }), use.unknownCodes.isEmpty,
            use.parts.count(where: { catalogue.isResidential($0) }) == 1
        else { return use }
        let parts = use.parts.map { part in
            let area = catalogue.isResidential(part) ? residential : total - residential
            return "\(part.code)(\(Int(area.rounded())))"
        }
        return catalogue.parse(parts.joined(separator: "+"), namespace: use.namespace)
    }

    /// Refuses a layer most of which lies outside the communes its features name, or outside all of them: another
    /// meridian, swapped axes, another province.
    private func checkPlace(
        _ parcels: [Parcel], _ layer: Workspace.Layer, from source: CRS?
    ) throws(ProvinceError) {
        let index = SpatialIndex(boxes: communes.map(\.shape.box))
        let byCode = Dictionary(communes.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        let step = max(1, parcels.count / 2000)
        var inside = 0, tested = 0, named = 0, atHome = 0
        for i in stride(from: 0, to: parcels.count, by: step) {
            tested += 1
            let centre = parcels[i].box.centre
            let holders = index.search(Box([centre])).filter { communes[$0].shape.holds(centre) }
            if !holders.isEmpty { inside += 1 }
            guard let home = parcels[i].statedCommune.flatMap({ byCode[$0] }) else { continue }
            named += 1
            if holders.contains(home) { atHome += 1 }
        }
        let rests = named >= 10 ? Double(atHome) / Double(named) : Double(inside) / Double(tested)
        guard rests < 0.5 else { return }
        throw .misplaced(
            source: layer.source, share: rests, byNamedCommune: named >= 10,
            candidates: try fittingSystems(parcels, from: source).filter { $0.share > max(0.5, rests) })
    }

    /// The systems in which the layer's own numbers would lie where its features say.
    private func fittingSystems(_ parcels: [Parcel], from source: CRS?) throws(ProvinceError) -> [MeridianGuess
        .Candidate]
    {
        guard let source else { return [] }
        return try ProvinceError.wrap(workspace.file) {
            let back = try Transformer(from: workspace.crs, to: source)
            let toGeographic = try Transformer(from: workspace.crs, to: .wgs84)
            let step = max(1, parcels.count / 400)
            let positions = try stride(from: 0, to: parcels.count, by: step).map { i in
                (position: try back.transform(parcels[i].box.centre), commune: parcels[i].statedCommune)
            }
            let units = try communes.map { unit in
                (code: unit.code, name: unit.name, shape: try toGeographic.transform(unit.shape))
            }
            return MeridianGuess(positions: positions, communes: units).candidates
        }
    }
}
