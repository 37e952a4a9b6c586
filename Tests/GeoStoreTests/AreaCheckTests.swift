import GeoStore
import Geometry
import Testing

/// Layers of areas that hold other things: each is an area, or has its line in the ledger.
@Suite struct AreaCheckTests {
    private static let square = Shape.polygon(Polygon(Ring(corners(0))))

    private static func corners(_ x: Double) -> [Coordinate] {
        [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)].map { Coordinate(600_000 + x + $0.0, 1_220_000 + $0.1) }
    }

    private func clean(_ shapes: [Shape]) throws -> LayerCleaner.Result {
        let table = FeatureTable(
            name: "dat", crs: .epsg(9210), fields: [],
            features: shapes.enumerated().map { Feature(id: Int64($0 + 1), shape: $1, values: []) })
        return try LayerCleaner(source: "dat", settings: .init(areasOnly: true)).clean(table)
    }

    @Test func debrisBesidePolygonsIsSetAside() throws {
        let line = Shape.lineString(LineString(Self.corners(100)))
        let result = try clean([Self.square, line, .point(Coordinate(600_000, 1_220_000))])
        #expect(result.table.features.map(\.id) == [1])
        #expect(
            result.entries.map(\.detail) == ["a line where areas are wanted", "a point where areas are wanted"])
    }

    @Test func closedLinesAreAreasWhereThereAreNoOthers() throws {
        let nearly = Array(Self.corners(100).dropLast()) + [Coordinate(600_100, 1_220_000.05)]
        let open = Array(Self.corners(200).dropLast())
        let result = try clean([
            .lineString(LineString(Self.corners(0))), .lineString(LineString(nearly)), .lineString(LineString(open)),
        ])
        #expect(result.table.features.map { $0.shape?.area } == [100, 100])
        #expect(
            result.entries.map(\.detail) == [
                "a line where areas are wanted", "2 closed lines read as the outlines of areas",
            ])
    }

    @Test func areasInACollectionAreKept() throws {
        let result = try clean([.collection([Self.square, .point(Coordinate(600_000, 1_220_000))])])
        #expect(result.table.features.map { $0.shape?.area } == [100])
        #expect(result.entries.map(\.defect) == [.notAnArea])
    }
}
