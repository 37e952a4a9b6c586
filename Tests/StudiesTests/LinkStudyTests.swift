import Foundation
import GeoStore
import Geometry
import Propagation
import Province
import Studies
import Testing
import Units
import _TestSupport

/// One path with all models side by side, and the inputs it refuses.
@Suite struct LinkStudyTests {
    static let terrain = SharedData.path("terrain/S37E175.hgt")

    static func study(
        _ a: (Double, Double) = (175.32959, -36.211331), _ b: (Double, Double) = (175.460236, -36.248008),
        height: Double = 30, megahertz: Double = 900
    ) throws -> LinkStudy {
        LinkStudy(
            from: LinkStudy.End(position: Coordinate(a.0, a.1), height: .metres(height)),
            to: LinkStudy.End(position: Coordinate(b.0, b.1), height: .metres(1.5)), carrier: .megahertz(megahertz),
            climate: try RadioClimate(lapseRate: 45, refractivity: 330))
    }

    @Test("Models that see the hill lose more than free space; all names are there", .enabled(if: terrain != nil))
    func modelsSideBySide() throws {
        let result = try Self.study().run(terrain: try #require(Self.terrain))
        #expect(!result.sight.isClear)
        var losses: [String: Double] = [:]
        for prediction in result.predictions {
            if case .loss(let loss, _) = prediction.answer { losses[prediction.model] = loss.decibels }
        }
        let free = try #require(losses["free space"])
        #expect(abs(free - 113.4) < 0.05)  // 32.45 + 20 log10(900 · 12.43)
        for model in [
            "ITU-R P.1812-8", "ITM (Longley-Rice)", "free space and P.526 delta-Bullington", "free space and Deygout",
        ] {
            #expect(try #require(losses[model]) > free + 20, "\(model)")
        }
        // 12.4 km are too far for ECC-33 (10 km) and SUI (8 km), which say so.
        let refused = result.predictions.compactMap { prediction -> String? in
            if case .refused(let reason) = prediction.answer { return "\(prediction.model): \(reason)" }
            return nil
        }
        #expect(
            refused.contains { $0.hasPrefix("ECC-33: ground distance 12430.") && $0.hasSuffix("allowed 1000…10000 m") })
    }

    @Test(
        "A void under the mast, a mast outside the terrain, swapped or equal ends and bad inputs are told",
        .enabled(if: terrain != nil))
    func refusals() throws {
        let terrain = try #require(Self.terrain)
        func message(_ study: LinkStudy) -> String {
            do {
                _ = try study.run(terrain: terrain)
                return "nothing"
            } catch {
                return "\(error)".replacingOccurrences(of: terrain, with: "DEM")
            }
        }
        #expect(
            try message(Self.study((174.99, -36.2)))
                == "174.99,-36.2: no terrain height here: a void, or outside DEM; add the tile or fill it")
        #expect(
            try message(Self.study((-36.2, 175.3)))
                == "-36.2,175.3: not a longitude and latitude; give degrees, longitude first, as 105.85,21.03")
        #expect(
            try message(Self.study((175.460236, -36.248008)))
                == "175.460236,-36.248008: the other end is the same place")
        #expect(
            try message(Self.study(megahertz: 900_000_000))
                == "DEM: carrier 900000000 MHz, allowed 30…100000 MHz: the number looks like Hz, give it in MHz")
        #expect(try message(Self.study(height: -3)) == "DEM: antenna height -3 m, allowed 0…10000 m")
    }

    @Test("Terrain in a projected system gives the same profile as in degrees", .enabled(if: terrain != nil))
    func projectedTerrain() throws {
        // New Zealand Transverse Mercator; a plane that climbs 1 m per 100 m eastwards.
        let frame = GridFrame(
            originX: 1_790_000, originY: 5_990_000, cellWidth: 90, cellHeight: 90, columns: 400, rows: 400)
        let values = (0..<frame.cellCount).map { Float($0 % 400) * 0.9 }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dem-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try GeoTIFFWriter.write(Raster(frame: frame, crs: .epsg(2193), values: values), to: folder + "/plane.tif")
        let toDegrees = try Transformer(from: .epsg(2193), to: .wgs84)
        let a = try toDegrees.transform(Coordinate(1_795_045, 5_970_045))
        let b = try toDegrees.transform(Coordinate(1_815_045, 5_970_045))
        let result = try Self.study((a.x, a.y), (b.x, b.y)).run(terrain: folder)
        #expect(abs(result.profile.length.metres - 20_000) < 20)
        #expect(abs(result.ground[0] - 50) < 0.5)
        #expect(abs(result.ground[result.ground.count - 1] - 250) < 0.5)
        #expect(zip(result.ground, result.ground.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("The radio climate of a place is that of the nearest one in the table")
    func radioClimate() throws {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let table = try RadioClimateTable(dataFolder: package.path + "/GeoData")
        #expect(table.entries.count == 8)
        let nearest = table.nearest(to: Coordinate(106.65, 11.0))
        #expect(nearest.place == "Thành phố Hồ Chí Minh")
        #expect(nearest.climate.lapseRate == 52.3)
        #expect(abs(nearest.climate.effectiveRadius - 9555) < 2)  // domain study, section 5.6
    }

    @Test("Curves of the user's add P.1546; a folder that lacks one is named", .enabled(if: terrain != nil))
    func curves() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("curves-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Not the Recommendation's curves: free space less 20 dB at all heights.
        let rows = [1.0, 10, 100, 1000].map { d in
            "\(d)," + FieldStrengthCurves.heights.map { _ in "\(86.9 - 20 * log10(d))" }.joined(separator: ",")
        }
        let table = "d_km,10,20,37.5,75,150,300,600,1200\n" + rows.joined(separator: "\n") + "\n"
        for megahertz in [100, 600, 2000] {
            for time in [1, 10, 50] where (megahertz, time) != (2000, 50) {
                try table.write(toFile: "\(folder)/land_\(megahertz)_\(time).csv", atomically: true, encoding: .utf8)
            }
        }
        let error = #expect(throws: StudyError.self) { try CurveFolder.read(folder) }
        #expect(error.map { "\($0)".contains("land_2000_50.csv") } == true)
        try table.write(toFile: folder + "/land_2000_50.csv", atomically: true, encoding: .utf8)

        var study = try Self.study()
        study = LinkStudy(
            from: study.from, to: study.to, carrier: study.carrier, climate: study.climate,
            curves: try CurveFolder.read(folder))
        let result = try study.run(terrain: try #require(Self.terrain))
        let prediction = try #require(result.predictions.first { $0.model == "ITU-R P.1546-6" })
        guard case .loss(let loss, _) = prediction.answer else {
            Issue.record("refused: \(prediction.answer)")
            return
        }
        // 139.3 − E + 20 log f with the curves' E is 133.4 dB; the hill before the terminal and its clutter come on top.
        #expect(loss > Decibels(133.4))
        #expect(loss < Decibels(190))
    }
}
