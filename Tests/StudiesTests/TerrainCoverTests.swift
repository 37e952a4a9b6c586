import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Testing
import Units

@testable import Province
@testable import Studies

/// The coverage study over terrain and clutter, in two communes of the province worked by hand.
@Suite struct TerrainCoverTests {
    static let data =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/GeoData"

    /// One mast of operator A, 42 m high, 400 m east and 300 m north of the middle.
    static func world(_ height: (_ east: Double, _ north: Double) -> Float?) throws -> World {
        let catalogue = try HandWorkedProvince.book.catalogue
        var commune = HandWorkedProvince.communes[1]
        commune.stations = [HandWorkedProvince.near("A")]
        var world = HandWorkedProvince.world([commune], catalogue: catalogue)
        world.province.coverage.maxRadius = 3000
        world.province.coverage.cell = 200
        world.province.terrain = world.province.stations
        let centre = HandWorkedProvince.centre(0)
        let frame = GridFrame(
            originX: centre.x - 9000, originY: centre.y + 9000, cellWidth: 150, cellHeight: 150, columns: 120, rows: 120
        )
        world.terrain = Raster(
            frame: frame, crs: .epsg(9210),
            cells: (0..<frame.cellCount).map { cell in
                let place = frame.centre(row: cell / 120, column: cell % 120)
                return height(place.x - centre.x, place.y - centre.y)
            })
        world.radio = RadioSetting(
            climate: try RadioClimateTable(dataFolder: data).nearest(to: Coordinate(106.6, 11)),
            clutter: try ClutterTable(path: data + "/radio/clutter.csv"))
        return world
    }

    static func cover(_ world: World) throws -> CoverResult {
        try CoverStudy(scene: Scene(world, HandWorkedProvince.book)).run()
    }

    /// Level of operator A, given from the commune's middle.
    static func level(_ result: CoverResult, _ east: Double, _ north: Double) throws -> Float? {
        let layer = try #require(result.layers.first { $0.operator == "A" })
        let centre = HandWorkedProvince.centre(0)
        return layer.level.nearest(at: Coordinate(centre.x + east, centre.y + north))
    }

    @Test("A ridge shades what lies behind it, and the other side keeps its level to the bit")
    func ridge() throws {
        let flat = try Self.cover(Self.world { _, _ in 10 })
        let ridged = try Self.cover(Self.world { east, _ in abs(east - 1500) < 200 ? 110 : 10 })
        for north in stride(from: -500.0, through: 900, by: 200) {
            let (open, shaded) = (
                try #require(try Self.level(flat, 2500, north)), try #require(try Self.level(ridged, 2500, north))
            )
            #expect(shaded < open - 15)
            #expect(try Self.level(flat, -1700, north) == Self.level(ridged, -1700, north))
        }
    }

    @Test("Forest on the land-use layer shades the signal, rice does not")
    func clutter() throws {
        var wooded = try Self.world { _, _ in 10 }
        let bare = try Self.cover(wooded)
        let catalogue = try HandWorkedProvince.book.catalogue
        func parcel(_ code: String, _ box: Box) -> Parcel {
            let shape = HandWorkedProvince.shape(box, at: HandWorkedProvince.centre(0))
            return Parcel(
                id: code, shape: shape, box: shape.box, use: catalogue.parse(code, namespace: "vn-plan-2014"),
                statedResidentialArea: nil, statedCommune: nil)
        }
        wooded.parcels += [
            parcel("RPH", Box(minX: 1400, minY: -600, maxX: 2200, maxY: 1000)),
            parcel("LUA", Box(minX: -2000, minY: -600, maxX: -1200, maxY: 1000)),
        ]
        let shaded = try Self.cover(wooded)
        for north in [-100.0, 300, 700] {
            let (before, after) = (
                try #require(try Self.level(bare, 1900, north)), try #require(try Self.level(shaded, 1900, north))
            )
            #expect(after < before - 15)
            #expect(try Self.level(bare, -1700, north) == Self.level(shaded, -1700, north))
        }
    }

