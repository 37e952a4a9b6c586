import GeoStore
import Propagation
import Units

extension VectorAcceptance.Kind {
    /// ITU-R P.2108, sections 3.1 to 3.3, one file each. A row whose `rtn` is not 0 has to be refused.
    static let p2108 = Self(folder: "p2108-official") { folder, tally in
        func evaluate(_ file: String, _ column: String, loss: (CSVTable.Row) throws -> Decibels) throws {
            guard let table = try CSVTable.ifPresent(folder + "/" + file) else { return }
            for row in table.rows {
                if try row.number("rtn") == 0 {
                    tally.add(error: try loss(row).decibels - (try row.number(column)))
                } else {
                    tally.addRefusal { _ = try loss(row) }
                }
            }
        }
        try evaluate("HeightGainTerminalCorrectionModelTestData.csv", "A_h__db") { row in
            let kinds = TerminalClutter.Surroundings.allCases
            guard let kind = Int(try row.text("clutter_type")), (1...kinds.count).contains(kind) else {
                throw row.bad("clutter_type", expected: "a whole number from 1 to \(kinds.count)")
            }
            return try TerminalClutter(
                carrier: .gigahertz(try row.number("f__ghz")), surroundings: kinds[kind - 1],
                clutterHeight: .metres(try row.number("R__meter")), streetWidth: .metres(try row.number("w_s__meter"))
            ).loss(terminalHeight: .metres(try row.number("h__meter")))
        }
        try evaluate("TerrestrialStatisticalModelTestData.csv", "L_ctt__db") { row in
            try ClutterStatistics.terrestrialLoss(
                carrier: .gigahertz(try row.number("f__ghz")), distance: .kilometres(try row.number("d__km")),
                percentage: try row.number("p"))
        }
        try evaluate("AeronauticalStatisticalModelTestData.csv", "L_ces__db") { row in
            try ClutterStatistics.slantLoss(
                carrier: .gigahertz(try row.number("f__ghz")), elevation: .degrees(try row.number("theta_deg")),
                percentage: try row.number("p"))
        }
    }
}
