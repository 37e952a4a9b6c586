import Geometry
import Peers

/// Points in layers of polygons.
extension Comparison {
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

    func zoneRows() -> [Row] {
        let layer = Located(world.zones)
        defer { boost_polygons_free(layer.boost) }
        return [
            // Sorting helps every engine, so all get sorted points; the other order for comparison.
            locating("zones", layer, layer.build.answer, world.sorted, note: layer.note),
            locating("zones-random", layer, layer.build.answer, world.points),
        ]
    }

    func parcelRows() -> [Row] {
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
    func clusteredRows() -> [Row] {
        let layer = Located(world.zones)
        defer { boost_polygons_free(layer.boost) }
        return [locating("zones-clustered", layer, layer.build.answer, world.clustered)]
    }

    /// The communes of one real province, where their file is given.
    func communeRows() -> [Row] {
        guard let rings = world.communes, rings.count > 0 else { return [] }
        let layer = Located(rings)
        defer { boost_polygons_free(layer.boost) }
        let corners = stride(from: 0, to: rings.xy.count, by: 2).map { Coordinate(rings.xy[$0], rings.xy[$0 + 1]) }
        let points = World.points(in: Box(corners), world.points)
        return [locating("communes", layer, layer.build.answer, points, note: "\(rings.count) rings, \(layer.note)")]
    }

    /// Layer built and all points located, sorted for the peer; points per second of both together.
    func withBuildRows() -> [Row] {
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
}
