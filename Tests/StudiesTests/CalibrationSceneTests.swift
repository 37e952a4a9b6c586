import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Testing
import Units
import _TestSupport

@testable import Province
@testable import Studies

/// P.1812 calibrated over a workspace's own ground, and the map that takes the corrections.
@Suite struct CalibrationSceneTests {
    /// Two masts of 42 m over gently rising ground, measured along a cross of streets: 9 dB more than the model says.
    static func study(_ world: World) throws -> CalibrationStudy {
        let toGeographic = try Transformer(from: .epsg(9210), to: .wgs84)
        let centre = HandWorkedProvince.centre(0)
        let cells = try [400.0, -700].enumerated().map { number, east in
            DriveTest.Cell(
                name: "C\(number)", position: try toGeographic.transform(Coordinate(centre.x + east, centre.y + 300)),
                height: .metres(42), band: "LTE1800", azimuth: nil, downtilt: .degrees(0))
        }
        let scene = try CalibrationScene(Scene(world, HandWorkedProvince.book))
        var points: [DriveTest.Point] = []
        for (number, cell) in cells.enumerated() {
            let places = try (1...60).map { step in
                try toGeographic.transform(
                    Coordinate(centre.x + 300 + 20 * Double(step), centre.y - 900 + 25 * Double(step)))
            }
            let losses = try scene.losses(of: cell, carrier: .megahertz(1842.5), at: places)
            for (place, answer) in zip(places, losses) {
                let loss = try #require(answer).loss
                points.append(
                    DriveTest.Point(
                        cell: number, position: place, distance: Geodesic.distance(cell.position, place),
                        measured: Decibels(loss + 9), patternLoss: nil, surroundings: "as the file says"))
            }
        }
        let test = DriveTest(cells: cells, points: points, ledger: .init())
        return CalibrationStudy(test: test, model: .p1812, pattern: .none, scene: scene)
    }

    static func world() throws -> World {
        var world = try TerrainCoverTests.world { east, north in Float((20 + east / 200 + north / 300).rounded()) }
        world.stations[0].equipment.carriers[.lte] = [.megahertz(1842.5)]
        return world
    }

    @Test("What was added to the model is learnt, group by group of the map's surroundings, and moves the map")
    func movesTheMap() throws {
        var world = try Self.world()
        let result = try Self.study(world).run()
        #expect(Array(result.calibration.corrections.keys) == ["open LTE1800"])
        let correction = try #require(result.calibration.corrections["open LTE1800"])
        #expect(abs(correction.before.bias - 9) < 1e-3)
        #expect(abs(correction.after.bias) < 1e-3 && correction.after.deviation < 1e-3)
        let last = try #require(result.scores.last)
        #expect(last.name == "calibrated p1812, pattern none" && last.rootMeanSquare < 1e-3)

        let file = CalibrationFile(model: .p1812, calibration: result.calibration)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".json").path
        try file.json.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try CalibrationFile(path: path) == file)

        let before = try TerrainCoverTests.cover(world)
        world.radio = world.radio.map {
            RadioSetting(climate: $0.climate, clutter: $0.clutter, calibration: file)
        }
        let after = try TerrainCoverTests.cover(world)
        // South of the mast, outside the built quarter: open ground. No share of the pattern was learnt, so it goes.
        let plain = try #require(try TerrainCoverTests.level(before, 500, -1700))
        let moved = try #require(try TerrainCoverTests.level(after, 500, -1700))
        #expect(moved != plain)
        // Inside the quarter the class is another one, and nothing was learnt there.
        #expect(try TerrainCoverTests.level(before, 0, 100) == TerrainCoverTests.level(after, 0, 100))
    }

    @Test("Corrections that do not fit the map are refused in words")
    func refusals() throws {
        func message(_ text: String) throws -> String {
            let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".json").path
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(atPath: path) }
            let error = #expect(throws: ProvinceError.self) { try CalibrationFile(path: path) }
            return error.map { "\($0)".replacingOccurrences(of: path, with: "FILE") } ?? ""
        }
        #expect(
            try message("{}") == "FILE: not a file of corrections; expected what `phusong calibrate --out` writes")
        #expect(
            try message(#"{"model": "hata", "corrections": {}}"#)
                == "FILE: corrects hata, maps are made by p1812; run `phusong calibrate --workspace`")
        let error = #expect(throws: StudyError.self) {
            var world = try Self.world()
            world.radio = nil
            _ = try CalibrationScene(Scene(world, HandWorkedProvince.book))
        }
        #expect(
            error.map { "\($0)" }
                == "hand: its maps are not made by p1812: it has no terrain, or coverage.model is hata")
    }
}
