import Formats

/// One table of an annex as a worksheet; see ``AnnexWorkbook``.
struct AnnexSheet {
    private let table: ReportTable
    private let numbers: Numbers
    private let texts: ReportTableText

    /// How a cell looks: its place among the formats of ``AnnexWorkbook``.
    private enum Look {
        static let title = 1, head = 2
        static func text(bold: Bool) -> Int { bold ? 4 + numberFormats.count : 3 }
        static func number(_ digits: Int?, bold: Bool) -> Int {
            text(bold: bold) + 1 + (digits.map { min($0, numberFormats.count - 2) } ?? numberFormats.count - 1)
        }
    }

    /// By decimals, the last for shares; grouped as the reader's machine groups.
    static let numberFormats: [(id: Int, code: String)] = [
        (164, "#,##0"), (165, "#,##0.0"), (166, "#,##0.00"), (167, "#,##0.000"), (168, "#,##0.0000"),
        (169, "#,##0.00000"), (170, "#,##0.000000"), (171, "0.0%"),
    ]

    init(_ table: ReportTable, _ numbers: Numbers) {
        var whole = table
        whole.printed = nil
        (self.table, self.numbers) = (whole, numbers)
        texts = ReportTableText(whole, numbers, numbered: true)
    }

    private var width: Int { table.columns.count + 1 }
    /// Rows that each printed page repeats, counted from 1.
    var headRows: ClosedRange<Int> { 3...(2 + texts.heads.count) }
    private var firstRow: Int { headRows.upperBound + 1 }

    var xml: String {
        var merged = ["A1:\(Self.letters(width - 1))1"]
        let rows = [row(1, [(0, text(table.caption[numbers.language], Look.title))])] + heads(&merged) + body
        let widths = texts.widths(line: 160).enumerated().map { index, width in
            "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(Int(width) + 1)\" customWidth=\"1\"/>"
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet \(AnnexWorkbook.mainSpace)>"
            + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane "
            + "ySplit=\"\(headRows.upperBound)\" topLeftCell=\"A\(firstRow)\" activePane=\"bottomLeft\" "
            + "state=\"frozen\"/></sheetView></sheetViews><cols>\(widths.joined())</cols><sheetData>\(rows.joined())"
            + "</sheetData><mergeCells count=\"\(merged.count)\">"
            + merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
            + "</mergeCells><pageMargins left=\"0.6\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" "
            + "footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
            + "</worksheet>"
    }

    /// Groups lie over their columns; a column without one has its head over both rows.
    private func heads(_ merged: inout [String]) -> [String] {
        var rows: [String] = []
        for (line, heads) in texts.heads.enumerated() {
            let number = headRows.lowerBound + line
            var cells: [(Int, Cell)] = []
            var column = 0
            for head in heads {
                let isOpen = texts.heads.count == 2 && line == 0 && head.text.isEmpty
                let words = isOpen ? texts.heads[1][column].text : head.text
                let hidden = line == 1 && isUngrouped(column)
                for offset in 0..<head.span {
                    cells.append((column + offset, text(offset == 0 && !hidden ? words : "", Look.head)))
                }
                let name = Self.letters(column)
                if isOpen { merged.append("\(name)\(number):\(name)\(number + 1)") }
                if head.span > 1 { merged.append("\(name)\(number):\(Self.letters(column + head.span - 1))\(number)") }
                column += head.span
            }
            rows.append(row(number, cells))
        }
        return rows
    }

    private func isUngrouped(_ column: Int) -> Bool { column == 0 || table.columns[column - 1].group == nil }

    private var body: [String] {
        var rows = table.rows.enumerated().map { index, cells in
            row(
                firstRow + index,
                [(0, number(String(index + 1), 0, bold: false))]
                    + zip(cells, table.columns).enumerated().map { column, entry in
                        (column + 1, cell(entry.0, entry.1, column, bold: false))
                    })
        }
        if let total = table.total {
            let last = firstRow + table.rows.count
            let cells = zip(total, table.columns).enumerated().map { column, entry -> (Int, Cell) in
                var cell = cell(entry.0, entry.1, column, bold: true)
                if cell.isNumber {
                    let name = Self.letters(column + 1)
                    cell.formula = "SUM(\(name)\(firstRow):\(name)\(last - 1))"
                }
                return (column + 1, cell)
            }
            rows.append(row(last, [(0, text("", Look.text(bold: true)))] + cells))
        }
        return rows
    }

    // MARK: cells

    private struct Cell {
        var value: String
        var look: Int
        var isNumber: Bool
        var formula: String?
    }

    private func text(_ text: String, _ look: Int) -> Cell { Cell(value: text, look: look, isNumber: false) }

    private func number(_ value: String, _ digits: Int?, bold: Bool) -> Cell {
        Cell(value: value, look: Look.number(digits, bold: bold), isNumber: true)
    }

    private func cell(_ cell: ReportCell, _ column: ReportColumn, _ index: Int, bold: Bool) -> Cell {
        switch (cell, column.kind) {
        case (.whole(let value), _): return number(String(value), 0, bold: bold)
        case (.range(let least, let most), _) where least == most: return number(String(least), 0, bold: bold)
        case (.real(let value), .share): return number("\(value)", nil, bold: bold)
        case (.real(let value), .decimal(let digits)): return number("\(value)", digits, bold: bold)
        case (.empty, _): return text(bold ? "" : "–", Look.text(bold: bold))
        default: return text(cell.text(column.kind, numbers), Look.text(bold: bold))
        }
    }

    private func row(_ number: Int, _ cells: [(column: Int, cell: Cell)]) -> String {
        let body = cells.map { column, cell -> String in
            let place = "r=\"\(Self.letters(column))\(number)\" s=\"\(cell.look)\""
            if cell.isNumber {
                return "<c \(place)>" + (cell.formula.map { "<f>\($0)</f>" } ?? "") + "<v>\(cell.value)</v></c>"
            }
            guard !cell.value.isEmpty else { return "<c \(place)/>" }
            return "<c \(place) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(Escape.markup(cell.value))</t></is></c>"
        }
        return "<row r=\"\(number)\">\(body.joined())</row>"
    }

    /// `A`, `B`, …, `Z`, `AA`: columns counted from 0.
    private static func letters(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : letters(column / 26 - 1) + letter
    }
}
