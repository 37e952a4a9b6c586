import Foundation
import Geometry
import Testing

@testable import GeoStore

/// Every format a planner sends, each from a tiny file of our own.
@Suite struct FormatTests {
    private static let square = GeoPackageTests.square(600_000, 1_220_000, 10)

    private static var zones: FeatureTable {
        FeatureTable(
            name: "zones", crs: .epsg(32648), fields: [FieldDefinition("code", .text)],
            features: [Feature(id: 1, shape: square, values: [.text("ODT")])])
    }

    @Test(arguments: [
        ("FlatGeobuf", "zones.fgb"), ("ESRI Shapefile", "zones.shp"),
        ("OpenFileGDB", "zones.gdb"), ("GPKG", "zones.gpkg"),
    ])
    func aLayerSurvives(driver: String, file: String) throws {
        let scratch = try Scratch()
        let output = try VectorOutput(creating: scratch.file(file), as: driver, for: file)
        try output.append(Self.zones)
        try output.close()
        let table = try VectorSource(scratch.file(file)).readAll()
        #expect(table.name == "zones")
        #expect(table.crs == .epsg(32648))
        #expect(table.features.count == 1)
        let code = try #require(table.fieldIndex("code"))
        #expect(table.features[0].values[code] == .text("ODT"))
        let box = try #require(table.extent)
        #expect(abs(box.minX - 600_000) < 0.01 && abs(box.maxY - 1_220_010) < 0.01)
    }

