import CHardware

/// Unchecked views of a terrain's nodes that sample sixteen places at once.
///
/// INVARIANT: made by ``TerrainGrid/withSampler(_:)`` only.
@safe
struct TerrainSampler: ~Copyable {
    private let counts: UnsafePointer<Int16>
    private let clutter: UnsafePointer<UInt8>?
    private let stride: Int32
    private let lastRow, lastColumn: Float
    private let unit, base: Float
    let hasClutter: Bool

    @unsafe
    init(_ terrain: TerrainGrid, counts: UnsafePointer<Int16>, clutter: UnsafePointer<UInt8>?) {
        unsafe self.counts = counts
        unsafe self.clutter = clutter
        hasClutter = !terrain.clutter.isEmpty
        stride = Int32(terrain.columns)
        // A whisker inside, so that there is always a node to the right and below.
        lastRow = Float(terrain.rows - 1).nextDown
        lastColumn = Float(terrain.columns - 1).nextDown
        unit = terrain.unit
        base = terrain.base
    }

    /// Ground by bilinear interpolation, m above `datum`; places outside are taken on the nearest border.
    @inline(always)
    func ground(row: Lanes, column: Lanes, datum: Float) -> Lanes {
        let r = row.raised(by: 0).lowered(by: lastRow)
        let c = column.raised(by: 0).lowered(by: lastColumn)
        let (i, j) = (hw_trunc16(r), hw_trunc16(c))
        let (v, u) = (r - hw_float16(i), c - hw_float16(j))
        let index = hw_index16(i, stride, j)
        // SAFETY: i <= rows − 2 and j <= columns − 2 by the bounds above; the pair below is the next row's.
        let top = unsafe hw_gather_pairs16(counts, index)
        let bottom = unsafe hw_gather_pairs16(counts + Int(stride), index)
        let (a, b) = (hw_left16(top), hw_right16(top))
        let (d, e) = (hw_left16(bottom), hw_right16(bottom))
        let upper = a + (b - a) * u
        let lower = d + (e - d) * u
        return (upper + (lower - upper) * v) * unit + (base - datum)
    }

    /// Clutter of the nearest node, m.
    @inline(always)
    func clutter(row: Lanes, column: Lanes) -> Lanes {
        guard let clutter = unsafe clutter else { return Lanes() }
        let i = row.raised(by: 0).lowered(by: lastRow).nearest.index
        let j = column.raised(by: 0).lowered(by: lastColumn).nearest.index
        // SAFETY: both round to a node of the grid.
        return hw_float16(unsafe hw_gather_bytes16(clutter, hw_index16(i, stride, j)))
    }
}

extension TerrainGrid {
    func withSampler<Answer>(_ body: (borrowing TerrainSampler) -> Answer) -> Answer {
        unsafe counts.withUnsafeBufferPointer { counts in
            unsafe clutter.withUnsafeBufferPointer { clutter in
                guard let first = counts.baseAddress else { preconditionFailure("a grid has at least four nodes") }
                return body(unsafe TerrainSampler(self, counts: first, clutter: clutter.baseAddress))
            }
        }
    }
}
