import CHardware

/// Which shapes cover each of many points.
public struct PointMatches: Sendable, Hashable {
    /// Numbers of the shapes, all points after one another, ascending within a point.
    public let shapes: [Int32]
    /// Where each point's shapes begin in ``shapes``; one more at the end.
    let starts: [Int]

    /// Number of points asked about.
    public var count: Int { starts.count - 1 }

    /// Ascending numbers of the shapes that cover a point.
    public subscript(point: Int) -> ArraySlice<Int32> { shapes[starts[point]..<starts[point + 1]] }
}

/// Many points at once: memory that several of them need is asked for before the first is decided, so that the waits
/// overlap. Points that lie close to each other in the list are faster still.
extension PolygonLocator {
    /// The same as ``covering(_:)-(Coordinate)`` for each point.
    public func covering(_ points: [Coordinate]) -> PointMatches {
        var shapes: [Int32] = []
        shapes.reserveCapacity(points.count)
        var starts: [Int] = []
        starts.reserveCapacity(points.count + 1)
        forEachMatch(points) { point, shape in
            while starts.count <= point { starts.append(shapes.count) }
            let own = starts[point]
            // Few shapes cover one point, so each is put in its place at once; a shape's second part adds nothing.
            var place = shapes.count
            while place > own, shapes[place - 1] > shape { place -= 1 }
            if place > own, shapes[place - 1] == shape { return }
            if place == shapes.count { shapes.append(shape) } else { shapes.insert(shape, at: place) }
        }
        while starts.count <= points.count { starts.append(shapes.count) }
        return PointMatches(shapes: shapes, starts: starts)
    }

    /// Number of pairs of a point and a polygon that covers it; a shape counts once for each part that holds the point.
    public func countCovering(_ points: [Coordinate]) -> Int {
        var count = 0
        forEachBlock(points) { block in
            count &+= block.whole
            for i in 0..<block.borders {
                let place = unsafe Int(block.border[i])
                unsafe answer(block.words[place], block.points[place]) { _ in count &+= 1 }
            }
        }
        return count
    }

    /// Calls `visit(point, shape)` for each pair, points ascending; allocates nothing. A shape of which two parts meet
    /// in the point is visited twice.
    public func forEachCovering(_ points: [Coordinate], _ visit: (Int, Int) -> Void) {
        forEachMatch(points) { visit($0, Int($1)) }
    }

    @inline(__always) private func forEachMatch(_ points: [Coordinate], _ visit: (Int, Int32) -> Void) {
        forEachBlock(points) { block in
            for i in 0..<block.size {
                let point = block.first &+ i
                unsafe answer(block.words[i], block.points[i]) { visit(point, $0) }
            }
        }
    }

    /// Some neighbouring points of a list, with what their cells say.
    @safe private struct Block {
        /// Place of its first point in the list.
        let first: Int
        let size: Int
        // SAFETY: parts of the list and of the walk's own memory, used only until the walk goes on.
        let points: UnsafePointer<Coordinate>
        let words: UnsafePointer<UInt32>
        /// Which of them lie in border cells, whose records are on their way from memory.
        let border: UnsafePointer<UInt8>
        let borders: Int
        /// Number of those in cells that one polygon covers whole.
        let whole: Int
    }

    /// No branch depends on where a point lies: half of them would be guessed wrongly near borders.
    @inline(__always) private func forEachBlock(_ points: [Coordinate], _ body: (Block) -> Void) {
        let most = 128
        let grid = grid, tiles = tiles
        unsafe points.withUnsafeBufferPointer { buffer in
            unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: most) { asked in
                unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { border in
                    guard let points = buffer.baseAddress, let asked = asked.baseAddress,
                        let border = border.baseAddress
                    else { return }
                    let words = unsafe cells.words.pointer, pool = unsafe cells.pool.pointer
                    var first = 0
                    while first < buffer.count {
                        let size = min(most, buffer.count - first)
                        for i in 0..<size {
                            let cell = unsafe grid.cell(points[first &+ i])
                            let number = cell.map { tiles.number(row: $0.row, column: $0.column) } ?? tiles.count
                            unsafe asked[i] = UInt32(truncatingIfNeeded: number)
                            unsafe hw_prefetch(words + number)
                        }
                        var borders = 0, whole = 0
                        for i in 0..<size {
                            let word = unsafe words[Int(asked[i])]
                            unsafe asked[i] = word
                            unsafe border[borders] = UInt8(truncatingIfNeeded: i)
                            borders &+= Int32(bitPattern: word) > 0 ? 1 : 0
                            whole &+= Int(word >> 31)
                        }
                        for i in 0..<borders {
                            let record = unsafe pool + Int(asked[Int(border[i])]) &* CellPool.unitWords
                            unsafe hw_prefetch(record)
                            unsafe hw_prefetch(record + 16)
                            unsafe hw_prefetch(record + 32)
                        }
                        unsafe body(
                            Block(
                                first: first, size: size, points: points + first, words: asked, border: border,
                                borders: borders, whole: whole))
                        first += size
                    }
                }
            }
        }
    }
}
