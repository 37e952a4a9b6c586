import GeoStore
import Propagation
import Units

extension VectorAcceptance.Kind {
    /// Hata family, ECC-33, SUI and TR 38.901: `expected.csv`, by the source of each value.
    static let empirical = Self(folder: "empirical") { folder, tally in
        guard let table = try CSVTable.ifPresent(folder + "/expected.csv") else { return }
        for row in table.rows {
            let loss = try model(row).pathLoss(atGroundDistance: .kilometres(try row.number("d_km")))
            let source = try row.text("source").split(separator: " ").first.map(String.init) ?? ""
            tally.add(source, error: loss.decibels - (try row.number("loss_db")))
        }
    }

    /// ITU-R P.2109: `expected.csv`.
    static let p2109 = Self(folder: "p2109-crc") { folder, tally in
        guard let table = try CSVTable.ifPresent(folder + "/expected.csv") else { return }
        for row in table.rows {
            let model = try BuildingEntryLoss(
                carrier: .gigahertz(try row.number("f_ghz")),
                construction: try row.number("building_type") == 1 ? .traditional : .thermallyEfficient)
            let loss = try model.loss(
                notExceededFor: try row.number("prob_pct") / 100,
                elevation: .degrees(try row.number("elevation_deg")))
            tally.add(error: loss.decibels - (try row.number("bel_db")))
        }
    }

    /// The model a row names; inputs outside a model's interval are extrapolated, as the values were.
    private static func model(_ row: CSVTable.Row) throws -> any PathLossModel {
        let carrier = Frequency.megahertz(try row.number("f_mhz"))
        let base = Length.metres(try row.number("hb_m")), terminal = Length.metres(try row.number("hm_m"))
        let surroundings = try row.text("env")
        let sight: Sight = try row.text("los") == "LOS" ? .lineOfSight : .obstructed
        let isLarge = ["large", "urban-large", "metropolitan"].contains(surroundings)
        switch try row.text("model") {
        case "okumura-hata":
            return try OkumuraHata(
                carrier: carrier, baseHeight: base, terminalHeight: terminal,
                environment: surroundings == "open" ? .open : surroundings == "suburban" ? .suburban : .urban,
                city: isLarge ? .large : .smallMedium, extrapolate: true)
        case "cost231-hata":
            return try COST231Hata(
                carrier: carrier, baseHeight: base, terminalHeight: terminal, environment: .urban,
                city: isLarge ? .large : .smallMedium, extrapolate: true)
        case "ecc-33":
            return try ECC33(
                carrier: carrier, baseHeight: base, terminalHeight: terminal, city: isLarge ? .large : .smallMedium,
                extrapolate: true)
        case "sui":
            guard let terrain = SUI.Terrain(rawValue: surroundings) else {
                throw row.bad("env", expected: "A, B or C")
            }
            return try SUI(
                carrier: carrier, baseHeight: base, terminalHeight: terminal, terrain: terrain, extrapolate: true)
        case "38901-rma":
            return try RuralMacro(carrier: carrier, baseHeight: base, terminalHeight: terminal, sight: sight)
        case "38901-uma" where base == UrbanMacro.baseHeight:
            return try UrbanMacro(carrier: carrier, terminalHeight: terminal, sight: sight)
        case "38901-umi" where base == UrbanMicro.baseHeight:
            return try UrbanMicro(carrier: carrier, terminalHeight: terminal, sight: sight)
        default:
            throw row.bad("model", expected: "a model of this set, UMa with a base of 25 m, UMi with one of 10 m")
        }
    }
}
