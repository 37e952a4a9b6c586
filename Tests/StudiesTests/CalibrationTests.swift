import Foundation
import GeoStore
import Propagation
import Province
import Studies
import Testing
import Units
import _TestSupport

/// Calibration on the measured losses of three GSM 1800 cells in Recife, whose positions carry a real slip.
@Suite struct CalibrationTests {
    static let shared = SharedData.path("drive_test/recife")

    static func recife(acceptsFixes: Bool) throws -> DriveTest {
        let folder = try #require(shared)
        return try DriveTestImport(
            stations: folder + "/BTSs_Data.csv", samples: folder + "/measurements_bts01-03.csv",
            acceptsFixes: acceptsFixes
        ).run()
    }

    /// Read once for all tests.
    static let accepted = Swift.Result { try recife(acceptsFixes: true) }

    @Test(
        "Longitudes ten times too small are named with the fix, and applied only when accepted",
        .enabled(if: shared != nil))
    func positionSlip() throws {
        let error = #expect(throws: StudyError.self) { try Self.recife(acceptsFixes: false) }
        let text = error.map { "\($0)" } ?? ""
        #expect(
            text.contains(
                "BTSs_Data.csv: no cell can be used; cell BTS_01 at -3.489272, -8.068361 lies 3461 km from its samples; suspected cause: longitude ten times too small; -34.89272, -8.068361 would fit"
            ), "\(text)")

        let test = try Self.accepted.get()
        #expect(test.cells.map(\.name) == ["BTS_01", "BTS_02", "BTS_03"])
        #expect(test.points.count == 3 * 2327)
        let repaired = test.ledger.entries.filter { $0.action == .repaired }
        #expect(repaired.count == 3)
        #expect(repaired.allSatisfy { $0.defect == .badCoordinate })
        #expect(test.ledger.entries.filter { $0.action == .noted }.map(\.detail) == ["cell BTS_04 has no sample"])
        // The distances the file states were computed from the true positions.
        let stated = try CSVTable(try #require(Self.shared) + "/measurements_bts01-03.csv").rows
        let worst = try zip(test.points, stated).reduce(0) {
            max($0, abs($1.0.distance.metres - (try $1.1.number("dist")) * 1000))
        }
        #expect(worst < 8)
    }

    static func result(_ model: CalibrationFile.Model, _ pattern: CalibrationStudy.Pattern) throws
        -> CalibrationStudy.Result
    {
        try CalibrationStudy(
            test: try accepted.get(), model: model, pattern: pattern, carrier: .megahertz(1842)
        ).run()
    }

    @Test("Fitted on two cells and scored on the third: better than every plain way", .enabled(if: shared != nil))
    func heldOutCells() throws {
        let panel = try Self.result(.hata, .panel)
        let expected = [
            ("Okumura-Hata", 14.2), ("constant", 11.6), ("one slope", 11.5), ("one slope, pattern of the file", 10.9),
            ("calibrated hata, pattern panel", 10.6),
        ]
        #expect(panel.scores.map(\.name) == expected.map(\.0))
        for (score, (name, rmse)) in zip(panel.scores, expected) {
            #expect(abs(score.rootMeanSquare - rmse) <= 0.05, "\(name): \(score.rootMeanSquare)")
        }
        let file = try #require(try Self.result(.freeSpace, .file).scores.last)
        #expect(abs(file.rootMeanSquare - 10.9) <= 0.05, "\(file.rootMeanSquare)")
        #expect(file.cells.map(\.fold) == ["BTS_01", "BTS_02", "BTS_03"])

        let correction = try #require(panel.calibration.corrections["GSM1800"])
        #expect(correction.samples == 6981)
        #expect(abs(correction.after.bias) < 0.5)
        #expect(correction.after.deviation < correction.before.deviation)
        #expect(panel.blocks.count == 6981)
        #expect(panel.blocks.rootMeanSquare < correction.before.rootMeanSquare)
    }

    /// Losses of a known law with a tenth of gross outliers.
    static func lawful() -> [CalibrationSample] {
        var random = SplitMix(state: 7)
        return (0..<400).map { index in
            let distance = Length.metres(Double.random(in: 50...2000, using: &random))
            let pattern = Decibels(Double.random(in: 0...20, using: &random))
            let noise = Double.random(in: -1...1, using: &random) + (index % 10 == 0 ? 60 : 0)
            let modelled = Decibels(100)
            let correction = 12 - 7 * log10(distance.kilometres) + 0.4 * pattern.decibels
            return CalibrationSample(
                group: "urban", cell: "C\(index % 3)", distance: distance, measured: Decibels(100 + correction + noise),
                modelled: modelled, patternLoss: pattern)
        }
    }

    @Test("Offset, slope and share of the pattern are found although every tenth loss is 60 dB off")
    func resistsOutliers() throws {
        let correction = try #require(try Calibration(samples: Self.lawful()).corrections["urban"])
        #expect(abs(correction.offset - 12) < 0.5)
        #expect(abs(correction.slope + 7) < 0.5)
        #expect(abs(correction.patternShare - 0.4) < 0.03)
        let plain = try #require(try Calibration(samples: Self.lawful(), isRobust: false).corrections["urban"])
        #expect(abs(plain.offset - 12) > 4)
    }

    @Test("Outside the distances measured the correction of the nearest end is kept")
    func isHeldOutsideItsDistances() throws {
        let correction = try #require(try Calibration(samples: Self.lawful()).corrections["urban"])
        let end = correction.decibels(at: .metres(correction.farthest), patternLoss: Decibels(0))
        #expect(correction.decibels(at: .kilometres(20), patternLoss: Decibels(0)) == end)
    }

    @Test("Too few samples, a single cell and an unknown band are refused in words")
    func refusals() throws {
        func message(_ body: () throws -> Void) -> String {
            do {
                try body()
                return "nothing"
            } catch {
                return "\(error)"
            }
        }
        #expect(
            message { _ = try Calibration(samples: Array(Self.lawful().prefix(29))) }
                == "“urban” has 29 measured losses, a correction needs 30: join it with another group")
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("drive-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        try "cell,lat,lon,height,band,azimuth\nA,10.5,106.5,30,GSM1801,0\nB,10.51,106.5,30,GSM1800,90\n"
            .write(toFile: root + "/cells.csv", atomically: true, encoding: .utf8)
        try
            ("cell,lat,lon,loss\n"
            + (0..<80).map { "\($0 % 2 == 0 ? "A" : "B"),10.5\($0),106.51,120" }.joined(separator: "\n"))
            .write(toFile: root + "/samples.csv", atomically: true, encoding: .utf8)
        let test = try DriveTestImport(stations: root + "/cells.csv", samples: root + "/samples.csv").run()
        #expect(
            message { _ = try CalibrationStudy(test: test).run() }
                == "cell A: band “GSM1801” is not known; GSM1800 may be meant; correct it or name the carrier in MHz")
        #expect(
            message {
                _ = try DriveTestImport(
                    stations: root + "/cells.csv", samples: root + "/samples.csv", columns: ["loss": "RSSI"]
                ).run()
            } == "\(root)/samples.csv, layer “samples”: has no column “RSSI”. It has: cell, lat, lon, loss.")
        #expect(
            message {
                _ = try DriveTestImport(
                    stations: root + "/cells.csv", samples: root + "/samples.csv", columns: ["colour": "x"]
                ).run()
            }.hasPrefix("colour: no meaning of a column; known: azimuth, band, cell"))
    }
}
