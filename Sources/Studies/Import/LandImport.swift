import GeoStore
import Geometry
import PermitRules
import Units

/// Reads a land-use layer: codes parsed into parts, unknown codes listed.
struct LandImport {
    let workspace: Workspace
    let catalogue: LandUseCatalogue
    let communes: [AdministrativeUnit]

    func run(
        _ land: Workspace.LandLayer, role: String, _ reader: inout LayerImport
    ) throws(StudyError) -> [Parcel] {
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
        try checkPlace(parcels, land.layer)
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

    /// Refuses a layer most of which lies outside the communes: wrong meridian, swapped axes, another province.
    private func checkPlace(_ parcels: [Parcel], _ layer: Workspace.Layer) throws(StudyError) {
        let index = SpatialIndex(boxes: communes.map(\.shape.box))
        let step = max(1, parcels.count / 2000)
        var inside = 0, tested = 0
        for i in stride(from: 0, to: parcels.count, by: step) {
            tested += 1
            let centre = parcels[i].box.centre
            if !index.search(Box(minX: centre.x, minY: centre.y, maxX: centre.x, maxY: centre.y)).isEmpty {
                inside += 1
            }
        }
        let share = Double(inside) / Double(tested)
        guard share < 0.5 else { return }
        throw .outsideProvince(
            source: layer.source, share: share,
            hint: "check the layer's CRS (its meridian) and axis order; `phusong init` prints the share per meridian")
    }
}
