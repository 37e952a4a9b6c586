import Foundation
import Geometry
import Peers

/// Ours against the peers on the same arrays, one thread, processor time.
final class Comparison {
    let world: World
    let repeats: Int
    let python: [Measured]
    let boost = "Boost.Geometry"
    let geos = String(cString: geos_name())
    /// The index that is asked, and how fast it was built.
    private lazy var kept = rate(world.boxes.count, 1) {
        SpatialIndex(boxes: world.boxes, packing: .overlapMinimizing)
    }
    private lazy var boostTree = world.boxes.withDoubles { boost_tree($0, Int64(world.boxes.count)) }
    private lazy var geosTree = geos_tree(world.boxes.withDoubles { geos_boxes($0, Int64(world.boxes.count)) })

    init(world: World, repeats: Int, python: [Measured]) {
        self.world = world
        self.repeats = repeats
        self.python = python
    }

    /// Operations that share their data, in the order of the report.
    enum Group: String, CaseIterable {
        case build, window, nearest, zones, parcels
        case withBuild = "with-build"
        case overlay, clustered, communes
    }

    func rows(_ group: Group) -> [Row] {
        switch group {
        case .build: buildRows()
        case .window: windowRows()
        case .nearest: nearestRows()
        case .zones: zoneRows()
        case .parcels: parcelRows()
        case .withBuild: withBuildRows()
        case .overlay: overlayRows()
        case .clustered: clusteredRows()
        case .communes: communeRows()
        }
    }

    /// Adds what the Python peers measured for the operation.
    func row(
        _ operation: String, _ ours: Double, _ peers: [(String, Double, Double)], answer: Double, note: String = "",
        tolerance: Double = 0
    ) -> Row {
        let all = peers + python.filter { $0.operation == operation }.map { ($0.peer, $0.rate, $0.answer) }
        FileHandle.standardError.write(Data("bench: \(operation)\n".utf8))
        return Row(
            operation: operation, ours: ours,
            peers: all.map { Row.Peer(name: $0.0, rate: $0.1, isSame: abs($0.2 - answer) <= tolerance * abs(answer)) },
            note: note)
    }

    /// What two threads do in the time of one, on the clock: worth something only while nothing else runs. Both take
    /// turns, and so does plain arithmetic, which says what the machine has to give.
    func twoThreads(_ operation: String, _ items: Int, _ work: (Int) -> Int) -> Row {
        var seconds: [[Double]] = [[], []], arithmetic = seconds
        var answers = [0, 0]
        for _ in 0..<5 {
            for threads in 1...2 {
                seconds[threads - 1].append(clockSeconds { answers[threads - 1] = work(threads) })
                arithmetic[threads - 1].append(clockSeconds { Self.arithmetic(threads) })
            }
        }
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        let one = Double(items) / median(seconds[0]), two = Double(items) / median(seconds[1])
        let most = Report.number(median(arithmetic[0]) / median(arithmetic[1]))
        return Row(
            operation: operation, ours: two,
            peers: [.init(name: "one thread", rate: one, isSame: answers[0] == answers[1])],
            note: "by the clock; plain arithmetic gains \(most) here")
    }

    /// About 0.1 s of work for one thread, without memory.
    private static func arithmetic(_ threads: Int) {
        let steps = 100_000_000
        DispatchQueue.concurrentPerform(iterations: threads) { part in
            var state = UInt64(part)
            for _ in 0..<(steps / threads) { state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
            if state == 0 { print(state) }
        }
    }

    private func buildRows() -> [Row] {
        let count = world.boxes.count
        let built = rate(count, repeats) { SpatialIndex(boxes: world.boxes).count }
        let boostBuild = rate(count, 1) {
            let tree = world.boxes.withDoubles { boost_tree($0, Int64(count)) }
            boost_tree_free(tree)
            return Double(count)
        }
        let geosBoxes = world.boxes.withDoubles { geos_boxes($0, Int64(count)) }
        let geosBuild = rate(count, 1) { geosTree = geos_tree(geosBoxes) }
        let peers = [(boost, boostBuild.rate, boostBuild.answer), (geos, geosBuild.rate, Double(count))]
        let slowest = peers.map(\.1).min() ?? 0
        return [
            row("build", built.rate, peers, answer: Double(count)),
            Row(
                operation: "build-query-packing", ours: kept.rate, peers: [],
                note: "slowest peer \(Report.number(slowest)); \(kept.answer.memory >> 20) MiB"),
            twoThreads("build-2-threads", count) { SpatialIndex(boxes: world.boxes, threads: $0).count },
        ]
    }

    private func windowRows() -> [Row] {
        // Made before the clock runs.
        let index = kept.answer, boostTree = boostTree, geosTree = geosTree
        var rows: [Row] = []
        for window in world.windows {
            let list = window.list
            let peers = [
                (
                    boost,
                    rate(list.count, repeats) {
                        list.withDoubles { Double(boost_windows(boostTree, $0, Int64(list.count))) }
                    }
                ),
                (
                    geos,
                    rate(list.count, 1) { list.withDoubles { Double(geos_windows(geosTree, $0, Int64(list.count))) } }
                ),
            ].map { ($0.0, $0.1.rate, $0.1.answer) }
            let single = rate(list.count, repeats) {
                var found = 0
                for box in list { index.query(box) { _ in found += 1 } }
                return Double(found)
            }
            let batch = rate(list.count, repeats) { Double(index.counts(in: list).reduce(0, +)) }
            rows.append(row("window-\(window.hits)", single.rate, peers, answer: single.answer))
            rows.append(row("batch-\(window.hits)", batch.rate, peers, answer: batch.answer))
        }
        return rows
    }

    /// Many places in one call, as a study asks; beside that the places along a curve, for all engines, and place by place.
    private func nearestRows() -> [Row] {
        // Made before the clock runs.
        let index = kept.answer, boostTree = boostTree
        let sorted = World.alongCurve(world.places)
        var rows: [Row] = []
        for k in [1, 10] {
            func together(_ places: [Coordinate]) -> Double {
                var sum = 0.0, farthest = 0.0, before = 0
                index.forEachNearest(to: places, count: k) { place, _, distance in
                    if place != before { sum += farthest }
                    (before, farthest) = (place, distance)
                }
                return sum + farthest
            }
            func single(_ places: [Coordinate]) -> Double {
                var sum = 0.0
                for place in places {
                    var farthest = 0.0
                    index.forEachNearest(to: place, count: k) { farthest = $1 }
                    sum += farthest
                }
                return sum
            }
            func compared(_ places: [Coordinate], _ asked: [(name: String, ask: ([Coordinate]) -> Double)]) -> [Row] {
                let peer = rate(places.count, repeats) {
                    places.withDoubles { boost_nearest(boostTree, $0, Int64(places.count), Int64(k)) }
                }
                return asked.map { name, ask in
                    let ours = rate(places.count, repeats) { ask(places) }
                    return row(
                        name, ours.rate, [(boost, peer.rate, peer.answer)], answer: ours.answer, tolerance: 1e-9)
                }
            }
            rows += compared(world.places, [("nearest-\(k)", together), ("nearest-\(k)-single", single)])
            rows += compared(sorted, [("nearest-\(k)-sorted", together), ("nearest-\(k)-sorted-single", single)])
        }
        return rows
    }
}
