import Geometry

/// The planar graph of noded borders: half-edges, the cells they bound, and unions of cells.
///
/// Half-edge 2k runs from a to b of edge k, 2k + 1 back. Its cell lies on its left.
struct BorderGraph {
    let points: [GridPoint]
    private let origin: [Int]
    private let next: [Int]
    /// Position in the origin's outgoing half-edges, counter-clockwise.
    private let rank: [Int]
    private let outgoing: [[Int]]
    private(set) var cells: [Cell] = []
    /// Cell of each half-edge; −1 outside.
    private var cellOf: [Int]

    struct Cell {
        var outer: [Int]
        var holes: [[Int]] = []
        /// m².
        var area: Double
    }

    init(_ noding: Noding) {
        points = noding.points
        let count = noding.edges.count * 2
        var origin: [Int] = []
        origin.reserveCapacity(count)
        for edge in noding.edges {
            origin.append(edge.a)
            origin.append(edge.b)
        }
        var outgoing = [[Int]](repeating: [], count: points.count)
        for h in 0..<count { outgoing[origin[h]].append(h) }
        var rank = [Int](repeating: 0, count: count)
        for v in outgoing.indices {
            let o = noding.points[v]
            outgoing[v].sort { Self.before(noding.points[origin[$0 ^ 1]], noding.points[origin[$1 ^ 1]], around: o) }
            for (k, h) in outgoing[v].enumerated() { rank[h] = k }
        }
        var next = [Int](repeating: 0, count: count)
        for h in 0..<count {
            let around = outgoing[origin[h ^ 1]]
            next[h] = around[(rank[h ^ 1] + around.count - 1) % around.count]
        }
        self.origin = origin
        self.outgoing = outgoing
        self.rank = rank
        self.next = next
        cellOf = [Int](repeating: -1, count: count)
        findCells()
    }

    /// Counter-clockwise from east, exact.
    private static func before(_ p: GridPoint, _ q: GridPoint, around o: GridPoint) -> Bool {
        func half(_ p: GridPoint) -> Int { p.y > o.y || (p.y == o.y && p.x > o.x) ? 0 : 1 }
        let (a, b) = (half(p), half(q))
        return a != b ? a < b : o.cross(p, q) > 0
    }

    private func twiceArea(_ cycle: [Int]) -> Int64 {
        let o = points[origin[cycle[0]]]
        return cycle.reduce(Int64(0)) { $0 + o.cross(points[origin[$1]], points[origin[$1 ^ 1]]) }
    }

    private mutating func findCells() {
        var seen = [Bool](repeating: false, count: origin.count)
        var inward: [[Int]] = []
        for start in origin.indices where !seen[start] {
            var cycle: [Int] = []
            var h = start
            repeat {
                seen[h] = true
                cycle.append(h)
                h = next[h]
            } while h != start
            let twice = twiceArea(cycle)
            if twice > 0 {
                for h in cycle { cellOf[h] = cells.count }
                cells.append(Cell(outer: cycle, area: Double(twice) / 2e6))
            } else {
                inward.append(cycle)
            }
        }
        // The outer border of a group of cells is a hole of the smallest cell around it: one of another group, since those
        // of its own may touch it at a corner, where neither inside nor outside can be told.
        let group = connected()
        let boxes = cells.map { Box($0.outer.map { Self.double(points[origin[$0]]) }) }
        for cycle in inward {
            let v = Self.double(points[origin[cycle[0]]])
            let own = group[origin[cycle[0]]]
            var best = -1
            for (k, cell) in cells.enumerated() where boxes[k].contains(v) && group[origin[cell.outer[0]]] != own {
                if best >= 0, cells[best].area <= cell.area { continue }
                if winds(cell.outer, v) { best = k }
            }
            guard best >= 0 else { continue }
            for h in cycle { cellOf[h] = best }
            cells[best].holes.append(cycle)
        }
        for k in cells.indices {
            for hole in cells[k].holes { cells[k].area += Double(twiceArea(hole)) / 2e6 }
        }
    }

