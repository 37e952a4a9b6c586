import Foundation
import Propagation
import Testing
import Units
import _TestSupport

/// ITU-R P.2108 against NTIA's test data, and the limits of ITU-R P.833, which has no public vectors.
@Suite struct ClutterLossTests {
    static let shared = SharedData.path("propagation/p2108-official")

    /// Losses are printed to 0.1 dB; rows with a return code of their own have to be refused.
    static func compare(_ file: String, _ column: String, loss: (VectorFile.Row) throws -> Decibels)
        throws
    {
        let rows = try VectorFile(path: try #require(Self.shared) + "/" + file).rows
        for row in rows {
            if try row.value("rtn") == 0 {
                let value = try loss(row)
                #expect(
                    value.isClose(to: Decibels(try row.value(column)), within: 0.0525),
                    "\(row): \(value.decibels)")
            } else {
                #expect(throws: PropagationError.self, "\(row)") { try loss(row) }
            }
        }
    }

    @Test("Section 3.1: a terminal below its clutter", .enabled(if: shared != nil))
    func terminalClutter() throws {
        try Self.compare("HeightGainTerminalCorrectionModelTestData.csv", "A_h__db") { row in
            let kind = Int(try row.value("clutter_type"))
            return try TerminalClutter(
                carrier: .gigahertz(try row.value("f__ghz")),
                surroundings: TerminalClutter.Surroundings.allCases[kind - 1],
                clutterHeight: .metres(try row.value("R__meter")),
                streetWidth: .metres(try row.value("w_s__meter"))
            ).loss(terminalHeight: .metres(try row.value("h__meter")))
        }
    }

    @Test("Section 3.2: statistics of terrestrial paths", .enabled(if: shared != nil))
    func terrestrialStatistics() throws {
        try Self.compare("TerrestrialStatisticalModelTestData.csv", "L_ctt__db") { row in
            try ClutterStatistics.terrestrialLoss(
                carrier: .gigahertz(try row.value("f__ghz")), distance: .kilometres(try row.value("d__km")),
                percentage: try row.value("p"))
        }
    }

    @Test("Section 3.3: statistics of slant paths", .enabled(if: shared != nil))
    func slantStatistics() throws {
        try Self.compare("AeronauticalStatisticalModelTestData.csv", "L_ces__db") { row in
            try ClutterStatistics.slantLoss(
                carrier: .gigahertz(try row.value("f__ghz")),
                elevation: .degrees(try row.value("theta_deg")),
                percentage: try row.value("p"))
        }
    }

    @Test(
        "The table of the domain page: terminals in towns at 1 km",
        arguments: [
            (0.7, 23.4, 28.6), (0.9, 24.5, 29.7), (1.8, 27.4, 32.7), (2.6, 28.9, 34.3), (3.5, 30.1, 35.5),
        ])
    func usualCarriers(gigahertz: Double, median: Double, ninetieth: Double) throws {
        for (percentage, expected) in [(50.0, median), (90, ninetieth)] {
            let loss = try ClutterStatistics.terrestrialLoss(
                carrier: .gigahertz(gigahertz), distance: .kilometres(1), percentage: percentage)
            #expect(loss.isClose(to: Decibels(expected), within: 0.06))
        }
    }

    @Test(
        "Woodland: γ·d for shallow wood, A_m for deep wood, and growing in between",
        arguments: Woodland.Kind.allCases)
    func woodland(kind: Woodland.Kind) throws {
        let wood = try Woodland(carrier: .megahertz(900), kind: kind, specificAttenuation: 0.2)
        #expect(try wood.loss(depth: .metres(0)) == Decibels(0))
        #expect(try wood.loss(depth: .metres(0.01)).isClose(to: Decibels(0.002), within: 1e-6))
        #expect(try wood.loss(depth: .kilometres(50)).isClose(to: wood.maximumLoss, within: 1e-9))
        let losses = try stride(from: 0.0, through: 500, by: 10).map {
            try wood.loss(depth: .metres($0))
        }
        #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("The tropical park costs at most 30.0 dB at 900 MHz")
    func tropicalPark() throws {
        let wood = try Woodland(carrier: .megahertz(900), kind: .tropicalPark, specificAttenuation: 0.2)
        #expect(wood.maximumLoss.isClose(to: Decibels(29.98), within: 0.01))  // 0.18 · 900^0.752, by hand
    }
}
