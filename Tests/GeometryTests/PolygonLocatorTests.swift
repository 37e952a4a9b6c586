import Foundation
import Geometry
import Testing
import _TestSupport

/// GEOS's `covers` is the oracle; `contains` leaves out what lies on a border.
@Suite struct PolygonLocatorTests {
    /// A star with `n` corners around a centre; valid because the angle only grows.
    static func star(_ centre: Coordinate, _ n: Int, _ radius: Double, _ generator: inout SplitMix) -> Ring {
        Ring(
            (0..<n).map { i in
                let angle = 2 * Double.pi * Double(i) / Double(n)
                let r = radius * Double.random(in: 0.4...1, using: &generator)
                return Coordinate(centre.x + r * cos(angle), centre.y + r * sin(angle))
            })
    }

    /// Overlapping stars, some with a hole, some of two parts, all in the coordinates of a VN-2000 zone.
    static func world(_ generator: inout SplitMix) -> [Shape] {
        (0..<40).map { number in
            let centre = Coordinate(
                594_000 + Double.random(in: 0...1000, using: &generator),
                1_213_000 + Double.random(in: 0...1000, using: &generator))
            let outer = star(centre, Int.random(in: 3...40, using: &generator), 150, &generator)
            let hole = star(centre, 7, 20, &generator)
            switch number % 4 {
            case 0: return .polygon(Polygon(outer, holes: outer.coordinates.count > 8 ? [hole] : []))
            case 1:
                let far = star(Coordinate(centre.x + 2000, centre.y), 9, 100, &generator)
                return .multiPolygon([Polygon(outer), Polygon(far)])
            default: return .polygon(Polygon(outer))
            }
        }
    }

    @Test("Random points, corners, edge middles and points a hair off an edge: the same answer as GEOS")
    func equalsGEOS() throws {
        var generator = SplitMix(state: 11)
        let topology = Topology()
        let shapes = Self.world(&generator)
        for shape in shapes { #expect(try topology.validity(of: shape) == .valid) }
        let locator = PolygonLocator(shapes)
        let prepared = try shapes.map { try topology.prepare($0) }

        var points = (0..<2000).map { _ in
            Coordinate(
                594_000 + Double.random(in: -200...3200, using: &generator),
                1_213_000 + Double.random(in: -200...1200, using: &generator))
        }
        for ring in shapes.flatMap(\.polygons).flatMap({ [$0.exterior] + $0.holes }) {
            for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                let t = Double.random(in: 0...1, using: &generator)
                let onEdge = Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
                points += [
                    a, Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2), onEdge, Coordinate(onEdge.x.nextUp, onEdge.y),
                    Coordinate(onEdge.x, onEdge.y.nextDown), Coordinate(a.x - 50, a.y), Coordinate(a.x.nextDown, a.y),
                ]
            }
        }
        var covered = 0, contained = 0
        for point in points {
            var expected: [Int] = []
            for (number, shape) in prepared.enumerated() where try shape.covers(point) { expected.append(number) }
            #expect(locator.covering(point) == expected, "\(point)")
            covered += expected.count
            for number in expected {
                let isContained = try prepared[number].contains(.point(point))
                let isOnBorder = try topology.touches(shapes[number], .point(point))
                #expect(isContained != isOnBorder, "\(point): covered, so inside or on the border")
                contained += isContained ? 1 : 0
            }
        }
        #expect(points.count > 6000 && contained > 3000 && covered > contained + 1000, "\(covered), \(contained)")
    }

    @Test("Integer lattice: every point of borders, corners and collinear edges is decided as GEOS does")
    func lattice() throws {
        let topology = Topology()
        let comb = Ring(
            [(0, 0), (8, 0), (8, 6), (6, 6), (6, 2), (5, 4), (4, 2), (4, 6), (2, 6), (2, 2), (2, 4), (0, 4)].map {
                Coordinate(Double($0.0), Double($0.1))
            })
        let hole = Ring([(5, 1), (7, 1), (7, 2), (6, 1)].map { Coordinate(Double($0.0), Double($0.1)) })
        let shapes: [Shape] = [
            .polygon(
                Polygon(Ring([(0, 0), (6, 0), (6, 6), (3, 3), (0, 6)].map { Coordinate(Double($0.0), Double($0.1)) }))),
            .polygon(
                Polygon(
                    Ring([Coordinate(0, 0), Coordinate(3, 0), Coordinate(6, 0), Coordinate(6, 3), Coordinate(0, 3)]))),
            try topology.makeValid(.polygon(Polygon(comb, holes: [hole]))),
        ]
        let locator = PolygonLocator(shapes)
        for i in -2...18 {
            for j in -2...14 {
                let point = Coordinate(Double(i) / 2, Double(j) / 2)
                let expected = try shapes.indices.filter { try topology.covers(shapes[$0], .point(point)) }
                #expect(locator.covering(point) == expected, "\(point)")
            }
        }
    }

    /// Kettner et al., "Classroom examples of robustness problems" (2004): around (0.5, 0.5) the determinant in
    /// doubles has the wrong sign for many points beside a diagonal with far ends.
    @Test("Next to a diagonal, where doubles get the side wrong, the exact side decides")
    func decidesExactly() throws {
        let triangle = Polygon(Ring([Coordinate(-12, -12), Coordinate(24, 24), Coordinate(-12, 24)]))
        let ulp = 0x1p-53
        for i in 0..<64 {
            for j in 0..<64 {
                let point = Coordinate(0.5 + Double(i) * ulp, 0.5 + Double(j) * ulp)
                #expect(triangle.covers(point) == (point.y >= point.x), "\(i) \(j)")
            }
        }
    }

    @Test(
        "At every vertex and edge middle of real districts, shared borders included, the answer is GEOS's",
        .enabled(if: ProvinceFile.path != nil))
    func realBorders() throws {
        let topology = Topology()
        // The raw boundaries are not all valid; the oracle wants them repaired.
        let shapes = try ProvinceFile.districts().map { try topology.makeValid($0.shape) }
        let locator = PolygonLocator(shapes)
        let prepared = try shapes.map { try topology.prepare($0) }
        var (asked, shared) = (0, 0)
        for ring in shapes.flatMap(\.polygons).map(\.exterior) {
            for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                for point in [a, Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2)] {
                    var expected: [Int] = []
                    for (number, shape) in prepared.enumerated() where try shape.covers(point) {
                        expected.append(number)
                    }
                    #expect(locator.covering(point) == expected, "\(point)")
                    asked += 1
                    shared += expected.count > 1 ? 1 : 0
                }
            }
        }
        #expect(asked > 5000 && shared > 1000, "\(asked) points, \(shared) on shared borders")
    }

    @Test func emptyAndForeignShapesCoverNothing() {
        let locator = PolygonLocator([.multiPolygon([]), .point(Coordinate(1, 1)), .polygon(Polygon(Ring([])))])
        #expect(locator.covering(Coordinate(1, 1)).isEmpty)
        #expect(PolygonLocator([]).covering(Coordinate(0, 0)).isEmpty)
        let square = Shape.polygon(
            Polygon(Ring([Coordinate(0, 0), Coordinate(1, 0), Coordinate(1, 1), Coordinate(0, 1)])))
        #expect(PolygonLocator([square]).covering(Coordinate(.nan, 0)).isEmpty)
        #expect(PolygonLocator([square, square]).covering(Coordinate(1, 1)) == [0, 1])
    }
}
