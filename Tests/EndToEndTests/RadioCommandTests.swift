import Foundation
import Testing

/// `link`, `cover` and `calibrate` as a user runs them, on ground and networks written here.
@Suite struct RadioCommandTests {
    let folder: TemporaryFolder
    let command: BuiltCommand

    init() throws {
        folder = try TemporaryFolder()
        command = BuiltCommand(workingFolder: folder.path)
    }

    /// A tile of 3 seconds of arc, 10 m high everywhere but for a ridge of 210 m at 106.55° E and a void at 106.9° E, 11.9° N.
    private func writeTile() throws {
        try folder.makeFolder("terrain")
        var bytes = [UInt8](repeating: 0, count: 1201 * 1201 * 2)
        for row in 0..<1201 {
            for column in 0..<1201 {
                let isRidge = (655...665).contains(column)
                let isVoid = (110...130).contains(row) && (1070...1090).contains(column)
                let height: UInt16 = isVoid ? 0x8000 : isRidge ? 210 : 10
                bytes[(row * 1201 + column) * 2] = UInt8(height >> 8)
                bytes[(row * 1201 + column) * 2 + 1] = UInt8(height & 0xFF)
            }
        }
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/terrain/N11E106.hgt"))
    }

    private func write(_ name: String, _ text: String) throws {
        try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    // MARK: link

    @Test("A ridge breaks the sight of a link; JSON, picture and table say so alike")
    func link() throws {
        try writeTile()
        let across = ["link", "106.5,11.2", "106.6,11.2", "--terrain", "terrain", "--carrier", "900"]
        let json = try self.json(try command.run(across + ["--json", "--svg", "link.svg"]).output)
        #expect(json["line_of_sight"] as? Bool == false)
        // 0.1° of longitude on the ellipsoid at 11.2° N: 10.92 km.
        #expect(abs((json["distance_m"] as? Double ?? 0) - 10_922) < 10)
        let least = try #require(json["least_clearance_m"] as? Double)
        #expect((-200...(-160)).contains(least), "\(least)")
        let models = try #require(json["models"] as? [[String: Any]])
        let losses = Dictionary(
            models.compactMap { model in
                (model["loss_db"] as? Double).flatMap { loss in (model["model"] as? String).map { ($0, loss) } }
            }, uniquingKeysWith: { a, _ in a })
        // 32.45 + 20 log10(900) + 20 log10(10.92) by the definition of free-space loss.
        let free = try #require(losses["free space"])
        #expect(abs(free - 112.3) < 0.1, "\(free)")
        let p1812 = try #require(losses.first { $0.key.contains("P.1812") }?.value)
        #expect(p1812 > free + 20, "a ridge 170 m over the ray costs more than 20 dB")
        let picture = try String(contentsOfFile: folder.path + "/link.svg", encoding: .utf8)
        #expect(picture.hasPrefix("<svg") && picture.contains("</svg>"))
        let table = try command.run(across)
        #expect(table.status == 0 && table.output.contains("P.1812"), "\(table.errors)")
    }

    @Test(
        "What a link cannot be computed for is refused with the reason",
        arguments: [
            (["106.5,11.2", "107.6,11.2"], "107.6"),
            (["106.9,11.9", "106.5,11.2"], "void"),
            (["106.5;11.2", "106.6,11.2"], "106.5;11.2"),
        ])
    func linkRefusals(ends: [String], reason: String) throws {
        try writeTile()
        let outcome = try command.run(["link"] + ends + ["--terrain", "terrain"])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    }

    @Test("Hertz in place of megahertz and a mast of height 0 are refused by every model, and the message says why")
    func linkUnits() throws {
        try writeTile()
        let ends = ["link", "106.4,11.2", "106.45,11.2", "--terrain", "terrain"]
        let hertz = try command.run(ends + ["--carrier", "900000000"])
        #expect((hertz.output + hertz.errors).contains("the number looks like Hz, give it in MHz"))
        let flat = try command.run(ends + ["--height", "0"])
        #expect((flat.output + flat.errors).contains("height 0 m, allowed"))
    }

    // MARK: cover

    /// Two communes, two operators and a claim, over the tile with the ridge.
    private func writeWorkspace(stations: String) throws {
        try writeTile()
        func square(_ west: Double, _ south: Double, _ size: Double, _ properties: String) -> String {
            let (east, north) = (west + size, south + size)
            let ring =
                "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
            return "{\"type\":\"Feature\",\"properties\":{\(properties)},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
        }
        func collection(_ features: String...) -> String {
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        }
        try write(
            "units.geojson",
            collection(
                square(106.50, 11.18, 0.04, #""code":"1","name":"Một","rank":"Phường""#),
                square(106.54, 11.18, 0.04, #""code":"2","name":"Hai","rank":"Xã""#)))
        try write("census.csv", "code,population\n1,4000\n2,1000\n")
        try write(
            "land.geojson",
            collection(
                square(106.517, 11.197, 0.006, #""code":"ODT""#), square(106.56, 11.19, 0.01, #""code":"ONT""#)))
        try write("claimed.geojson", collection(square(106.50, 11.18, 0.04, #""operator":"A""#)))
        try write("stations.csv", stations)
        try write(
            "phusong.yaml",
            """
            phusong: 1
            name: Thử
            province: "74"
            crs: EPSG:9210
            units: {date: 2024-06-30, commune: {source: units.geojson, fields: {code: code, name: name, rank: rank}}}
            census: {source: census.csv, date: 2019-04-01, fields: {code: code, population: population}}
            land_use:
              recorded:
                {source: land.geojson, namespace: vn-cadastral-legacy, approved: 2019-12-31, fields: {code: code}}
            stations:
              source: stations.csv
              fields: {site: site, operator: operator, technologies: technologies, height: height, longitude: x, latitude: y, azimuths: azimuths}
            terrain: {source: terrain}
            coverage: {cell: 200, max_radius: 5000}
            claims: {a: {source: claimed.geojson, technology: 4G, fields: {operator: operator}}}

            """)
    }

    @Test("cover writes maps, figures and the claim beside them, and the same bytes again")
    func cover() throws {
        try writeWorkspace(
            stations: """
                site,operator,technologies,height,x,y,azimuths
                S1,A,4G,40,106.52,11.20,0;120;240
                S2,B,4G;3G,40,106.53,11.20,0;120;240

                """)
        let outcome = try command.run("cover", ".", "--out", "cover")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try FileTree(folder.path + "/cover")
        #expect(
            Set([
                "coverage/a_4g.tif", "coverage/b_3g.tif", "server/a_4g.tif", "quality/a_4g.tif", "cover.csv",
                "claims.csv", "sectors.csv", "cover.gpkg",
            ]).isSubset(of: files.names), "\(files.names)")
        let cover = try String(contentsOfFile: folder.path + "/cover/cover.csv", encoding: .utf8)
        let rows = cover.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let people = try #require(rows[0].firstIndex(of: "people_covered"))
        func covered(_ code: String) throws -> Double {
            let row = try #require(rows.first { $0[0] == "commune" && $0[1] == code && $0[3] == "A" && $0[4] == "4G" })
            return Double(row[people]) ?? -1
        }
        #expect(try covered("1") == 4000)
        #expect(try covered("2") < 1000, "the ridge lies between the mast and Hai")
        let claims = try String(contentsOfFile: folder.path + "/cover/claims.csv", encoding: .utf8)
        #expect(claims.contains("commune,1,Một,A,4G,4000,4000,4000,4000,"), "\(claims)")
        #expect(claims.contains("commune,2,Hai,A,4G,1000,0,"), "\(claims)")
        #expect(try command.run("cover", ".", "--out", "again").status == 0)
        #expect(try FileTree(folder.path + "/again") == files)
    }

    @Test("A station list whose rows cannot be used is an error that names the file; a bad row is in the ledger")
    func coverBadStations() throws {
        try writeWorkspace(stations: "site,operator,technologies,height,x,y,azimuths\nS1,A,4G,0,106.52,11.20,400\n")
        let none = try command.run("cover", ".")
        #expect(none.status != 0 && none.errors.contains("stations.csv"), "\(none.errors)")
        #expect(try !folder.entries.contains("cover"))
        try write(
            "stations.csv",
            """
            site,operator,technologies,height,x,y,azimuths
            S1,A,4G,0,106.52,11.20,
            S2,A,4G,40,106.52,11.20,400
            S3,A,4G,40,106.62,11.20,0

            """)
        let some = try command.run("cover", ".")
        #expect(some.status == 1, "\(some.errors)")
        let ledger = try String(contentsOfFile: folder.path + "/cover/ledger.csv", encoding: .utf8)
        #expect(ledger.contains("“height” is “0”; expected metres from 1 to 350"))
        #expect(ledger.contains("azimuth “400”; expected degrees from 0 to 360; the template stands in"))
    }

    // MARK: calibrate

    @Test("calibrate finds the offset that was put into the measurements, and names a cell ten times too far west")
    func calibrate() throws {
        // Free-space loss at 1800 MHz and 12 dB, around two masts.
        var samples = "cell,longitude,latitude,loss\n"
        for (cell, x) in [("C1", 106.40), ("C2", 106.46)] {
            for step in 1...200 {
                let (angle, metres) = (Double(step) * 0.4, 200 + 12 * Double(step))
                let east = metres * cos(angle) / (111_320 * cos(11.2 * .pi / 180))
                let north = metres * sin(angle) / 110_600
                let slant = hypot(metres, 30 - 1.5) / 1000
                let loss = 32.4478 + 20 * log10(1800) + 20 * log10(slant) + 12
                samples += "\(cell),\(x + east),\(11.2 + north),\(loss)\n"
            }
        }
        try write("samples.csv", samples)
        try write("cells.csv", "cell,longitude,latitude,height\nC1,106.40,11.2,30\nC2,106.46,11.2,30\n")
        let arguments = ["calibrate", "cells.csv", "samples.csv", "--model", "free-space", "--carrier", "1800"]
        let outcome = try command.run(arguments + ["--pattern", "none", "--out", "calibration.json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let file = try json(String(contentsOfFile: folder.path + "/calibration.json", encoding: .utf8))
        let corrections = try #require(file["corrections"] as? [String: [String: Any]])
        let correction = try #require(corrections.values.first)
        #expect(correction["samples"] as? Int == 400)
        let offset = try #require(correction["offset"] as? Double), slope = try #require(correction["slope"] as? Double)
        #expect(abs(offset - 12) < 0.2 && abs(slope) < 0.5, "\(correction)")
        try write("cells.csv", "cell,longitude,latitude,height\nC1,10.640,11.2,30\nC2,10.646,11.2,30\n")
        let slipped = try command.run(arguments)
        #expect(slipped.status != 0)
        #expect(
            slipped.errors.contains("suspected cause: longitude ten times too small; 106.4, 11.2 would fit"),
            "\(slipped.errors)")
    }
}
