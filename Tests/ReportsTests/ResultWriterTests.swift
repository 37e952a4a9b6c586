import Foundation
import GeoStore
import Geometry
import Propagation
import Reports
import Studies
import Testing

@Suite("The folder a run hands over") struct ResultWriterTests {
    private static let made = Result {
        let result = try SmallStudy.study()
        let folder = NSTemporaryDirectory() + "phusong-result-" + UUID().uuidString
        let options = ResultWriter.Options(dataFolder: SmallStudy.dataFolder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var contents: [[String: Data]] = []
        for run in ["a", "b"] {
            try ResultWriter.write(result, to: folder + "/" + run, options: options)
            contents.append(try files(folder + "/" + run))
        }
        let layers = try VectorSource(folder + "/a/zones.gpkg").layers
        let zones = try VectorSource(folder + "/a/zones.gpkg").readAll(layer: "zones")
        let geojson = try VectorSource(folder + "/a/zones.geojson").readAll()
        let raster = try RasterReader.read(folder + "/a/coverage/nha_mang_b_4g.tif")
        return (
            contents: contents, layers: layers, zones: zones, geojson: geojson, raster: raster, result: result
        )
    }

    private static func files(_ folder: String) throws -> [String: Data] {
        var all: [String: Data] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            if let data = FileManager.default.contents(atPath: folder + "/" + name) { all[name] = data }
        }
        return all
    }

    @Test("holds every file, ASCII names only")
    func filesArePresent() throws {
        let names = try Self.made.get().contents[0].keys.sorted()
        #expect(
            names == [
                ".phusong-output", "coverage/nha_mang_a_3g.tif", "coverage/nha_mang_a_4g.tif",
                "coverage/nha_mang_b_3g.tif", "coverage/nha_mang_b_4g.tif", "coverage/nha_mang_c_3g.tif",
                "coverage/nha_mang_c_4g.tif", "ledger.csv", "reading.en.html", "reading.vi.html", "summary.html",
                "summary.json", "zones.csv",
                "zones.geojson", "zones.gpkg",
            ])
    }

    @Test("The same result gives the same bytes, file by file")
    func isDeterministic() throws {
        let contents = try Self.made.get().contents
        for (name, data) in contents[0] { #expect(contents[1][name] == data, "\(name) differs") }
    }

    @Test("The GeoPackage has the six layers with their rows, shapes and styles")
    func layers() throws {
        let made = try Self.made.get()
        let counts = Dictionary(made.layers.map { ($0.name, $0.featureCount) }, uniquingKeysWith: { a, _ in a })
        #expect(counts["zones"] == 12 && counts["sites"] == 6 && counts["footprints"] == 6)
        #expect(counts["places"] == 2 && counts["ledger"] == 3 && counts["units"] == 4)
        #expect(counts["layer_styles"] == 4 || counts["layer_styles"] == nil)
        let people = try #require(made.zones.fieldIndex("people"))
        #expect(made.zones.features.map { $0.values[people].integer } == made.result.zones.map { Int64($0.people) })
        #expect(made.zones.crs == made.result.crs)
    }

    @Test("CSV, GeoJSON and GeoPackage tell the same of every zone")
    func formatsAgree() throws {
        let made = try Self.made.get()
        #expect(made.geojson.crs == .wgs84)
        let id = try #require(made.geojson.fieldIndex("zone_id"))
        #expect(made.geojson.features.map { $0.values[id].text } == made.result.zones.map(\.id))
        let csv = String(decoding: try #require(made.contents[0]["zones.csv"]), as: UTF8.self)
        let lines = csv.split(separator: "\n")
        #expect(lines.count == 13)
        #expect(lines[0].hasPrefix("zone_id,commune_code,commune_name,district_code"))
        for (line, zone) in zip(lines.dropFirst(), made.result.zones) { #expect(line.hasPrefix(zone.id + ",")) }
    }

    @Test("A coverage raster holds the levels, cells without data stay without")
    func raster() throws {
        let made = try Self.made.get()
        let layer = try #require(
            made.result.coverage.first { $0.operator == "Nhà mạng B" && $0.technology.rawValue == "4G" })
        #expect(made.raster.cells == layer.level.cells)
    }

    @Test("A write that fails leaves the folder as it was")
    func failureLeavesNothing() throws {
        let folder = NSTemporaryDirectory() + "phusong-broken-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: ReportError.self) {
            try ResultWriter.write(
                try SmallStudy.study(), to: folder + "/out", options: .init(dataFolder: folder + "/no-data"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
}
