/// A unit's report as a document to go on writing in; pictures are in the other formats.
struct WordReport {
    private let model: ReportModel
    private let numbers: Numbers
    private var language: Language { numbers.language }

    init(_ model: ReportModel, _ language: Language) {
        self.model = model
        numbers = Numbers(language)
    }

    var bytes: [UInt8] {
        var document = WordDocument(
            title: model.title[language] + " – " + model.place, language: language, date: model.date)
        document.add(
            WordText(text: model.title[language].uppercased(), isBold: true, size: 14, alignment: .center, before: 12))
        document.add(WordText(text: model.place, isBold: true, size: 14, alignment: .center))
        document.add(
            WordText(
                text: numbers.say("Ngày ", "Date ") + numbers.date(model.date), isItalic: true, alignment: .center,
                after: 12))
        for text in model.summary { document.add(paragraph(text[language])) }
        for section in model.sections {
            document.add(
                WordText(
                    text: "\(section.number). \(section.title[language])", isBold: true, size: 14, before: 12, level: 1)
            )
            for block in section.blocks { add(block, to: &document) }
        }
        return document.bytes
    }

    private func paragraph(_ text: String) -> WordText { WordText(text: text, indent: 28.35) }

    private func add(_ block: ReportBlock, to document: inout WordDocument) {
        switch block {
        case .heading(let text): document.add(WordText(text: text[language], isBold: true, before: 6, level: 2))
        case .paragraph(let text): document.add(paragraph(text[language]))
        case .note(let text): document.add(WordText(text: text[language], isItalic: true, size: 12))
        case .list(let texts): for text in texts { document.add(paragraph("- " + text[language])) }
        case .facts(let facts):
            document.add(
                WordTable(
                    widths: [4, 8],
                    rows: facts.map { [[.cell($0.name[language])], [.cell($0.value[language])]] }))
        case .table(let table): document.add(table, numbers)
        case .picture: break
        }
    }
}

extension WordDocument {
    /// A table of figures under its caption.
    mutating func add(_ table: ReportTable, _ numbers: Numbers) {
        let language = numbers.language
        add(WordText(text: table.caption[language], isBold: true, size: 12, alignment: .left, before: 6))
        guard !table.rows.isEmpty else {
            add(WordText(text: table.whenEmpty?[language] ?? numbers.say("Không có.", "None.")))
            return
        }
        func row(_ cells: [ReportCell], isBold: Bool) -> [[WordText]] {
            zip(cells, table.columns).map { cell, column in
                let text = if case .empty = cell { isBold ? "" : "–" } else { cell.text(column.kind, numbers) }
                return [.cell(text, isBold: isBold, column.isFigure ? .right : .left)]
            }
        }
        let shown = table.rows.prefix(table.printed ?? .max)
        var rows = shown.map { row($0, isBold: false) }
        if let total = table.total { rows.append(row(total, isBold: true)) }
        let widths = table.columns.indices.map { index in
            let longest = rows.map { $0[index][0].text.count }.max() ?? 0
            let word = table.columns[index].title[language].split(separator: " ").map(\.count).max() ?? 0
            return max(word, min(longest, table.columns[index].isFigure ? longest : 24)) + 2
        }
        var heads: [[(cell: WordText, span: Int)]] = []
        if table.columns.contains(where: { $0.group != nil }) {
            var groups: [(cell: WordText, span: Int)] = []
            var index = 0
            while index < table.columns.count {
                let group = table.columns[index].group
                let span = group == nil ? 1 : table.columns[index...].prefix { $0.group == group }.count
                groups.append((.cell(group?[language] ?? "", isBold: true, .center), span))
                index += span
            }
            heads.append(groups)
        }
        heads.append(table.columns.map { (.cell($0.title[language], isBold: true, .center), 1) })
        add(WordTable(widths: widths, heads: heads, rows: rows))
    }
}
