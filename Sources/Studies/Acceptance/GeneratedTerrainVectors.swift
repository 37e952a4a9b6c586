import GeoStore
import Propagation

extension VectorAcceptance.Kind {
    /// Paths over real terrain: `profiles.csv` and one file of cases per model.
    static let generatedTerrain = Self(folder: "gen-terrain") { folder, tally in
        var profiles: [String: ReferenceProfile] = [:]
        if let table = try CSVTable.ifPresent(folder + "/profiles.csv") {
            for row in table.rows {
                let code = try row.text("zone")
                profiles[try row.text("profile"), default: ReferenceProfile()].append(
                    try row.number("d_km"), try row.number("h_m"), clutter: try row.number("clutter_m"),
                    zone: code == "1" ? .sea : code == "3" ? .coastal : .inland)
            }
        }
        try addGeneratedITM(folder, profiles, &tally)
        try addGeneratedP1812(folder, profiles, &tally)
    }
}
