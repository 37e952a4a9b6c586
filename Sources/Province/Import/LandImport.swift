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
    ) throws(ProvinceError) -> (parcels: [Parcel], overlaps: [ParcelOverlap]) {
        let table = try reader.read(land.layer, role: role, as: .areas)
        let columns = try reader.columns(of: land.layer, in: table)
        let fields = columns.fields
        let stated = try columns.numbers(
            "residential_area", as: .area, in: 0...(.greatestFiniteMagnitude), &reader
        ) { row, area in
            // A part is not larger than the whole; records and drawings differ a little.
            table.features[row].shape.map { area <= 1.1 * $0.area } ?? true
        }
        var join = CodeJoin(
            communes.map(\.code), joining: table.features.lazy.compactMap { $0.text(fields["commune"]) })
        var uses: [String: LandUse] = [:]
        var unknown: [String: (count: Int, first: String)] = [:]
        var parcels: [Parcel] = []
        parcels.reserveCapacity(table.features.count)
        for (index, feature) in table.features.enumerated() {
            guard let shape = feature.shape else { continue }
            let text = feature.text(fields["code"]) ?? ""
            let id = feature.text(fields["id"]) ?? reader.label(feature, at: index)
            let use: LandUse
            if let known = uses[text] {
                use = known
            } else {
                use = catalogue.parse(text, namespace: land.namespace)
                uses[text] = use
            }
            let residential = stated?[index]
            if let complaint = stated?.complaint(index) {
                reader.add(land.layer, id, .badValue, .kept, complaint + "; read as not given")
            }
            if use.isBlank || !use.unknownCodes.isEmpty {
                unknown[text, default: (0, id)].count += 1
            }
            parcels.append(
                Parcel(
                    id: id, number: parcels.count, shape: shape, box: shape.box,
                    use: partAreas(of: use, residential: residential, total: shape.area),
                    statedResidentialArea: residential,
                    statedCommune: feature.text(fields["commune"]).map { code in
                        join.unit(code).map { communes[$0].code } ?? code
                    }))
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
        if let note = join.note { reader.add(land.layer, "", .joinedByName, .noted, note) }
        try PlaceCheck(workspace: workspace, communes: communes).run(parcels, land.layer, &reader)
        return try OverlapCheck(workspace: workspace, catalogue: catalogue, communes: communes)
            .run(parcels, land.layer, &reader)
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
}
