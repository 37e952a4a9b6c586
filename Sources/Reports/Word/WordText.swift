/// A paragraph of a letter as WordprocessingML (ECMA-376, part 1, clause 17).
struct WordText {
    enum Alignment: String { case left, center, right, both }

    var text: String
    var isBold = false
    var isItalic = false
    var isUnderlined = false
    /// Points; nil for the document's.
    var size: Double?
    var alignment = Alignment.both
    /// Points before and after.
    var before = 0.0
    var after = 6.0
    /// First line, points: 1 cm as letters have it; 0 in tables and heads.
    var indent = 0.0
    /// 1 and 2 make the outline of a document.
    var level: Int?

    var xml: String {
        func twentieths(_ points: Double) -> Int { Int((points * 20).rounded()) }
        var run = ""
        if isBold { run += "<w:b/>" }
        if isItalic { run += "<w:i/>" }
        if isUnderlined { run += "<w:u w:val=\"single\"/>" }
        if let size { run += "<w:sz w:val=\"\(Int(size * 2))\"/><w:szCs w:val=\"\(Int(size * 2))\"/>" }
        let style = level.map { "<w:pStyle w:val=\"Heading\($0)\"/><w:keepNext/>" } ?? ""
        let indent = self.indent > 0 ? "<w:ind w:firstLine=\"\(twentieths(self.indent))\"/>" : ""
        let paragraph =
            style + "<w:spacing w:before=\"\(twentieths(before))\" w:after=\"\(twentieths(after))\"/>" + indent
            + "<w:jc w:val=\"\(alignment.rawValue)\"/>"
        return "<w:p><w:pPr>\(paragraph)</w:pPr><w:r><w:rPr>\(run)</w:rPr>"
            + "<w:t xml:space=\"preserve\">\(Escape.markup(text))</w:t></w:r></w:p>"
    }

    /// In a cell.
    static func cell(_ text: String, isBold: Bool = false, _ alignment: Alignment = .left) -> WordText {
        WordText(text: text, isBold: isBold, size: 11, alignment: alignment, before: 1, after: 1)
    }
}

/// A table with a head that repeats on each page, or a frame without lines for heads that stand beside each other.
struct WordTable {
    /// Shares of the width.
    var widths: [Int]
    /// Rows above the body, with how many columns each cell takes.
    var heads: [[(cell: WordText, span: Int)]] = []
    var rows: [[[WordText]]]
    var hasLines = true

    func xml(width: Int) -> String {
        let all = max(1, widths.reduce(0, +))
        let columns = widths.map { width * $0 / all }
        let line = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\""
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map { "<w:\($0) \(line)/>" }.joined()
        var text =
            "<w:tbl><w:tblPr><w:tblW w:w=\"\(columns.reduce(0, +))\" w:type=\"dxa\"/>"
            + (hasLines ? "<w:tblBorders>\(borders)</w:tblBorders>" : "")
            + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/>"
            + "<w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
            + columns.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
        for head in heads {
            text += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
            var column = 0
            for (cell, span) in head {
                let end = min(column + span, columns.count)
                let width = columns[min(column, end)..<end].reduce(0, +)
                let merged = span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : ""
                text +=
                    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(merged)"
                    + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF2F5\"/></w:tcPr>\(cell.xml)</w:tc>"
                column = end
            }
            text += "</w:tr>"
        }
        for row in rows {
            text += "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            for (cell, width) in zip(row, columns) {
                text +=
                    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>"
                    + cell.map(\.xml).joined() + "</w:tc>"
            }
            text += "</w:tr>"
        }
        return text + "</w:tbl>"
    }
}
