import Foundation
import Mustache
import Units

/// A report in one language as the tree that the HTML and the PDF template read.
struct ReportPage {
    private let model: ReportModel
    private let numbers: Numbers
    private var language: Language { numbers.language }

    /// Other languages the same report exists in, by file.
    private let others: [(language: Language, file: String)]

    init(_ model: ReportModel, _ language: Language, others: [(language: Language, file: String)] = []) {
        self.model = model
        self.others = others
        numbers = Numbers(language)
    }

    var node: PageNode {
        .object([
            "lang": .text(language.rawValue),
            "documentTitle": .text(model.title[language] + " – " + model.place),
            "title": .text(model.title[language]),
            "subtitle": .text(model.subtitle[language]),
            "place": .text(model.place),
            "dateLine": .text(numbers.say("Ngày ", "Date ") + numbers.date(model.date)),
            "year": .text(String(model.date.year)), "month": .text(String(model.date.month)),
            "day": .text(String(model.date.day)),
            "description": .text(numbers.say("Báo cáo theo đơn vị hành chính", "Report of one administrative unit")),
            "contentsTitle": .text(numbers.say("Mục lục", "Contents")),
            "summaryTitle": .text(numbers.say("Kết quả chính", "Main results")),
            "backText": .text(numbers.say("Về trang toàn tỉnh", "Back to the province")),
            "backFile": .text("../../index.\(language.rawValue).html"),
            "hasBack": .flag(model.ranking != nil),
            "pageWord": .text(numbers.say("Trang", "Page")),
            "languages": .list(
                others.map { other in
                    .object([
                        "code": .text(other.language.rawValue), "name": .text(other.language.ownName),
                        "file": .text(other.file),
                    ])
                }),
            "summary": .texts(model.summary.map { $0[language] }),
            "sections": .list(model.sections.map(section)),
        ])
    }

    private func section(_ section: ReportSection) -> PageNode {
        .object([
            "anchor": .text("s\(section.number)"), "number": .text(String(section.number)),
            "title": .text(section.title[language]), "blocks": .list(section.blocks.map(block)),
        ])
    }

    private func block(_ block: ReportBlock) -> PageNode {
        switch block {
        case .heading(let text): .object(["heading": .text(text[language])])
        case .paragraph(let text): .object(["paragraph": .text(text[language])])
        case .note(let text): .object(["note": .text(text[language])])
        case .list(let texts): .object(["list": .object(["rows": .texts(texts.map { $0[language] })])])
        case .facts(let facts):
            .object([
                "facts": .object([
                    "rows": .list(
                        facts.map {
                            .object(["name": .text($0.name[language]), "value": .text($0.value[language])])
                        })
                ])
            ])
        case .table(let table): .object(["table": ReportTablePage(table, numbers).node])
        case .picture(let picture):
            .object([
                "picture": .object([
                    "id": .text(picture.id), "caption": .text(picture.caption[language]),
                    "alt": .text(picture.alternative[language]), "svg": .markup(picture.svg[language]),
                ])
            ])
        }
    }
}
