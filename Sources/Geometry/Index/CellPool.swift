/// One word per cell, a last one that is 0 for places beyond the grid, and the records of the cells on borders.
///
/// A word is 0 where no polygon is, an owner with the top bit set where exactly one covers the whole cell, else the
/// place of a ``CellRecord`` in units of four words.
@safe struct CellPool: Sendable {
    static let wholeFlag: UInt32 = 1 << 31
    static let unitWords = 4

    let words: AlignedBuffer<UInt32>
    let pool: AlignedBuffer<UInt32>
    /// Words of ``pool`` in use; what lies beyond was never touched and takes no memory.
    let poolWords: Int
    let borderCells: Int

    init(
        _ polygons: FlatPolygons, _ grid: CellGrid, _ tiles: CellTiles, _ raster: consuming CellRasterizer,
        isCompact: Bool
    ) {
        let cells = tiles.count
        let entryStarts = Self.starts(cells, raster.entries.count) { unsafe raster.entries.pointer[$0].cell }
        let entries = AlignedBuffer<CellRasterizer.Entry>(capacity: raster.entries.count)
        for i in 0..<raster.entries.count {
            let entry = unsafe raster.entries.pointer[i]
            let at = unsafe entryStarts.pointer + Int(entry.cell)
            unsafe entries.pointer[Int(at.pointee)] = entry
            unsafe at.pointee &+= 1
        }
        let edgeStarts = Self.starts(cells, raster.touches.count) { unsafe raster.touches.pointer[$0].cell }
        let edges = AlignedBuffer<UInt32>(capacity: raster.touches.count)
        for i in 0..<raster.touches.count {
            let touch = unsafe raster.touches.pointer[i]
            let at = unsafe edgeStarts.pointer + Int(touch.cell)
            unsafe edges.pointer[Int(at.pointee)] = touch.edge
            unsafe at.pointee &+= 1
        }
        // Scattering moved each start to where its cell ends. Below: the longest form of every record, see CellRecord.
        let limit = 4 + 22 * min(cells, entries.count) + 2 * entries.count + 5 * edges.count
        let words = AlignedBuffer<UInt32>(repeating: 0, count: cells + 1)
        let pool = AlignedBuffer<UInt32>(capacity: limit)
        var writer = unsafe CellWriter(polygons, pool.pointer, isCompact: isCompact, side: grid.side)
        var borderCells = 0
        var entry = 0, edge = 0
        for cell in 0..<cells {
            let entryEnd = unsafe Int(entryStarts.pointer[cell]), edgeEnd = unsafe Int(edgeStarts.pointer[cell])
            defer { (entry, edge) = (entryEnd, edgeEnd) }
            guard entryEnd > entry else { continue }
            if entryEnd == entry + 1, unsafe entries.pointer[entry].state == 1 {
                unsafe words.pointer[cell] = unsafe Self.wholeFlag | UInt32(bitPattern: entries.pointer[entry].owner)
                continue
            }
            borderCells += 1
            let (row, column) = tiles.cell(cell)
            unsafe words.pointer[cell] = unsafe UInt32(
                writer.write(
                    entries.pointer + entry, entryEnd - entry, edges.pointer + edge, edgeEnd - edge,
                    corner: grid.corner(row: row, column: column)) / Self.unitWords)
        }
        self.words = words
        self.pool = pool
        poolWords = writer.end
        self.borderCells = borderCells
    }

    /// For each cell the number of items in cells before it.
    private static func starts(_ cells: Int, _ count: Int, _ cell: (Int) -> UInt32) -> AlignedBuffer<UInt32> {
        let starts = AlignedBuffer<UInt32>(repeating: 0, count: cells + 1)
        for i in 0..<count { unsafe starts.pointer[Int(cell(i)) + 1] &+= 1 }
        for i in 0..<cells { unsafe starts.pointer[i + 1] &+= starts.pointer[i] }
        return starts
    }
}
