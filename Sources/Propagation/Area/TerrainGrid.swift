import CHardware

/// Heights of ground and clutter at the nodes of a regular grid, for predictions over an area.
///
/// Heights are kept as 16-bit counts: whole metres exactly, others to 1/16 m where the range allows it. Rows go south.
public struct TerrainGrid: Sendable {
    /// Where the nodes lie. Row 0, column 0 is at (`west`, `north`).
    public enum Placement: Hashable, Sendable {
        /// Longitude and latitude, degrees; paths are great circles on a sphere of 6371 km.
        case geographic(west: Double, north: Double, nodesPerDegree: Double)
        /// Metres of a projected grid; paths are straight. `latitude` is that of the first row, for the climate.
        case planar(west: Double, north: Double, spacing: Double, latitude: Double)
    }

    public let columns: Int
    public let rows: Int
    public let placement: Placement
    let counts: [Int16]
    /// m per count, and the height of count 0.
    let unit: Float, base: Float
    /// Representative clutter height at each node, m; empty for none.
    let clutter: [UInt8]
    /// Nodes without a height, by index, sorted.
    public let voids: [Int]

    /// - Parameters:
    ///   - heights: m above sea level, row by row from the north-west; NaN where not known. A path bridges such a node
    ///     at the height of the last known one of its row; the node itself gets no prediction.
    ///   - clutter: m above ground, one per node, or empty.
    /// - Throws: ``PropagationError/unusableGrid(field:value:)``, ``PropagationError/environmentSize(cells:expected:)``.
    public init(
        columns: Int, rows: Int, placement: Placement, heights: [Float], clutter: [UInt8] = []
    ) throws(PropagationError) {
        guard columns >= 2 else { throw .unusableGrid(field: "columns", value: Double(columns)) }
        guard rows >= 2 else { throw .unusableGrid(field: "rows", value: Double(rows)) }
        let spacing =
            switch placement {
            case .geographic(_, _, let nodesPerDegree): nodesPerDegree
            case .planar(_, _, let spacing, _): spacing
            }
        guard spacing > 0, spacing.isFinite else { throw .unusableGrid(field: "spacing", value: spacing) }
        let nodes = columns * rows
        guard heights.count == nodes else { throw .environmentSize(cells: heights.count, expected: nodes) }
        guard clutter.isEmpty || clutter.count == nodes else {
            throw .environmentSize(cells: clutter.count, expected: nodes)
        }
        var (low, high, isWhole) = (Float.infinity, -Float.infinity, true)
        for height in heights where !height.isNaN {
            low = min(low, height)
            high = max(high, height)
            if height != height.rounded() { isWhole = false }
        }
        guard low <= high, high - low < 30_000 else {
            throw .unusableGrid(field: "height range", value: Double(high - low))
        }
        self.columns = columns
        self.rows = rows
        self.placement = placement
        self.clutter = clutter
        base = ((low + high) / 2).rounded()
        unit = isWhole ? 1 : max(1 / 16, ((high - low) / 65_000 * 16).rounded(.up) / 16)
        (counts, voids) = Self.quantise(heights, base: base, unit: unit)
    }

    private static func quantise(_ heights: [Float], base: Float, unit: Float) -> ([Int16], [Int]) {
        var voids: [Int] = []
        let counts = unsafe [Int16](unsafeUninitializedCapacity: heights.count) { buffer, count in
            // SAFETY: the advice concerns whole pages of the buffer alone; each element is written once, in order.
            // Paths cross many rows, each on pages of its own: huge ones keep them all in the processor's tables.
            if let first = UnsafeMutableRawPointer(buffer.baseAddress) {
                let start = unsafe first.alignedUp(toMultipleOf: 4096)
                let bytes = unsafe 2 * buffer.count - (start - first)
                if bytes > 0 { unsafe hw_huge_pages(start, bytes) }
            }
            var last: Int16 = 0
            for (i, height) in heights.enumerated() {
                if height.isNaN { voids.append(i) } else { last = Int16(((height - base) / unit).rounded()) }
                unsafe buffer.initializeElement(at: i, to: last)
            }
            count = heights.count
        }
        return (counts, voids)
    }

    /// Height of a node, m; as kept.
    public func height(row: Int, column: Int) -> Float { base + unit * Float(counts[row * columns + column]) }

    /// Row and column, with fractions, of a place given in the placement's coordinates.
    func position(x: Double, y: Double) -> (row: Double, column: Double) {
        switch placement {
        case .geographic(let west, let north, let density): ((north - y) * density, (x - west) * density)
        case .planar(let west, let north, let spacing, _): ((north - y) / spacing, (x - west) / spacing)
        }
    }

    /// Ground at a place between nodes; nil outside the grid or beside a void.
    func ground(row: Double, column: Double) -> Double? {
        guard row >= 0, column >= 0, row <= Double(rows - 1), column <= Double(columns - 1) else { return nil }
        let (i, j) = (min(Int(row), rows - 2), min(Int(column), columns - 2))
        let first = i * columns + j
        for corner in [first, first + 1, first + columns, first + columns + 1] where isVoid(corner) { return nil }
        let (v, u) = (row - Double(i), column - Double(j))
        func value(_ k: Int) -> Double { Double(base) + Double(unit) * Double(counts[k]) }
        let top = value(first) + (value(first + 1) - value(first)) * u
        let bottom = value(first + columns) + (value(first + columns + 1) - value(first + columns)) * u
        return top + (bottom - top) * v
    }

    func isVoid(_ node: Int) -> Bool {
        var (low, high) = (0, voids.count)
        while low < high {
            let middle = (low + high) / 2
            if voids[middle] < node { low = middle + 1 } else { high = middle }
        }
        return low < voids.count && voids[low] == node
    }
}
