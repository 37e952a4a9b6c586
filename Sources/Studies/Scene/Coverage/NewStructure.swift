import Province
import Units

/// Heights of what would be built, above ground. ASSUMPTION: the masts and roofs usual in Vietnamese provinces.
enum NewStructure {
    static let ground = StationTemplate.groundHeight
    /// Three storeys and 6 m of mast.
    static let bulkyRoof = Length.metres(18)
    /// Three storeys and the 3 m that TTLT 15/2016 leaves a non-bulky mast.
    static let nonBulkyRoof = Length.metres(15)
    /// A guest hangs below the host's antennas.
    static let belowHost = Length.metres(3)

    /// Whole metres left for a guest below the host's antennas, 10 m at least.
    static func sharedHeight(on host: Station) -> Int {
        max(10, Int((host.height - belowHost).metres.rounded(.down)))
    }
}
