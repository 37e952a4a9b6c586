import Foundation
import Geometry

/// A cut through a face along one straight line.
struct ChordCut {
    /// The pieces left and right of the chord (seen along its direction), counter-clockwise.
    var left: [Int32]
    var right: [Int32]
    /// The chord's ends.
    var from: Int32
    var to: Int32
}

extension Mesh {
    /// Nothing closer than this is made: a new vertex stays so far from the ends of its edge, a new
    /// chord so far from every other vertex. mm.
    static let clearance = 200.0
    /// A crossing nearer than this to a vertex uses the vertex. mm.
    static let vertexReach = 1000.0

    /// Where a line crosses one edge of a loop.
    private struct Crossing {
        var edge: Int
        /// Position along the line, m.
        var along: Double
        var point: GridPoint
    }

    /// Cuts a simple face along the line through `origin` with direction `angle`; of several chords
    /// the one whose pieces are most alike is taken.
    ///
    /// - Parameters:
    ///   - loop: a simple counter-clockwise loop, up to date (``expanded(_:)``).
    ///   - origin: m.
    ///   - angle: radians from east.
    ///   - smallestShare: no piece may have less than this share of the face.
    /// - Returns: nil when no chord of that line keeps the clearance; the mesh is then unchanged.
    ///
    /// O(n) for a convex face; nothing here needs more than orientation tests in whole numbers.
    mutating func cut(
        _ loop: [Int32], through origin: Coordinate, angle: Double, smallestShare: Double
    ) -> ChordCut? {
        let total = twiceArea(loop)
        let least = Int64(Double(total) * smallestShare)
        return cut(loop, through: origin, angle: angle, total: total, right: least...max(least, total - least))
    }

    /// The same, but for a right piece (seen along `angle`) of the given area in m².
    mutating func cut(
        _ loop: [Int32], through origin: Coordinate, angle: Double, rightArea: ClosedRange<Double>
    ) -> ChordCut? {
        let range = Int64(rightArea.lowerBound * 2e6)...Int64(rightArea.upperBound * 2e6)
        return cut(loop, through: origin, angle: angle, total: twiceArea(loop), right: range)
    }

    private mutating func cut(
        _ loop: [Int32], through origin: Coordinate, angle: Double, total: Int64, right: ClosedRange<Int64>
    ) -> ChordCut? {
        let crossings = self.crossings(of: loop, origin: origin, angle: angle)
        guard crossings.count >= 2, crossings.count % 2 == 0 else { return nil }
        let wanted = (right.lowerBound + right.upperBound) / 2
        var candidates: [(imbalance: Int64, pair: Int)] = []
        for pair in stride(from: 0, to: crossings.count, by: 2) {
            let piece = roughTwiceArea(loop, crossings[pair], crossings[pair + 1])
            candidates.append((abs(piece - wanted), pair))
        }
        if candidates.count > 1 { candidates.sort { ($0.imbalance, $0.pair) < ($1.imbalance, $1.pair) } }
        for candidate in candidates.prefix(3) {
            if let cut = chord(
                loop, crossings[candidate.pair], crossings[candidate.pair + 1], total: total, right: right)
            {
                return cut
            }
        }
        return nil
    }

    private func crossings(of loop: [Int32], origin: Coordinate, angle: Double) -> [Crossing] {
        let ux = cos(angle), uy = sin(angle)
        var out: [Crossing] = []
        func side(_ p: GridPoint) -> Double {
            (Double(p.y) / 1000 - origin.y) * ux - (Double(p.x) / 1000 - origin.x) * uy
        }
        var p = self[loop[loop.count - 1]]
        var sp = side(p)
        for i in loop.indices {
            let q = self[loop[i]]
            let sq = side(q)
            // Half-open rule: a vertex on the line belongs to its left side, so crossings pair up.
            if (sp < 0) != (sq < 0) {
                let t = sp / (sp - sq)
                let x = Double(p.x) + t * Double(q.x - p.x), y = Double(p.y) + t * Double(q.y - p.y)
                let along = (x / 1000 - origin.x) * ux + (y / 1000 - origin.y) * uy
                out.append(
                    Crossing(
                        edge: i == 0 ? loop.count - 1 : i - 1, along: along,
                        point: GridPoint(Int64(x.rounded()), Int64(y.rounded()))))
            }
            (p, sp) = (q, sq)
        }
        if out.count > 2 || (out.count == 2 && out[0].along > out[1].along) {
            out.sort { ($0.along, $0.edge) < ($1.along, $1.edge) }
        }
        return out
    }

