/// The national grid of Vietnam: one 3° zone with its own central meridian per province.
///
/// All zones are transverse Mercator on the WGS 84 ellipsoid, datum VN-2000, scale 0.9999, false easting
/// 500,000 m. Meridians: a list of 61 provinces that cites Circular 24/2024 (second-hand; Vĩnh Phúc and
/// Hòa Bình from the areas of EPSG:5897 and 9211); codes: EPSG register v10.076. The provinces are the 63 that
/// existed until 2025-06-30: a sheet keeps the meridian of the province it was drawn for.
public enum VN2000 {
    public struct Zone: Hashable, Sendable {
        /// EPSG code of the projected system.
        public let epsg: Int
        /// Central meridian, degrees east.
        public let meridian: Double

        public var crs: CRS { .epsg(epsg) }
    }

    public struct Province: Hashable, Sendable {
        /// Two digits of the General Statistics Office.
        public let code: String
        public let name: String
        /// Central meridian of its zone, degrees east.
        public let meridian: Double
    }

    /// Every 3° zone with a code, by meridian. EPSG:5896 (102°) serves no province.
    public static let zones: [Zone] = [
        (5896, 102), (9205, 103), (9206, 104), (9207, 104.5), (9208, 104.75), (5897, 105), (9209, 105.5),
        (9210, 105.75), (9211, 106), (9212, 106.25), (9213, 106.5), (9214, 107), (9215, 107.25), (9216, 107.5),
        (5899, 107.75), (5898, 108), (9217, 108.25), (9218, 108.5),
    ].map { Zone(epsg: $0.0, meridian: $0.1) }

    /// The zone of a province of before 2025-07-01; nil for a code that none of the 63 had.
    public static func zone(forProvince gsoCode: String) -> Zone? {
        guard let province = provinces.first(where: { $0.code == gsoCode }) else { return nil }
        return zones.first { $0.meridian == province.meridian }
    }

    /// The 63, by code.
    public static let provinces: [Province] = [
        ("01", "Hà Nội", 105), ("02", "Hà Giang", 105.5), ("04", "Cao Bằng", 105.75), ("06", "Bắc Kạn", 106.5),
        ("08", "Tuyên Quang", 106), ("10", "Lào Cai", 104.75), ("11", "Điện Biên", 103), ("12", "Lai Châu", 103),
        ("14", "Sơn La", 104), ("15", "Yên Bái", 104.75), ("17", "Hòa Bình", 106), ("19", "Thái Nguyên", 106.5),
        ("20", "Lạng Sơn", 107.25), ("22", "Quảng Ninh", 107.75), ("24", "Bắc Giang", 107), ("25", "Phú Thọ", 104.75),
        ("26", "Vĩnh Phúc", 105), ("27", "Bắc Ninh", 105.5), ("30", "Hải Dương", 105.5), ("31", "Hải Phòng", 105.75),
        ("33", "Hưng Yên", 105.5), ("34", "Thái Bình", 105.5), ("35", "Hà Nam", 105), ("36", "Nam Định", 105.5),
        ("37", "Ninh Bình", 105), ("38", "Thanh Hóa", 105), ("40", "Nghệ An", 104.75), ("42", "Hà Tĩnh", 105.5),
        ("44", "Quảng Bình", 106), ("45", "Quảng Trị", 106.25), ("46", "Thừa Thiên Huế", 107),
        ("48", "Đà Nẵng", 107.75),
        ("49", "Quảng Nam", 107.75), ("51", "Quảng Ngãi", 108), ("52", "Bình Định", 108.25), ("54", "Phú Yên", 108.5),
        ("56", "Khánh Hòa", 108.25), ("58", "Ninh Thuận", 108.25), ("60", "Bình Thuận", 108.5),
        ("62", "Kon Tum", 107.5),
        ("64", "Gia Lai", 108.5), ("66", "Đắk Lắk", 108.5), ("67", "Đắk Nông", 108.5), ("68", "Lâm Đồng", 107.75),
        ("70", "Bình Phước", 106.25), ("72", "Tây Ninh", 105.5), ("74", "Bình Dương", 105.75),
        ("75", "Đồng Nai", 107.75),
        ("77", "Bà Rịa - Vũng Tàu", 107.75), ("79", "Hồ Chí Minh", 105.75), ("80", "Long An", 105.75),
        ("82", "Tiền Giang", 105.75), ("83", "Bến Tre", 105.75), ("84", "Trà Vinh", 105.5), ("86", "Vĩnh Long", 105.5),
        ("87", "Đồng Tháp", 105), ("89", "An Giang", 104.75), ("91", "Kiên Giang", 104.5), ("92", "Cần Thơ", 105),
        ("93", "Hậu Giang", 105), ("94", "Sóc Trăng", 105.5), ("95", "Bạc Liêu", 105), ("96", "Cà Mau", 104.5),
    ].map { Province(code: $0.0, name: $0.1, meridian: $0.2) }
}