    /// For each point the number of the group of borders it hangs together with.
    private func connected() -> [Int] {
        var group = [Int](repeating: -1, count: points.count)
        for start in points.indices where group[start] < 0 {
            group[start] = start
            var open = [start]
            while let point = open.popLast() {
                for h in outgoing[point] where group[origin[h ^ 1]] < 0 {
                    group[origin[h ^ 1]] = start
                    open.append(origin[h ^ 1])
                }
            }
        }
        return group
    }

    private static func double(_ p: GridPoint) -> Coordinate { Coordinate(Double(p.x), Double(p.y)) }

    private func winds(_ cycle: [Int], _ c: Coordinate) -> Bool {
        var inside = false
        for h in cycle {
            let p = points[origin[h]], q = points[origin[h ^ 1]]
            if (Double(p.y) > c.y) != (Double(q.y) > c.y) {
                let t = (c.y - Double(p.y)) / Double(q.y - p.y)
                if c.x < Double(p.x) + t * Double(q.x - p.x) { inside.toggle() }
            }
        }
        return inside
    }

    /// A place in the cell, off its holes: the middle of the widest stretch of some levels; mm.
    func innerPoint(_ cell: Cell) -> Coordinate {
        let cycles = [cell.outer] + cell.holes
        let ys = cell.outer.map { Double(points[origin[$0]].y) }
        let low = ys.min() ?? 0, high = ys.max() ?? 0
        var best = (width: -1.0, at: Self.double(points[origin[cell.outer[0]]]))
        for share in [0.5, 0.31, 0.67, 0.13, 0.87] {
            // Between grid rows, so that no vertex lies on the level.
            let y = (low + share * (high - low)).rounded(.down) + 0.5
            var xs: [Double] = []
            for cycle in cycles {
                for h in cycle {
                    let p = points[origin[h]], q = points[origin[h ^ 1]]
                    guard (Double(p.y) > y) != (Double(q.y) > y) else { continue }
                    xs.append(Double(p.x) + Double(q.x - p.x) * (y - Double(p.y)) / Double(q.y - p.y))
                }
            }
            xs.sort()
            for k in stride(from: 0, to: xs.count - 1, by: 2) where xs[k + 1] - xs[k] > best.width {
                best = (xs[k + 1] - xs[k], Coordinate((xs[k] + xs[k + 1]) / 2, y))
            }
        }
        return best.at
    }

    /// Gives small gaps, and small pieces cut off from their unit, to the neighbour with the longest
    /// common border. Returns the area of gaps given away, m².
    func adopt(_ labels: inout [Int], largestGap: Double, smallestPiece: Double) -> Double {
        var given = 0.0
        for _ in 0..<6 {
            let pieces = self.pieces(labels)
            var largest: [Int: Double] = [:]
            for piece in pieces {
                largest[labels[piece.cells[0]]] = max(largest[labels[piece.cells[0]]] ?? 0, piece.area)
            }
            var changed = false
            for piece in pieces {
                let label = labels[piece.cells[0]]
                let lone = label >= 0 && piece.area < smallestPiece && piece.area < (largest[label] ?? 0)
                guard (label < 0 && piece.area < largestGap) || lone else { continue }
                var borders: [Int: Double] = [:]
                for cell in piece.cells {
                    for h in cells[cell].outer + cells[cell].holes.flatMap({ $0 }) {
                        let other = cellOf[h ^ 1]
                        guard other >= 0, labels[other] >= 0, labels[other] != label else { continue }
                        borders[labels[other], default: 0] += points[origin[h]].distance(to: points[origin[h ^ 1]])
                    }
                }
                guard let heir = borders.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else { continue }
                for cell in piece.cells { labels[cell] = heir }
                if label < 0 { given += piece.area }
                changed = true
            }
            if !changed { break }
        }
        return given
    }

