/// How a ``PolygonLocator`` numbers the cells of its grid: tile by tile.
///
/// Places close to each other find their cells on one page of memory and the cells' records side by side.
struct CellTiles: Sendable {
    /// Tiles have 32 × 32 cells, one page.
    private static let shift = 5
    private static let mask = 1 << shift - 1

    private let across: Int
    /// Cells of all tiles, among them some beyond the grid that stay empty.
    let count: Int

    init(_ grid: CellGrid) {
        across = (grid.columns + Self.mask) >> Self.shift
        count = across * ((grid.rows + Self.mask) >> Self.shift) << (2 * Self.shift)
    }

    @inline(__always) func number(row: Int, column: Int) -> Int {
        ((row &>> Self.shift) &* across &+ column &>> Self.shift) &<< (2 * Self.shift)
            | (row & Self.mask) &<< Self.shift | column & Self.mask
    }

    func cell(_ number: Int) -> (row: Int, column: Int) {
        let (down, right) = (number >> (2 * Self.shift)).quotientAndRemainder(dividingBy: across)
        return (down << Self.shift | number >> Self.shift & Self.mask, right << Self.shift | number & Self.mask)
    }
}
