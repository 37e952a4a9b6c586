public import Geometry
public import Units

/// One band of numbers on a grid. A cell without data is nil to everybody outside.
public struct Raster: Sendable, Hashable {
    public let frame: GridFrame
    public let crs: CRS?
    /// Row by row from the north-west corner, for loops over all cells; NaN means no data, so test
    /// `isFinite` before use, or read through the subscript.
    public let values: [Float]

    /// - Parameter values: row by row from the north-west; NaN and infinite cells are "no data".
    public init(frame: GridFrame, crs: CRS?, values: [Float]) {
        precondition(values.count == frame.cellCount, "one value per cell")
        self.frame = frame
        self.crs = crs
        self.values = values
    }

    /// - Parameter cells: row by row from the north-west; nil is "no data".
    public init(frame: GridFrame, crs: CRS?, cells: [Float?]) {
        self.init(frame: frame, crs: crs, values: cells.map { $0 ?? .nan })
    }

    public subscript(row: Int, column: Int) -> Float? {
        guard row >= 0, column >= 0, row < frame.rows, column < frame.columns else { return nil }
        return self[frame.number(row: row, column: column)]
    }

    /// The value of a cell by its number in the frame.
    public subscript(cell: Int) -> Float? {
        let value = values[cell]
        return value.isFinite ? value : nil
    }

    /// The cells that reach into a window; the whole raster when the window lies outside.
    public func cropped(to window: Box) -> Raster {
        guard !window.isEmpty else { return self }
        let rows = frame.rows(between: window.minY...window.maxY)
        let columns = frame.columns(between: window.minX...window.maxX)
        guard !rows.isEmpty, !columns.isEmpty else { return self }
        var part: [Float] = []
        part.reserveCapacity(rows.count * columns.count)
        for row in rows {
            let first = frame.number(row: row, column: columns.lowerBound)
            part += values[first..<first + columns.count]
        }
        return Raster(frame: frame.window(rows: rows, columns: columns), crs: crs, values: part)
    }

    /// The value of the cell a position lies in.
    public func nearest(at position: Coordinate) -> Float? {
        frame.cell(containing: position).flatMap { self[$0.row, $0.column] }
    }

    /// Between the four nearest cell centres; nil outside them, or when one that counts has no data.
    public func bilinear(at position: Coordinate) -> Float? {
        let x = (position.x - frame.originX) / frame.cellWidth - 0.5
        let y = (frame.originY - position.y) / frame.cellHeight - 0.5
        guard x >= -1e-9, y >= -1e-9, x <= Double(frame.columns - 1) + 1e-9, y <= Double(frame.rows - 1) + 1e-9
        else { return nil }
        let column = min(max(Int(x), 0), max(frame.columns - 2, 0))
        let row = min(max(Int(y), 0), max(frame.rows - 2, 0))
        let dx = min(max(x - Double(column), 0), 1)
        let dy = min(max(y - Double(row), 0), 1)
        var sum = 0.0
        for (r, c, weight) in [
            (row, column, (1 - dx) * (1 - dy)), (row, column + 1, dx * (1 - dy)),
            (row + 1, column, (1 - dx) * dy), (row + 1, column + 1, dx * dy),
        ] where weight > 1e-12 {
            guard let value = self[r, c] else { return nil }
            sum += Double(value) * weight
        }
        return Float(sum)
    }

    /// Row by row from the north-west; nil is "no data".
    public var cells: [Float?] { values.map { $0.isFinite ? $0 : nil } }

    public var noDataCount: Int { values.reduce(0) { $0 + ($1.isFinite ? 0 : 1) } }

    /// Smallest and largest value; nil when no cell has data.
    public var range: ClosedRange<Float>? {
        var low = Float.infinity, high = -Float.infinity
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        return low <= high ? low...high : nil
    }
}
