import Foundation
import Geometry
import Testing
import _TestSupport

/// Trees deep enough for guesses about density, against a linear scan.
@Suite struct NearestBoxesTests {
    enum World: String, CaseIterable, CustomTestStringConvertible {
        case even, fewHeaps, oneSpot, overlapping, line, farAway, emptyAround

        var testDescription: String { rawValue }

        func boxes() -> [Box] {
            var generator = SplitMix(state: 11)
            func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
            func box(_ x: Double, _ y: Double, _ size: Double) -> Box {
                Box(minX: x, minY: y, maxX: x + number(0...size), maxY: y + number(0...size))
            }
            switch self {
            case .even: return (0..<6000).map { _ in box(450_000 + number(0...2000), 1_150_000 + number(0...2000), 30) }
            case .fewHeaps:
                return (0..<5000).map { i in box(Double(i % 7) * 10_000 + number(0...1), number(0...1), 0.01) }
            case .oneSpot: return (0..<4500).map { _ in Box(minX: 7, minY: 7, maxX: 7, maxY: 7) }
            case .overlapping: return (0..<4500).map { _ in box(number(0...10), number(0...10), 500) }
            case .line: return (0..<4500).map { Box(minX: Double($0), minY: 3, maxX: Double($0) + 0.5, maxY: 3) }
            case .farAway: return (0..<4500).map { _ in box(1e17 + number(0...1e15), -3e17 + number(0...1e15), 1e12) }
            case .emptyAround:
                return (0..<4500).map { i in
                    i == 0 ? box(-1e6, 2e6, 1) : i == 1 ? box(3e6, -1e6, 1) : box(number(0...100), number(0...100), 1)
                }
            }
        }
    }

    @Test("One place and many places find what a linear scan finds, ties by number", arguments: World.allCases)
    func nearest(world: World) {
        let boxes = world.boxes()
        var generator = SplitMix(state: 12)
        var places = [
            Coordinate(0, 0), Coordinate(7, 7), Coordinate(.nan, 3), Coordinate(-1e6, 1e6), Coordinate(1e25, 0),
        ]
        for _ in 0..<8 {
            let near = boxes[Int.random(in: 0..<boxes.count, using: &generator)]
            let away = Double.random(in: 0...1, using: &generator) < 0.5 ? 0 : near.width * 3
            places.append(Coordinate(near.minX - away, near.maxY + away))
        }
        let indexes = [SpatialIndex.Packing.hilbert, .overlapMinimizing].map { SpatialIndex(boxes: boxes, packing: $0) }
        // The closest three hundred of the scan; more are not asked for.
        let scans = places.map { place -> [(number: Int, distance: Double)] in
            guard place.isFinite else { return [] }
            let distances = boxes.map { $0.distance(to: place) }
            let farthest = distances.sorted()[299]
            return boxes.indices.filter { distances[$0] <= farthest }.map { ($0, distances[$0]) }
                .sorted { ($0.distance, $0.number) < ($1.distance, $1.number) }
        }
        for (count, limit) in [(1, Double.infinity), (10, .infinity), (10, 3), (1, 0), (300, .infinity)] {
            let expected = scans.map { $0.prefix(count).filter { $0.distance <= limit }.map(\.number) }
            for index in indexes {
                var together = [[Int]](repeating: [], count: places.count)
                var before = 0
                index.forEachNearest(to: places, count: count, maxDistance: limit) { place, number, distance in
                    #expect(place >= before && distance == boxes[number].distance(to: places[place]))
                    before = place
                    together[place].append(number)
                }
                #expect(together == expected, "\(count) within \(limit)")
                let single = places.map { index.nearest(to: $0, count: count, maxDistance: limit).map(\.index) }
                #expect(single == expected, "\(count) within \(limit)")
            }
        }
    }

    @Test("Asked for none, or of an index without boxes, nothing is found")
    func nothing() {
        let index = SpatialIndex(boxes: World.even.boxes())
        var found = 0
        index.forEachNearest(to: [Coordinate(0, 0)], count: 0) { _, _, _ in found += 1 }
        index.forEachNearest(to: [Coordinate(0, 0)], count: 2, maxDistance: -1) { _, _, _ in found += 1 }
        index.forEachNearest(to: [], count: 2) { _, _, _ in found += 1 }
        SpatialIndex(boxes: []).forEachNearest(to: [Coordinate(0, 0)], count: 2) { _, _, _ in found += 1 }
        #expect(found == 0)
    }
}
