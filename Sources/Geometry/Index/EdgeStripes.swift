/// The edges of one polygon by height, so that a point is compared with few of them (J. Tidwall's library tg calls
/// such stripes "ystripes").
struct EdgeStripes {
    private var vertices: [Coordinate] = []
    /// First vertices of edges, stripe by stripe.
    private var edges: [Int32]
    /// Where the edges of each stripe begin; one more at the end.
    private var starts: [Int32]
    private let low: Double
    private let perUnit: Double
    private let count: Int

    init(_ polygon: Polygon, _ box: Box, _ total: Int) {
        count = min(total / 4, 1024)
        low = box.minY
        perUnit = box.height > 0 ? Double(count) / box.height : 0
        vertices.reserveCapacity(total)
        starts = [Int32](repeating: 0, count: count + 1)
        edges = []
        var firsts: [Int32] = []
        firsts.reserveCapacity(total)
        for ring in [polygon.exterior] + polygon.holes {
            for (i, vertex) in ring.coordinates.enumerated() {
                if i > 0 { firsts.append(Int32(vertices.count - 1)) }
                vertices.append(vertex)
            }
        }
        for first in firsts { for stripe in stripes(Int(first)) { starts[stripe] += 1 } }
        var sum: Int32 = 0
        for stripe in 0...count {
            (starts[stripe], sum) = (sum, sum + starts[stripe])
        }
        edges = [Int32](repeating: 0, count: Int(sum))
        var next = starts
        for first in firsts {
            for stripe in stripes(Int(first)) {
                edges[Int(next[stripe])] = first
                next[stripe] += 1
            }
        }
    }

    private func stripe(_ y: Double) -> Int { min(max(Int((y - low) * perUnit), 0), count - 1) }

    private func stripes(_ first: Int) -> ClosedRange<Int> {
        let a = vertices[first].y, b = vertices[first + 1].y
        return stripe(min(a, b))...stripe(max(a, b))
    }

    /// A ring inside another toggles, and one on whose border the point lies decides.
    func cover(_ p: Coordinate) -> Bool {
        let stripe = stripe(p.y)
        return unsafe vertices.withUnsafeBufferPointer { vertices in
            unsafe edges.withUnsafeBufferPointer { edges in
                var isInside = false
                for i in Int(starts[stripe])..<Int(starts[stripe + 1]) {
                    let first = unsafe Int(edges[i])
                    switch unsafe RightwardRay.meets(p, vertices[first], vertices[first &+ 1]) {
                    case .none: continue
                    case .crossing: isInside.toggle()
                    case .border: return true
                    }
                }
                return isInside
            }
        }
    }
}
