import Foundation
import Testing
import Units

@testable import Province
@testable import Studies

@Suite struct WorkspaceErrorTests {
    static let good = """
        phusong: 1
        name: Thử
        province: "74"
        crs: EPSG:9210
        units:
          date: 2024-06-30
          commune:
            source: units.gpkg
            fields: {code: code, name: name}
        census:
          source: census.csv
          date: 2019-04-01
          fields: {code: code, population: population}
        land_use:
          recorded:
            source: land.gpkg
            namespace: vn-cadastral-legacy
            approved: 2019-12-31
            fields: {code: KHLOAIDAT}
        stations:
          source: stations.csv
          fields: {operator: operator, technologies: technologies, height: height_m, longitude: longitude, latitude: latitude}
        """

    private func read(_ text: String) throws -> Workspace {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("phusong.yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        do {
            return try Workspace(path: folder.path)
        } catch {
            throw Complaint(text: error.description.replacingOccurrences(of: folder.path + "/", with: ""))
        }
    }

    struct Complaint: Error, Equatable { var text: String }

    @Test("Defaults are those the documentation prints")
    func defaults() throws {
        let workspace = try read(Self.good)
        #expect(workspace.asOf.map(\.description) == ["2024-06-30", "2024-07-31", "2024-08-01", "2026-07-01"])
        #expect(workspace.province?.service.share == 0.95)
        #expect(workspace.province?.zones.joinGap == 10)
        #expect(workspace.province?.coverage.cell == 100)
    }

    @Test(
        "A slip is named with file, line, key and what is expected",
        arguments: [
            (
                "crs: EPSG:9210", "crs: EPSG:6956",
                "phusong.yaml:4: “crs” is “EPSG:6956”; expected a coordinate system PROJ knows and that is not deprecated, e.g. EPSG:9210"
            ),
            (
                "date: 2024-06-30", "date: 30/06/2024",
                "phusong.yaml:6: “units.date” is “30/06/2024”; expected a date of the form yyyy-MM-dd"
            ),
            (
                "province: \"74\"", "provinze: \"74\"",
                "phusong.yaml:3: unknown key “provinze”; known here: phusong, name, province, crs, as_of, units, census, current_population, land_use, zones, stations, terrain, subscribers, service, coverage, claims, candidates, law, approved, priority_places, check"
            ),
            (
                "  fields: {code: code, population: population}", "  fields: {code: code}",
                "phusong.yaml:11: key “census.fields.population” is missing"
            ),
            (
                "phusong: 1", "phusong: 1\npriority_places: {source: p.gpkg, fields: {name: ten, technology: cn}}",
                "phusong.yaml:2: key “priority_places.fields.share” is missing"
            ),
            ("phusong: 1", "phusong: 2", "phusong.yaml:1: “phusong” is “2”; expected 1, the schema this version reads"),
            (
                "phusong: 1", "phusong: 1\ncoverage: {model: p1812}",
                "phusong.yaml:2: “coverage.model” is “p1812”; expected “hata”, or a terrain layer for p1812 to look at"
            ),
            (
                "phusong: 1", "phusong: 1\ncoverage: {model: splat}",
                "phusong.yaml:2: “coverage.model” is “splat”; expected “p1812” or “hata”"
            ),
            (
                "phusong: 1", "phusong: 1\nservice: {certainty: 0.2}",
                "phusong.yaml:2: “service.certainty” is “0.2”; expected a number from 0.5 to 0.99"
            ),
            (
                "phusong: 1", "phusong: 1\nclaims:\n  mine: {source: a.kml, operator: VNPT}",
                "phusong.yaml:3: key “claims.mine.technology” is missing"
            ),
            ("name: Thử", "name: [a, b", "phusong.yaml:3: not valid YAML: did not find expected ',' or ']'"),
        ])
    func names(slip: (from: String, to: String, message: String)) throws {
        let text = Self.good.replacingOccurrences(of: slip.from, with: slip.to)
        #expect(throws: Complaint(text: slip.message)) { try read(text) }
    }

    @Test("A missing file is named with what makes one")
    func missing() {
        #expect(throws: WorkspaceError.self) { try Workspace(path: "/nowhere/phusong.yaml") }
        do {
            _ = try Workspace(path: "/nowhere/phusong.yaml")
        } catch {
            #expect(
                error.description
                    == "/nowhere/phusong.yaml: cannot be read (no such file); expected a workspace file, made by `phusong init` or `phusong sample`"
            )
        }
    }
}
