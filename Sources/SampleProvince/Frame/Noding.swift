/// Turns border lines that cross, touch and overlap into edges that meet only at their ends, all on
/// the millimetre grid (snap rounding: every edge is broken at each grid point it comes within a
/// pixel of, until nothing changes).
struct Noding {
    private(set) var points: [GridPoint] = []
    private(set) var edges: [(a: Int, b: Int)] = []
    private var ids: [GridPoint: Int] = [:]

    /// Half the diagonal of a pixel and a little, mm.
    private static let pixel = 0.75
    /// Side of the search cells, mm.
    private static let cell: Int64 = 500_000

    init(rings: [[GridPoint]]) {
        var seen: Set<SIMD2<Int>> = []
        for ring in rings {
            for i in ring.indices { insert(ring[i], ring[i + 1 == ring.count ? 0 : i + 1], &seen) }
        }
        for _ in 0..<12 {
            guard breakOnce() else { break }
        }
        prune()
    }

    private mutating func id(_ p: GridPoint) -> Int {
        if let known = ids[p] { return known }
        ids[p] = points.count
        points.append(p)
        return points.count - 1
    }

    private mutating func insert(_ p: GridPoint, _ q: GridPoint, _ seen: inout Set<SIMD2<Int>>) {
        guard p != q else { return }
        let a = id(p), b = id(q)
        if seen.insert(SIMD2(min(a, b), max(a, b))).inserted { edges.append((min(a, b), max(a, b))) }
    }

    private struct CellKey: Hashable {
        var x: Int64, y: Int64
    }

    private static func cells(_ p: GridPoint, _ q: GridPoint) -> [CellKey] {
        func index(_ v: Int64) -> Int64 { v >= 0 ? v / cell : (v - cell + 1) / cell }
        var out: [CellKey] = []
        for x in index(min(p.x, q.x) - 2)...index(max(p.x, q.x) + 2) {
            for y in index(min(p.y, q.y) - 2)...index(max(p.y, q.y) + 2) { out.append(CellKey(x: x, y: y)) }
        }
        return out
    }

    /// One pass over all pairs of edges that are near each other; false when there was nothing to do.
    private mutating func breakOnce() -> Bool {
        var buckets: [CellKey: [Int]] = [:]
        for (k, edge) in edges.enumerated() {
            for key in Self.cells(points[edge.a], points[edge.b]) { buckets[key, default: []].append(k) }
        }
        var breaks = [Set<Int>](repeating: [], count: edges.count)
        var done: Set<SIMD2<Int>> = []
        for (k, edge) in edges.enumerated() {
            let (a, b) = (points[edge.a], points[edge.b])
            for key in Self.cells(a, b) {
                for other in buckets[key] ?? [] where other > k {
                    guard done.insert(SIMD2(k, other)).inserted else { continue }
                    meet(k, other, &breaks)
                }
            }
        }
        guard breaks.contains(where: { !$0.isEmpty }) else { return false }
        let old = edges
        edges = []
        var seen: Set<SIMD2<Int>> = []
        for (k, edge) in old.enumerated() {
            let start = points[edge.a]
            let inner = breaks[k].sorted { points[$0].distance(to: start) < points[$1].distance(to: start) }
            var previous = edge.a
            for vertex in inner + [edge.b] {
                insert(points[previous], points[vertex], &seen)
                previous = vertex
            }
        }
        return true
    }

    private mutating func meet(_ k: Int, _ other: Int, _ breaks: inout [Set<Int>]) {
        let (e, f) = (edges[k], edges[other])
        let (a, b, c, d) = (points[e.a], points[e.b], points[f.a], points[f.b])
        guard max(a.x, b.x) + 2 >= min(c.x, d.x), max(c.x, d.x) + 2 >= min(a.x, b.x),
            max(a.y, b.y) + 2 >= min(c.y, d.y), max(c.y, d.y) + 2 >= min(a.y, b.y)
        else { return }
        var touched = false
        for (vertex, edge) in [(f.a, k), (f.b, k), (e.a, other), (e.b, other)] {
            let ends = edges[edge]
            if vertex == ends.a || vertex == ends.b {
                touched = true
                continue
            }
            if points[vertex].distance(toSegment: points[ends.a], points[ends.b]) < Self.pixel {
                breaks[edge].insert(vertex)
                touched = true
            }
        }
        guard !touched, segmentsMeet(a, b, c, d) else { return }
        let rx = Double(b.x - a.x), ry = Double(b.y - a.y), sx = Double(d.x - c.x), sy = Double(d.y - c.y)
        let denominator = rx * sy - ry * sx
        guard denominator != 0 else { return }
        let t = (Double(c.x - a.x) * sy - Double(c.y - a.y) * sx) / denominator
        let crossing = id(
            GridPoint(a.x + Int64((t * rx).rounded()), a.y + Int64((t * ry).rounded())))
        if crossing != e.a, crossing != e.b { breaks[k].insert(crossing) }
        if crossing != f.a, crossing != f.b { breaks[other].insert(crossing) }
    }

    /// Takes away edges that bound nothing: chains that end in a vertex of their own.
    private mutating func prune() {
        while true {
            var degree = [Int](repeating: 0, count: points.count)
            for edge in edges {
                degree[edge.a] += 1
                degree[edge.b] += 1
            }
            let kept = edges.filter { degree[$0.a] > 1 && degree[$0.b] > 1 }
            if kept.count == edges.count { return }
            edges = kept
        }
    }
}
