import GeoStore
import Geometry
import Testing

/// Each defect from a file as it would be met: the text is the fixture.
@Suite struct LayerCleanerTests {
    /// Cleans a GeoJSON file whose features have the given geometries, in EPSG:9210 unless told.
    private func clean(
        _ geometries: [String], crs: CRS? = .epsg(9210), settings: LayerCleaner.Settings = .init()
    ) throws -> (LayerCleaner.Result, VectorSource) {
        let scratch = try Scratch()
        let features = geometries.enumerated().map { index, geometry in
            """
            {"type":"Feature","id":\(index + 1),"properties":{"code":"ODT"},"geometry":\(geometry)}
            """
        }
        let path = try scratch.write(
            "zones.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}")
        let source = try VectorSource(path, options: SourceOptions(crs: crs))
        let result = try LayerCleaner(source: "zones.geojson", settings: settings).clean(try source.readAll())
        return (result, source)
    }

    private func polygon(_ ring: String) -> String { "{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}" }

    /// A square of 100 m in Bình Dương; 10,000 m².
    private let square =
        "[[600000,1220000],[600100,1220000],[600100,1220100],[600000,1220100],[600000,1220000]]"

    @Test func aSoundLayerHasNoEntries() throws {
        let (result, source) = try clean([polygon(square)])
        #expect(result.entries == [])
        // GeoJSON is in longitude and latitude unless somebody says otherwise, which is told.
        #expect(
            source.ledger.entries.map(\.detail) == ["EPSG:9210 declared; in place of EPSG:4326, which the file has"])
        #expect(result.table.features.count == 1)
    }

    @Test func missingAndEmptyGeometriesAreSetAside() throws {
        let (result, _) = try clean(["null", "{\"type\":\"MultiPolygon\",\"coordinates\":[]}", polygon(square)])
        #expect(result.entries.map(\.feature) == ["1", "2"])
        #expect(result.entries.map(\.defect) == [.nullGeometry, .emptyGeometry])
        #expect(result.entries.map(\.action) == [.setAside, .setAside])
        #expect(result.entries.map(\.detail) == ["has no geometry", "the geometry is empty"])
        #expect(result.table.features.map(\.id) == [3])
    }

    @Test func repeatedPointsGoAndTheAreaStays() throws {
        let ring =
            "[[600000,1220000],[600100,1220000],[600100,1220000],[600100,1220100],[600100,1220100],[600000,1220100],[600000,1220000]]"
        let (result, _) = try clean([polygon(ring)])
        let entry = try #require(result.entries.first)
        #expect(result.entries.count == 1)
        #expect(entry.defect == .repeatedPoints)
        #expect(entry.action == .repaired)
        #expect(entry.detail == "2 repeated points removed")
        #expect(entry.areaBefore == 10_000)
        #expect(entry.areaAfter == 10_000)
        #expect(result.table.features[0].shape?.polygons[0].exterior.coordinates.count == 5)
    }

    @Test func anOpenRingIsClosedAndSaidSo() throws {
        let ring = "[[600000,1220000],[600100,1220000],[600100,1220100],[600000,1220100]]"
        let (result, source) = try clean([polygon(ring)])
        #expect(result.entries == [])
        let entry = try #require(source.ledger.entries.first { $0.defect != .crsDeclared })
        #expect(entry.defect == .unclosedRing)
        #expect(entry.action == .repaired)
        #expect(entry.detail == "1 ring closed")
        #expect(result.table.features[0].shape?.area == 10_000)
    }

    /// Two triangles of 50 m × 100 m / 2 each; as drawn their areas cancel.
    @Test func aBowTieBecomesTwoTriangles() throws {
        let ring = "[[600000,1220000],[600100,1220100],[600100,1220000],[600000,1220100],[600000,1220000]]"
        let (result, _) = try clean([polygon(ring)])
        let entry = try #require(result.entries.first)
        #expect(entry.defect == .selfIntersection)
        #expect(entry.action == .repaired)
        #expect(entry.detail == "Self-intersection")
        #expect(entry.areaBefore == 0)
        #expect(entry.areaAfter.map { abs($0 - 5000) < 1e-6 } == true)
        #expect(result.table.features[0].shape?.polygons.count == 2)
        // cs2cs +init=epsg:9210 +to EPSG:4326 with EPSG:6960: 106.667…, 11.030…
        let place = try #require(entry.location)
        #expect(abs(place.x - 106.667) < 0.001 && abs(place.y - 11.03) < 0.005)
    }

    @Test func aRingOfTwoPointsIsRemovedOrSetAside() throws {
        let hole = "[[600010,1220010],[600020,1220020],[600010,1220010]]"
        let (result, _) = try clean([polygon(square + "," + hole), polygon(hole), polygon(square)])
        #expect(result.entries.map(\.defect) == [.degenerateRing, .degenerateRing, .duplicateGeometry])
        #expect(result.entries.map(\.action) == [.repaired, .setAside, .setAside])
        #expect(
            result.entries.map(\.detail) == [
                "Too few points in geometry component; 1 ring of two points removed",
                "Too few points in geometry component; nothing is left after repair",
                "same shape and values as feature 1",
            ])
        #expect(result.entries[0].areaAfter == 10_000)
        #expect(result.table.features.map(\.id) == [1])
    }

    @Test func sliversAreOnlyNoted() throws {
        let ring = "[[600000,1220000],[600100,1220000],[600100,1220000.1],[600000,1220000.1],[600000,1220000]]"
        let (result, _) = try clean([polygon(ring)])
        #expect(result.entries.map(\.defect) == [.sliver])
        #expect(result.entries.map(\.action) == [.noted])
        #expect(
            result.entries[0].detail
                == "1 of 1 parts narrower than 0.2 m; the narrowest is 100 mm wide on average")
        #expect(result.table.features.count == 1)
    }

    private func refusal(
        _ geometries: [String], crs: CRS?, settings: LayerCleaner.Settings = .init()
    ) throws -> String? {
        let error = #expect(throws: StoreError.self) { try clean(geometries, crs: crs, settings: settings) }
        return error.map { "\($0)" }
    }

    @Test func degreesDeclaredAsMetresAreRefused() throws {
        #expect(
            try refusal(["{\"type\":\"Point\",\"coordinates\":[106.66,11.03]}"], crs: .epsg(9210))
                == "zones.geojson, layer “zones”: the coordinates (x 106.66 to 106.66, y 11.03 to 11.03) do not fit "
                + "EPSG:9210: they look like degrees, but metres are declared. These would fit: EPSG:4326.")
    }

    @Test func metresDeclaredAsDegreesAreRefusedWithSystemsThatFit() throws {
        let text = try #require(try refusal([polygon(square)], crs: .wgs84))
        #expect(
            text.hasPrefix(
                "zones.geojson, layer “zones”: the coordinates (x 600050 to 600050, y 1220050 to 1220050) do not fit "
                    + "EPSG:4326: they look like metres, but degrees are declared. These would fit: "))
        #expect(text.contains("EPSG:9210"))
    }

    @Test func northBeforeEastIsNamedNotTurned() throws {
        let swapped = "{\"type\":\"Point\",\"coordinates\":[1220000,600000]}"
        #expect(
            try refusal([swapped], crs: .epsg(9210))
                == "zones.geojson, layer “zones”: the coordinates (x 1220000 to 1220000, y 600000 to 600000) do not "
                + "fit EPSG:9210: x and y look exchanged (Vietnamese surveys write X for north and Y for east).")
        #expect(
            try refusal(["{\"type\":\"Point\",\"coordinates\":[11.03,106.66]}"], crs: .wgs84)?.contains(
                "x and y look exchanged") == true)
    }

    @Test func aLayerOutsideTheStudyAreaIsRefused() throws {
        let error = try refusal(
            [polygon(square)], crs: .epsg(9210),
            settings: .init(studyArea: Box(minX: 103, minY: 21, maxX: 105, maxY: 23)))
        #expect(error?.contains("they lie outside the study area") == true)
    }

    /// Recife's stations: longitudes ten times too small.
    @Test func aFactorOfTenIsNamed() throws {
        let points = [
            "{\"type\":\"Point\",\"coordinates\":[-3.489272,-8.0587]}",
            "{\"type\":\"Point\",\"coordinates\":[-3.490103,-8.0611]}",
        ]
        let recife = Box(minX: -35.5, minY: -8.5, maxX: -34.5, maxY: -7.5)
        #expect(
            try refusal(points, crs: .wgs84, settings: .init(studyArea: recife))
                == "zones.geojson, layer “zones”: the coordinates (x -3.490103 to -3.489272, y -8.0611 to -8.0587) "
                + "do not fit EPSG:4326: they look ten times too small or too large.")
    }

    @Test func aWithdrawnTwinIsRefusedWithItsSuccessor() throws {
        let text = try #require(try refusal([polygon(square)], crs: .epsg(6956)))
        #expect(text.contains("do not fit EPSG:6956: it is withdrawn. These would fit: EPSG:5896."))
    }

    @Test func aLayerWithoutASystemIsRefusedWithSystemsThatFit() throws {
        let scratch = try Scratch()
        let path = try scratch.write("tram.csv", "x;y\n600000;1220000\n600100;1220100\n")
        let table = try VectorSource(path).readAll()
        let error = #expect(throws: StoreError.self) { try LayerCleaner(source: "tram.csv").clean(table) }
        let text = error.map { "\($0)" } ?? ""
        #expect(
            text.hasPrefix(
                "tram.csv, layer “tram”: has no coordinate system. Declare one; these would fit: EPSG:32648"))
        #expect(text.contains("EPSG:9210"))
    }

    @Test func oneFeatureElsewhereIsListedNotRefused() throws {
        let settings = LayerCleaner.Settings(studyArea: Box(minX: 106, minY: 10.5, maxX: 107.5, maxY: 11.8))
        let points = ["[106.66,11.03]", "[106.7,11.1]", "[106.8,11.2]", "[105.85,21.03]", "[106.66,211]"]
        let (result, _) = try clean(
            points.map { "{\"type\":\"Point\",\"coordinates\":\($0)}" }, crs: .wgs84, settings: settings)
        #expect(result.entries.map(\.feature) == ["4", "5"])
        #expect(result.entries.map(\.defect) == [.outsideStudyArea, .outsideAreaOfUse])
        #expect(result.entries.map(\.action) == [.kept, .setAside])
        #expect(result.table.features.count == 4)
    }

    @Test func theLedgerCountsAndIsWritten() throws {
        let (result, _) = try clean(["null", "null", polygon(square)])
        let ledger = Ledger(result.entries)
        #expect(ledger.summary.map(\.count) == [2])
        let scratch = try Scratch()
        try ledger.writeCSV(to: scratch.file("ledger.csv"))
        #expect(
            String(decoding: try bytes(scratch.file("ledger.csv")), as: UTF8.self) == """
                source,layer,feature,defect,action,detail,area_before_m2,area_after_m2,longitude,latitude
                zones.geojson,zones,1,nullGeometry,setAside,has no geometry,,,,
                zones.geojson,zones,2,nullGeometry,setAside,has no geometry,,,,

                """)
    }
}