    /// Connected cells of one label.
    private func pieces(_ labels: [Int]) -> [(cells: [Int], area: Double)] {
        var seen = [Bool](repeating: false, count: cells.count)
        var out: [(cells: [Int], area: Double)] = []
        for start in cells.indices where !seen[start] {
            var open = [start]
            var members: [Int] = []
            seen[start] = true
            while let cell = open.popLast() {
                members.append(cell)
                for h in cells[cell].outer + cells[cell].holes.flatMap({ $0 }) {
                    let other = cellOf[h ^ 1]
                    if other >= 0, !seen[other], labels[other] == labels[start] {
                        seen[other] = true
                        open.append(other)
                    }
                }
            }
            out.append((members.sorted(), members.reduce(0) { $0 + cells[$1].area }))
        }
        return out
    }

    /// The union of the cells of each label, as faces of vertex numbers.
    func merged(_ labels: [Int], units: Int) -> [[Face]] {
        func label(_ h: Int) -> Int { cellOf[h] < 0 ? -1 : labels[cellOf[h]] }
        var loops = [[[Int32]]](repeating: [], count: units)
        var seen = [Bool](repeating: false, count: origin.count)
        for start in origin.indices where !seen[start] && label(start) >= 0 && label(start) != label(start ^ 1) {
            var vertices: [Int32] = []
            var h = start
            repeat {
                seen[h] = true
                vertices.append(Int32(origin[h]))
                // Clockwise from the way back to the first border: the unit's own corner.
                let around = outgoing[origin[h ^ 1]]
                var k = rank[h ^ 1]
                repeat { k = (k + around.count - 1) % around.count } while label(around[k]) == label(around[k] ^ 1)
                h = around[k]
            } while h != start
            loops[label(start)] += Self.simpleLoops(vertices)
        }
        return loops.map { faces($0) }
    }

    /// Cuts a loop that comes back to a vertex into loops that do not.
    private static func simpleLoops(_ loop: [Int32]) -> [[Int32]] {
        var stack: [Int32] = []
        var place: [Int32: Int] = [:]
        var out: [[Int32]] = []
        for vertex in loop {
            if let at = place[vertex] {
                let part = Array(stack[at...])
                if part.count > 2 { out.append(part) }
                for v in part { place[v] = nil }
                stack.removeLast(part.count)
            }
            place[vertex] = stack.count
            stack.append(vertex)
        }
        if stack.count > 2 { out.append(stack) }
        return out
    }

    private func faces(_ loops: [[Int32]]) -> [Face] {
        func twice(_ loop: [Int32]) -> Int64 {
            let o = points[Int(loop[0])]
            return loop.indices.reduce(Int64(0)) {
                $0 + o.cross(points[Int(loop[$1])], points[Int(loop[$1 + 1 == loop.count ? 0 : $1 + 1])])
            }
        }
        func contains(_ loop: [Int32], _ c: Coordinate) -> Bool {
            var inside = false
            var p = points[Int(loop[loop.count - 1])]
            for vertex in loop {
                let q = points[Int(vertex)]
                if (Double(p.y) > c.y) != (Double(q.y) > c.y) {
                    let t = (c.y - Double(p.y)) / Double(q.y - p.y)
                    if c.x < Double(p.x) + t * Double(q.x - p.x) { inside.toggle() }
                }
                p = q
            }
            return inside
        }
        var out = loops.filter { twice($0) > 0 }.map { Face(outer: $0) }
        out.sort { twice($0.outer) > twice($1.outer) }
        for hole in loops where twice(hole) < 0 {
            // The middle of the first side is on no other loop's vertex.
            let a = points[Int(hole[0])], b = points[Int(hole[1])]
            let c = Coordinate((Double(a.x) + Double(b.x)) / 2, (Double(a.y) + Double(b.y)) / 2)
            if let owner = out.lastIndex(where: { contains($0.outer, c) }) { out[owner].holes.append(hole) }
        }
        return out
    }
}
