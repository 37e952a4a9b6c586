import CHardware

/// Points held in cells, for polygons that are asked about once each.
///
/// The other way round than ``PolygonLocator``: nothing is prepared for a polygon, so this is the quicker of the two when
/// there are few points for each polygon, and the only one when the polygons do not fit into memory. Answers are
/// the same and exact: the border counts as inside. Built once, immutable, safe to share between tasks.
///
/// ```swift
/// let sites = PointGrid(stations.map(\.place))
/// sites.forEachCovered(by: parcel) { station in … }
/// ```
public struct PointGrid: Sendable {
    /// Numbers of points that are not finite. Nothing covers them.
    public let refused: [Int]
    let places: AlignedBuffer<Coordinate>
    let numbers: AlignedBuffer<Int32>
    /// Where the points of each cell begin, row by row; one more at the end.
    let starts: AlignedBuffer<UInt32>
    let grid: CellGrid

    private static let pointsPerCell = 3.0

    /// Takes time linear in the number of points.
    ///
    /// - Parameter points: numbered by their place in the array.
    public init(_ points: [Coordinate]) {
        precondition(points.count < Int(Int32.max), "numbers of points are kept in 32 bits")
        var refused: [Int] = []
        var extent = Box.empty
        for (number, point) in points.enumerated() {
            if point.isFinite { extent.extend(to: point) } else { refused.append(number) }
        }
        let held = points.count - refused.count
        let cellsWanted = max(Double(held) / Self.pointsPerCell, 1)
        // The second keeps the number of cells in bounds where all points lie on a line.
        let side = max(
            (extent.width * extent.height / cellsWanted).squareRoot(), max(extent.width, extent.height) / cellsWanted)
        let grid = CellGrid(over: extent, side: side)
        let starts = AlignedBuffer<UInt32>(repeating: 0, count: grid.count + 1)
        let places = AlignedBuffer<Coordinate>(capacity: held)
        let numbers = AlignedBuffer<Int32>(capacity: held)
        let cells = AlignedBuffer<UInt32>(capacity: points.count)
        for (number, point) in points.enumerated() {
            guard point.isFinite, let cell = grid.cell(point) else { continue }
            let place = cell.row &* grid.columns &+ cell.column
            unsafe cells.pointer[number] = UInt32(truncatingIfNeeded: place)
            unsafe starts.pointer[place] &+= 1
        }
        var sum: UInt32 = 0
        for cell in 0...grid.count {
            let count = unsafe starts.pointer[cell]
            unsafe starts.pointer[cell] = sum
            sum &+= count
        }
        for (number, point) in points.enumerated() where point.isFinite {
            let cell = unsafe Int(cells.pointer[number])
            let at = unsafe Int(starts.pointer[cell])
            unsafe places.pointer[at] = point
            unsafe numbers.pointer[at] = Int32(truncatingIfNeeded: number)
            unsafe starts.pointer[cell] &+= 1
        }
        // Each start has moved to where its cell ends, which is where the next one begins.
        for cell in stride(from: grid.count, to: 0, by: -1) {
            unsafe starts.pointer[cell] = unsafe starts.pointer[cell - 1]
        }
        unsafe starts.pointer[0] = 0
        self.refused = refused
        self.places = places
        self.numbers = numbers
        self.starts = starts
        self.grid = grid
    }

    /// Bytes the grid holds.
    public var memory: Int { places.bytes + numbers.bytes + starts.bytes }

    /// Calls `visit` with runs of neighbouring points, among them all that lie in the box.
    @inline(__always) func forEachRun(in box: Box, _ visit: (Range<Int>) -> Void) {
        guard !box.isEmpty, places.count > 0 else { return }
        let columns = span(grid.column(box.minX), grid.column(box.maxX), grid.columns)
        for row in span(grid.row(box.minY), grid.row(box.maxY), grid.rows) {
            let first = row &* grid.columns
            let from = unsafe Int(starts.pointer[first &+ columns.lowerBound])
            let to = unsafe Int(starts.pointer[first &+ columns.upperBound])
            if from < to { visit(from..<to) }
        }
    }

    /// Asks for what ``forEachRun(in:_:)`` will read first.
    @inline(__always) func askForCells(_ box: Box) {
        guard !box.isEmpty, places.count > 0 else { return }
        let columns = span(grid.column(box.minX), grid.column(box.maxX), grid.columns)
        for row in span(grid.row(box.minY), grid.row(box.maxY), grid.rows).prefix(8) {
            unsafe hw_prefetch(starts.pointer + (row &* grid.columns &+ columns.lowerBound))
        }
    }

    /// Cells from `low` to `high`, which may lie outside; empty when both lie on the same side.
    @inline(__always) private func span(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
        // The grid finds a cell by the same numbers, so no seam is needed. A single cell has no width: all are 0 then.
        guard high >= 0, low < Double(count) else { return 0..<0 }
        return Int(max(low, 0))..<(Int(min(high, Double(count - 1))) + 1)
    }
}
