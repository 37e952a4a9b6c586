import Geometry
import Testing

@testable import GeoStore

/// Sources of several layers: what is read when none is named.
@Suite struct LayerChoiceTests {
    private static func points(_ name: String, _ fields: [String], _ x: [Double], crs: CRS = .wgs84) -> FeatureTable {
        FeatureTable(
            name: name, crs: crs, fields: fields.map { FieldDefinition($0, .text) },
            features: x.enumerated().map { index, x in
                Feature(
                    id: Int64(index + 1), shape: .point(Coordinate(x, 11)), values: fields.map { .text("\($0)\(name)") }
                )
            })
    }

    private static func file(_ tables: [FeatureTable]) throws -> String {
        let scratch = try Scratch()
        try GeoPackageWriter.write(tables.map { ($0, nil) }, to: scratch.file("a.gpkg"))
        return scratch.file("a.gpkg")
    }

    /// Before, the first layer was read: one station of four.
    @Test func layersWithTheSameColumnsAreOne() throws {
        let path = try Self.file([
            Self.points("bat_dau", ["ma", "loai"], [106]), Self.points("trams", ["LOAI", "ma"], [107, 108, 109]),
        ])
        let source = try VectorSource(path)
        let table = try source.readAll()
        #expect(table.features.map { $0.shape?.box.minX } == [106, 107, 108, 109])
        #expect(table.features.map { $0.values[0].text } == ["mabat_dau", "matrams", "matrams", "matrams"])
        #expect(table.features.map { $0.values[1].text } == ["loaibat_dau", "LOAItrams", "LOAItrams", "LOAItrams"])
        #expect(source.ledger.entries.map(\.detail) == ["2 layers read as one: bat_dau (1), trams (3)"])
    }

    @Test func othersAreRefusedByName() throws {
        let path = try Self.file([Self.points("recorded", ["ma"], [106]), Self.points("planned", ["mdsd"], [107])])
        let error = #expect(throws: StoreError.self) { try VectorSource(path).readAll() }
        #expect(error == .severalLayers(path: path, layers: ["recorded (1)", "planned (1)"]))
    }

    @Test func aListNamesThoseThatBelongTogether() throws {
        let path = try Self.file([
            Self.points("a", ["ma"], [106]), Self.points("b", ["ma"], [107]), Self.points("c", ["x"], [108]),
        ])
        let options = SourceOptions(layers: ["b", "a"])
        #expect(try VectorSource(path, options: options).readAll().features.map { $0.shape?.box.minX } == [107, 106])
        #expect(
            throws: StoreError.layerMissing(path: path, layer: "d", available: ["a", "b", "c"])
        ) { try VectorSource(path, options: SourceOptions(layers: ["a", "d"])) }
    }

    @Test func anEmptyLayerIsNoRival() throws {
        let path = try Self.file([Self.points("a", ["ma"], []), Self.points("b", ["x"], [107])])
        #expect(try VectorSource(path).readAll().name == "b")
    }

    /// 107° E of the second layer lies at 636,000 m in the zone of the first.
    @Test func layersInOtherSystemsAreMovedIntoTheFirst() throws {
        let first = FeatureTable(
            name: "a", crs: .epsg(9210), fields: [FieldDefinition("ma", .text)],
            features: [Feature(id: 1, shape: .point(Coordinate(600_000, 1_216_000)), values: [.null])])
        let path = try Self.file([first, Self.points("b", ["ma"], [107])])
        let table = try VectorSource(path).readAll()
        #expect(table.crs == .epsg(9210))
        let x = try #require(table.features[1].shape?.box.minX)
        #expect(abs(x - 636_400) < 1000)
    }
}