    /// Twice the area of the piece that follows the loop from crossing `a` to crossing `b`.
    private func roughTwiceArea(_ loop: [Int32], _ a: Crossing, _ b: Crossing) -> Int64 {
        var sum: Int64 = 0
        var i = a.edge
        var previous: GridPoint?
        while i != b.edge {
            i = i + 1 == loop.count ? 0 : i + 1
            let p = self[loop[i]]
            if let previous { sum += a.point.cross(previous, p) }
            previous = p
        }
        if let previous { sum += a.point.cross(previous, b.point) }
        return sum
    }

    /// The end a crossing becomes: a vertex near enough, or a point to be put on the edge.
    private enum End {
        case vertex(Int)
        case onEdge(Int, GridPoint)
    }

    private func end(_ loop: [Int32], _ crossing: Crossing) -> End {
        let next = crossing.edge + 1 == loop.count ? 0 : crossing.edge + 1
        let da = crossing.point.distance(to: self[loop[crossing.edge]])
        let db = crossing.point.distance(to: self[loop[next]])
        if min(da, db) < Self.vertexReach { return .vertex(da <= db ? crossing.edge : next) }
        return .onEdge(crossing.edge, crossing.point)
    }

    private mutating func chord(
        _ loop: [Int32], _ a: Crossing, _ b: Crossing, total: Int64, right: ClosedRange<Int64>
    ) -> ChordCut? {
        let (start, stop) = (end(loop, a), end(loop, b))
        // The loop with provisional places for both ends; nothing is recorded before all checks hold.
        var ids = loop
        var places = loop.map { self[$0] }
        func place(_ end: End, shift: Int) -> Int {
            switch end {
            case .vertex(let i): return i + shift
            case .onEdge(let i, let point):
                ids.insert(-1, at: i + 1 + shift)
                places.insert(point, at: i + 1 + shift)
                return i + 1 + shift
            }
        }
        func key(_ end: End) -> Double {
            switch end {
            case .vertex(let i): Double(i)
            case .onEdge(let i, _): Double(i) + 0.5
            }
        }
        let startFirst = key(start) < key(stop)
        guard key(start) != key(stop) else { return nil }
        let inserted: Int
        if case .onEdge = startFirst ? start : stop { inserted = 1 } else { inserted = 0 }
        let first = place(startFirst ? start : stop, shift: 0)
        let second = place(startFirst ? stop : start, shift: inserted)
        let count = ids.count
        guard second - first > 1, first + count - second > 1 else { return nil }
        guard isClear(places, first, second) else { return nil }

        var inner: Int64 = 0
        for i in (first + 1)..<second { inner += places[first].cross(places[i], places[i + 1]) }
        let rightArea = startFirst ? inner : total - inner
        guard inner > 0, inner < total, right.contains(rightArea) else { return nil }

        for i in [first, second] where ids[i] < 0 {
            let vertex = add(places[i])
            split(ids[(i + count - 1) % count], ids[(i + 1) % count], at: vertex)
            ids[i] = vertex
        }
        let innerLoop = Array(ids[first...second])
        let outerLoop = Array(ids[second...]) + Array(ids[...first])
        // The loop runs counter-clockwise, so what follows the chord's end lies on the chord's left.
        return startFirst
            ? ChordCut(left: outerLoop, right: innerLoop, from: ids[first], to: ids[second])
            : ChordCut(left: innerLoop, right: outerLoop, from: ids[second], to: ids[first])
    }

    /// Whether the chord keeps its distance from every other vertex, its ends from every other edge,
    /// and meets no edge but those at its ends.
    private func isClear(_ places: [GridPoint], _ first: Int, _ second: Int) -> Bool {
        let (a, b) = (places[first], places[second])
        let count = places.count
        for i in 0..<count {
            let next = i + 1 == count ? 0 : i + 1
            let p = places[i]
            if i != first, i != second {
                if p.distance(toSegment: a, b) < Self.clearance { return false }
                if next != first, next != second {
                    let q = places[next]
                    if segmentsMeet(a, b, p, q) { return false }
                    if a.distance(toSegment: p, q) < Self.clearance || b.distance(toSegment: p, q) < Self.clearance {
                        return false
                    }
                }
            }
            if i == first || next == first {
                if b.distance(toSegment: p, places[next]) < Self.clearance { return false }
            }
            if i == second || next == second {
                if a.distance(toSegment: p, places[next]) < Self.clearance { return false }
            }
        }
        return true
    }
}
