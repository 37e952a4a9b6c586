import Testing

@testable import Geometry

@Suite struct CellTilesTests {
    @Test(
        "Each cell has a number of its own, also on a narrow grid, and few numbers have none",
        arguments: [(1, 1), (1, 700), (900, 1), (3, 4000), (32, 32), (33, 65), (400, 250)])
    func numbersCells(columns: Int, rows: Int) {
        // A hair less than whole cells: the grid's corner lies a third of a cell outside the box.
        let box = Box(minX: 0, minY: 0, maxX: Double(columns) - 0.9, maxY: Double(rows) - 0.9)
        let grid = CellGrid(over: box, side: 1)
        let tiles = CellTiles(grid)
        var numbers: Set<Int> = []
        var misread = 0
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let number = tiles.number(row: row, column: column)
                if tiles.cell(number) != (row, column) { misread += 1 }
                numbers.insert(number)
            }
        }
        #expect(misread == 0)
        #expect(numbers.count == grid.count)
        #expect(numbers.allSatisfy { (0..<tiles.count).contains($0) })
        #expect(tiles.count < 4 * grid.count)
    }
}
