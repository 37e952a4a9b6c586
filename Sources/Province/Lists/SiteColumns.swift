import GeoStore
import PermitRules

/// Which column of a site table means what: as the workspace maps it, else by the headings operators use.
struct SiteColumns {
    let site: Int?
    let owner: Int?
    let structure: Int?
    let height: Int?
    let bands: Int?
    let power: Int?
    let carrier: Int?
    let tilt: Int?
    let compound: Int?
    /// Facts of the rules that are columns of the table.
    let facts: [(definition: FactDefinition, column: Int)]
    /// The columns of the coordinates, for messages.
    let position: (x: Int, y: Int)?

    init(_ table: FeatureTable, mapped: [String: String], facts definitions: [FactDefinition]) {
        func find(_ meaning: String, _ names: [String]) -> Int? {
            mapped[meaning].map { table.fieldIndex(among: [$0]) } ?? table.fieldIndex(among: names)
        }
        site = find(
            "site",
            ["site_id", "site", "mã trạm", "mã vị trí", "ma_bts", "station", "id", "tên trạm", "name", "tên", "STT"])
        owner = find("operator", ["operator", "nhà mạng", "doanh nghiệp", "đơn vị", "chủ đầu tư"])
        structure = find("structure", ["structure", "loại cột", "loại công trình", "loại trạm"])
        height = find(
            "height", ["height_m", "height", "chiều cao", "độ cao", "chiều cao cột", "độ cao cột", "độ cao anten"])
        bands = find("bands", ["bands", "băng tần", "bang_tan"])
        power = find("eirp", ["eirp_dbm", "eirp"])
        carrier = find("carrier", ["carrier_mhz", "tần số", "frequency_mhz"])
        tilt = find("downtilt", ["downtilt", "tilt", "góc ngẩng", "góc cụp"])
        compound = find("compound", ["compound_m2", "compound", "diện tích xây dựng", "diện tích chiếm đất"])
        position = table.coordinateFields
        let height = height
        facts = definitions.compactMap { definition in
            let id = definition.fact.rawValue
            if let name = mapped[id] { return table.fieldIndex(among: [name]).map { (definition, $0) } }
            guard case .column(let name)? = definition.source else { return nil }
            if let column = table.fieldIndex(among: [name]) { return (definition, column) }
            return id == "height" ? height.map { (definition, $0) } : nil
        }
    }
}

extension StructureClass {
    /// The class a list names: by our own word, or as Vietnamese lists put it; nil for anything else.
    init?(listed text: String) {
        let folded = UnitName.plain(text).filter { $0.isLetter || $0.isNumber }
        switch folded {
        case "groundmast", "ground", "cotduoidat", "cotdat", "duoidat", "matdat", "cotmatdat", "a2b", "maydat",
            "cottucung", "dayco", "cotdayco", "tudung", "cotcongkenhduoidat", "macro":
            self = .groundMast
        case "bulkyroofmast", "bulkyroof", "roof", "roofmast", "trenmai", "cottrenmai", "mainha", "rooftop", "a2a",
            "cotcongkenhtrenmai":
            self = .bulkyRoofMast
        case "nonbulkyroofmast", "nonbulkyroof", "nonbulky", "khongcongkenh", "cotkhongcongkenh", "a1a", "a1b",
            "thanthienmoitruong", "nguytrang", "cotnguytrang", "smallcell":
            self = .nonBulkyRoofMast
        case "sharedmast", "shared", "dungchung", "cotdungchung", "thue", "colocation", "colocated":
            self = .sharedMast
        default: return nil
        }
    }
}
