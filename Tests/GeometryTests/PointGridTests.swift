import Foundation
import Geometry
import Testing
import _TestSupport

/// The grid gives what the locator gives, which is compared with GEOS, and what a plain ring test says.
@Suite struct PointGridTests {
    /// Crooked polygons, some with a hole, some of many vertices, some huge, flat or not finite.
    static func shapes() -> [Shape] {
        var generator = SplitMix(state: 21)
        func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
        var shapes: [Shape] = []
        for i in 0..<36 {
            let x = 594_000 + number(0...1000), y = 1_213_000 + number(0...1000), radius = number(10...120)
            let vertices = i % 5 == 0 ? 300 : Int.random(in: 3...40, using: &generator)
            func ring(_ share: Double) -> Ring {
                Ring(
                    (0..<vertices).map { k in
                        let angle = Double(k) / Double(vertices) * 2 * .pi
                        let r = radius * share * (1 + 0.2 * sin(5 * angle))
                        // To the millimetre, so that vertices and points coincide.
                        return Coordinate(
                            ((x + r * cos(angle)) * 1000).rounded() / 1000,
                            ((y + r * sin(angle)) * 1000).rounded() / 1000)
                    })
            }
            let polygon = Polygon(ring(1), holes: i % 3 == 0 ? [ring(0.4)] : [])
            shapes.append(i % 4 == 1 ? .multiPolygon([polygon]) : .polygon(polygon))
        }
        func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> Polygon {
            Polygon(
                Ring([Coordinate(x, y), Coordinate(x + w, y), Coordinate(x + w, y + h), Coordinate(x, y + h)]))
        }
        shapes.append(.polygon(box(-1e17, -1e17, 2e17, 2e17)))
        // Two parts that meet in a line.
        shapes.append(
            .multiPolygon([box(594_100, 1_213_100, 50, 50), box(594_150, 1_213_100, 50, 50)]))
        shapes.append(.collection([.point(Coordinate(594_100, 1_213_100)), .polygon(box(594_300, 1_213_300, 9, 9))]))
        shapes.append(.polygon(Polygon(Ring([Coordinate(594_000, .nan), Coordinate(594_001, 0), Coordinate(0, 0)]))))
        shapes.append(.lineString(LineString([Coordinate(594_000, 1_213_000), Coordinate(595_000, 1_214_000)])))
        shapes.append(.multiPolygon([]))
        return shapes
    }

    static func points(_ shapes: [Shape]) -> [Coordinate] {
        var generator = SplitMix(state: 22)
        var points = (0..<300).map { _ in
            Coordinate(
                594_000 + Double.random(in: -50...1050, using: &generator),
                1_213_000 + Double.random(in: -50...1050, using: &generator))
        }
        for polygon in shapes.flatMap(\.polygons) {
            for ring in [polygon.exterior] + polygon.holes {
                // Vertices, middles of edges (on them or a rounding beside) and places at a vertex's height.
                for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()).prefix(2) {
                    points += [a, Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2), Coordinate(a.x - 3, a.y)]
                }
            }
        }
        return points + [Coordinate(.nan, 0), Coordinate(.infinity, 1_213_000), Coordinate(594_150, 1_213_120)]
    }

    @Test("A polygon covers the points that a ring test finds, and the locator agrees")
    func covered() {
        let shapes = Self.shapes()
        let points = Self.points(shapes)
        let grid = PointGrid(points)
        let locator = PolygonLocator(shapes)
        #expect(grid.refused.map { points[$0].isFinite } == [Bool](repeating: false, count: grid.refused.count))
        var located = [[Int]](repeating: [], count: shapes.count)
        for (number, point) in points.enumerated() {
            for shape in locator.covering(point) { located[shape].append(number) }
        }
        for (number, shape) in shapes.enumerated() {
            let found = grid.covered(by: shape)
            #expect(found == located[number], "shape \(number)")
            let isWhole = shape.polygons.allSatisfy { $0.exterior.coordinates.allSatisfy(\.isFinite) }
            let scan = points.indices.filter { i in
                isWhole && points[i].isFinite && shape.polygons.contains { $0.covers(points[i]) }
            }
            #expect(found == scan, "shape \(number)")
        }
    }

    @Test("Joins name every pair once, in order, whatever threads and parts")
    func joins() throws {
        let shapes = Self.shapes()
        let points = Self.points(shapes)
        let grid = PointGrid(points)
        let covered = shapes.enumerated().flatMap { number, shape in grid.covered(by: shape).map { [number, $0] } }
        let near = shapes.enumerated().flatMap { number, shape -> [[Int]] in
            let isFinite = shape.polygons.allSatisfy { $0.exterior.coordinates.allSatisfy(\.isFinite) }
            return points.indices.filter { isFinite && points[$0].isFinite && shape.distance(to: points[$0]) <= 5 }
                .map { [number, $0] }
        }
        #expect(covered.count > 300 && near.count > covered.count)
        for (threads, size) in [(1, 7), (2, 7), (3, 1000)] {
            let stream = { ShapeStream(shapes, partSize: size) }
            var found: [[Int]] = []
            var progress: [Int] = []
            try grid.forEachCovered(by: stream(), threads: threads) {
                #expect($0.total == shapes.count)
                progress.append($0.done)
            } _: {
                found.append([$0, $1])
            }
            #expect(found == covered)
            #expect(progress.last == shapes.count && progress == progress.sorted())
            found = []
            try grid.forEachWithin(5, of: stream(), threads: threads) { found.append([$0, $1]) }
            #expect(found == near)
        }
    }

    @Test("What the source throws ends the join")
    func failingSource() {
        struct Unreadable: Error {}
        var parts = 0
        let stream = ShapeStream {
            parts += 1
            if parts > 2 { throw Unreadable() }
            return Self.shapes()
        }
        #expect(throws: Unreadable.self) {
            try PointGrid([Coordinate(0, 0)]).forEachCovered(by: stream) { _, _ in }
        }
    }

    @Test("No points, one point, points on a line, all in one place")
    func degenerate() {
        let square = Shape.polygon(
            Polygon(Ring([Coordinate(0, 0), Coordinate(10, 0), Coordinate(10, 10), Coordinate(0, 10)])))
        #expect(PointGrid([]).covered(by: square) == [])
        #expect(PointGrid([Coordinate(10, 10)]).covered(by: square) == [0])
        #expect(PointGrid([Coordinate(10.1, 10)]).covered(by: square) == [])
        let line = PointGrid((0..<50).map { Coordinate(Double($0), 3) })
        #expect(line.covered(by: square) == Array(0...10))
        #expect(PointGrid([Coordinate](repeating: Coordinate(5, 0), count: 40)).covered(by: square) == Array(0..<40))
        #expect(PointGrid([Coordinate(.nan, 1)]).refused == [0])
    }
}
