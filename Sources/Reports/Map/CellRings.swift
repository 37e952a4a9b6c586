/// The borders of the regions of a grid of flags, as simple rings with the region on their left.
struct CellRings {
    struct Vertex: Hashable {
        /// 0 at the left edge, and 0 at the top edge.
        var column: Int
        var row: Int
    }

    struct Ring {
        var vertices: [Vertex]
        /// Exteriors run counter-clockwise with north up, holes clockwise.
        var isExterior: Bool
        /// Cells that are joined through edges share the number.
        var region: Int
    }

    private let inside: [Bool]
    private let columns: Int
    private let rows: Int

    init(_ inside: [Bool], columns: Int, rows: Int) {
        (self.inside, self.columns, self.rows) = (inside, columns, rows)
    }

    private func isInside(_ row: Int, _ column: Int) -> Bool {
        row >= 0 && column >= 0 && row < rows && column < columns && inside[row * columns + column]
    }

    /// Every ring; exteriors by their north-west cell.
    func all() -> [Ring] {
        let regions = regionNumbers()
        // An edge leaves its start vertex east, north, west or south (bits 0...3) with an inside cell on its left.
        var edges = [UInt8](repeating: 0, count: (columns + 1) * (rows + 1))
        func index(_ row: Int, _ column: Int) -> Int { row * (columns + 1) + column }
        for row in 0..<rows {
            for column in 0..<columns where isInside(row, column) {
                if !isInside(row + 1, column) { edges[index(row + 1, column)] |= 1 }
                if !isInside(row, column + 1) { edges[index(row + 1, column + 1)] |= 2 }
                if !isInside(row - 1, column) { edges[index(row, column + 1)] |= 4 }
                if !isInside(row, column - 1) { edges[index(row, column)] |= 8 }
            }
        }
        var rings: [Ring] = []
        for start in edges.indices {
            while edges[start] != 0 {
                let direction = edges[start].trailingZeroBitCount
                let walk = self.walk(from: start, direction, &edges)
                for loop in simpleLoops(walk.vertices) {
                    rings.append(
                        Ring(vertices: corners(loop), isExterior: signedArea(loop) > 0, region: regions[walk.cell]))
                }
            }
        }
        return rings
    }

    /// Follows edges until the walk is back at its first edge; at a corner where two regions touch it turns left,
    /// so that it stays with its own cells.
    private func walk(
        from start: Int, _ first: Int, _ edges: inout [UInt8]
    ) -> (vertices: [Vertex], cell: Int) {
        let steps = [1, -(columns + 1), -1, columns + 1]
        var vertices: [Vertex] = []
        var (at, direction) = (start, first)
        let cell = leftCell(start, first)
        repeat {
            edges[at] &= ~(1 << UInt8(direction))
            vertices.append(Vertex(column: at % (columns + 1), row: at / (columns + 1)))
            at += steps[direction]
            let left = (direction + 1) % 4, right = (direction + 3) % 4
            if isTouch(at) || edges[at] & (1 << UInt8(left)) != 0 {
                direction = left
            } else if edges[at] & (1 << UInt8(right)) != 0 {
                direction = right
            }
        } while edges[at] & (1 << UInt8(direction)) != 0
        return (vertices, cell)
    }

    /// Whether two inside cells meet at this vertex by their corners only.
    private func isTouch(_ vertex: Int) -> Bool {
        let (row, column) = (vertex / (columns + 1), vertex % (columns + 1))
        let northWest = isInside(row - 1, column - 1), southEast = isInside(row, column)
        let northEast = isInside(row - 1, column), southWest = isInside(row, column - 1)
        return northWest == southEast && northEast == southWest && northWest != northEast
    }

    /// The inside cell to the left of an edge.
    private func leftCell(_ start: Int, _ direction: Int) -> Int {
        let (row, column) = (start / (columns + 1), start % (columns + 1))
        switch direction {
        case 0: return (row - 1) * columns + column
        case 1: return (row - 1) * columns + column - 1
        case 2: return row * columns + column - 1
        default: return row * columns + column
        }
    }

    /// Splits a walk wherever it comes back to a vertex: rings that touch themselves are not valid.
    private func simpleLoops(_ walk: [Vertex]) -> [[Vertex]] {
        var loops: [[Vertex]] = []
        var path: [Vertex] = []
        var place: [Vertex: Int] = [:]
        for vertex in walk {
            if let earlier = place[vertex] {
                let loop = Array(path[earlier...])
                for dropped in loop.dropFirst() { place[dropped] = nil }
                path.removeSubrange((earlier + 1)...)
                loops.append(loop)
            } else {
                place[vertex] = path.count
                path.append(vertex)
            }
        }
        loops.append(path)
        return loops
    }

    /// The loop without vertices in the middle of a straight run.
    private func corners(_ loop: [Vertex]) -> [Vertex] {
        loop.indices.compactMap { index in
            let before = loop[(index + loop.count - 1) % loop.count]
            let after = loop[(index + 1) % loop.count]
            let isStraight = before.row == after.row || before.column == after.column
            return isStraight ? nil : loop[index]
        }
    }

    /// In cells, positive for counter-clockwise with north up.
    private func signedArea(_ loop: [Vertex]) -> Int {
        var twice = 0
        for (index, a) in loop.enumerated() {
            let b = loop[(index + 1) % loop.count]
            twice += a.row * b.column - a.column * b.row
        }
        return twice / 2
    }

    /// One number per cell; cells joined through edges get the same.
    private func regionNumbers() -> [Int] {
        var numbers = [Int](repeating: -1, count: inside.count)
        var next = 0
        var stack: [Int] = []
        for cell in inside.indices where inside[cell] && numbers[cell] < 0 {
            numbers[cell] = next
            stack.append(cell)
            while let current = stack.popLast() {
                let (row, column) = (current / columns, current % columns)
                for (r, c) in [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
                where isInside(r, c) && numbers[r * columns + c] < 0 {
                    numbers[r * columns + c] = next
                    stack.append(r * columns + c)
                }
            }
            next += 1
        }
        return numbers
    }
}
