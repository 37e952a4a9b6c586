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

    /// Overlapping, touching, nested in holes, apart; and all of them moved away from each other.
    static let pairs: [(Shape, Shape)] = {
        let near = shapes.filter { isFinite($0) && !$0.isEmpty && $0.box.width < 1e6 }.enumerated()
            .filter { $0.offset % 2 == 0 || $0.offset > 30 }.map(\.element)
        let far = near.map { shape in shape.mapCoordinates { Coordinate($0.x + 700, $0.y - 130) } }
        return near.enumerated().flatMap { i, a in (near.dropFirst(i) + far.prefix(4)).map { (a, $0) } }
    }()

    @Test("Two shapes are within GEOS's distance of each other, and not within less")
    func within() throws {
        let geos = Topology()
        var meeting = 0, apart = 0
        for (a, b) in Self.pairs {
            let distance = try geos.distance(a, b)
            let slack = 1e-9 * max(distance, 1e-3)
            #expect(a.isWithin(distance + slack, of: b) && b.isWithin(distance + slack, of: a))
            // Not `intersects`, which finds no point in a line without length.
            #expect(a.isWithin(0, of: b) == (distance == 0), "\(a.box) and \(b.box), \(distance) apart")
            if distance > 0 {
                #expect(!a.isWithin(distance - slack, of: b) && !b.isWithin(distance - slack, of: a))
                apart += 1
            } else {
                meeting += 1
            }
        }
        #expect(meeting > 40 && apart > 150, "\(meeting) meet, \(apart) do not")
    }

    @Test("A shape in a hole is as far as the hole's border; what is empty or not finite is near nothing")
    func withinHoles() {
        func square(_ low: Double, _ high: Double) -> Ring {
            Ring([Coordinate(low, low), Coordinate(high, low), Coordinate(high, high), Coordinate(low, high)])
        }
        let ring = Shape.polygon(Polygon(square(0, 100), holes: [square(20, 80)]))
        let island = Shape.polygon(Polygon(square(30, 40)))
        #expect(!island.isWithin(9.999, of: ring) && island.isWithin(10, of: ring))
        #expect(Shape.point(Coordinate(10, 10)).isWithin(0, of: ring), "inside, far from every edge")
        #expect(Shape.polygon(Polygon(square(-50, 200))).isWithin(0, of: ring), "around all of it")
        #expect(!ring.isWithin(-1, of: ring) && !ring.isWithin(.nan, of: ring))
        #expect(!ring.isWithin(1e9, of: .multiPolygon([])))
        #expect(!ring.isWithin(.infinity, of: .multiPoint([Coordinate(0, 0), Coordinate(.nan, 0)])))
    }

    @Test("Shapes within a distance of those that stream past are those of a scan, whatever threads and parts")
    func withinJoin() throws {
        let held = Self.shapes.filter { $0.box.width < 1e6 }, index = ShapeIndex(held)
        let layer = held.map { shape in shape.mapCoordinates { Coordinate($0.x + 40, $0.y + 25) } }
        let expected = layer.indices.flatMap { i in
            held.indices.filter { held[$0].isWithin(15, of: layer[i]) }.map { [i, $0] }
        }
        #expect(expected.count > 80 && expected.count < layer.count * held.count / 2)
        for (threads, size) in [(1, 5), (2, 7), (3, 1000)] {
            var found: [[Int]] = [], done = 0
            try index.forEachWithin(15, of: ShapeStream(layer, partSize: size), threads: threads) {
                done = $0.done
            } _: {
                found.append([$0, $1])
            }
            #expect(found == expected && done == layer.count)
        }
    }

    @Test("The nearest of a layer that streams past are those of the layer held, whatever threads and parts")
    func nearestInStream() throws {
        let index = ShapeIndex(Self.shapes)
        let places = Self.places + [Coordinate(.nan, 0)]
        for (count, limit) in [(1, Double.infinity), (4, .infinity), (100, 30), (3, 0), (0, 5)] {
            let expected = places.map { index.nearest(to: $0, count: count, maxDistance: limit) }
            for (threads, size) in [(1, 6), (2, 5), (3, 1000)] {
                let found = try NearestShapes(
                    to: places, count: count, maxDistance: limit, of: ShapeStream(Self.shapes, partSize: size),
                    threads: threads)
                #expect(found.count == places.count)
                for place in places.indices {
                    #expect(found[place].map(\.index) == expected[place].map(\.index))
                    #expect(found[place].map(\.distance) == expected[place].map(\.distance))
                }
            }
        }
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
