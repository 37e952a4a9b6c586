import GeoStore

extension VectorAcceptance.Kind {
    /// Paths over real terrain: `profiles.csv` and one file of cases per model.
    static let generatedTerrain = Self(folder: "gen-terrain") { folder, tally in
        var heights: [String: [Double]] = [:]
        if let table = try CSVTable.ifPresent(folder + "/profiles.csv") {
            for row in table.rows {
                heights[try row.text("profile"), default: []].append(try row.number("h_m"))
            }
        }
        try addGeneratedITM(folder, heights, &tally)
    }
}
