import Geometry
import Peers

/// Ten million points, most of the hard ones among them, located by us and by GEOS.
enum Exactness {
    static func run(scale: Double) {
        var layers = SyntheticLayers(seed: 20_261_130)
        let count = max(Int(10e6 * scale), 1000)
        let parcels = layers.parcels(max(Int((1e6 * scale).squareRoot()), 10))
        let zones = layers.zones(max(Int(10_000 * scale), 10))
        var points = layers.points(count * 4 / 10)
        for rings in [parcels, zones] {
            points += some(of: rings, count * 2 / 10) { a, _ in a }
            // On the edge, or a rounding beside it.
            points += some(of: rings, count / 10) { a, b in Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2) }
        }
        points = World.alongCurve(points)
        for (name, rings) in [("parcels", parcels), ("zones", zones)] {
            let shapes = rings.shapes()
            var ours: UInt64 = 0, oursPairs = 0
            PolygonLocator(shapes).forEachCovering(points) { point, polygon in
                ours &+= pair_code(UInt64(point), UInt64(polygon))
                oursPairs += 1
            }
            var grid: UInt64 = 0
            PointGrid(points).forEachCovered(by: shapes) { polygon, point in
                grid &+= pair_code(UInt64(point), UInt64(polygon))
            }
            var pairs: Int64 = 0, inside: Int64 = 0
            let peers = geos_polygons(rings.xy, rings.starts, Int64(rings.count))
            let theirs = points.withDoubles { geos_locate_sum(peers, $0, Int64(points.count), &pairs, &inside) }
            print(
                "\(name): \(points.count) points, \(oursPairs) pairs; GEOS covers \(pairs), of them \(Int(pairs) - Int(inside)) "
                    + "on a border; locator \(ours == theirs ? "the same" : "DIFFERENT"), "
                    + "grid \(grid == theirs ? "the same" : "DIFFERENT")")
        }
    }

    /// Places made of every n-th edge.
    private static func some(
        of rings: FlatRings, _ count: Int, _ place: (Coordinate, Coordinate) -> Coordinate
    ) -> [Coordinate] {
        let vertices = rings.xy.count / 2
        return (0..<count).map { i in
            let at = min(i * (vertices - 1) / count, vertices - 2)
            let a = Coordinate(rings.xy[2 * at], rings.xy[2 * at + 1])
            return place(a, Coordinate(rings.xy[2 * at + 2], rings.xy[2 * at + 3]))
        }
    }
}
