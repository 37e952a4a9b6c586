import Geometry
import Testing

/// Overlaps within one layer are those of the layer with itself, without each shape's own.
@Suite struct SelfOverlayTests {
    private static func square(_ x: Double, _ y: Double, _ size: Double) -> Shape {
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
        return .polygon(Polygon(Ring(corners.map { Coordinate(x + $0.0 * size, y + $0.1 * size) })))
    }

    @Test func everyPairIsToldOnce() throws {
        let shapes = [
            Self.square(0, 0, 10), Self.square(5, 0, 10), Self.square(15, 0, 10), Self.square(0, 0, 10),
            .multiPolygon(Self.square(100, 0, 10).polygons + Self.square(8, 8, 4).polygons),
        ]
        let pairs = try AreaOverlay(shapes).overlaps().pairs
        #expect(
            pairs.map { [Double($0.first), Double($0.second), $0.area] } == [
                [0, 1, 50], [0, 3, 100], [1, 3, 50], [0, 4, 4], [1, 4, 8], [3, 4, 4],
            ])
    }

    @Test(arguments: [1, 2]) func agreesWithTheLayerOverItself(threads: Int) throws {
        var shapes: [Shape] = []
        for n in 0..<400 {
            let x = Double(n * 37 % 200), y = Double(n * 53 % 211), size = Double(3 + n % 9)
            shapes.append(Self.square(x, y, size))
        }
        let own = try AreaOverlay(shapes).overlaps(threads: threads).pairs
        let all = try AreaOverlay(shapes).areas(with: shapes, threads: threads).pairs.filter { $0.first < $0.second }
        #expect(own.count == all.count)
        #expect(own.count > 100)
        for (a, b) in zip(own, all) {
            #expect(a.first == b.first && a.second == b.second && abs(a.area - b.area) < 1e-9)
        }
    }
}
