import GeoStore

/// Joins the census to the communes by code; a row whose code no commune has is unused, and counted in the ledger.
struct CensusImport {
    let workspace: Workspace

    func run(_ communes: inout [AdministrativeUnit], _ reader: inout LayerImport) throws(StudyError) {
        let layer = workspace.census.layer
        let table = try reader.read(layer, role: "census", polygonsOnly: false)
        let fields = try reader.indices(of: layer, in: table)
        let byCode = Dictionary(uniqueKeysWithValues: communes.enumerated().map { ($1.code, $0) })
        var unused = 0
        for feature in table.features {
            let code = feature.text(fields["code"]) ?? ""
            guard !code.isEmpty else {
                reader.add(layer, feature.id, .missingValue, .setAside, "census row without a unit code")
                continue
            }
            guard let commune = byCode[code] else {
                unused += 1
                continue
            }
            guard let people = feature.values[fields["population"] ?? 0].real, people >= 0, people == people.rounded()
            else {
                let value = feature.text(fields["population"]) ?? ""
                reader.add(
                    layer, feature.id, .badValue, .setAside,
                    "population of \(code) is “\(value)”; expected a whole number, 0 or more")
                continue
            }
            if let known = communes[commune].people {
                reader.add(
                    layer, feature.id, .ambiguous, .setAside,
                    "\(code) occurs again with \(Int(people)) people; the first row (\(known)) counts")
                continue
            }
            communes[commune].people = Int(people)
        }
        if unused > 0 {
            reader.add(
                layer, "", .unmatched, .noted, "\(unused) rows belong to no commune of the workspace and are unused")
        }
        for commune in communes where commune.people == nil {
            reader.add(
                layer, commune.code, .unmatched, .noted,
                "no census row for commune \(commune.code) (\(commune.name)); it counts as having no residents")
        }
    }
}
