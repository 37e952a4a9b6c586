import Foundation
import Geometry
import Testing
import _TestSupport

/// Batches, counts, distances and pairs of ``SpatialIndex``, in both packings, against a linear scan.
@Suite struct IndexPackingTests {
    static let packings = [SpatialIndex.Packing.hilbert, .overlapMinimizing]

    @Test("Counts, batches and buffers hold what a linear scan finds", arguments: SpatialIndexTests.World.allCases)
    func windows(world: SpatialIndexTests.World) {
        let boxes = world.boxes()
        let windows = world.windows(boxes)
        let scan = windows.map { window in
            window.isEmpty ? [] : boxes.indices.filter { !boxes[$0].isEmpty && boxes[$0].intersects(window) }
        }
        for packing in Self.packings {
            let index = SpatialIndex(boxes: boxes, packing: packing)
            #expect(index.counts(in: windows) == scan.map(\.count))
            #expect(windows.map { index.count(in: $0) } == scan.map(\.count))
            var found = [[Int]](repeating: [], count: windows.count)
            index.query(windows) { found[$0].append($1) }
            #expect(found.map { $0.sorted() } == scan)
            var buffer: [Int] = [99]
            for (window, expected) in zip(windows, scan) {
                index.search(window, into: &buffer)
                #expect(buffer.sorted() == expected)
            }
        }
    }

    @Test("Nearest by what the boxes stand for, and all within a distance", arguments: packings)
    func distances(packing: SpatialIndex.Packing) {
        var generator = SplitMix(state: 8)
        // Discs: their box is closer than they are.
        let discs = (0..<800).map { _ in
            (
                centre: Coordinate(
                    594_000 + Double.random(in: 0...500, using: &generator),
                    1_213_000 + Double.random(in: 0...500, using: &generator)),
                radius: Double.random(in: 0...15, using: &generator)
            )
        }
        let boxes = discs.map { Box([$0.centre]).expanded(by: $0.radius) }
        let index = SpatialIndex(boxes: boxes, packing: packing)
        for _ in 0..<40 {
            let place = Coordinate(
                594_000 + Double.random(in: -100...600, using: &generator),
                1_213_000 + Double.random(in: -100...600, using: &generator))
            func distance(_ number: Int) -> Double {
                let c = discs[number].centre
                return max(
                    hypot(c.x - place.x, c.y - place.y) - discs[number].radius, boxes[number].distance(to: place))
            }
            let scan = discs.indices.map { (index: $0, distance: distance($0)) }
                .sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
            for count in [1, 10, 2000] {
                let found = index.nearest(to: place, count: count, distance: distance)
                #expect(found.map(\.index) == scan.prefix(count).map(\.index))
            }
            let near = index.nearest(to: place, count: 5, maxDistance: 20, distance: distance)
            #expect(near.map(\.index) == scan.filter { $0.distance <= 20 }.prefix(5).map(\.index))
            var within: [Int] = []
            index.query(within: 30, of: place) { within.append($0) }
            #expect(within.sorted() == boxes.indices.filter { boxes[$0].distance(to: place) <= 30 })
        }
    }

    @Test("Each pair within a distance is named once", arguments: [0, 2.5])
    func pairs(distance: Double) {
        for world in [SpatialIndexTests.World.line, .duplicate, .withEmptyOnes] {
            let boxes = Array(world.boxes().prefix(300))
            var expected: [[Int]] = []
            for a in boxes.indices {
                for b in boxes.indices.dropFirst(a + 1) where boxes[a].distance(to: boxes[b]) <= distance {
                    expected.append([a, b])
                }
            }
            var found: [[Int]] = []
            SpatialIndex(boxes: boxes).forEachPair(within: distance) { found.append([$0, $1]) }
            #expect(found.sorted { $0.lexicographicallyPrecedes($1) } == expected, "\(world)")
        }
    }

    @Test("Windows that end on a float's rounding are decided by the boxes")
    func decidesExactly() {
        // Neighbouring doubles here are far closer than neighbouring floats.
        let x = 1_213_000.0
        let boxes = (0..<100).map { i in
            Box(minX: x + Double(i) * 1e-9, minY: 0, maxX: x + Double(i) * 1e-9, maxY: 1e6)
        }
        let index = SpatialIndex(boxes: boxes)
        for i in 0..<100 {
            let edge = x + Double(i) * 1e-9
            #expect(index.count(in: Box(minX: x - 1, minY: 0, maxX: edge, maxY: 1)) == i + 1)
            #expect(index.search(Box(minX: edge, minY: 5, maxX: x + 1, maxY: 5)) == Array(i..<100))
        }
    }
}
