import Foundation
import Geometry
import Testing
import _TestSupport

/// The cells of ``PolygonLocator`` against GEOS and against the plain ring test, on data that cell indexes get wrong.
@Suite struct IndexCellTests {
    enum World: String, CaseIterable, CustomTestStringConvertible {
        case coverage, gridAligned, slivers, outlier, nested, tiny, huge, lines

        var testDescription: String { rawValue }

        func shapes() -> [Shape] {
            var generator = SplitMix(state: 5)
            func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
            func rectangle(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> Ring {
                Ring([
                    Coordinate(x, y), Coordinate(x + w, y), Coordinate(x + w, y + h), Coordinate(x, y + h),
                ])
            }
            switch self {
            case .coverage:
                // A gap-free layer: crooked corners shared by four parcels each.
                let side = 12
                let corners = (0...side).map { i in
                    (0...side).map { j in
                        Coordinate(
                            594_000 + Double(i) * 40 + number(-12...12), 1_213_000 + Double(j) * 40 + number(-12...12))
                    }
                }
                return (0..<side * side).map { k in
                    let i = k / side, j = k % side
                    return .polygon(
                        Polygon(
                            Ring([corners[i][j], corners[i + 1][j], corners[i + 1][j + 1], corners[i][j + 1]])))
                }
            case .gridAligned:
                return (0..<144).map { i -> Shape in
                    .polygon(Polygon(rectangle(Double(i % 12), Double(i / 12), 1, 1)))
                }
            case .slivers:
                return (0..<60).map { i -> Shape in .polygon(Polygon(rectangle(Double(i) * 1e-3, 0, 1e-3, 1000))) }
            case .outlier:
                let near = (0..<150).map { i -> Shape in
                    let centre = Coordinate(Double(i % 12), Double(i / 12))
                    return .polygon(Polygon(PolygonLocatorTests.star(centre, 9, 0.8, &generator)))
                }
                return near + [.polygon(Polygon(rectangle(5e5, 4e5, 1, 1)))]
            case .nested:
                return (1...60).map { i -> Shape in
                    let r = Double(i)
                    let holes = i > 1 ? [rectangle(-0.5, -0.5, 1, 1)] : []
                    return .polygon(Polygon(rectangle(-r, -r, 2 * r, 2 * r), holes: holes))
                }
            case .tiny:
                return (0..<50).map { i -> Shape in
                    let centre = Coordinate(1e-9 * Double(i % 7), 1e-9 * Double(i / 7))
                    return .polygon(Polygon(PolygonLocatorTests.star(centre, 8, 1e-9, &generator)))
                }
            case .huge:
                return (0..<20).map { i -> Shape in
                    let centre = Coordinate(1e120 * Double(i % 5), 1e120 * Double(i / 5))
                    return .polygon(Polygon(PolygonLocatorTests.star(centre, 12, 1e120, &generator)))
                }
            case .lines:
                return (0..<30).map { i -> Shape in
                    .polygon(Polygon(Ring([Coordinate(Double(i), 0), Coordinate(Double(i) + 2, 0)])))
                }
            }
        }

        /// Random places, vertices, edge middles, and the neighbours of those by one unit in the last place.
        func places(_ shapes: [Shape]) -> [Coordinate] {
            var generator = SplitMix(state: 6)
            let extent = shapes.reduce(Box.empty) { $0.union($1.box) }
            func share() -> Double { Double.random(in: -0.05...1.05, using: &generator) }
            var places = (0..<150).map { _ in
                Coordinate(extent.minX + share() * extent.width, extent.minY + share() * extent.height)
            }
            for ring in shapes.flatMap(\.polygons).flatMap({ [$0.exterior] + $0.holes }) {
                for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                    guard Int.random(in: 0..<12, using: &generator) == 0 else { continue }
                    let middle = Coordinate(a.x / 2 + b.x / 2, a.y / 2 + b.y / 2)
                    places += [
                        a, middle, Coordinate(a.x.nextUp, a.y), Coordinate(middle.x, middle.y.nextDown),
                        Coordinate(middle.x.nextDown, middle.y), Coordinate(middle.x, a.y), Coordinate(a.x, middle.y),
                    ]
                }
            }
            return places
        }
    }

