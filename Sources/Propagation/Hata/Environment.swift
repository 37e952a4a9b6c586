/// What stands around the terminal, in the three classes of Hata's formulas.
///
/// The raw values are those of an environment raster.
public enum Environment: UInt8, Hashable, Sendable, Codable, CaseIterable {
    case open = 0
    case suburban = 1
    case urban = 2

    /// Raster value of a cell that is not known; no level is given there.
    public static let noData: UInt8 = 255
}

/// Size of the city whose streets the urban class stands for.
public enum CitySize: String, Hashable, Sendable, Codable, CaseIterable {
    case smallMedium
    /// Dense high-rise centre: its own a(hm) in Okumura-Hata, C = 3 dB in COST 231-Hata.
    case large
}
