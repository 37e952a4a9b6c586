import Foundation
import Geometry

/// A planar subdivision that is only ever refined: vertices are shared by number, and when a face
/// puts a new vertex on one of its edges, the other face finds it there too.
///
/// An edge is its two vertex numbers. Splitting an edge is recorded once under the unordered pair,
/// so a loop that still names the old edge is brought up to date by ``expanded(_:)``. The new vertex
/// is rounded to the millimetre and so may bend the edge by less than that, for both faces alike:
/// areas of the faces still add up exactly.
struct Mesh {
    private(set) var points: [GridPoint] = []
    private var splits: [UInt64: Int32] = [:]

    mutating func reserve(vertices: Int) {
        points.reserveCapacity(vertices)
        splits.reserveCapacity(vertices)
    }

    mutating func add(_ point: GridPoint) -> Int32 {
        points.append(point)
        return Int32(points.count - 1)
    }

    subscript(_ vertex: Int32) -> GridPoint { points[Int(vertex)] }

    private static func key(_ a: Int32, _ b: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
    }

    /// Puts vertex `middle` on the edge a–b, for every face that has it.
    mutating func split(_ a: Int32, _ b: Int32, at middle: Int32) { splits[Self.key(a, b)] = middle }

    mutating func removeSplit(_ a: Int32, _ b: Int32) { splits[Self.key(a, b)] = nil }

    /// The loop with every vertex that has been put on its edges since it was made.
    func expanded(_ loop: [Int32]) -> [Int32] {
        var out: [Int32] = []
        out.reserveCapacity(loop.count + 4)
        for i in loop.indices {
            out.append(loop[i])
            appendInner(loop[i], loop[i + 1 == loop.count ? 0 : i + 1], to: &out)
        }
        return out
    }

    private func appendInner(_ a: Int32, _ b: Int32, to out: inout [Int32]) {
        guard let middle = splits[Self.key(a, b)] else { return }
        appendInner(a, middle, to: &out)
        out.append(middle)
        appendInner(middle, b, to: &out)
    }

    /// Twice the signed area in mm², exact; positive when the loop runs counter-clockwise.
    func twiceArea(_ loop: [Int32]) -> Int64 {
        guard loop.count > 2 else { return 0 }
        let o = self[loop[0]]
        var sum: Int64 = 0
        for i in 1..<(loop.count - 1) { sum += o.cross(self[loop[i]], self[loop[i + 1]]) }
        return sum
    }

    /// Area, centroid and second moments about the centroid, in metres.
    func moments(_ loop: [Int32]) -> Moments { Moments(loop.map { self[$0] }) }

    /// The loop as a closed ring in metres.
    func ring(_ loop: [Int32]) -> Ring {
        var coordinates: [Coordinate] = []
        coordinates.reserveCapacity(loop.count + 1)
        for vertex in loop { coordinates.append(self[vertex].metres) }
        if let first = coordinates.first { coordinates.append(first) }
        return Ring(coordinates)
    }
}

/// Area, centroid and principal axis of a polygon.
struct Moments {
    /// m², positive for a counter-clockwise loop.
    var area = 0.0
    var centroid = Coordinate(0, 0)
    /// Direction of the long axis, radians from east.
    var axis = 0.0
    /// Ratio of the radii of gyration, at least 1.
    var elongation = 1.0

    init(_ points: [GridPoint]) {
        guard points.count > 2 else { return }
        let o = points[0]
        var a2 = 0.0, sx = 0.0, sy = 0.0, sxx = 0.0, syy = 0.0, sxy = 0.0
        for i in points.indices {
            let p = points[i], q = points[i + 1 == points.count ? 0 : i + 1]
            let x0 = Double(p.x - o.x) / 1000, y0 = Double(p.y - o.y) / 1000
            let x1 = Double(q.x - o.x) / 1000, y1 = Double(q.y - o.y) / 1000
            let c = x0 * y1 - x1 * y0
            a2 += c
            sx += (x0 + x1) * c
            sy += (y0 + y1) * c
            sxx += (x0 * x0 + x0 * x1 + x1 * x1) * c
            syy += (y0 * y0 + y0 * y1 + y1 * y1) * c
            sxy += (x0 * y1 + 2 * x0 * y0 + 2 * x1 * y1 + x1 * y0) * c
        }
        guard a2 != 0 else {
            centroid = o.metres
            return
        }
        area = a2 / 2
        let cx = sx / (3 * a2), cy = sy / (3 * a2)
        centroid = Coordinate(o.metres.x + cx, o.metres.y + cy)
        let mxx = sxx / (6 * a2) - cx * cx, myy = syy / (6 * a2) - cy * cy
        let mxy = sxy / (12 * a2) - cx * cy
        axis = 0.5 * atan2(2 * mxy, mxx - myy)
        let mean = (mxx + myy) / 2
        let spread = (((mxx - myy) / 2) * ((mxx - myy) / 2) + mxy * mxy).squareRoot()
        elongation = mean - spread > 0 ? ((mean + spread) / (mean - spread)).squareRoot() : 100
    }
}
