public import Units

/// A paper of an administration as a sequence of paragraphs and tables: DOCX and PDF are both made from it, the tables it
/// annexes become XLSX and CSV.
public struct Paper: Sendable {
    enum Block: Hashable, Sendable {
        case text(PaperText)
        case table(PaperTable)
        /// A new page, and how it and those after it lie.
        case page(isLandscape: Bool)
    }

    /// For the file's properties.
    var title: String
    public var language: Language
    public var date: CalendarDate
    private(set) var blocks: [Block] = []
    /// What the paper hands over beside itself, in order.
    var annexes: [ReportTable] = []

    init(title: String, language: Language, date: CalendarDate) {
        (self.title, self.language, self.date) = (title, language, date)
    }

    mutating func add(_ text: PaperText) { blocks.append(.text(text)) }

    mutating func add(_ table: PaperTable) { blocks.append(.table(table)) }

    mutating func turnPage(isLandscape: Bool) { blocks.append(.page(isLandscape: isLandscape)) }

    /// Pages that lie alike, each with its blocks.
    var sections: [(isLandscape: Bool, blocks: [Block])] {
        var sections: [(isLandscape: Bool, blocks: [Block])] = [(false, [])]
        for block in blocks {
            if case .page(let isLandscape) = block {
                sections.append((isLandscape, []))
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        return sections
    }
}

extension Paper {
    /// Letters of 11 points that stand beside each other on a page.
    private var line: Double {
        for case .page(let isLandscape) in blocks.reversed() { return isLandscape ? 128 : 84 }
        return 84
    }

    /// A table of figures under its caption.
    ///
    /// - Parameters:
    ///   - numbered: a column STT before the others.
    ///   - titled: without its caption where a title above says it.
    mutating func add(_ table: ReportTable, numbered: Bool = false, titled: Bool = true) {
        let numbers = Numbers(language)
        if titled {
            add(
                PaperText(
                    text: table.caption[language], isBold: true, size: 12, alignment: .left, before: 6, isKept: true))
        }
        guard !table.rows.isEmpty else {
            add(PaperText(text: table.whenEmpty?[language] ?? numbers.say("Không có.", "None.")))
            return
        }
        let texts = ReportTableText(table, numbers, numbered: numbered)
        let (size, widths) = texts.layout(line: line, size: 11, decent: 9, smallest: 7)
        func cell(_ text: String, isBold: Bool, _ alignment: PaperText.Alignment) -> PaperText {
            // A mixed parcel's code may break behind each part.
            var cell = PaperText.cell(text.replacing("+", with: "+\u{200B}"), isBold: isBold, alignment)
            cell.size = size
            return cell
        }
        func row(_ cells: [String], isBold: Bool) -> [[PaperText]] {
            zip(cells, texts.isFigure).map { [cell($0, isBold: isBold, $1 ? .right : .left)] }
        }
        var rows = texts.rows.map { row($0, isBold: false) }
        if let total = texts.total { rows.append(row(total, isBold: true)) }
        let heads = texts.heads.map { line in
            line.map { PaperTable.Head(text: cell($0.text, isBold: true, .center), span: $0.span) }
        }
        add(PaperTable(widths: widths.map { Int($0 * 10) }, heads: heads, rows: rows))
        if texts.rows.count < table.rows.count {
            add(
                PaperText(
                    text: numbers.say(
                        "In \(numbers.integer(texts.rows.count)) dòng đầu trong \(numbers.integer(table.rows.count)) dòng; đủ "
                            + "trong phụ lục bảng tính.",
                        "The first \(numbers.integer(texts.rows.count)) of \(numbers.integer(table.rows.count)) rows; all are "
                            + "in the workbook."),
                    isItalic: true, size: 11))
        }
    }
}
