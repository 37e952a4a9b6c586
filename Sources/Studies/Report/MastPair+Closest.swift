import Geometry
import Province
import Units

extension MastPair {
    /// The closest pairs of built ground masts of different operators that do not share one place.
    static func closest(_ stations: [Station], crs: CRS, count: Int) throws -> [MastPair] {
        let masts = stations.filter { $0.status == .built && $0.onRoof != true }
        guard masts.count > 1 else { return [] }
        let geographic = try Transformer(from: crs, to: .wgs84)
        let index = SpatialIndex(boxes: masts.map { Box([$0.position]) })
        var found: [(a: Int, b: Int, distance: Double)] = []
        var seen: Set<[Int]> = []
        for (number, mast) in masts.enumerated() {
            // Some neighbours are the operator's own or stand at the same place.
            for hit in index.nearest(to: mast.position, count: 12) {
                let other = masts[hit.index]
                let (low, high) = (min(number, hit.index), max(number, hit.index))
                guard other.operator != mast.operator, other.site != mast.site, hit.distance > 0,
                    seen.insert([low, high]).inserted
                else { continue }
                found.append((low, high, hit.distance))
            }
        }
        found.sort { ($0.distance, $0.a, $0.b) < ($1.distance, $1.a, $1.b) }
        return try found.prefix(count).map { pair in
            let (first, second) = (masts[pair.a], masts[pair.b])
            return MastPair(
                first: first, second: second,
                distance: Geodesic.distance(
                    try geographic.transform(first.position), try geographic.transform(second.position)))
        }
    }
}