    @Test("A mast over a void is in no map, and the ledger says why")
    func void() throws {
        let world = try Self.world { east, north in hypot(east - 400, north - 300) < 400 ? nil : 10 }
        let result = try Self.cover(world)
        #expect(result.layers[0].level.range == nil)
        let line = try #require(result.ledger.entries.last)
        #expect(line.feature == "served-1/A" && line.defect == .noData && line.action == .setAside)
        #expect(
            line.detail == "no terrain height under the mast: a void, or outside hand; it is in no coverage map; "
                + "add the tile or fill the void")
    }

    @Test("A template station tried where one stands gives the level of the map")
    func trial() throws {
        let world = try Self.world { east, north in Float((20 + east / 100 + north / 300).rounded()) }
        let scene = Scene(world, try HandWorkedProvince.book)
        let station = try TrialStation(
            SectorTemplate(world.province), .lte, height: .metres(42), prediction: scene.prediction(Run()))
        let layer = try scene.coverage(["A"], run: Run())[0]
        let centres = (0..<scene.frame.cellCount).map(scene.frame.centre(of:))
        let levels = station.levels(
            at: world.stations[0].position,
            points: centres.map { SitePredictor.Point(easting: $0.x, northing: $0.y, environment: .open) })
        #expect(levels.count { !$0.isNaN } > 600)
        for (level, map) in zip(levels, layer.level.values) {
            #expect(level.isNaN == map.isNaN && (level.isNaN || abs(level - map) < 0.001))
        }
    }

    @Test("Every covered cell has a server, its people are the sector's, and quality is that of the level")
    func serving() throws {
        var world = try Self.world { _, _ in 10 }
        world.communes[0].people = 900
        var second = world.stations[0]
        second.id = "second/A"
        second.position = Coordinate(second.position.x - 1500, second.position.y - 700)
        second.azimuths = [.degrees(60)]
        world.stations.append(second)
        let result = try Self.cover(world)
        let layer = try #require(result.layers.first { $0.operator == "A" })
        let serving = try #require(layer.serving)
        #expect(serving.sectors.map(\.station) == ["served-1/A", "served-1/A", "served-1/A", "second/A"])
        let overlap = try #require(serving.overlap), quality = try #require(serving.quality)
        var covered = 0
        for cell in layer.level.values.indices {
            let level = layer.level.values[cell]
            #expect(level.isNaN == serving.server.values[cell].isNaN)
            guard level >= Float(layer.threshold.dBm) else { continue }
            covered += 1
            #expect(overlap.values[cell] >= 1 && overlap.values[cell] <= 4)
            // Noise of −125.2 dBm is the least there is to stand above.
            #expect(quality.values[cell] <= level + 125.3)
        }
        let area = serving.sectors.reduce(0) { $0 + $1.area.squareMetres }
        #expect(area == Double(covered) * 200 * 200)
        let province = try #require(result.units.first)
        let figures = try #require(province.figures.first { $0.coverer == .operator("A") })
        #expect(abs(serving.sectors.reduce(0) { $0 + $1.people } - (figures.people[.covered] ?? -1)) < 1e-6)
        #expect(figures.areaIndoors < (figures.area[.covered] ?? .squareMetres(0)))
        #expect(
            figures.areaIndoors > (figures.area[.strong] ?? .squareMetres(0)),
            "houses take 15 dB, strong is 20 dB above")
    }

    @Test("Zones know which model their figures rest on")
    func notes() throws {
        var world = try Self.world { _, _ in 10 }
        let book = try HandWorkedProvince.book
        func text(_ world: World) throws -> String {
            try #require(
                StudyNotes(world: world, book: book, zones: [], voidCells: 0).assumptions
                    .first { $0.id == "propagation" }
            ).text.en
        }
        #expect(try text(world).hasPrefix("Path loss by ITU-R P.1812 over terrain and clutter; radio climate of the"))
        #expect(try text(world).contains("(Thành phố Hồ Chí Minh: ΔN 52.3, N0 380.0)"))
        world.radio = nil
        #expect(try text(world).hasPrefix("Path loss by Okumura-Hata and COST 231-Hata, blind to terrain"))
    }
}

/// The table of clutter heights, and the choice of the model in the workspace.
@Suite struct ClutterTableTests {
    @Test(
        "Every land-use code of the plan and the register has a height",
        arguments: [
            "vn-plan-2014", "vn-plan-2024", "vn-cadastral-legacy",
        ])
    func complete(namespace: String) throws {
        let table = try ClutterTable(path: TerrainCoverTests.data + "/radio/clutter.csv")
        let catalogue = try HandWorkedProvince.book.catalogue
        let codes = catalogue.codes.filter { $0.namespace == namespace && !$0.code.hasSuffix("*") }.map(\.code)
        #expect(codes.count >= 19)
        let shape = HandWorkedProvince.shape(HandWorkedProvince.square(1), at: Coordinate(0, 0))
        let parcels = codes.map { code in
            Parcel(
                id: code, shape: shape, box: shape.box, use: catalogue.parse(code, namespace: namespace),
                statedResidentialArea: nil, statedCommune: nil)
        }
        #expect(table.missing(in: parcels) == [])
    }

    @Test("A mixed parcel has its tallest code, dense wards have heights of their own, unknown codes none")
    func heights() throws {
        let table = try ClutterTable(path: TerrainCoverTests.data + "/radio/clutter.csv")
        let catalogue = try HandWorkedProvince.book.catalogue
        func height(_ text: String, dense: Bool = false) -> UInt8 {
            table.height(of: catalogue.parse(text, namespace: "vn-plan-2014"), isDense: dense)
        }
        #expect(height("ODT") == 10 && height("ODT", dense: true) == 15)
        #expect(height("LUA+CLN") == 10 && height("RPH") == 15 && height("SON") == 0)
        #expect(height("XYZ") == 0 && height("XYZ+ONT") == 8 && height("") == 0)
    }

    @Test(
        "A slip in a table of one's own is named with file, line and column",
        arguments: [
            ("code,height,dense_height\nODT,12 m,15\n", "row 2: “height” is “12 m”; expected a number"),
            (
                "code,height,dense_height\nODT,12.5,15\n",
                "row 2: “height” is “12.5”; expected whole metres from 0 to 100"
            ),
            (
                "code,height,dense_height\nODT,12,150\n",
                "row 2: “dense_height” is “150”; expected whole metres from 0 to 100"
            ),
            (
                "code,height,dense_height\nODT,12,15\nodt,10,15\n",
                "row 3: “code” is “odt”; expected a land-use code that no line before has"
            ),
            ("code,height\nODT,12\n", "dense_height"),
        ])
    func slips(text: String, expected: String) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".csv").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect {
            _ = try ClutterTable(path: path)
        } throws: { error in
            let text = "\(error)"
            return text.contains(expected) && text.contains(path)
        }
    }
}
