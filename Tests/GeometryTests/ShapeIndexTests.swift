import Geometry
import Testing
import _TestSupport

/// Distances against GEOS, nearest shapes against a scan, threads against one thread.
@Suite struct ShapeIndexTests {
    static let shapes: [Shape] =
        PointGridTests.shapes() + [
            .point(Coordinate(594_500, 1_213_500)), .multiPoint([Coordinate(594_900, 1_213_900)]),
            .multiLineString([LineString([Coordinate(594_700, 1_213_100), Coordinate(594_700, 1_213_100)])]),
        ]

    static let places: [Coordinate] = Array(PointGridTests.points(shapes).filter(\.isFinite).prefix(40))

    static func isFinite(_ shape: Shape) -> Bool {
        shape.polygons.allSatisfy { $0.exterior.coordinates.allSatisfy(\.isFinite) }
    }

    @Test("Distances from a place are GEOS's")
    func distances() throws {
        let geos = Topology()
        for shape in Self.shapes where Self.isFinite(shape) && !shape.isEmpty {
            for place in Self.places.prefix(15) {
                let expected = try geos.distance(shape, .point(place))
                let found = shape.distance(to: place)
                #expect(abs(found - expected) <= 1e-9 * max(expected, 1), "\(place)")
            }
        }
        #expect(Shape.multiPolygon([]).distance(to: Coordinate(0, 0)) == .infinity)
    }

    @Test("The nearest shapes are those of a scan, with any number of threads")
    func nearest() {
        let index = ShapeIndex(Self.shapes)
        let expected = Self.places.map { place in
            Self.shapes.indices.filter { Self.isFinite(Self.shapes[$0]) && !Self.shapes[$0].isEmpty }
                .map { (max(Self.shapes[$0].box.distance(to: place), Self.shapes[$0].distance(to: place)), $0) }
                .sorted { $0 < $1 }
        }
        for threads in [1, 2] {
            var found = [[Int]](repeating: [], count: Self.places.count)
            index.forEachNearest(to: Self.places, count: 4, threads: threads) { place, shape, _ in
                found[place].append(shape)
            }
            #expect(found == expected.map { $0.prefix(4).map(\.1) })
        }
        for (place, scan) in zip(Self.places, expected) {
            #expect(
                index.nearest(to: place, count: 50, maxDistance: 30).map(\.index)
                    == scan.prefix(50).filter { $0.0 <= 30 }.map(\.1))
            #expect(index.shapes(within: 30, of: place) == scan.filter { $0.0 <= 30 }.map(\.1).sorted())
        }
    }
}
