import Foundation
import Geometry

extension Mesh {
    /// Faces without holes that make up `face`: two level chords join a hole to the border on its left
    /// and right and cut the face in two, hole by hole.
    ///
    /// - Returns: a face that still has holes where no level through a hole has the border on both
    ///   sides (holes that hide one another from the border).
    mutating func simpleFaces(_ face: Face) -> [Face] {
        guard !face.holes.isEmpty else { return [face] }
        for (index, hole) in face.holes.enumerated() {
            guard let (upper, lower) = open(face.outer, hole, others: face.holes) else { continue }
            let rest = face.holes.indices.filter { $0 != index }.map { face.holes[$0] }
            var top = Face(outer: upper), bottom = Face(outer: lower)
            for other in rest {
                if contains(expanded(upper), self[other[0]].metres) {
                    top.holes.append(other)
                } else {
                    bottom.holes.append(other)
                }
            }
            return simpleFaces(top) + simpleFaces(bottom)
        }
        return [face]
    }

    private struct LevelCrossing {
        var x: Double
        var ring: Int
        var edge: Int
    }

    private mutating func open(_ outer: [Int32], _ hole: [Int32], others: [[Int32]]) -> ([Int32], [Int32])? {
        let rings = [expanded(outer), expanded(hole)] + others.filter { $0 != hole }.map { expanded($0) }
        let ys = rings[1].map { self[$0].y }
        guard let low = ys.min(), let high = ys.max() else { return nil }
        for share in [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] {
            // Half a millimetre off the grid: no vertex lies on the level.
            let y = (Double(low) + share * Double(high - low)).rounded() + 0.5
            var crossings: [LevelCrossing] = []
            for (number, ring) in rings.enumerated() {
                for i in ring.indices {
                    let p = self[ring[i]], q = self[ring[(i + 1) % ring.count]]
                    guard (Double(p.y) > y) != (Double(q.y) > y) else { continue }
                    let t = (y - Double(p.y)) / Double(q.y - p.y)
                    crossings.append(
                        LevelCrossing(x: Double(p.x) + t * Double(q.x - p.x), ring: number, edge: i))
                }
            }
            crossings.sort { $0.x < $1.x }
            guard let first = crossings.firstIndex(where: { $0.ring == 1 }),
                let last = crossings.lastIndex(where: { $0.ring == 1 }), first > 0, last + 1 < crossings.count,
                crossings[first - 1].ring == 0, crossings[last + 1].ring == 0
            else { continue }
            let ends = [crossings[first - 1], crossings[first], crossings[last], crossings[last + 1]]
            // Ends keep away from vertices, so that edges are split, not reused.
            let clear = ends.allSatisfy { end in
                let ring = rings[end.ring]
                let at = GridPoint(Int64(end.x.rounded()), Int64(y))
                return min(
                    at.distance(to: self[ring[end.edge]]), at.distance(to: self[ring[(end.edge + 1) % ring.count]]))
                    > Self.clearance
            }
            guard clear, ends[0].edge != ends[3].edge, ends[1].edge != ends[2].edge else { continue }
            let ids = ends.map { end -> Int32 in
                let ring = rings[end.ring]
                let vertex = add(GridPoint(Int64(end.x.rounded()), Int64(y.rounded())))
                split(ring[end.edge], ring[(end.edge + 1) % ring.count], at: vertex)
                return vertex
            }
            let (border, inner) = (expanded(outer), expanded(hole))
            // Counter-clockwise border, clockwise hole: above goes right end → left end over the top.
            let above = Self.path(border, ids[3], ids[0]) + Self.path(inner, ids[1], ids[2])
            let below = Self.path(border, ids[0], ids[3]) + Self.path(inner, ids[2], ids[1])
            return (above, below)
        }
        return nil
    }

    /// The vertices of a loop from one to another, both included.
    private static func path(_ loop: [Int32], _ from: Int32, _ to: Int32) -> [Int32] {
        guard let start = loop.firstIndex(of: from) else { return [] }
        var out: [Int32] = []
        for step in 0..<loop.count {
            let vertex = loop[(start + step) % loop.count]
            out.append(vertex)
            if vertex == to { break }
        }
        return out
    }
}
