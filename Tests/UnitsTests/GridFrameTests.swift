import Testing
import Units

@Suite struct GridFrameTests {
    /// Cells of 10 × 5, four columns from x = 100 to 140, three rows from y = 50 down to 35.
    let frame = GridFrame(originX: 100, originY: 50, cellWidth: 10, cellHeight: 5, columns: 4, rows: 3)

    @Test("A centre lies in its own cell, and numbers run row by row")
    func centres() {
        for cell in 0..<12 {
            let (row, column) = (frame.row(of: cell), frame.column(of: cell))
            #expect(frame.number(row: row, column: column) == cell)
            let found = frame.cell(containingX: frame.x(ofColumn: column), y: frame.y(ofRow: row))
            #expect(found?.row == row && found?.column == column)
        }
        #expect((frame.x(ofColumn: 0), frame.y(ofRow: 0)) == (105, 47.5))
        #expect((frame.row(of: 6), frame.column(of: 6)) == (1, 2))
        #expect(frame.cells(row: 1, 1...2) == 5...6)
    }

    @Test("The right and bottom edges belong to the last cells, beyond them is outside")
    func edges() {
        #expect(frame.cell(containingX: 140, y: 35)?.row == 2)
        #expect(frame.cell(containingX: 140, y: 35)?.column == 3)
        #expect(frame.cell(containingX: 140.001, y: 40) == nil)
        #expect(frame.cell(containingX: 120, y: 50.001) == nil)
        #expect(frame.cell(containingX: 99.999, y: 40) == nil)
    }

    @Test(
        "A window takes what reaches between two positions, and nothing beside the frame",
        arguments: [
            (105.0...125.0, 0..<3), (110...120, 1..<2), (-50...1000, 0..<4), (150...160, 4..<4), (-5...90, 0..<0),
            (139...141, 3..<4),
        ])
    func windows(x: ClosedRange<Double>, columns: Range<Int>) {
        #expect(frame.columns(between: x) == columns)
    }

    @Test("Rows run south")
    func rowsRunSouth() {
        #expect(frame.rows(between: 41...44) == 1..<2)
        #expect(frame.rows(between: 0...46) == 0..<3)
        #expect(
            frame.window(rows: 1..<3, columns: 2..<4)
                == GridFrame(originX: 120, originY: 45, cellWidth: 10, cellHeight: 5, columns: 2, rows: 2))
    }

    @Test("Runs within a radius hold the cells whose centres a plain loop finds", arguments: 0..<50)
    func runs(seed: Int) {
        let wide = GridFrame(originX: -20, originY: 30, cell: 3, columns: 17, rows: 13)
        let (x, y) = (Double(seed * 37 % 61) - 25, Double(seed * 23 % 53) - 15)
        let radius = Double(seed % 9) * 2.7
        var found: [Int] = []
        wide.forEachRun(within: radius, ofX: x, y: y) { found += wide.cells(row: $0, $1) }
        let expected = (0..<wide.cellCount).filter { cell in
            let (dx, dy) = (wide.x(ofColumn: wide.column(of: cell)) - x, wide.y(ofRow: wide.row(of: cell)) - y)
            return dx * dx + dy * dy <= radius * radius
        }
        #expect(found == expected)
    }
}
