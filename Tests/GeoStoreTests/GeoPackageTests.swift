import Foundation
import GeoStore
import Geometry
import Testing

@Suite struct GeoPackageTests {
    static func square(_ x: Double, _ y: Double, _ side: Double) -> Shape {
        .polygon(
            Polygon(
                Ring([
                    Coordinate(x, y), Coordinate(x + side, y), Coordinate(x + side, y + side), Coordinate(x, y + side),
                ])))
    }

    static let zones = FeatureTable(
        name: "vùng", crs: .epsg(9210),
        fields: [
            FieldDefinition("fid", .integer), FieldDefinition("mã", .text), FieldDefinition("dân", .integer),
            FieldDefinition("tỷ lệ", .real), FieldDefinition("ngày", .date), FieldDefinition("đô thị", .boolean),
        ],
        features: [
            Feature(
                id: 7, shape: square(600_000, 1_220_000, 10),
                values: [.integer(70), .text("ODT"), .integer(12), .real(0.5), .text("2024-07-31"), .integer(1)]),
            Feature(
                id: 9, shape: nil, values: [.null, .text("Đất ở “đô thị”"), .null, .null, .null, .integer(0)]),
        ])

    static let style = LayerStyle(
        name: "Vùng", field: "mã",
        categories: [.init(value: "ODT", label: "Đất ở <đô thị>", fill: .init(255, 160, 170))])

    @Test func whatIsWrittenIsReadBack() throws {
        let scratch = try Scratch()
        try GeoPackageWriter.write([(Self.zones, Self.style)], to: scratch.file("a.gpkg"))
        let source = try VectorSource(scratch.file("a.gpkg"))
        #expect(source.layerNames == ["vùng"])
        let table = try source.readAll()
        #expect(table.crs == .epsg(9210))
        #expect(table.fields.map(\.name) == ["fid_1", "mã", "dân", "tỷ lệ", "ngày", "đô thị"])
        #expect(table.fields.map(\.kind) == [.integer, .text, .integer, .real, .date, .boolean])
        #expect(table.features.map(\.id) == [7, 9])
        #expect(table.features.map(\.values) == Self.zones.features.map(\.values))
        #expect(table.features[0].shape?.polygons == Self.zones.features[0].shape?.polygons)
        #expect(table.features[1].shape == nil)
        #expect(scratch.names == ["a.gpkg"])
    }

    @Test func twoRunsGiveTheSameBytes() throws {
        let scratch = try Scratch()
        try GeoPackageWriter.write([(Self.zones, Self.style)], to: scratch.file("a.gpkg"))
        Thread.sleep(forTimeInterval: 1.1)
        try GeoPackageWriter.write([(Self.zones, Self.style)], to: scratch.file("b.gpkg"))
        #expect(try bytes(scratch.file("a.gpkg")) == bytes(scratch.file("b.gpkg")))
    }

    @Test func aMissingFolderIsNamed() throws {
        let scratch = try Scratch()
        let error = #expect(throws: StoreError.self) {
            try GeoPackageWriter.write([(Self.zones, nil)], to: scratch.file("none/a.gpkg"))
        }
        #expect(
            error.map { "\($0)" }
                == "\(scratch.path)/none: the folder to write into does not exist. Create it first.")
    }

    @Test func aFailedWriteLeavesTheOldFile() throws {
        let scratch = try Scratch()
        let path = try scratch.write("a.gpkg", "old")
        var broken = Self.zones
        broken.crs = .definition("no such system")
        #expect(throws: StoreError.self) { try GeoPackageWriter.write([(broken, nil)], to: path) }
        #expect(scratch.names == ["a.gpkg"])
        #expect(try bytes(path) == Array("old".utf8))
    }

    @Test func twentyThousandPolygonsKeepIdsValuesAndAreas() throws {
        var table = FeatureTable(
            name: "parcels", crs: .epsg(9210),
            fields: [FieldDefinition("code", .text), FieldDefinition("n", .integer)])
        for index in 0..<20_000 {
            let x = 600_000 + Double(index % 200) * 20, y = 1_200_000 + Double(index / 200) * 20
            table.features.append(
                Feature(
                    id: Int64(20_000 - index), shape: Self.square(x, y, 10),
                    values: [.text("ODT"), .integer(Int64(index))]))
        }
        let scratch = try Scratch()
        try GeoPackageWriter.write([(table, nil)], to: scratch.file("a.gpkg"))
        var ids: Set<Int64> = []
        var area = 0.0
        try VectorSource(scratch.file("a.gpkg")).read { batch in
            for feature in batch.features {
                ids.insert(feature.id)
                area += feature.shape?.area ?? 0
                #expect(feature.values[1] == .integer(20_000 - feature.id))
            }
        }
        #expect(ids.count == 20_000)
        #expect(area == 2_000_000)
    }
}
