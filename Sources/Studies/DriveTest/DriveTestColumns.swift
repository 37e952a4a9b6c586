import GeoStore

/// Which column of a drive test's tables means what: names in use by meaning, unless the user declares others.
struct DriveTestColumns {
    static let known: [String: [String]] = [
        "cell": ["cell", "cell_id", "BTS_ID", "site", "station"],
        "latitude": ["latitude", "lat"],
        "longitude": ["longitude", "lon", "lng"],
        "height": ["height", "antenna_height", "h"],
        "band": ["band", "carrier", "frequency"],
        "azimuth": ["azimuth"],
        "electrical_tilt": ["electrical_tilt", "tiltEle"],
        "mechanical_tilt": ["mechanical_tilt", "tiltMec"],
        "loss": ["loss", "path_loss", "PLreal"],
        "distance_km": ["distance_km", "dist"],
        "pattern_horizontal": ["pattern_horizontal", "attHor"],
        "pattern_vertical": ["pattern_vertical", "attVer"],
        "surroundings": ["surroundings", "clutter"],
    ]
    static let meanings = known.keys.sorted()

    let table: CSVTable
    let declared: [String: String]

    /// The column of a meaning; nil when the table has none and none was declared.
    func name(_ meaning: String) -> String? {
        if let declared = declared[meaning] { return declared }
        return Self.known[meaning]?.first { table.columns.contains($0) }
    }

    /// - Throws: ``StoreError/fieldMissing(path:layer:field:available:)`` naming the meaning.
    func required(_ meaning: String) throws(StoreError) -> String {
        guard let name = name(meaning) else {
            throw .fieldMissing(path: table.path, layer: table.name, field: meaning, available: table.columns)
        }
        return name
    }
}
