import Foundation
import GeoStore
import Geometry
import PermitRules
import Testing
import Units

@testable import Province
@testable import Studies

/// A province broken in one place at a time: what is said, word for word.
@Suite struct ImportDefectTests {
    @Test("A clean province has an empty ledger")
    func clean() throws {
        let world = try TwoCommunes().run()
        #expect(TwoCommunes.lines(world) == [])
        #expect(world.communes.map(\.people) == [1000, 500])
        #expect(world.parcels.count == 2)
        #expect(world.stations.count == 1)
    }

    @Test("A unit that is not in force at the date of the units is refused with its interval")
    func unitDates() throws {
        var files = TwoCommunes()
        files.units = TwoCommunes.collection([
            TwoCommunes.feature(106.5, 11.0, 0.1, #""code":"1","name":"Một","rank":"Xã","valid_from":"2025-07-01""#)
        ])
        let text = WorkspaceErrorTests.good
        #expect(text.contains("date: 2024-06-30"))
        // Without the field mapped the interval is not known, and nothing is said.
        #expect(try files.run().communes.count == 1)
        var province = HandWorkedProvince.province(from: .recorded)
        province.units.commune.fields = ["code": "code", "name": "name", "valid_from": "valid_from"]
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".geojson")
        try files.units.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        province.units.commune.source = file.path
        province.units.commune.crs = nil
        let workspace = HandWorkedProvince.workspace(province)
        var reader = try LayerImport(workspace: workspace, run: Run())
        do {
            _ = try UnitImport(workspace: workspace, province: province).run(&reader)
            Issue.record("a unit of 2025 was taken for 2024")
        } catch {
            #expect(
                error.description
                    == "\(file.path): unit 1 is not in force on units.date 2024-06-30; it is valid 2025-07-01…")
        }
    }

    @Test("Two communes with one code are refused")
    func duplicateCode() {
        var files = TwoCommunes()
        files.units = TwoCommunes.collection([
            TwoCommunes.feature(106.5, 11.0, 0.1, #""code":"1","name":"Một","rank":"Xã""#),
            TwoCommunes.feature(106.6, 11.0, 0.1, #""code":"1","name":"Hai","rank":"Xã""#),
        ])
        #expect(
            throws: TwoCommunes.Complaint(
                text: "units.geojson: code “1” occurs more than once; every unit needs a code of its own")
        ) { try files.run() }
    }

    @Test("Land of another province is refused, with what to check")
    func elsewhere() {
        var files = TwoCommunes()
        files.land = TwoCommunes.collection([TwoCommunes.feature(106.9, 11.5, 0.01, #""KHLOAIDAT":"ODT""#)])
        #expect(
            throws: TwoCommunes.Complaint(
                text:
                    "land.geojson, layer “land”: the coordinates (x 106.905 to 106.905, y 11.505 to 11.505) do not fit "
                    + "EPSG:4326: they lie outside the study area; check the file, and whether another meridian is meant."
            )
        ) { try files.run() }
    }

    @Test("A layer read in the wrong meridian stays in the province, but not in the communes it names")
    func meridian() throws {
        // The communes are 0.1° wide; 105°30' read as 105°45' moves everything 0.25° to the east.
        var units: [String] = []
        for k in 0..<6 {
            units.append(
                TwoCommunes.feature(
                    106.3 + 0.1 * Double(k), 11.0, 0.1, "\"code\":\"\(k)\",\"name\":\"Xã \(k)\",\"rank\":\"Xã\""))
        }
        var land: [String] = []
        let right = try Transformer(from: .wgs84, to: .epsg(9209))
        for k in 0..<3 {
            for j in 0..<6 {
                let place = Coordinate(106.31 + 0.1 * Double(k) + 0.013 * Double(j), 11.05)
                let metres = try right.transform(place)
                land.append(TwoCommunes.feature(metres.x, metres.y, 500, "\"KHLOAIDAT\":\"ONT\",\"XAID\":\"\(k)\""))
            }
        }
        var files = TwoCommunes()
        files.units = TwoCommunes.collection(units)
        files.census = "code,population\n0,10\n"
        files.land = TwoCommunes.collection(land, crs: 9210)
        files.landFields = "{code: KHLOAIDAT, commune: XAID}"
        #expect(
            throws: TwoCommunes.Complaint(
                text:
                    "land.geojson: only 0 % of the features lie inside the commune they name; these systems would fit: "
                    + "EPSG:9209 (100 %); declare the right one as the layer's crs")
        ) { try files.run() }
    }

    @Test("Swapped axes are refused with their cause")
    func swapped() {
        var files = TwoCommunes()
        files.land = TwoCommunes.collection([TwoCommunes.feature(11.02, 106.52, 0.01, #""KHLOAIDAT":"ODT""#)])
        #expect(
            throws: TwoCommunes.Complaint(
                text:
                    "land.geojson, layer “land”: the coordinates (x 11.025 to 11.025, y 106.525 to 106.525) do not fit "
                    + "EPSG:4326: x and y look exchanged (Vietnamese surveys write X for north and Y for east).")
        ) { try files.run() }
    }

    @Test("A field the workspace maps and the file lacks is named beside those it has")
    func missingField() {
        var files = TwoCommunes()
        files.land = files.land.replacingOccurrences(of: "KHLOAIDAT", with: "LOAI")
        #expect(
            throws: TwoCommunes.Complaint(text: "land.geojson: no field “KHLOAIDAT” for code; fields there: LOAI")
        ) { try files.run() }
    }

    @Test("A missing file is named")
    func missingFile() {
        #expect(throws: StoreError.fileMissing(path: "/nowhere/land.gpkg")) {
            _ = try VectorSource("/nowhere/land.gpkg")
        }
    }

    @Test("Unknown and blank land codes stay in, listed once per code")
    func unknownCodes() throws {
        var files = TwoCommunes()
        files.land = TwoCommunes.collection([
            TwoCommunes.feature(106.52, 11.02, 0.01, #""KHLOAIDAT":"XYZ""#),
            TwoCommunes.feature(106.54, 11.02, 0.01, #""KHLOAIDAT":"XYZ""#),
            TwoCommunes.feature(106.56, 11.02, 0.01, #""KHLOAIDAT":null"#),
        ])
        let world = try files.run()
        #expect(world.parcels.count == 3)
        #expect(
            TwoCommunes.lines(world) == [
                "land.geojson 2 unknownCode kept: 1 features without a land code, the first is 2; their verdict is undetermined",
                "land.geojson 0 unknownCode kept: land code “XYZ” is not in vn-cadastral-legacy; 2 features, verdict undetermined",
            ])
    }

    @Test("A bow-tie is repaired with its area on record, a null geometry set aside")
    func geometry() throws {
        var files = TwoCommunes()
        files.land = TwoCommunes.collection([
            TwoCommunes.feature(106.52, 11.02, 0.01, #""KHLOAIDAT":"ODT""#),
            #"{"type":"Feature","properties":{"KHLOAIDAT":"ODT"},"geometry":{"type":"Polygon","coordinates":[[[106.54,11.02],[106.55,11.03],[106.55,11.02],[106.54,11.03],[106.54,11.02]]]}}"#,
            #"{"type":"Feature","properties":{"KHLOAIDAT":"ODT"},"geometry":null}"#,
        ])
        let world = try files.run()
        #expect(world.parcels.count == 2)
        let repaired = try #require(world.ledger.entries.first { $0.action == .repaired })
        #expect(repaired.feature == "1")
        #expect(repaired.defect == .selfIntersection)
        #expect((repaired.areaAfter ?? 0) > 0)
        let aside = try #require(world.ledger.entries.first { $0.action == .setAside })
        #expect(aside.feature == "2")
        #expect(aside.defect == .nullGeometry)
    }

    @Test("Census rows that cannot be used are listed, and so are communes without one")
    func census() throws {
        var files = TwoCommunes()
        files.census = "code,population\n1,1000\n1,1200\n,7\n9,300\n2,viele\n"
        let world = try files.run()
        #expect(world.communes.map(\.people) == [1000, nil])
        #expect(
            TwoCommunes.lines(world) == [
                "census.csv 3 ambiguous setAside: 1 occurs again with 1200 people; the first row (1000) counts",
                "census.csv 4 missingValue setAside: census row without a unit code",
                "census.csv 6 badValue setAside: population of 2 is “viele”; expected a whole number from 0 to 150000000",
                "census.csv  unmatched noted: 1 rows belong to no commune of the workspace and are unused",
                "census.csv 2 unmatched noted: no census row for commune 2 (Hai); it counts as having no residents",
            ])
    }

    @Test("Station rows that cannot be used are set aside with the suspected cause")
    func stations() throws {
        var files = TwoCommunes()
        files.stations = """
            operator,technologies,height_m,longitude,latitude
            A,4G,42,106.55,11.05
            A,4G,42,10.655,11.05
            B,4G,42,11.05,106.55
            ,4G,42,106.55,11.05
            C,,42,106.55,11.05
            C,6G;4G,42,106.55,11.05
            C,4G,0,106.56,11.05
            A,4G,42,106.55,11.05

            """
        let world = try files.run()
        #expect(world.stations.map(\.operator) == ["A", "C"])
        #expect(
            TwoCommunes.lines(world) == [
                "stations.csv 3 outsideStudyArea setAside: station at 10.655, 11.05 lies outside the province; suspected cause: longitude ten times too small",
                "stations.csv 4 outsideStudyArea setAside: station at 11.05, 106.55 lies outside the province; suspected cause: x and y exchanged",
                "stations.csv 5 missingValue setAside: station without an operator",
                "stations.csv 6 missingValue setAside: station without a technology",
                "stations.csv 7 badValue kept: unknown technology “6G”; known: 2G, 3G, 4G, 5G",
                "stations.csv 8 badValue setAside: “height_m” is “0”; expected metres from 1 to 350",
                "stations.csv 9 duplicateGeometry setAside: site row 9 of A occurs again with the same equipment at the same position",
            ])
    }
}
