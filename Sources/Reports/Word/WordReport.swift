/// A unit's report as a document to go on writing in; pictures are in the other formats.
struct WordReport {
    private let model: ReportModel
    private let numbers: Numbers
    private var language: Language { numbers.language }

    init(_ model: ReportModel, _ language: Language) {
        self.model = model
        numbers = Numbers(language)
    }

    var bytes: [UInt8] { WordDocument(paper).bytes }

    private var paper: Paper {
        var document = Paper(
            title: model.title[language] + " – " + model.place, language: language, date: model.date)
        document.add(
            PaperText(text: model.title[language].uppercased(), isBold: true, size: 14, alignment: .center, before: 12))
        document.add(PaperText(text: model.place, isBold: true, size: 14, alignment: .center))
        document.add(
            PaperText(
                text: numbers.say("Ngày ", "Date ") + numbers.date(model.date), isItalic: true, alignment: .center,
                after: 12))
        for text in model.summary { document.add(.body(text[language])) }
        for section in model.sections {
            document.add(
                PaperText(
                    text: "\(section.number). \(section.title[language])", isBold: true, size: 14, before: 12, level: 1)
            )
            for block in section.blocks { add(block, to: &document) }
        }
        return document
    }

    private func add(_ block: ReportBlock, to document: inout Paper) {
        switch block {
        case .heading(let text): document.add(PaperText(text: text[language], isBold: true, before: 6, level: 2))
        case .paragraph(let text): document.add(.body(text[language]))
        case .note(let text): document.add(PaperText(text: text[language], isItalic: true, size: 12))
        case .list(let texts): for text in texts { document.add(.body("- " + text[language])) }
        case .facts(let facts):
            document.add(
                PaperTable(
                    widths: [4, 8],
                    rows: facts.map { [[.cell($0.name[language])], [.cell($0.value[language])]] }))
        case .table(let table): document.add(table)
        case .picture: break
        }
    }
}
