import Foundation
import GeoStore
import Propagation
import Units

extension VectorAcceptance.Kind {
    /// NTIA's published rows: `p2p.csv` with the profiles of `pfls.csv`, `area.csv`.
    static let itmOfficial = Self(folder: "itm-official") { folder, tally in
        try addArea(folder + "/area.csv", part: "area", sitings: ("tx_siting_criteria", "rx_siting_criteria"), &tally)
        guard let table = try CSVTable.ifPresent(folder + "/p2p.csv") else { return }
        let path = folder + "/pfls.csv"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw StoreError.fileMissing(path: path)
        }
        let profiles = text.split(whereSeparator: \.isNewline)
            .map { line in line.split(separator: ",").compactMap { Double($0) } }
        guard profiles.count == table.rows.count, profiles.allSatisfy({ $0.count > 3 && $0[0] == Double($0.count - 3) })
        else {
            throw StoreError.unreadable(path: path, reason: "expected one profile of n + 3 numbers per row of p2p.csv")
        }
        for (row, profile) in zip(table.rows, profiles) {
            let prediction = try model(row).prediction(heights: Array(profile[2...]), step: .metres(profile[1]))
            tally.add("p2p", error: prediction.loss.decibels - (try row.number("A__db")))
        }
    }

    /// ITM of the generated terrain set: `itm_p2p_cases.csv` with `profiles.csv`, `itm_area_cases.csv`.
    static func addGeneratedITM(_ folder: String, _ profiles: [String: ReferenceProfile], _ tally: inout VectorTally)
        throws
    {
        try addArea(folder + "/itm_area_cases.csv", part: "itm_area", sitings: ("tx_siting", "rx_siting"), &tally)
        guard let table = try CSVTable.ifPresent(folder + "/itm_p2p_cases.csv") else { return }
        for row in table.rows {
            guard let profile = profiles[try row.text("profile")] else {
                throw row.bad("profile", expected: "a profile of profiles.csv")
            }
            let prediction = try model(row).prediction(
                heights: profile.ground, step: .metres(try row.number("step_m")))
            tally.add("itm_p2p", error: prediction.loss.decibels - (try row.number("A__db")))
        }
    }

    private static func addArea(
        _ path: String, part: String, sitings: (String, String), _ tally: inout VectorTally
    ) throws {
        func siting(_ row: CSVTable.Row, _ column: String) throws -> IrregularTerrainModel.Siting {
            guard let siting = IrregularTerrainModel.Siting(rawValue: Int(try row.number(column))) else {
                throw row.bad(column, expected: "0, 1 or 2")
            }
            return siting
        }
        guard let table = try CSVTable.ifPresent(path) else { return }
        for row in table.rows {
            let prediction = try model(row).prediction(
                atGroundDistance: .kilometres(try row.number("d__km")),
                irregularity: .metres(try row.number("delta_h__meter")),
                transmitterSiting: try siting(row, sitings.0), receiverSiting: try siting(row, sitings.1))
            tally.add(part, error: prediction.loss.decibels - (try row.number("A__db")))
        }
    }

    /// The inputs of a row, in the columns and codes of NTIA's files.
    private static func model(_ row: CSVTable.Row) throws -> IrregularTerrainModel {
        typealias Statistics = IrregularTerrainModel.Statistics
        guard let climate = IrregularTerrainModel.Climate(rawValue: Int(try row.number("climate"))) else {
            throw row.bad("climate", expected: "a whole number from 1 to 7")
        }
        // Tens: the location is fixed; twenties: the situation.
        let code = Int(try row.number("mdvar"))
        guard (0..<40).contains(code), let mode = Statistics.Mode(rawValue: code % 10) else {
            throw row.bad("mdvar", expected: "0 to 3, with 10, 20 or 30 added")
        }
        return try IrregularTerrainModel(
            carrier: .megahertz(try row.number("f__mhz")), transmitterHeight: .metres(try row.number("h_tx__meter")),
            receiverHeight: .metres(try row.number("h_rx__meter")),
            polarisation: try row.number("pol") == 1 ? .vertical : .horizontal,
            ground: try IrregularTerrainModel.Ground(
                permittivity: try row.number("epsilon"), conductivity: try row.number("sigma")),
            climate: climate, refractivity: try row.number("N_0"),
            statistics: try Statistics(
                time: try row.number("time"), location: try row.number("location"),
                situation: try row.number("situation"), mode: mode, fixesLocation: code / 10 % 2 == 1,
                fixesSituation: code >= 20))
    }
}
