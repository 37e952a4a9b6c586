import CHardware

/// The grid of square cells a ``PolygonLocator`` lays over its polygons; rows and columns grow with y and x.
struct CellGrid: Sendable {
    let originX: Double
    let originY: Double
    /// Side of a cell, in the coordinates' unit.
    let side: Double
    let columns: Int
    let rows: Int
    private let perUnit: Double

    /// Half the width of the seam, in cells, within which an edge belongs to the cells on both sides. Far above the
    /// rounding of ``column(_:)``, so that a place and the edges around it always share a cell.
    static let seam = 1e-6

    /// Cells of at least `side` over `box`; one cell for the whole when the box is too small or too large to divide.
    init(over box: Box, side wanted: Double) {
        let reach = max(abs(box.minX), abs(box.maxX), abs(box.minY), abs(box.maxY))
        let extent = max(box.width, box.height)
        // The rounding of a coordinate stays below a thousandth of a cell's seam.
        let least = reach * 0x1p-28
        let side = max(wanted, least)
        guard !box.isEmpty, reach < 1e100, extent > 0, side > 0, side < extent else {
            // The corner lies well outside: differences to a neighbouring number could leave the range of doubles.
            let margin = reach > 0 ? max(extent, reach * 0x1p-20) : 1
            originX = box.isEmpty ? 0 : max(box.minX - margin, -.greatestFiniteMagnitude)
            originY = box.isEmpty ? 0 : max(box.minY - margin, -.greatestFiniteMagnitude)
            self.side = .infinity
            perUnit = 0
            columns = 1
            rows = 1
            return
        }
        self.side = side
        perUnit = 1 / side
        // An odd share of a cell, so that the lines miss the round numbers that surveyed borders like.
        originX = box.minX - side * 0.3819660112501051
        originY = box.minY - side * 0.2360679774997897
        columns = Int((box.maxX - originX) * perUnit + Self.seam) + 1
        rows = Int((box.maxY - originY) * perUnit + Self.seam) + 1
    }

    var count: Int { columns * rows }

    /// Distance from the origin in cells.
    @inline(__always) func column(_ x: Double) -> Double { (x - originX) * perUnit }
    @inline(__always) func row(_ y: Double) -> Double { (y - originY) * perUnit }

    /// The cell of a place, nil beyond the grid and for a place that is not finite.
    @inline(__always) func cell(_ place: Coordinate) -> (row: Int, column: Int)? {
        let c = column(place.x), r = row(place.y)
        guard c >= 0, r >= 0, c < Double(columns), r < Double(rows) else { return nil }
        return (Int(hw_truncated(r)), Int(hw_truncated(c)))
    }

    /// The lower left corner: the point from which crossings are counted.
    @inline(__always) func corner(row: Int, column: Int) -> Coordinate {
        Coordinate(cornerX(column), cornerY(row))
    }

    @inline(__always) func cornerX(_ column: Int) -> Double {
        side.isFinite ? originX + Double(column) * side : originX
    }
    @inline(__always) func cornerY(_ row: Int) -> Double { side.isFinite ? originY + Double(row) * side : originY }
}
