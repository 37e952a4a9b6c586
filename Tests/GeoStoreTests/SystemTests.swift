import Geometry
import Testing

@testable import GeoStore

/// Systems that files declare and their numbers contradict.
@Suite struct SystemTests {
    private static func prj(meridian: String, scale: String = "0.9999", datum: String = "D_WGS_1984") -> String {
        "PROJCS[\"VN_2000_KTT\",GEOGCS[\"GCS\",DATUM[\"\(datum)\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
            + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
            + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
            + "PARAMETER[\"Central_Meridian\",\(meridian)],PARAMETER[\"Scale_Factor\",\(scale)],"
            + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
    }

    /// EPSG register v10.076: TM-3 105-45 is 9210, TM-3 108-30 is 9218.
    @Test(arguments: [
        (prj(meridian: "105.75"), 9210), (prj(meridian: "108.5"), 9218),
        (
            "+proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=0,0,0,0,0,0,0 +units=m",
            9210
        ),
        ("+proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 +datum=WGS84 +units=m", 9210),
    ])
    func gridsOfVN2000OnWGS84AreRecognised(definition: String, zone: Int) {
        #expect(CRS(definition).gridOfVN2000 == .epsg(zone))
    }

    @Test(arguments: [
        prj(meridian: "105.75", scale: "0.9996"), prj(meridian: "105.6"),
        prj(meridian: "105.75", datum: "D_Vietnam_2000"),
        "EPSG:32648", "EPSG:9210",
        "+proj=tmerc +lon_0=105.75 +k=0.9999 +x_0=500000 +ellps=WGS84 +towgs84=-191.90441429,-39.30318279,-111.45032835,0,0,0,0.252906278 +units=m",
    ])
    func othersAreLeftAlone(definition: String) { #expect(CRS(definition).gridOfVN2000 == nil) }

    /// Read as declared, everything lay 200 m off with an empty ledger.
    @Test func aLayerInSuchAGridIsRefusedWithTheRightSystem() throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "tram.mif",
            """
            Version 300
            Charset "WindowsLatin1"
            Delimiter ","
            CoordSys Earth Projection 8, 104, "m", 105.75, 0, 0.9999, 500000, 0
            Columns 1
              ten Char(20)
            Data

            Point 600000 1220000
            """)
        _ = try scratch.write("tram.mid", "\"A\"\n")
        let table = try VectorSource(path).readAll()
        for check in [
            { _ = try LayerCleaner(source: "tram.mif").clean(table) },
            { try StoreError.checkSystem(of: table, path: "tram.mif", studyArea: nil) },
        ] {
            let error = #expect(throws: StoreError.self) { try check() }
            #expect(
                error.map { "\($0)" }?.hasSuffix(
                    "it is a grid of VN-2000 with WGS 84 for its datum, which moves everything by about 200 m. "
                        + "These would fit: EPSG:9210.") == true)
        }
        let declared = try VectorSource(path, options: SourceOptions(crs: .epsg(9210)))
        #expect(try LayerCleaner(source: "tram.mif").clean(declared.readAll()).table.features.count == 1)
        #expect(declared.ledger.entries.map(\.defect) == [.crsDeclared])
    }

    @Test func metresInAFileWithoutASystemAreRefusedWithThoseThatFit() throws {
        let path = try Scratch().write(
            "a.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
            "geometry":{"type":"Point","coordinates":[598300,1222090]}}]}
            """)
        let table = try VectorSource(path).readAll()
        let area = Box(minX: 106.3, minY: 10.8, maxX: 107, maxY: 11.6)
        #expect(
            throws: StoreError.crsImplausible(
                path: path, layer: "a", declared: .wgs84, cause: .metresDeclaredAsDegrees,
                extent: Box(minX: 598_300, minY: 1_222_090, maxX: 598_300, maxY: 1_222_090),
                fitting: [.epsg(9209), .epsg(9210)])
        ) { try StoreError.checkSystem(of: table, path: path, studyArea: area) }
    }

    @Test func aSlippedDecimalPointIsNoMetre() throws {
        let table = FeatureTable(
            name: "a", crs: .wgs84, fields: [],
            features: [Feature(id: 1, shape: .point(Coordinate(1066.5, 11.05)), values: [])])
        try StoreError.checkSystem(of: table, path: "a", studyArea: nil)
    }
}
