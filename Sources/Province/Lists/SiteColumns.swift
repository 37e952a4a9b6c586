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
        owner = find(
            "operator",
            [
                "operator", "nhà mạng", "doanh nghiệp", "tên doanh nghiệp", "doanh nghiệp viễn thông", "đơn vị",
                "chủ đầu tư",
                "đơn vị quản lý", "chủ sở hữu", "owner", "company",
            ])
        structure = find(
            "structure",
            [
                "structure", "loại cột", "loại công trình", "loại trạm", "loại cột anten", "loại cột ăng ten",
                "loại hình",
                "structure_type", "mast_type",
            ])
        height = find(
            "height",
            [
                "height_m", "height", "chiều cao", "độ cao", "chiều cao cột", "độ cao cột", "độ cao anten",
                "chiều cao anten",
                "chiều cao ăng ten", "độ cao ăng ten", "chiều cao công trình", "độ cao công trình",
                "chiều cao cột anten",
                "chiều cao cột ăng ten", "chiều cao công trình so với mặt đất", "chiều cao so với mặt đất",
                "chiều cao cột m",
                "tower_height", "mast_height", "antenna_height", "cao",
            ])
        bands = find("bands", ["bands", "băng tần", "bang_tan"])
        power = find(
            "eirp",
            ["eirp_dbm", "eirp", "công suất bức xạ", "công suất eirp", "công suất bức xạ đẳng hướng tương đương"])
        carrier = find("carrier", ["carrier_mhz", "tần số", "frequency_mhz"])
        tilt = find(
            "downtilt",
            ["downtilt", "tilt", "góc ngẩng", "góc cụp", "góc tilt", "góc nghiêng", "tilt_deg", "downtilt_deg"])
        compound = find(
            "compound",
            [
                "compound_m2", "compound", "diện tích xây dựng", "diện tích chiếm đất", "diện tích đất",
                "diện tích sử dụng đất",
                "diện tích sử dụng", "diện tích khu đất", "diện tích",
            ])
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
