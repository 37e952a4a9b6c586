import Foundation
import Geometry
import Testing
import _TestSupport

/// Every answer is compared with a linear scan over the same boxes.
@Suite struct SpatialIndexTests {
    enum World: String, CaseIterable, CustomTestStringConvertible {
        case random, clustered, duplicate, withEmptyOnes, huge, onePoint, none, single, sixteen, seventeen, line

        var testDescription: String { rawValue }

        func boxes() -> [Box] {
            var generator = SplitMix(state: 42)
            func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
            func box(_ x: Double, _ y: Double, _ size: Double) -> Box {
                Box(minX: x, minY: y, maxX: x + number(0...size), maxY: y + number(0...size))
            }
            switch self {
            case .random: return (0..<3000).map { _ in box(number(0...1000), number(0...1000), 20) }
            case .clustered:
                return (0..<2000).map { i in
                    box(594_000 + Double(i % 5) * 1e4 + number(0...1), 1_213_000 + number(0...1), 0.5)
                }
            case .duplicate:
                return (0..<500).map { Box(minX: Double($0 % 3), minY: 1, maxX: Double($0 % 3) + 1, maxY: 2) }
            case .withEmptyOnes:
                return (0..<600).map { i in
                    switch i % 4 {
                    case 0: Box.empty
                    case 1: Box(minX: .nan, minY: 0, maxX: 1, maxY: 1)
                    default: box(number(0...100), number(0...100), 5)
                    }
                }
            case .huge:
                return (0..<300).map { i in
                    switch i % 3 {
                    case 0: Box(minX: -1.7e308, minY: -1.7e308, maxX: number(-8e307...8e307), maxY: number(0...1.7e308))
                    case 1: Box(minX: -.infinity, minY: number(-10...10), maxX: .infinity, maxY: 11)
                    default: box(number(-1e300...1e300), number(-1e-300...1e-300), 1)
                    }
                }
            case .onePoint: return (0..<100).map { _ in Box(minX: 7, minY: 7, maxX: 7, maxY: 7) }
            case .none: return []
            case .single: return [box(5, 5, 1)]
            case .sixteen: return (0..<16).map { _ in box(number(0...10), number(0...10), 1) }
            case .seventeen: return (0..<17).map { _ in box(number(0...10), number(0...10), 1) }
            case .line: return (0..<1000).map { Box(minX: Double($0), minY: 0, maxX: Double($0) + 1, maxY: 0) }
            }
        }

        func windows(_ boxes: [Box]) -> [Box] {
            var generator = SplitMix(state: 7)
            var windows = [
                Box.empty, Box(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity),
                Box(minX: 0, minY: 0, maxX: 1, maxY: 1), Box(minX: -5, minY: -5, maxX: -4, maxY: -4),
                Box(minX: .nan, minY: 0, maxX: 1, maxY: 1),
            ]
            for _ in 0..<60 {
                guard let near = boxes.randomElement(using: &generator), near.minX.isFinite else { continue }
                let side = Double.random(in: 0...30, using: &generator)
                // Windows that share just a border or a corner with a box are the ones that tie rules get wrong.
                windows.append(Box(minX: near.maxX, minY: near.maxY, maxX: near.maxX + side, maxY: near.maxY + side))
                windows.append(Box(minX: near.minX - side, minY: near.minY - side, maxX: near.minX, maxY: near.minY))
            }
            return windows
        }
    }

    @Test("Windows find what a linear scan finds, borders included", arguments: World.allCases)
    func windows(world: World) {
        let boxes = world.boxes()
        let index = SpatialIndex(boxes: boxes)
        #expect(index.count == boxes.count { !$0.isEmpty })
        for window in world.windows(boxes) {
            let scan = window.isEmpty ? [] : boxes.indices.filter { !boxes[$0].isEmpty && boxes[$0].intersects(window) }
            #expect(index.search(window) == scan, "\(window)")
        }
    }

    @Test("Nearest boxes are those of a linear scan, ties by number", arguments: World.allCases)
    func nearest(world: World) {
        let boxes = world.boxes()
        let index = SpatialIndex(boxes: boxes)
        var generator = SplitMix(state: 3)
        var places = [Coordinate(0, 0), Coordinate(7, 7), Coordinate(594_000, 1_213_000)]
        for _ in 0..<20 {
            guard let near = boxes.randomElement(using: &generator), near.minX.isFinite, near.minY.isFinite else {
                continue
            }
            places.append(Coordinate(near.minX - 1, near.minY))
        }
        for place in places {
            let scan = boxes.indices.filter { !boxes[$0].isEmpty }
                .map { (index: $0, distance: boxes[$0].distance(to: place)) }
                .sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
            for (count, limit) in [(1, Double.infinity), (10, .infinity), (5000, .infinity), (10, 3), (10, 0)] {
                let expected = scan.filter { $0.distance <= limit }.prefix(count)
                let found = index.nearest(to: place, count: count, maxDistance: limit)
                #expect(found.map(\.index) == expected.map(\.index), "\(count) within \(limit) of \(place)")
                #expect(found.map(\.distance) == expected.map(\.distance))
            }
        }
    }

    @Test func impossibleQuestionsHaveEmptyAnswers() {
        let index = SpatialIndex(boxes: World.random.boxes())
        #expect(index.nearest(to: Coordinate(.nan, 0), count: 3).isEmpty)
        #expect(index.nearest(to: Coordinate(0, 0), count: 0).isEmpty)
        #expect(index.nearest(to: Coordinate(0, 0), count: 3, maxDistance: -1).isEmpty)
        #expect(index.nearest(to: Coordinate(0, 0), count: 3, maxDistance: .nan).isEmpty)
    }

    @Test("Tasks share one index")
    func isShared() async {
        let boxes = World.random.boxes()
        let index = SpatialIndex(boxes: boxes)
        let counts = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { boxes.reduce(0) { $0 + index.search($1).count } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(counts).count == 1 && counts[0] >= boxes.count)
    }
}
