import GeoStore
import Geometry
import Testing

@Suite struct GeoJSONWriterTests {
    @Test func ringsTurnAsTheStandardSays() throws {
        let clockwise = Ring([Coordinate(106, 11), Coordinate(106, 12), Coordinate(107, 12), Coordinate(107, 11)])
        let hole = Ring([
            Coordinate(106.25, 11.25), Coordinate(106.5, 11.25), Coordinate(106.5, 11.5), Coordinate(106.25, 11.5),
        ])
        let table = FeatureTable(
            name: "a", crs: .wgs84, fields: [FieldDefinition("tên", .text), FieldDefinition("n", .boolean)],
            features: [
                Feature(
                    id: 1, shape: .polygon(Polygon(clockwise, holes: [hole])),
                    values: [.text("Dĩ \"An\"\n"), .integer(1)]),
                Feature(id: 2, shape: nil, values: [.null, .null]),
            ])
        let text = String(decoding: try GeoJSONWriter.encode(table), as: UTF8.self)
        #expect(
            text == """
                {"type":"FeatureCollection","name":"a","features":[
                {"type":"Feature","id":1,"properties":{"tên":"Dĩ \\"An\\"\\n","n":true},"geometry":{"type":"Polygon","coordinates":[[[106,11],[107,11],[107,12],[106,12],[106,11]],[[106.25,11.25],[106.25,11.5],[106.5,11.5],[106.5,11.25],[106.25,11.25]]]}},
                {"type":"Feature","id":2,"properties":{"tên":null,"n":null},"geometry":null}
                ]}

                """)
    }

    /// EPSG's own example point for EPSG:6960 does not exist; the expected position comes from PROJ's `cs2cs`.
    @Test func projectedShapesComeOutInDegrees() throws {
        let table = FeatureTable(
            name: "a", crs: .epsg(32648), fields: [],
            features: [Feature(id: 1, shape: .point(Coordinate(500_000, 1_200_000)), values: [])])
        let text = String(decoding: try GeoJSONWriter.encode(table), as: UTF8.self)
        #expect(text.contains("\"coordinates\":[105,10.855"))
    }

    @Test func shapesWithoutASystemAreRefused() throws {
        let table = FeatureTable(
            name: "a", crs: nil, fields: [],
            features: [Feature(id: 1, shape: .point(Coordinate(1, 2)), values: [])])
        let error = #expect(throws: StoreError.self) { try GeoJSONWriter.encode(table, path: "a.geojson") }
        #expect(error.map { "\($0)" } == "a.geojson, layer “a”: has no coordinate system. Declare one.")
    }
}
