import PermitRules
import Sunset

/// First-year cost of a site by what carries it and by what the law asks before, million VND; see `GeoData/siting`.
struct SitingCosts {
    let table: ParameterSet

    /// - Throws: ``SunsetError`` naming file, line and column.
    init(file: String) throws(SunsetError) { table = try ParameterSet(try CSVTable(path: file)) }

    /// What the operators on a structure pay together: the structure and what its permission takes.
    func structure(_ structure: StructureClass, firmness: Int?) throws(SunsetError) -> Double {
        let consent = try firmness.map { firmness throws(SunsetError) in
            try table.value("consent_\(min(max(firmness, 1), 3))")
        }
        switch structure {
        case .groundMast: return try table.value("structure_ground") + (consent ?? 0)
        case .bulkyRoofMast: return try table.value("structure_bulky_roof") + (consent ?? 0)
        case .nonBulkyRoofMast: return try table.value("structure_non_bulky_roof") + (consent ?? 0)
        case .sharedMast: return 0
        }
    }

    /// What each operator pays for itself.
    func tenant(on structure: StructureClass, firmness: Int?) throws(SunsetError) -> Double {
        let equipment = try table.value("equipment")
        guard structure == .sharedMast else { return equipment }
        return try equipment + table.value("share_standing_mast")
            + table.value("consent_\(min(max(firmness ?? 1, 1), 3))")
    }
}
