import GeoStore
import Geometry
import Testing

/// KML as people export it from Google Earth and from GIS programs; positions and values are those written in the text.
@Suite struct KMLTests {
    private static func kml(_ body: String) -> String {
        #"<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">\#(body)</kml>"#
    }

    private static func placemark(_ name: String, _ x: Double, _ more: String = "") -> String {
        "<Placemark><name>\(name)</name>\(more)<Point><coordinates>\(x),11.05,0</coordinates></Point></Placemark>"
    }

    private static func folder(_ name: String, _ content: String) -> String {
        "<Folder><name>\(name)</name>\(content)</Folder>"
    }

    private static func read(_ body: String, _ options: SourceOptions = .init()) throws -> (FeatureTable, VectorSource)
    {
        let source = try VectorSource(try Scratch().write("a.kml", kml(body)), options: options)
        return (try source.readAll(), source)
    }

    private static func column(_ name: String, of table: FeatureTable) -> [String?] {
        table.fieldIndex(name).map { field in table.features.map { $0.values[field].text } } ?? []
    }

    /// The reader before took the first folder: one station of five.
    @Test func foldersAtAnyDepthAreReadAsOne() throws {
        let deep = Self.folder(
            "Bến Cát", Self.placemark("BC01", 106.6) + Self.folder("xã", Self.placemark("BC02", 106.61)))
        let body =
            "<Document><name>tram</name>"
            + Self.folder("VNPT", deep + Self.folder("Dĩ An", Self.placemark("DA01", 106.75)))
            + Self.folder("Viettel", Self.placemark("VT01", 106.66)) + Self.placemark("X01", 106.7) + "</Document>"
        let (table, source) = try Self.read(body)
        #expect(Self.column("name", of: table) == ["BC01", "BC02", "DA01", "VT01", "X01"])
        #expect(
            Self.column("folder", of: table) == [
                "tram/VNPT/Bến Cát", "tram/VNPT/Bến Cát/xã", "tram/VNPT/Dĩ An", "tram/Viettel", "tram",
            ])
        #expect(source.layerNames == ["Bến Cát", "xã", "Dĩ An", "Viettel", "tram"])
        #expect(
            source.ledger.entries.map(\.detail) == [
                "5 layers read as one: Bến Cát (1), xã (1), Dĩ An (1), Viettel (1), tram (1)"
            ])
        #expect(try source.readAll(layer: "Viettel").features.count == 1)
    }

    @Test func foldersWithOtherColumnsHaveToBeChosen() throws {
        func data(_ name: String) -> String {
            "<ExtendedData><Data name=\"\(name)\"><value>1</value></Data></ExtendedData>"
        }
        let body =
            "<Document>" + Self.folder("trạm", Self.placemark("A", 106.6, data("cao")))
            + Self.folder("ranh", Self.placemark("B", 106.7, data("mã"))) + "</Document>"
        let path = try Scratch().write("a.kml", Self.kml(body))
        let error = #expect(throws: StoreError.self) { try VectorSource(path).readAll() }
        #expect(
            error.map { "\($0)" }
                == "\(path): holds layers with different columns: trạm (1), ranh (1). "
                + "Name the one to read, or a list of those that belong together, with “layer”.")
        let chosen = try VectorSource(path, options: SourceOptions(layer: "ranh")).readAll()
        #expect(Self.column("mã", of: chosen) == ["1"])
    }

    @Test func twoFoldersOfOneNameAreToldApartByTheirPath() throws {
        let body =
            Self.folder("VNPT", Self.folder("Trạm", Self.placemark("A", 106.6)))
            + Self.folder("Viettel", Self.folder("Trạm", Self.placemark("B", 106.7)))
        let (_, source) = try Self.read("<Document><name>d</name>" + body + "</Document>")
        #expect(source.layerNames == ["d/VNPT/Trạm", "d/Viettel/Trạm"])
        #expect(Self.column("name", of: try source.readAll(layer: "d/Viettel/Trạm")) == ["B"])
    }

    /// GDAL's reader makes `Lo___i_c___t` of the name.
    @Test func namesOfExtendedDataKeepTheirLetters() throws {
        let untyped =
            #"<ExtendedData><Data name="Loại cột"><displayName>x</displayName><value>trên mái</value></Data></ExtendedData>"#
        let typed =
            ##"<ExtendedData><SchemaData schemaUrl="#S"><SimpleData name="Loại cột">dưới đất &amp; mái</SimpleData></SchemaData></ExtendedData>"##
        let (table, source) = try Self.read(Self.placemark("A", 106.6, untyped) + Self.placemark("B", 106.7, typed))
        #expect(Self.column("Loại cột", of: table) == ["trên mái", "dưới đất & mái"])
        #expect(source.ledger.isEmpty)
    }

    @Test(arguments: [
        "<table><tr><td>Loại cột</td><td>trên mái</td></tr><tr><td>Chiều cao</td><td>42</td></tr></table>",
        "<html><body><table><tr><th colspan='2'>BC01</th></tr><tr><td><table><tr><td>Loại cột</td><td><b>trên mái</b></td></tr><tr bgcolor='#D4E4F3'><td>Chiều cao</td><td>42</td></tr></table></td></tr></table></body></html>",
        "<table><tr><th>Loại cột</th><th>Chiều cao</th><th>Ghi chú</th></tr><tr><td>trên mái</td><td>42</td><td></td></tr></table>",
        "Loại cột: trên mái<br>Chiều cao: 42",
    ])
    func descriptionsAreReadWhenNothingElseIsThere(html: String) throws {
        let (table, source) = try Self.read(
            Self.placemark("BC01", 106.6, "<description><![CDATA[\(html)]]></description>")
                + Self.placemark("BC02", 106.7))
        #expect(Self.column("Loại cột", of: table) == ["trên mái", nil])
        #expect(Self.column("Chiều cao", of: table) == ["42", nil])
        #expect(
            source.ledger.entries.map(\.detail) == [
                "columns of 1 placemarks read from the tables in their descriptions"
            ])
    }

    @Test func proseIsNoTable() throws {
        let (table, source) = try Self.read(
            Self.placemark("A", 106.6, "<description>Trạm cũ, xem https://example.org\nLiên hệ: An</description>"))
        #expect(table.fields.map(\.name) == ["name", "description", "address", "folder"])
        #expect(source.ledger.isEmpty)
    }

    @Test func collectionsOfOnePointArePoints() throws {
        let point = "<Point><coordinates>106.66,11.05,0</coordinates></Point>"
        let line = "<LineString><coordinates>106.66,11.05 106.67,11.06</coordinates></LineString>"
        func multi(_ content: String) -> String {
            "<Placemark><MultiGeometry>\(content)</MultiGeometry></Placemark>"
        }
        let other = "<Point><coordinates>106.7, 11.1, 0</coordinates></Point>"
        let (table, _) = try Self.read(
            multi(point) + multi("<MultiGeometry>\(point)</MultiGeometry>") + multi(point + line) + multi(point + other)
                + multi(line) + "<Placemark/>")
        #expect(table.features[0].shape == .point(Coordinate(106.66, 11.05)))
        #expect(
            table.features.map(\.place) == [
                .at(Coordinate(106.66, 11.05)), .at(Coordinate(106.66, 11.05)), .at(Coordinate(106.66, 11.05)),
                .several(2), .noPoint(.line), .nowhere,
            ])
    }

    @Test func polygonsKeepTheirHoles() throws {
        func ring(_ text: String) -> String { "<LinearRing><coordinates>\(text)</coordinates></LinearRing>" }
        let outer = ring("0,0 10,0 10,10 0,10 0,0"), inner = ring("\n2,2,0\n4,2,0\n4,4,0\n2,4,0\n2,2,0\n")
        let polygon =
            "<Polygon><outerBoundaryIs>\(outer)</outerBoundaryIs><innerBoundaryIs>\(inner)</innerBoundaryIs></Polygon>"
        let (table, _) = try Self.read(
            "<Placemark>\(polygon)</Placemark><Placemark><MultiGeometry>\(polygon)\(polygon)</MultiGeometry></Placemark>"
        )
        #expect(table.features.map { $0.shape?.area } == [96, 192])
    }

    @Test func anArchiveMayHoldItsDocumentsAnywhere() throws {
        var zip = StoredZip()
        zip.add("files/readme.txt", "x")
        zip.add("a/doc.kml", Self.kml("<Document><name>một</name>\(Self.placemark("A", 106.6))</Document>"))
        zip.add("b/tram.KML", Self.kml("<Document><name>hai</name>\(Self.placemark("B", 106.7))</Document>"))
        let source = try VectorSource(try Scratch().write("a.kmz", zip.bytes))
        #expect(source.layerNames == ["một", "hai"])
        #expect(Self.column("name", of: try source.readAll()) == ["A", "B"])
    }

    @Test func linksToOtherFilesAreTold() throws {
        let (table, source) = try Self.read(
            Self.placemark("A", 106.6)
                + "<NetworkLink><name>n</name><Link><href>http://x/y.kml</href></Link></NetworkLink>")
        #expect(table.features.count == 1)
        #expect(
            source.ledger.entries.map(\.detail) == [
                "refers to “http://x/y.kml”, which is not read; save its content in the file"
            ])
    }

    @Test func brokenTextIsRefusedWithItsLine() throws {
        let path = try Scratch().write("a.kml", "<kml>\n<Document>\n<Placemark><name>A</Placemark")
        let error = #expect(throws: StoreError.self) { try VectorSource(path) }
        #expect(error.map { "\($0)" } == "\(path): cannot be read: XML, line 3: ends inside <Placemark>")
    }

    @Test func coordinatesThatAreNoNumbersAreTold() throws {
        let (table, source) = try Self.read(
            "<Placemark><Point><coordinates>106°39',11°03'</coordinates></Point></Placemark>")
        #expect(table.features[0].place == .nowhere)
        #expect(source.ledger.entries.map(\.detail) == ["“106°39',11°03'” is no longitude and latitude"])
    }
}