    @Test("Cells of every size and both stores answer as the plain ring test does", arguments: World.allCases)
    func equalsRingTest(world: World) {
        let shapes = world.shapes()
        let places = world.places(shapes)
        let expected = places.map { place in
            shapes.indices.filter { number in
                shapes[number].box.contains(place) && shapes[number].polygons.contains { $0.covers(place) }
            }
        }
        let extent = shapes.reduce(Box.empty) { $0.union($1.box) }
        let largest = max(extent.width, extent.height)
        for storage in [PolygonLocator.Storage.fast, .compact] {
            for side in [nil, largest * 2, largest / 3, largest / 57] {
                let locator = PolygonLocator(shapes, storage: storage, cellSide: side)
                let matches = locator.covering(places)
                var wrong = 0
                for (number, place) in places.enumerated() {
                    if locator.covering(place) != expected[number] { wrong += 1 }
                    if matches[number].map(Int.init) != expected[number] { wrong += 1 }
                }
                #expect(wrong == 0, "\(storage), cells of \(side ?? 0): \(wrong) of \(places.count) differ")
            }
        }
        #expect(expected.contains { !$0.isEmpty })
    }

    @Test("Every point of a gap-free layer has a parcel, border points have several, and GEOS agrees")
    func coversGapFreeLayer() throws {
        let shapes = World.coverage.shapes()
        let locator = PolygonLocator(shapes)
        let topology = Topology()
        let prepared = try shapes.map { try topology.prepare($0) }
        var generator = SplitMix(state: 9)
        let places = World.coverage.places(shapes)
        let matches = locator.covering(places)
        for number in stride(from: 0, to: places.count, by: 7) {
            var expected: [Int] = []
            for parcel in shapes.indices where shapes[parcel].box.contains(places[number]) {
                if try prepared[parcel].covers(places[number]) { expected.append(parcel) }
            }
            #expect(matches[number].map(Int.init) == expected)
        }
        // Well inside the layer each random place has exactly one parcel.
        let inner = (0..<3000).map { _ in
            Coordinate(
                594_020 + Double.random(in: 0...440, using: &generator),
                1_213_020 + Double.random(in: 0...440, using: &generator))
        }
        #expect(locator.countCovering(inner) == inner.count)
        var visited = 0
        locator.forEachCovering(inner) { _, _ in visited += 1 }
        #expect(visited == inner.count)
    }

    @Test("A shape with a coordinate that is not finite is refused and named, the others answer")
    func refusesNaN() {
        let square = [Coordinate(0, 0), Coordinate(1, 0), Coordinate(1, 1), Coordinate(0, 1)]
        let broken = [Coordinate(0, 0), Coordinate(1, .nan), Coordinate(1, 1)]
        let endless = [Coordinate(0, 0), Coordinate(.infinity, 0), Coordinate(1, 1)]
        let locator = PolygonLocator([
            .polygon(Polygon(Ring(broken))), .polygon(Polygon(Ring(square))),
            .multiPolygon([Polygon(Ring(square)), Polygon(Ring(endless))]),
        ])
        #expect(locator.refused == [0, 2])
        #expect(locator.covering(Coordinate(0.5, 0.5)) == [1])
        #expect(locator.covering(Coordinate(.infinity, 0.5)).isEmpty)
        #expect(locator.covering([Coordinate(.nan, 1), Coordinate(1, 1), Coordinate(9, 9)]).shapes == [1])
    }

    @Test("Two parts that meet in a point name their shape once; a point ring covers its point")
    func namesAShapeOnce() {
        let left = Ring([Coordinate(0, 0), Coordinate(1, 0), Coordinate(1, 1)])
        let right = Ring([Coordinate(1, 1), Coordinate(2, 1), Coordinate(2, 2)])
        let locator = PolygonLocator([
            .multiPolygon([Polygon(left), Polygon(right)]), .polygon(Polygon(Ring([Coordinate(1, 1)]))),
        ])
        #expect(locator.covering(Coordinate(1, 1)) == [0, 1])
        #expect(locator.covering([Coordinate(1, 1)])[0] == [0, 1])
    }

    @Test("Memory is bounded by the data: a polygon as large as the layer beside many small ones")
    func memoryIsBounded() {
        let small = (0..<900).map { i -> Shape in
            let x = Double(i % 30), y = Double(i / 30)
            return .polygon(Polygon(Ring([Coordinate(x, y), Coordinate(x + 1, y), Coordinate(x + 1, y + 1)])))
        }
        let whole = Shape.polygon(
            Polygon(Ring([Coordinate(0, 0), Coordinate(1e6, 0), Coordinate(1e6, 1e6), Coordinate(0, 1e6)])))
        let many = PolygonLocator(small + Array(repeating: whole, count: 20))
        #expect(many.memory < 2 << 20, "\(many)")
        #expect(PolygonLocator(small, storage: .compact).memory < PolygonLocator(small).memory)
        #expect(many.covering(Coordinate(5e5, 5e5)).count == 20)
    }
}
