import Foundation
import GeoStore
import Geometry
import PermitRules
import Testing
import Units

@testable import Studies

/// A province of two communes on disk, broken in one place at a time: what is said, word for word.
@Suite struct ImportDefectTests {
    /// Longitude and latitude boxes, 0.1° wide.
    private static func feature(_ west: Double, _ south: Double, _ size: Double, _ properties: String) -> String {
        let (east, north) = (west + size, south + size)
        let ring = "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
        return """
            {"type":"Feature","properties":{\(properties)},"geometry":{"type":"Polygon","coordinates":[\(ring)]}}
            """
    }

    private static func collection(_ features: [String], crs: Int = 4326) -> String {
        let system = "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::\(crs)\"}}"
        return #"{"type":"FeatureCollection""# + (crs == 4326 ? "" : ",\"crs\":\(system)")
            + ",\"features\":[" + features.joined(separator: ",") + "]}"
    }

    struct Files {
        var units = ImportDefectTests.collection([
            ImportDefectTests.feature(106.5, 11.0, 0.1, #""code":"1","name":"Một","rank":"Phường""#),
            ImportDefectTests.feature(106.6, 11.0, 0.1, #""code":"2","name":"Hai","rank":"Xã""#),
        ])
        var census = "code,population\n1,1000\n2,500\n"
        var land = ImportDefectTests.collection([
            ImportDefectTests.feature(106.52, 11.02, 0.01, #""KHLOAIDAT":"ODT""#),
            ImportDefectTests.feature(106.63, 11.03, 0.01, #""KHLOAIDAT":"ONT""#),
        ])
        var landFields = "{code: KHLOAIDAT}"
        var stations = "operator,technologies,height_m,longitude,latitude\nA,4G,42,106.55,11.05\n"
    }

    private func run(_ files: Files) throws -> World {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, _ name: String) throws {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        try write(files.units, "units.geojson")
        try write(files.census, "census.csv")
        try write(files.land, "land.geojson")
        try write(files.stations, "stations.csv")
        try write(
            WorkspaceErrorTests.good.replacingOccurrences(of: "units.gpkg", with: "units.geojson")
                .replacingOccurrences(of: "land.gpkg", with: "land.geojson")
                .replacingOccurrences(of: "{code: KHLOAIDAT}", with: files.landFields)
                .replacingOccurrences(of: "{code: code, name: name}", with: "{code: code, name: name, rank: rank}"),
            "phusong.yaml")
        let workspace = try Workspace(path: folder.path)
        do {
            return try ImportStudy(workspace: workspace, catalogue: HandWorkedProvince.book.catalogue).run()
        } catch {
            let text = "\(error)".replacingOccurrences(of: folder.path + "/", with: "")
            throw Complaint(text: text)
        }
    }

    struct Complaint: Error, Equatable { var text: String }

    /// Source, feature, defect, action and detail of every line.
    private func lines(_ world: World) -> [String] {
        world.ledger.entries.filter { $0.defect != .crsAssumed }.map {
            "\($0.source) \($0.feature) \($0.defect) \($0.action): \($0.detail)"
        }
    }

    @Test("A clean province has an empty ledger")
    func clean() throws {
        let world = try run(Files())
        #expect(lines(world) == [])
        #expect(world.communes.map(\.people) == [1000, 500])
        #expect(world.parcels.count == 2)
        #expect(world.stations.count == 1)
    }

    @Test("A unit that is not in force at the date of the units is refused with its interval")
    func unitDates() throws {
        var files = Files()
        files.units = Self.collection([
            Self.feature(106.5, 11.0, 0.1, #""code":"1","name":"Một","rank":"Xã","valid_from":"2025-07-01""#)
        ])
        let text = WorkspaceErrorTests.good
        #expect(text.contains("date: 2024-06-30"))
        // Without the field mapped the interval is not known, and nothing is said.
        #expect(try run(files).communes.count == 1)
        var workspace = HandWorkedProvince.workspace(from: .recorded)
        workspace.units.commune.fields = ["code": "code", "name": "name", "valid_from": "valid_from"]
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".geojson")
        try files.units.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        workspace.units.commune.source = file.path
        workspace.units.commune.crs = nil
        var reader = try LayerImport(workspace: workspace)
        do {
            _ = try UnitImport(workspace: workspace).run(&reader)
            Issue.record("a unit of 2025 was taken for 2024")
        } catch {
            #expect(
                error.description
                    == "\(file.path): unit 1 is not in force on units.date 2024-06-30; it is valid 2025-07-01…")
        }
    }

    @Test("Two communes with one code are refused")
    func duplicateCode() {
        var files = Files()
        files.units = Self.collection([
            Self.feature(106.5, 11.0, 0.1, #""code":"1","name":"Một","rank":"Xã""#),
            Self.feature(106.6, 11.0, 0.1, #""code":"1","name":"Hai","rank":"Xã""#),
        ])
        #expect(
            throws: Complaint(
                text: "units.geojson: code “1” occurs more than once; every unit needs a code of its own")
        ) { try run(files) }
    }

    @Test("Land of another province is refused, with what to check")
    func elsewhere() {
        var files = Files()
        files.land = Self.collection([Self.feature(106.9, 11.5, 0.01, #""KHLOAIDAT":"ODT""#)])
        #expect(
            throws: Complaint(
                text:
                    "land.geojson, layer “land”: the coordinates (x 106.905 to 106.905, y 11.505 to 11.505) do not fit "
                    + "EPSG:4326: they lie outside the study area; check the file, and whether another meridian is meant."
            )
        ) { try run(files) }
    }

    @Test("A layer read in the wrong meridian stays in the province, but not in the communes it names")
    func meridian() throws {
        // The communes are 0.1° wide; 105°30' read as 105°45' moves everything 0.25° to the east.
        var units: [String] = []
        for k in 0..<6 {
            units.append(
                Self.feature(
                    106.3 + 0.1 * Double(k), 11.0, 0.1, "\"code\":\"\(k)\",\"name\":\"Xã \(k)\",\"rank\":\"Xã\""))
        }
        var land: [String] = []
        let right = try Transformer(from: .wgs84, to: .epsg(9209))
        for k in 0..<3 {
            for j in 0..<6 {
                let place = Coordinate(106.31 + 0.1 * Double(k) + 0.013 * Double(j), 11.05)
                let metres = try right.transform(place)
                land.append(Self.feature(metres.x, metres.y, 500, "\"KHLOAIDAT\":\"ONT\",\"XAID\":\"\(k)\""))
            }
        }
        var files = Files()
        files.units = Self.collection(units)
        files.census = "code,population\n0,10\n"
        files.land = Self.collection(land, crs: 9210)
        files.landFields = "{code: KHLOAIDAT, commune: XAID}"
        do {
            _ = try run(files)
            Issue.record("the wrong meridian was taken")
        } catch let complaint as Complaint {
            #expect(
                complaint.text
                    == "land.geojson: only 0 % of the features lie inside the commune they name; these systems would fit: "
                    + "EPSG:9209 (100 %); declare the right one as the layer's crs")
        }
    }

    @Test("Swapped axes are refused with their cause")
    func swapped() {
        var files = Files()
        files.land = Self.collection([Self.feature(11.02, 106.52, 0.01, #""KHLOAIDAT":"ODT""#)])
        do {
            _ = try run(files)
            Issue.record("swapped axes were taken")
        } catch let complaint as Complaint {
            #expect(complaint.text.hasPrefix("land.geojson"))
            #expect(complaint.text.contains("exchanged"), "\(complaint.text)")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("A field the workspace maps and the file lacks is named beside those it has")
    func missingField() {
        var files = Files()
        files.land = files.land.replacingOccurrences(of: "KHLOAIDAT", with: "LOAI")
        #expect(
            throws: Complaint(text: "land.geojson: no field “KHLOAIDAT” for code; fields there: LOAI")
        ) { try run(files) }
    }

    @Test("A missing file is named")
    func missingFile() {
        #expect(throws: StoreError.fileMissing(path: "/nowhere/land.gpkg")) {
            _ = try VectorSource("/nowhere/land.gpkg")
        }
    }

    @Test("Unknown and blank land codes stay in, listed once per code")
    func unknownCodes() throws {
        var files = Files()
        files.land = Self.collection([
            Self.feature(106.52, 11.02, 0.01, #""KHLOAIDAT":"XYZ""#),
            Self.feature(106.54, 11.02, 0.01, #""KHLOAIDAT":"XYZ""#),
            Self.feature(106.56, 11.02, 0.01, #""KHLOAIDAT":null"#),
        ])
        let world = try run(files)
        #expect(world.parcels.count == 3)
        #expect(
            lines(world) == [
                "land.geojson 2 unknownCode kept: 1 features without a land code, the first is 2; their verdict is undetermined",
                "land.geojson 0 unknownCode kept: land code “XYZ” is not in vn-cadastral-legacy; 2 features, verdict undetermined",
            ])
    }

    @Test("A bow-tie is repaired with its area on record, a null geometry set aside")
    func geometry() throws {
        var files = Files()
        files.land = Self.collection([
            Self.feature(106.52, 11.02, 0.01, #""KHLOAIDAT":"ODT""#),
            #"{"type":"Feature","properties":{"KHLOAIDAT":"ODT"},"geometry":{"type":"Polygon","coordinates":[[[106.54,11.02],[106.55,11.03],[106.55,11.02],[106.54,11.03],[106.54,11.02]]]}}"#,
            #"{"type":"Feature","properties":{"KHLOAIDAT":"ODT"},"geometry":null}"#,
        ])
        let world = try run(files)
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
        var files = Files()
        files.census = "code,population\n1,1000\n1,1200\n,7\n9,300\n2,viele\n"
        let world = try run(files)
        #expect(world.communes.map(\.people) == [1000, nil])
        #expect(
            lines(world) == [
                "census.csv 3 ambiguous setAside: 1 occurs again with 1200 people; the first row (1000) counts",
                "census.csv 4 missingValue setAside: census row without a unit code",
                "census.csv 6 badValue setAside: population of 2 is “viele”; expected a whole number, 0 or more",
                "census.csv  unmatched noted: 1 rows belong to no commune of the workspace and are unused",
                "census.csv 2 unmatched noted: no census row for commune 2 (Hai); it counts as having no residents",
            ])
    }

    @Test("Station rows that cannot be used are set aside with the suspected cause")
    func stations() throws {
        var files = Files()
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
        let world = try run(files)
        #expect(world.stations.map(\.operator) == ["A", "C"])
        #expect(
            lines(world) == [
                "stations.csv 3 outsideStudyArea setAside: station at 10.655, 11.05 lies outside the province; suspected cause: longitude ten times too small",
                "stations.csv 4 outsideStudyArea setAside: station at 11.05, 106.55 lies outside the province; suspected cause: x and y exchanged",
                "stations.csv 5 missingValue setAside: station without an operator",
                "stations.csv 6 missingValue setAside: station without a technology",
                "stations.csv 7 badValue kept: unknown technology “6G”; known: 2G, 3G, 4G, 5G",
                "stations.csv 8 badValue setAside: height “0”; expected metres from 1 to 350",
                "stations.csv 9 duplicateGeometry setAside: site row 9 of A occurs again with the same equipment at the same position",
            ])
    }
}
