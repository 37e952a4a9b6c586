/// How a ``PolygonLocator`` numbers the cells of its grid: tile by tile.
///
/// Places close to each other find their cells on one page of memory and the cells' records side by side.
struct CellTiles: Sendable {
    /// Tiles have 2^shift × 2^shift cells: 32 × 32, a page, unless the grid is narrower.
    private let shift: Int
    private let mask: Int
    private let across: Int
    /// Cells of all tiles, among them some beyond the grid that stay empty: less than four times those of the grid.
    let count: Int

    init(_ grid: CellGrid) {
        shift = min(5, Int.bitWidth - 1 - min(grid.columns, grid.rows).leadingZeroBitCount)
        mask = 1 << shift - 1
        across = (grid.columns + mask) >> shift
        count = across * ((grid.rows + mask) >> shift) << (2 * shift)
    }

    @inline(__always) func number(row: Int, column: Int) -> Int {
        ((row &>> shift) &* across &+ column &>> shift) &<< (2 &* shift) | (row & mask) &<< shift | column & mask
    }

    func cell(_ number: Int) -> (row: Int, column: Int) {
        let (down, right) = (number >> (2 * shift)).quotientAndRemainder(dividingBy: across)
        return (down << shift | number >> shift & mask, right << shift | number & mask)
    }
}