    @Test func aShapefileInTCVN3IsDecodedWhenDeclaredAndGuessedWhenNot() throws {
        let scratch = try Scratch()
        let output = try VectorOutput(creating: scratch.file("dat.shp"), as: "ESRI Shapefile", for: "dat.shp")
        var table = Self.zones
        table.name = "dat"
        table.features[0].values[0] = .text("XXXXXXXXXXXX")
        try output.append(table)
        try output.close()
        // “§Êt ë ®« thÞ” is “Đất ở đô thị” in TCVN3.
        var dbf = try bytes(scratch.file("dat.dbf"))
        let stored: [UInt8] = [0xA7, 0xCA, 0x74, 0x20, 0xEB, 0x20, 0xAE, 0xAB, 0x20, 0x74, 0x68, 0xDE]
        let at = try #require(
            dbf.indices.dropLast(12).first { Array(dbf[$0..<($0 + 12)]) == Array("XXXXXXXXXXXX".utf8) })
        dbf.replaceSubrange(at..<(at + 12), with: stored)
        dbf[29] = 0
        _ = try scratch.write("dat.dbf", dbf)
        try? FileManager.default.removeItem(atPath: scratch.file("dat.cpg"))
        for options in [SourceOptions(encoding: .tcvn3), SourceOptions()] {
            let source = try VectorSource(scratch.file("dat.shp"), options: options)
            #expect(try source.readAll().features[0].values[0] == .text("Đất ở đô thị"))
            #expect(source.ledger.entries.map(\.defect) == (options.encoding == nil ? [.encodingDetected] : []))
        }
    }

    @Test func mapInfoInterchangeInTCVN3() throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "ranh.mif",
            """
            Version 300
            Charset "WindowsLatin1"
            Delimiter ","
            CoordSys Earth Projection 8, 104, "m", 105, 0, 0.9996, 500000, 0
            Columns 1
              ten Char(20)
            Data

            Region 1
              5
            600000 1220000
            600010 1220000
            600010 1220010
            600000 1220010
            600000 1220000
            """)
        _ = try scratch.write("ranh.mid", [0x22, 0x42, 0xD5, 0x6E, 0x20, 0x43, 0xB8, 0x74, 0x22, 0x0A])
        let source = try VectorSource(path, options: SourceOptions(encoding: .tcvn3))
        let table = try source.readAll()
        #expect(table.features[0].values[0] == .text("Bến Cát"))
        #expect(table.features[0].shape?.area == 100)
        #expect(table.crs == .epsg(32648))
    }

    /// VN-2000 as MapInfo users in Vietnam enter it: the seven parameters published in 2007, the province's meridian.
    @Test func mapInfosOwnSpellingOfVN2000IsRecognised() throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "tram.mif",
            """
            Version 450
            Charset "WindowsVietnamese"
            Delimiter ","
            CoordSys Earth Projection 8, 9999, 28, -191.90441429, -39.30318279, -111.45032835, 0.00928836, \
            -0.01975479, 0.00427372, 0.252906278, 0, "m", 105.75, 0, 0.9999, 500000, 0
            Columns 1
              ten Char(20)
            Data

            Point 600000 1220000
            """)
        // “Bến Cát” in Windows-1258: the tones follow their letters.
        _ = try scratch.write(
            "tram.mid", [0x22, 0x42, 0xEA, 0xEC, 0x6E, 0x20, 0x43, 0x61, 0xEC, 0x74, 0x22, 0x0A])
        let source = try VectorSource(path)
        let table = try source.readAll()
        #expect(table.crs == .epsg(9210))
        #expect(table.features[0].values[0] == .text("Bến Cát"))
        #expect(source.ledger.isEmpty)
    }

    @Test func qgisFindsTheStyleOfTheLayer() throws {
        let scratch = try Scratch()
        try GeoPackageWriter.write([(GeoPackageTests.zones, GeoPackageTests.style)], to: scratch.file("a.gpkg"))
        let dataset = try Dataset(path: scratch.file("a.gpkg"), kind: .vector)
        let styles = try #require(
            (0..<dataset.layerCount).lazy.compactMap(dataset.layer).first { $0.name == "layer_styles" })
        #expect(styles.geometryKind == .none)
        let rows = unsafe try styles.next(10) {
            unsafe String(decoding: $0, as: UTF8.self)
        } unclosed: { _, _ in
        }
        let values = Dictionary(uniqueKeysWithValues: zip(styles.fields.map(\.name), try #require(rows.first).values))
        #expect(rows.count == 1)
        #expect(values["f_table_name"] == .text("vùng"))
        #expect(values["f_geometry_column"] == .text("geom"))
        #expect(values["useAsDefault"] == .integer(1))
        let qml = try #require(values["styleQML"]?.text)
        #expect(qml.contains("<renderer-v2 type=\"categorizedSymbol\" attr=\"mã\""))
        #expect(qml.contains("<category value=\"ODT\" label=\"Đất ở &lt;đô thị&gt;\" symbol=\"0\" render=\"true\"/>"))
        #expect(qml.contains("<Option name=\"color\" type=\"QString\" value=\"255,160,170,255\"/>"))
    }

    @Test func aKMZIsRead() throws {
        let scratch = try Scratch()
        var zip = StoredZip()
        zip.add(
            "doc.kml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>vùng phủ</name><Placemark><name>Trạm 1</name>
            <Point><coordinates>106.65,10.98,0</coordinates></Point></Placemark></Document></kml>
            """)
        let path = try scratch.write("a.kmz", zip.bytes)
        let table = try VectorSource(path).readAll()
        #expect(table.crs == .wgs84)
        #expect(table.features[0].shape == .point(Coordinate(106.65, 10.98)))
        #expect(table.fieldIndex("NAME").map { table.features[0].values[$0] } == .text("Trạm 1"))
    }

    @Test func aForeignMemberNamesTheSystem() throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "a.geojson",
            """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2263"}},
            "features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[990378,221185]}}]}
            """)
        #expect(try VectorSource(path).readAll().crs == .epsg(2263))
    }

    // MARK: Drawings

    private static func polyline(_ layer: String, _ x: Double, closed: Bool = true) -> String {
        let corners = [(x, 0.0), (x + 10, 0), (x + 10, 10), (x, 10)]
        return "0\nLWPOLYLINE\n8\n\(layer)\n90\n4\n70\n\(closed ? 1 : 0)\n"
            + corners.map { "10\n\($0.0)\n20\n\($0.1)\n" }.joined()
    }

    private static func text(_ text: String, _ x: Double, _ y: Double) -> String {
        "0\nTEXT\n8\nCHU\n10\n\(x)\n20\n\(y)\n40\n1.0\n1\n\(text)\n"
    }

    private static func dxf(_ entities: String) -> String {
        "0\nSECTION\n2\nENTITIES\n\(entities)0\nENDSEC\n0\nEOF\n"
    }

    @Test func textsInsideTheShapesOfADrawingAreTheirCodes() throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "dat.dxf",
            Self.dxf(
                Self.polyline("RANH", 0) + Self.polyline("RANH", 20) + Self.polyline("RANH", 40)
                    + Self.text("ODT", 5, 5) + Self.text("CLN", 22, 5) + Self.text("LUC", 27, 5)
                    + Self.text("DGT", 100, 100)))
        let source = try VectorSource(path, options: SourceOptions(crs: .epsg(9210)))
        let table = try source.readAll()
        #expect(table.name == "zones")
        #expect(table.fields.map(\.name) == ["code", "level", "label", "number", "area"])
        #expect(table.features.map { $0.values[0] } == [.text("ODT"), .null, .null])
        #expect(table.features[0].shape?.area == 100)
        #expect(table.crs == .epsg(9210))
        #expect(
            source.ledger.entries.map(\.detail).sorted() == [
                "EPSG:9210 declared; the file names none", "no text stands inside", "several texts inside: CLN | LUC",
                "“DGT” stands in no shape",
            ])
    }

    @Test func levelsOfADrawingAreTranslated() throws {
        let scratch = try Scratch()
        let path = try scratch.write("dat.dxf", Self.dxf(Self.polyline("L1", 0) + Self.polyline("L9", 20)))
        let source = try VectorSource(path, options: SourceOptions(crs: .epsg(9210), levels: ["L1": "ODT"]))
        let table = try source.readAll()
        #expect(table.features.map { $0.values[0] } == [.text("ODT"), .null])
        #expect(
            source.ledger.entries.map(\.detail) == [
                "EPSG:9210 declared; the file names none", "level “L9” has no code in “levels”",
            ])
    }

    @Test func aDGNOfVersion8IsRecognisedAndRefused() throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "dat.dgn", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 512))
        let error = #expect(throws: StoreError.self) { try VectorSource(path) }
        #expect(
            error.map { "\($0)" }
                == "\(path): is MicroStation DGN version 8, which cannot be read here. "
                + "Export it as DXF, DGN version 7 or Shapefile.")
    }

    // MARK: What is not there

    @Test func missingAndUnreadableFilesAreNamed() throws {
        let scratch = try Scratch()
        let missing = scratch.file("none.gpkg")
        let error = #expect(throws: StoreError.self) { try VectorSource(missing) }
        #expect(error.map { "\($0)" } == "\(missing): no such file or folder. Check the path.")
        let broken = try scratch.write("a.gpkg", "not a database")
        let reason = #expect(throws: StoreError.self) { try VectorSource(broken) }
        #expect(reason.map { "\($0)" }?.hasPrefix("\(broken): cannot be read: ") == true)
    }

    @Test func aFilterIsAppliedAndABadOneRefused() throws {
        let scratch = try Scratch()
        try GeoPackageWriter.write([(GeoPackageTests.zones, nil)], to: scratch.file("a.gpkg"))
        let filtered = try VectorSource(scratch.file("a.gpkg"), options: SourceOptions(filter: "\"mã\" = 'ODT'"))
        #expect(try filtered.readAll().features.count == 1)
        let error = #expect(throws: StoreError.self) {
            try VectorSource(scratch.file("a.gpkg"), options: SourceOptions(filter: "nonsense = 1")).readAll()
        }
        if case .badFilter? = error {} else { Issue.record("\(String(describing: error))") }
    }

    @Test func batchesAreAllOfTheLayer() throws {
        let scratch = try Scratch()
        var table = Self.zones
        table.features = (1...25).map { Feature(id: $0, shape: Self.square, values: [.text("ODT")]) }
        try GeoPackageWriter.write([(table, nil)], to: scratch.file("a.gpkg"))
        var sizes: [Int] = []
        try VectorSource(scratch.file("a.gpkg")).read(batchSize: 10) { sizes.append($0.features.count) }
        #expect(sizes == [10, 10, 5])
    }

    @Test func librariesAreNamed() {
        #expect(StoreLibraries.gdalVersion.split(separator: ".").count >= 2)
        #expect(Set(["GPKG", "DGN", "XLSX", "GTiff"]).isSubset(of: StoreLibraries.drivers))
    }
}
