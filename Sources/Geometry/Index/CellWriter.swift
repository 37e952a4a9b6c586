/// Writes the records of border cells one after the other.
@safe struct CellWriter: ~Copyable {
    private let polygons: FlatPolygons
    private let isCompact: Bool
    private let side: Double
    // SAFETY: the pool has room for the longest form of every record; the caller computed it.
    private let pool: UnsafeMutablePointer<UInt32>
    /// Where the next record begins, in words.
    private(set) var end = CellPool.unitWords
    // Lanes of the cell at hand: first vertex and ends.
    private var lanes = GrowingBuffer<UInt32>(capacity: 256)

    init(_ polygons: FlatPolygons, _ pool: UnsafeMutablePointer<UInt32>, isCompact: Bool, side: Double) {
        self.polygons = polygons
        unsafe self.pool = unsafe pool
        self.isCompact = isCompact
        self.side = side
    }

    /// - Returns: where the record begins.
    mutating func write(
        _ entries: UnsafePointer<CellRasterizer.Entry>, _ entryCount: Int, _ edges: UnsafePointer<UInt32>,
        _ edgeCount: Int, corner: Coordinate
    ) -> Int {
        let start = end
        let record = unsafe pool + start
        var full = 0
        for i in 0..<entryCount where unsafe entries[i].state == 1 {
            unsafe record[CellRecord.headerWords + full] = unsafe UInt32(bitPattern: entries[i].owner)
            full += 1
        }
        let partial = entryCount - full
        let pairs = unsafe record + (CellRecord.headerWords + full)
        lanes.removeAll()
        lanes.reserve(edgeCount)
        let hasMasks = unsafe writeMasks(entries, entryCount, edges, edgeCount, pairs)
        if !hasMasks { unsafe writeRanges(entries, entryCount, edges, edgeCount, pairs) }
        let used = CellRecord.headerWords + full + 2 * partial
        let head = CellRecord.padded(used)
        for i in used..<head { unsafe record[i] = 0 }
        unsafe record[0] = UInt32(partial)
        unsafe record[1] = UInt32(full) | (hasMasks ? 0 : CellRecord.rangeFlag)
        unsafe record[2] = UInt32(lanes.count)
        var at = head
        let scale = isCompact ? .infinity : unsafe writeFloats(record + head, corner)
        if scale < .infinity { at += (lanes.count + 3) / 4 * 16 }
        unsafe record[3] = scale.bitPattern
        for lane in 0..<lanes.count { unsafe record[at + lane] = unsafe lanes.pointer[lane] }
        at += lanes.count
        while at & 3 != 0 {
            unsafe record[at] = 0
            at += 1
        }
        end = start + at
        return start
    }

    /// One lane for each different edge, and for each polygon the mask of its lanes; false when a mask has too few bits.
    private mutating func writeMasks(
        _ entries: UnsafePointer<CellRasterizer.Entry>, _ entryCount: Int, _ edges: UnsafePointer<UInt32>,
        _ edgeCount: Int, _ pairs: UnsafeMutablePointer<UInt32>
    ) -> Bool {
        guard edgeCount <= 2 * CellRecord.maskLanes else { return false }
        let vertices = unsafe polygons.vertices.pointer
        var edge = 0, pair = 0
        for i in 0..<entryCount where unsafe entries[i].state != 1 {
            let entry = unsafe entries[i]
            let edgeEnd = edge + Int(entry.state >> 1)
            let others = lanes.count
            var mask: UInt32 = 0
            while edge < edgeEnd {
                let number = unsafe edges[edge]
                let a = unsafe vertices[Int(number)], b = unsafe vertices[Int(number) + 1]
                var lane = 0
                while lane < others {
                    let other = unsafe Int(lanes.pointer[lane])
                    let c = unsafe vertices[other], d = unsafe vertices[other + 1]
                    if (c == b && d == a) || (c == a && d == b), mask & (1 << UInt32(lane)) == 0 { break }
                    lane += 1
                }
                if lane == others {
                    guard lanes.count < CellRecord.maskLanes else {
                        lanes.removeAll()
                        return false
                    }
                    lane = lanes.count
                    lanes.append(number)
                }
                mask |= 1 << UInt32(lane)
                edge += 1
            }
            unsafe pairs[2 * pair] = UInt32(bitPattern: entry.owner) | (entry.state & 1) << 31
            unsafe pairs[2 * pair + 1] = mask
            pair += 1
        }
        return true
    }

    private mutating func writeRanges(
        _ entries: UnsafePointer<CellRasterizer.Entry>, _ entryCount: Int, _ edges: UnsafePointer<UInt32>,
        _ edgeCount: Int, _ pairs: UnsafeMutablePointer<UInt32>
    ) {
        lanes.reserve(edgeCount)
        for edge in 0..<edgeCount { unsafe lanes.append(edges[edge]) }
        var end: UInt32 = 0, pair = 0
        for i in 0..<entryCount where unsafe entries[i].state != 1 {
            unsafe end += entries[i].state >> 1
            unsafe pairs[2 * pair] = unsafe UInt32(bitPattern: entries[i].owner) | (entries[i].state & 1) << 31
            unsafe pairs[2 * pair + 1] = end
            pair += 1
        }
    }

    /// - Returns: a bound for the size of all floats and of places in the cell, infinite when floats are of no use.
    private func writeFloats(_ target: UnsafeMutablePointer<UInt32>, _ corner: Coordinate) -> Float {
        let vertices = unsafe polygons.vertices.pointer
        var scale = Float(side)
        func put(_ lane: Int, _ slot: Int, _ value: Float) {
            unsafe target[(lane >> 2) * 16 + slot * 4 + (lane & 3)] = value.bitPattern
        }
        for lane in 0..<lanes.count {
            let edge = unsafe Int(lanes.pointer[lane])
            let a = unsafe vertices[edge], b = unsafe vertices[edge + 1]
            let ax = Float(a.x - corner.x), ay = Float(a.y - corner.y)
            let bx = Float(b.x - corner.x), by = Float(b.y - corner.y)
            put(lane, 0, ax)
            put(lane, 1, ay)
            put(lane, 2, bx)
            put(lane, 3, by)
            scale = max(scale, max(max(abs(ax), abs(ay)), max(abs(bx), abs(by))))
        }
        // Lanes beyond the last have an edge without length, far below.
        for lane in lanes.count..<((lanes.count + 3) / 4 * 4) {
            for slot in 0..<4 { put(lane, slot, -.greatestFiniteMagnitude) }
        }
        // Beyond that, products of single precision run over.
        return scale < 1e15 ? scale * 1.001 : .infinity
    }
}
