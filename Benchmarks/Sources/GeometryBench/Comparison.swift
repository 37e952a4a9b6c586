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

    /// The groups of operations, in the order of the report.
    private var groups: [(name: String, rows: () -> [Row])] {
        [
            ("build", buildRows), ("window", windowRows), ("nearest", nearestRows), ("zones", zoneRows),
            ("parcels", parcelRows), ("with-build", withBuildRows), ("overlay", overlayRows),
            ("clustered", clusteredRows), ("communes", communeRows),
        ]
    }

    /// - Parameter only: names of groups; none for all.
    func rows(only: [String]) -> [Row] {
        groups.filter { only.isEmpty || only.contains($0.name) }.flatMap { $0.rows() }
    }

    /// Adds what the Python peers measured for the operation.
    func row(
        _ operation: String, _ ours: Double, _ peers: [(String, Double, Double)], answer: Double, note: String = "",
        tolerance: Double = 0
    ) -> Row {
        let all = peers + python.filter { $0.operation == operation }.map { ($0.peer, $0.rate, $0.answer) }
        note_progress(operation)
        return Row(
            operation: operation, ours: ours,
            peers: all.map { Row.Peer(name: $0.0, rate: $0.1, isSame: abs($0.2 - answer) <= tolerance * abs(answer)) },
            note: note)
    }

    private func note_progress(_ operation: String) {
        FileHandle.standardError.write(Data("bench: \(operation)\n".utf8))
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

    private func nearestRows() -> [Row] {
        // Made before the clock runs.
        let index = kept.answer, boostTree = boostTree
        var rows: [Row] = []
        for k in [1, 10] {
            let ours = rate(world.places.count, repeats) {
                var sum = 0.0
                for place in world.places {
                    var farthest = 0.0
                    index.forEachNearest(to: place, count: k) { farthest = $1 }
                    sum += farthest
                }
                return sum
            }
            let peer = rate(world.places.count, repeats) {
                world.places.withDoubles { boost_nearest(boostTree, $0, Int64(world.places.count), Int64(k)) }
            }
            let together = rate(world.places.count, repeats) {
                var sum = 0.0, farthest = 0.0, before = 0
                index.forEachNearest(to: world.places, count: k) { place, _, distance in
                    if place != before { sum += farthest }
                    (before, farthest) = (place, distance)
                }
                return sum + farthest
            }
            let peers = [(boost, peer.rate, peer.answer)]
            rows.append(
                row(
                    "nearest-\(k)", together.rate, peers, answer: together.answer,
                    note: "all places in one question, which no peer offers", tolerance: 1e-9))
            rows.append(
                row(
                    "nearest-single-\(k)", ours.rate, peers, answer: ours.answer, note: "place by place",
                    tolerance: 1e-9))
        }
        return rows
    }

    /// The layer as each engine keeps it, and its rates for points.
    private struct Located {
        let rings: FlatRings
        let shapes: [Shape]
        let boost: UnsafeMutableRawPointer?
        let geos: UnsafeMutableRawPointer?
        let build: (rate: Double, answer: PolygonLocator)

        init(_ rings: FlatRings) {
            self.rings = rings
            let shapes = rings.shapes()
            self.shapes = shapes
            boost = boost_polygons(rings.xy, rings.starts, Int64(rings.count))
            geos = geos_polygons(rings.xy, rings.starts, Int64(rings.count))
            build = rate(rings.count, 1) { PolygonLocator(shapes) }
        }

        var note: String { "\(build.answer); built in \(Report.number(Double(rings.count) / build.rate)) s" }
    }

    private func locating(
        _ operation: String, _ layer: Located, _ locator: PolygonLocator, _ points: [Coordinate], note: String = ""
    ) -> Row {
        // A part of the points gives the rate of slow peers; one that is done with it quickly gets all of them, because
        // the first part of sorted points lies in one corner, where every cache is warm.
        let part = Array(points.prefix(points.count / 10))
        func peer(_ name: String, _ locate: (UnsafePointer<Double>, Int64) -> Int64) -> (String, Double, Double) {
            let tried = rate(part.count, 1) { part.withDoubles { locate($0, Int64(part.count)) } }
            guard Double(part.count) / tried.rate < 1 else { return (name, tried.rate, Double(tried.answer)) }
            let whole = rate(points.count, repeats) { points.withDoubles { locate($0, Int64(points.count)) } }
            // The answers for all points have to agree as well; the row compares those for the part.
            let isSame = Int(whole.answer) == locator.countCovering(points)
            return (name, whole.rate, isSame ? Double(tried.answer) : -1)
        }
        let ours = rate(points.count, repeats) { locator.countCovering(points) }
        let peers = [
            peer(boost) { boost_locate(layer.boost, $0, $1) }, peer(geos) { geos_locate(layer.geos, $0, $1) },
        ]
        return row(operation, ours.rate, peers, answer: Double(locator.countCovering(part)), note: note)
    }

    private func zoneRows() -> [Row] {
        let layer = Located(world.zones)
        defer { boost_polygons_free(layer.boost) }
        return [
            // Sorting helps every engine, so all get sorted points; the other order for comparison.
            locating("zones", layer, layer.build.answer, world.sorted, note: layer.note),
            locating("zones-random", layer, layer.build.answer, world.points),
        ]
    }

    private func parcelRows() -> [Row] {
        let layer = Located(world.parcels)
        defer { boost_polygons_free(layer.boost) }
        let small = PolygonLocator(layer.shapes, storage: .compact)
        return [
            locating("parcels", layer, layer.build.answer, world.points, note: layer.note),
            locating("parcels-sorted", layer, layer.build.answer, world.sorted),
            locating("parcels-small", layer, small, world.points, note: "\(small)"),
        ]
    }

    /// Points in a few heaps, as people are; in the order of the heaps.
    private func clusteredRows() -> [Row] {
        let layer = Located(world.zones)
        defer { boost_polygons_free(layer.boost) }
        return [locating("zones-clustered", layer, layer.build.answer, world.clustered)]
    }

    /// The communes of one real province, where their file is given.
    private func communeRows() -> [Row] {
        guard let rings = world.communes, rings.count > 0 else { return [] }
        let layer = Located(rings)
        defer { boost_polygons_free(layer.boost) }
        let corners = stride(from: 0, to: rings.xy.count, by: 2).map { Coordinate(rings.xy[$0], rings.xy[$0 + 1]) }
        let points = World.points(in: Box(corners), world.points)
        return [locating("communes", layer, layer.build.answer, points, note: "\(rings.count) rings, \(layer.note)")]
    }

    /// Layer built and all points located, sorted for the peer; points per second of both together.
    private func withBuildRows() -> [Row] {
        let rings = world.parcels, shapes = rings.shapes()
        let points = world.points, sorted = world.sorted
        // For five points a polygon it is the points that are prepared, and the polygons stream past.
        let ours = rate(points.count, repeats) { PointGrid(sorted).countCovered(by: shapes) }
        let peer = rate(points.count, 1) {
            let layer = boost_polygons(rings.xy, rings.starts, Int64(rings.count))
            defer { boost_polygons_free(layer) }
            return sorted.withDoubles { boost_locate(layer, $0, Int64(sorted.count)) }
        }
        return [
            row("parcels-with-build", ours.rate, [(boost, peer.rate, Double(peer.answer))], answer: Double(ours.answer))
        ]
    }

    private func overlayRows() -> [Row] {
        let parcels = world.parcels, zones = world.zones
        let overlay = AreaOverlay(parcels.shapes())
        let shapes = zones.shapes()
        var pairs = 0
        let ours = rate(1, repeats) {
            let shares = try? overlay.areas(with: shapes)
            pairs = shares?.pairs.count ?? 0
        }
        let wall = ContinuousClock()
        var two: (rate: Double, answer: Int?) = (0, nil)
        var seconds: [Double] = []
        for threads in [1, 2] {
            let start = wall.now
            two = rate(1, 1) { (try? overlay.areas(with: shapes, threads: threads))?.pairs.count }
            seconds.append(
                Double((wall.now - start).components.attoseconds) * 1e-18
                    + Double((wall.now - start).components.seconds))
        }
        let some = min(zones.count, 200)
        let expected = (try? overlay.areas(with: Array(shapes.prefix(some))))?.pairs.reduce(0) { $0 + $1.area } ?? 0
        let boostLayer = boost_polygons(parcels.xy, parcels.starts, Int64(parcels.count))
        let geosLayer = geos_polygons(parcels.xy, parcels.starts, Int64(parcels.count))
        var boostPairs: Int64 = 0, geosPairs: Int64 = 0
        let b = rate(1, 1) { boost_overlay(boostLayer, zones.xy, zones.starts, Int64(some), &boostPairs) }
        let g = rate(1, 1) { geos_overlay(geosLayer, zones.xy, zones.starts, Int64(some), &geosPairs) }
        // Boost's areas differ from those of GEOS and ours in the ninth digit; that is not held against the comparison.
        let isNear = abs(b.answer - expected) <= 1e-7 * expected
        return [
            row(
                "overlay", ours.rate * Double(pairs),
                [
                    (boost, b.rate * Double(boostPairs), isNear ? expected : b.answer),
                    (geos, g.rate * Double(geosPairs), g.answer),
                ],
                answer: expected, note: "\(pairs) pairs", tolerance: 1e-9),
            Row(
                operation: "overlay-2-threads", ours: 2 * two.rate * Double(pairs), peers: [],
                note: "if both had a processor; on the clock \(Report.number(seconds[0] / seconds[1])) times one thread"
            ),
        ]
    }
}
