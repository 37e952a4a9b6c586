import Foundation
import Geometry
import Peers

/// Ours against the peers on the same arrays, one thread, processor time.
struct Comparison {
    let world: World
    let repeats: Int
    let python: [Measured]
    let boost = "Boost.Geometry"
    let geos = String(cString: geos_name())

    func rows() -> [Row] { boxRows() + pointRows() + overlayRows() }

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

    func boxRows() -> [Row] {
        var rows: [Row] = []
        let count = world.boxes.count
        let built = rate(count, repeats) { SpatialIndex(boxes: world.boxes).count }
        var slowest = Double.infinity
        let boostBuild = rate(count, 1) {
            let tree = world.boxes.withDoubles { boost_tree($0, Int64(count)) }
            boost_tree_free(tree)
            return Double(count)
        }
        let geosBoxes = world.boxes.withDoubles { geos_boxes($0, Int64(count)) }
        var geosTree: UnsafeMutableRawPointer?
        let geosBuild = rate(count, 1) { geosTree = geos_tree(geosBoxes) }
        rows.append(
            row(
                "build", built.rate,
                [(boost, boostBuild.rate, boostBuild.answer), (geos, geosBuild.rate, Double(count))],
                answer: Double(count)))
        slowest = rows[0].peers.map(\.rate).min() ?? slowest
        let kept = rate(count, 1) { SpatialIndex(boxes: world.boxes, packing: .overlapMinimizing) }
        let index = kept.answer
        rows.append(
            Row(
                operation: "build-query-packing", ours: kept.rate, peers: [],
                note: "slowest peer \(Report.number(slowest)); \(index.memory >> 20) MiB"))

        let boostTree = world.boxes.withDoubles { boost_tree($0, Int64(count)) }
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
        for k in [1, 10] {
            let ours = rate(world.places.count, repeats) {
                world.places.reduce(0.0) { $0 + (index.nearest(to: $1, count: k).last?.distance ?? 0) }
            }
            let peer = rate(world.places.count, repeats) {
                world.places.withDoubles { boost_nearest(boostTree, $0, Int64(world.places.count), Int64(k)) }
            }
            rows.append(
                row("nearest-\(k)", ours.rate, [(boost, peer.rate, peer.answer)], answer: ours.answer, tolerance: 1e-9))
        }
        boost_tree_free(boostTree)
        return rows
    }

    func pointRows() -> [Row] {
        var rows: [Row] = []
        let points = world.points, sorted = world.sorted
        // A part of the points gives the rate of slow peers; one that is done with it quickly gets all of them, because
        // the first part of sorted points lies in one corner, where every cache is warm.
        let part = Array(points.prefix(points.count / 10)), sortedPart = Array(sorted.prefix(sorted.count / 10))
        typealias Locate = (UnsafePointer<Double>, Int64) -> Int64
        func peer(
            _ name: String, _ asked: [Coordinate], _ all: [Coordinate], _ locator: PolygonLocator, _ locate: Locate
        )
            -> (String, Double, Double)
        {
            let tried = rate(asked.count, 1) { asked.withDoubles { locate($0, Int64(asked.count)) } }
            guard Double(asked.count) / tried.rate < 1 else { return (name, tried.rate, Double(tried.answer)) }
            let whole = rate(all.count, repeats) { all.withDoubles { locate($0, Int64(all.count)) } }
            // The answers for all points have to agree as well; the row compares those for the part.
            let isSame = Int(whole.answer) == locator.countCovering(all)
            return (name, whole.rate, isSame ? Double(tried.answer) : -1)
        }
        for (name, rings) in [("zones", world.zones), ("parcels", world.parcels)] {
            let shapes = rings.shapes()
            let handles = (
                boost_polygons(rings.xy, rings.starts, Int64(rings.count)),
                geos_polygons(rings.xy, rings.starts, Int64(rings.count))
            )
            let build = rate(rings.count, 1) { PolygonLocator(shapes) }
            let locator = build.answer
            let note = "\(locator); built in \(Report.number(Double(rings.count) / build.rate)) s"
            let random = rate(points.count, repeats) { locator.countCovering(points) }
            let ordered = rate(sorted.count, repeats) { locator.countCovering(sorted) }
            func compared(
                _ operation: String, _ ours: Double, _ asked: [Coordinate], _ all: [Coordinate], _ note: String
            ) -> Row {
                let peers = [
                    peer(boost, asked, all, locator) { boost_locate(handles.0, $0, $1) },
                    peer(geos, asked, all, locator) { geos_locate(handles.1, $0, $1) },
                ]
                return row(operation, ours, peers, answer: Double(locator.countCovering(asked)), note: note)
            }
            if name == "zones" {
                // Sorting helps every engine, so all get sorted points; the other order for comparison.
                rows.append(compared("zones", ordered.rate, sortedPart, sorted, note))
                rows.append(compared("zones-random", random.rate, part, points, ""))
            } else {
                rows.append(compared("parcels", random.rate, part, points, note))
                rows.append(compared("parcels-sorted", ordered.rate, sortedPart, sorted, ""))
                rows.append(withBuild(rings, shapes))
                let small = PolygonLocator(shapes, storage: .compact)
                let smallRate = rate(points.count, repeats) { small.countCovering(points) }
                rows.append(compared("parcels-small", smallRate.rate, part, points, "\(small)"))
            }
            boost_polygons_free(handles.0)
        }
        return rows
    }

    /// Layer built and all points located, sorted for the peer; points per second of both together.
    private func withBuild(_ rings: FlatRings, _ shapes: [Shape]) -> Row {
        let points = world.points, sorted = world.sorted
        let ours = rate(points.count, 1) { PolygonLocator(shapes, storage: .compact).countCovering(sorted) }
        let peer = rate(points.count, 1) {
            let layer = boost_polygons(rings.xy, rings.starts, Int64(rings.count))
            defer { boost_polygons_free(layer) }
            return sorted.withDoubles { boost_locate(layer, $0, Int64(sorted.count)) }
        }
        return row(
            "parcels-with-build", ours.rate, [(boost, peer.rate, Double(peer.answer))], answer: Double(ours.answer))
    }

    func overlayRows() -> [Row] {
        let parcels = world.parcels, zones = world.zones
        let overlay = AreaOverlay(parcels.shapes())
        let shapes = zones.shapes()
        var pairs = 0
        let ours = rate(1, repeats) {
            let shares = try? overlay.areas(with: shapes)
            pairs = shares?.pairs.count ?? 0
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
                answer: expected, note: "\(pairs) pairs", tolerance: 1e-9)
        ]
    }
}
