import Geometry
import Testing
import _TestSupport

/// Two threads give what one gives, to the last bit.
@Suite struct ThreadTests {
    @Test("An index built by several threads answers the same, in the same order")
    func index() {
        var generator = SplitMix(state: 31)
        // More than the threads sort together.
        let boxes = (0..<70_000).map { i in
            i % 1000 == 0
                ? Box.empty
                : Box([
                    Coordinate(
                        Double.random(in: 0...10_000, using: &generator),
                        Double.random(in: 0...10_000, using: &generator))
                ])
        }
        let window = Box(minX: 2000, minY: 3000, maxX: 2600, maxY: 3700)
        for packing in [SpatialIndex.Packing.hilbert, .overlapMinimizing] {
            var orders: [[Int]] = []
            for threads in [1, 2, 3] {
                var order: [Int] = []
                SpatialIndex(boxes: boxes, packing: packing, threads: threads).query(window) { order.append($0) }
                orders.append(order)
            }
            #expect(orders[0].count > 100)
            #expect(orders[1].sorted() == orders[0].sorted() && orders[2].sorted() == orders[0].sorted())
            if packing == .hilbert { #expect(orders[1] == orders[0] && orders[2] == orders[0]) }
        }
    }

    @Test("A layer that streams past shares the same areas as one in memory", arguments: [1, 2])
    func overlay(threads: Int) throws {
        let parcels = PointGridTests.shapes().prefix(36).filter { $0.polygons.count == 1 }
        let zones: [Shape] = (0..<6).map { i in
            let x = 594_000 + Double(i) * 150
            return .polygon(
                Polygon(
                    Ring([
                        Coordinate(x, 1_213_000), Coordinate(x + 200, 1_213_050), Coordinate(x + 180, 1_214_000),
                        Coordinate(x - 20, 1_213_900),
                    ])))
        }
        let expected = try AreaOverlay(Array(parcels)).areas(with: zones).pairs
        #expect(expected.count > 20)
        #expect(try AreaOverlay(Array(parcels)).areas(with: zones, threads: threads).pairs == expected)
        var streamed: [AreaOverlay.Share] = []
        try StreamedOverlay(zones).forEachShare(with: ShapeStream(Array(parcels), partSize: 9), threads: threads) {
            streamed.append($0)
        }
        #expect(streamed.sorted { ($0.second, $0.first) < ($1.second, $1.first) } == expected)
    }

    @Test("A shape of two parts far apart has one share with each other shape, with any number of threads")
    func parts() throws {
        func square(_ x: Double, _ y: Double, _ side: Double) -> Polygon {
            Polygon(
                Ring([
                    Coordinate(x, y), Coordinate(x + side, y), Coordinate(x + side, y + side), Coordinate(x, y + side),
                ]))
        }
        let land = (0..<200).map { Shape.polygon(square(Double($0 % 20) * 100, Double($0 / 20) * 100, 100)) }
        // Odd zones lie in two opposite corners; both parts share with the land of two parts, too.
        let zones = (0..<100).map { i -> Shape in
            let x = Double(i % 10) * 100 + 25, y = Double(i / 10) * 50 + 25
            return i % 2 == 0
                ? .polygon(square(x, y, 20)) : .multiPolygon([square(x, y, 20), square(1900 - x, 900 - y, 20)])
        }
        let corners = Shape.multiPolygon([square(0, 0, 500), square(1500, 500, 500)])
        let overlay = AreaOverlay(land + [corners], threads: 2)
        let expected = try overlay.areas(with: zones).pairs
        for threads in 2...3 { #expect(try overlay.areas(with: zones, threads: threads).pairs == expected) }
        var pairs: [[Int]: Double] = [:]
        for (second, zone) in zones.enumerated() {
            for (first, shape) in (land + [corners]).enumerated() {
                let area = try Topology().intersection(shape, zone).area
                if area > 1e-6 { pairs[[first, second]] = area }
            }
        }
        #expect(expected.map { [$0.first, $0.second] } == pairs.keys.sorted { ($0[1], $0[0]) < ($1[1], $1[0]) })
        #expect(expected.allSatisfy { abs($0.area - (pairs[[$0.first, $0.second]] ?? 0)) < 1e-6 })
    }

    @Test("A coordinate that is not finite is refused by name")
    func notFinite() {
        let bad = Shape.polygon(Polygon(Ring([Coordinate(0, 0), Coordinate(1, .nan), Coordinate(1, 1)])))
        #expect(throws: GeometryError.self) { try StreamedOverlay([bad]) }
    }
}
