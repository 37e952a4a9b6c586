import Foundation
import GeoStore
import PermitRules
import Testing

@testable import Province
@testable import Studies

/// Land in several layers, in a drawing, and in none: what a workspace makes of it.
@Suite struct LayersOfASourceTests {
    private static func folder(_ name: String, _ west: Double, _ data: [String: String]) -> String {
        let corners = [(0.0, 0.0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)]
        let ring = corners.map { "\(west + $0.0),\(11.02 + $0.1)" }.joined(separator: " ")
        let fields = data.sorted { $0.key < $1.key }
            .map { "<Data name=\"\($0.key)\"><value>\($0.value)</value></Data>" }.joined()
        return "<Folder><name>\(name)</name><Placemark><ExtendedData>\(fields)</ExtendedData><Polygon><outerBoundaryIs>"
            + "<LinearRing><coordinates>\(ring)</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder>"
    }

    private static func run(_ folders: [String], more: String = "") throws -> World {
        var files = TwoCommunes()
        files.landFile = "land.kml"
        files.landFields = "{code: KHLOAIDAT}" + more
        files.others["land.kml"] = Data("<kml><Document>\(folders.joined())</Document></kml>".utf8)
        return try files.run()
    }

    private static let wards = [
        folder("Phường 1", 106.52, ["KHLOAIDAT": "ODT"]), folder("Phường 2", 106.63, ["KHLOAIDAT": "CLN"]),
    ]

    @Test func foldersWithTheSameColumnsAreOneLayerOfLand() throws {
        let world = try Self.run(Self.wards)
        #expect(world.parcels.map(\.id) == ["Phường 1/1", "Phường 2/1"])
        #expect(world.parcels.map(\.use.raw) == ["ODT", "CLN"])
        #expect(
            TwoCommunes.lines(world) == [
                "land.kml  layersJoined noted: 2 layers read as one: Phường 1 (1), Phường 2 (1)"
            ])
        let sheet = world.sheets.first { $0.role == "land_use.recorded" }
        #expect(sheet?.parts.map(\.isRead) == [true, true])
        #expect(sheet?.rows == 2)
    }

    @Test func aListOfLayersIsTakenFromTheWorkspace() throws {
        let other = Self.folder("Ranh giới", 106.55, ["TEN": "A"])
        let world = try Self.run(Self.wards + [other], more: "\n    layer: [Phường 1, Phường 2]")
        #expect(world.parcels.count == 2)
        #expect(try Self.run(Self.wards + [other], more: "\n    layer: Phường 2").parcels.map(\.use.raw) == ["CLN"])
    }

    @Test func otherLayersHaveToBeNamed() {
        #expect(
            throws: TwoCommunes.Complaint(
                text:
                    "land.kml: holds layers with different columns: Phường 1 (1), Ranh giới (1). Name the one to read, or a "
                    + "list of those that belong together, with “layer”.")
        ) { try Self.run([Self.wards[0], Self.folder("Ranh giới", 106.55, ["TEN": "A"])]) }
    }

    @Test func aLayerWithoutFeaturesIsRefused() {
        var files = TwoCommunes()
        files.land = TwoCommunes.collection([])
        #expect(
            throws: TwoCommunes.Complaint(
                text: "land.geojson, layer “land”: holds 0 features. Check the file and the layer named.")
        ) { try files.run() }
    }

    /// A square of 100 m on each of two levels, EPSG:9210.
    @Test func levelsOfADrawingAreLandCodes() throws {
        func square(_ level: String, _ x: Int) -> String {
            let corners = [(0, 0), (100, 0), (100, 100), (0, 100)]
            return "0\nLWPOLYLINE\n8\n\(level)\n90\n4\n70\n1\n"
                + corners.map { "10\n\(590_000 + x + $0.0)\n20\n\(1_220_000 + $0.1)\n" }.joined()
        }
        var files = TwoCommunes()
        files.landFile = "land.dxf"
        files.landFields = "{code: code}\n    crs: EPSG:9210\n    levels: {DAT_O: ODT, \"11\": CLN}"
        files.others["land.dxf"] = Data(
            "0\nSECTION\n2\nENTITIES\n\(square("DAT_O", 0))\(square("11", 200))\(square("KHUNG", 400))0\nENDSEC\n0\nEOF\n"
                .utf8)
        let world = try files.run()
        #expect(world.parcels.map(\.use.raw) == ["ODT", "CLN", ""])
        #expect(
            TwoCommunes.lines(world).filter { $0.contains("unknownLevel") } == [
                "land.dxf 2 unknownLevel kept: level “KHUNG” has no code in “levels”"
            ])
    }
}
