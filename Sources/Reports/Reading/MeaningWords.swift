/// What a column is taken for, in the words of an office, with the key of the workspace file behind it.
struct MeaningWords {
    let language: Language

    /// - Parameters:
    ///   - key: of `fields` in the workspace file.
    ///   - role: of the source; a code is of land in one and of a unit in another.
    func text(_ key: String, role: String) -> String {
        guard let words = Self.special[role]?[key] ?? Self.usual[key] else { return key }
        return "\(words[language]) (\(key))"
    }

    private static let special: [String: [String: Bilingual]] = [
        "land_use.recorded": ["code": landCode], "land_use.planned": ["code": landCode],
        "priority_places": [
            "name": Bilingual(vi: "tên địa điểm", en: "name of the place"),
            "people": Bilingual(vi: "số người làm việc", en: "people who work there"),
        ],
    ]

    private static let landCode = Bilingual(vi: "mã loại đất", en: "land code")

    private static let usual: [String: Bilingual] = [
        "code": Bilingual(vi: "mã đơn vị hành chính", en: "code of the unit"),
        "name": Bilingual(vi: "tên đơn vị hành chính", en: "name of the unit"),
        "rank": Bilingual(vi: "loại đơn vị", en: "rank of the unit"),
        "district": Bilingual(vi: "mã hoặc tên huyện", en: "code or name of the district"),
        "district_name": Bilingual(vi: "tên huyện", en: "name of the district"),
        "province": Bilingual(vi: "tỉnh", en: "province"),
        "valid_from": Bilingual(vi: "có từ ngày", en: "in force from"),
        "valid_to": Bilingual(vi: "có đến ngày", en: "in force until"),
        "population": Bilingual(vi: "dân số, người", en: "population, people"),
        "id": Bilingual(vi: "số hiệu thửa", en: "id of the parcel"),
        "residential_area": Bilingual(vi: "diện tích đất ở, m²", en: "residential area, m²"),
        "commune": Bilingual(vi: "mã xã của thửa", en: "commune of the parcel"),
        "site": Bilingual(vi: "mã trạm", en: "site"),
        "operator": Bilingual(vi: "nhà mạng", en: "operator"),
        "technologies": Bilingual(vi: "công nghệ", en: "technologies"),
        "technology": Bilingual(vi: "công nghệ", en: "technology"),
        "structure": Bilingual(vi: "loại cột ăng ten", en: "kind of structure"),
        "height": Bilingual(vi: "chiều cao, m", en: "height, m"),
        "longitude": Bilingual(vi: "kinh độ", en: "longitude"),
        "latitude": Bilingual(vi: "vĩ độ", en: "latitude"),
        "x": Bilingual(vi: "tọa độ đông", en: "easting"),
        "y": Bilingual(vi: "tọa độ bắc", en: "northing"),
        "status": Bilingual(vi: "tình trạng", en: "status"),
        "decision": Bilingual(vi: "số văn bản chấp thuận", en: "decision"),
        "approved": Bilingual(vi: "ngày được chấp thuận", en: "day of approval"),
        "withdrawn": Bilingual(vi: "ngày thu hồi", en: "day of withdrawal"),
        "withdrawn_by": Bilingual(vi: "văn bản thu hồi", en: "withdrawn by"),
        "yearly": Bilingual(vi: "thuộc kế hoạch hằng năm", en: "of a yearly plan"),
        "extended": Bilingual(vi: "đã gia hạn", en: "extended"),
        "azimuths": Bilingual(vi: "góc phương vị, độ", en: "azimuths, degrees"),
        "bands": Bilingual(vi: "băng tần", en: "bands"),
        "power": Bilingual(vi: "công suất phát, dBm", en: "transmitter power, dBm"),
        "feeder": Bilingual(vi: "suy hao phi đơ, dB", en: "feeder loss, dB"),
        "tilt": Bilingual(vi: "góc cụp điện, độ", en: "electrical downtilt, degrees"),
        "mechanical_tilt": Bilingual(vi: "góc cụp cơ, độ", en: "mechanical downtilt, degrees"),
        "pattern": Bilingual(vi: "tệp giản đồ bức xạ", en: "antenna pattern file"),
        "share": Bilingual(vi: "tỷ lệ diện tích cần phủ", en: "share of the area to be served"),
    ]
}
