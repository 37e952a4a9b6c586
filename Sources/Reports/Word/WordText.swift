import Formats

/// Paragraphs and tables as WordprocessingML (ECMA-376, part 1, clause 17).
extension PaperText {
    var word: String {
        func twentieths(_ points: Double) -> Int { Int((points * 20).rounded()) }
        var run = ""
        if isBold { run += "<w:b/>" }
        if isItalic { run += "<w:i/>" }
        if let size { run += "<w:sz w:val=\"\(Int(size * 2))\"/><w:szCs w:val=\"\(Int(size * 2))\"/>" }
        let style = level.map { "<w:pStyle w:val=\"Heading\($0)\"/>" } ?? ""
        let keep = isKept || level != nil ? "<w:keepNext/>" : ""
        let indent = self.indent > 0 ? "<w:ind w:firstLine=\"\(twentieths(self.indent))\"/>" : ""
        let paragraph =
            style + keep + "<w:spacing w:before=\"\(twentieths(before))\" w:after=\"\(twentieths(after))\"/>" + indent
            + "<w:jc w:val=\"\(alignment.rawValue)\"/>"
        return "<w:p><w:pPr>\(paragraph)</w:pPr><w:r><w:rPr>\(run)</w:rPr>"
            + "<w:t xml:space=\"preserve\">\(Escape.markup(text))</w:t></w:r></w:p>"
    }
}

extension PaperTable {
    /// - Parameter width: twentieths of a point.
    func word(width: Int) -> String {
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
            for cell in head {
                let end = min(column + cell.span, columns.count)
                let width = columns[min(column, end)..<end].reduce(0, +)
                let merged = cell.span > 1 ? "<w:gridSpan w:val=\"\(cell.span)\"/>" : ""
                text +=
                    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(merged)"
                    + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF2F5\"/></w:tcPr>\(cell.text.word)</w:tc>"
                column = end
            }
            text += "</w:tr>"
        }
        for row in rows {
            text += "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            for (cell, width) in zip(row, columns) {
                text +=
                    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>"
                    + cell.map(\.word).joined() + "</w:tc>"
            }
            text += "</w:tr>"
        }
        return text + "</w:tbl>"
    }
}
