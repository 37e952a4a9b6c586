import Foundation
import Testing
import Units

@testable import Reports

/// What `scripts/setup` installs into `.venv`.
private enum Typesetting {
    static let python =
        URL(fileURLWithPath: SmallStudy.dataFolder).deletingLastPathComponent().path + "/.venv/bin/python"
    static let isThere = FileManager.default.isExecutableFile(atPath: python)
    static let reason: Comment = "the typesetter is not installed; run scripts/setup"
}

@Suite(.serialized) struct PDFTests {
    private static let pool = Result {
        let templates = try ReportTemplates(dataFolder: SmallStudy.dataFolder)
        return try TypesetterPool(
            python: Typesetting.python, template: templates.typst, count: 1)
    }

    private func pdf(_ page: PageNode) throws -> Data {
        try DocumentFixture.withFolder { folder in
            try Self.pool.get().typeset(page, to: folder + "/a.pdf")
            return try Data(contentsOf: URL(fileURLWithPath: folder + "/a.pdf"))
        }
    }

    private func page(saying text: String) throws -> PageNode {
        var model = try DocumentFixture.model()
        model.summary = []
        model.sections = [ReportSection(0, text, text, [.paragraph(Bilingual(text))])]
        return ReportPage(model, .vi).node
    }

    @Test(
        "A report becomes PDF/A-2a and PDF/UA-1, the same bytes twice",
        .enabled(if: Typesetting.isThere, Typesetting.reason), arguments: Language.allCases)
    func report(language: Language) throws {
        let node = ReportPage(try DocumentFixture.model(), language).node
        let first = try pdf(node)
        #expect(first.starts(with: Data("%PDF-1.7".utf8)))
        let text = String(decoding: first, as: UTF8.self)
        #expect(text.contains("<pdfaid:part>2</pdfaid:part>") && text.contains("<pdfaid:conformance>A"))
        #expect(text.contains("<pdfuaid:part>1</pdfuaid:part>"))
        #expect(try pdf(node) == first)
    }

    @Test(
        "A paper becomes PDF/A-2a and PDF/UA-1 from what its Word file is made from, the same bytes twice",
        .enabled(if: Typesetting.isThere, Typesetting.reason))
    func paper() throws {
        let builder = ReportBuilder(try DocumentFixture.study(), options: ReportBuilder.Options(version: "0"))
        let paper = PeriodReport(
            builder, approved: [], isYear: true,
            options: ListPapers.Options(date: CalendarDate(2026, 7, 1), year: 2026)
        ).paper
        let files = try PaperFiles(
            [.pdf, .docx], templates: ReportTemplates(dataFolder: SmallStudy.dataFolder), python: Typesetting.python)
        try DocumentFixture.withFolder { folder in
            let pages = try ["a", "b"].map { name in
                try files.write(paper, named: "bao-cao", to: folder + "/" + name)
                return try Data(contentsOf: URL(fileURLWithPath: folder + "/\(name)/bao-cao.pdf"))
            }
            #expect(pages[0] == pages[1])
            #expect(String(decoding: pages[0], as: UTF8.self).contains("<pdfuaid:part>1</pdfuaid:part>"))
            #expect(FileManager.default.fileExists(atPath: folder + "/a/bao-cao.docx"))
        }
    }

    /// The standards forbid a letter without a shape, so a document that passes shows them all.
    @Test(
        "The fonts have all 134 accented Vietnamese letters, in every face the report uses",
        .enabled(if: Typesetting.isThere, Typesetting.reason))
    func lettersAreThere() throws {
        let marks = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
        let small =
            "aăâeêioôơuưy".flatMap { base in
                marks.map { (String(base) + $0).precomposedStringWithCanonicalMapping }
            }.filter { $0.unicodeScalars.contains { !$0.isASCII } } + ["đ"]
        let letters = small + small.map { $0.uppercased() }
        #expect(letters.count == 134 && Set(letters).count == 134)
        #expect(letters.allSatisfy { $0.unicodeScalars.count == 1 })
        #expect(try !pdf(page(saying: letters.joined(separator: " "))).isEmpty)
    }

    @Test(
        "A letter no font has is refused with the typesetter's words, and the helper goes on",
        .enabled(if: Typesetting.isThere, Typesetting.reason))
    func refusesMissingLetters() throws {
        let failure = #expect(throws: ReportError.self) { try pdf(page(saying: "\u{13000}")) }
        guard case .typesetter(let reason)? = failure else {
            Issue.record("another error: \(String(describing: failure))")
            return
        }
        #expect(reason.contains("13000") || reason.contains("font"))
        #expect(try !pdf(page(saying: "Được")).isEmpty)
    }

    @Test("Without an interpreter, and with one that has no typesetter, PDF is refused by name")
    func namesWhatIsMissing() throws {
        let templates = try ReportTemplates(dataFolder: SmallStudy.dataFolder)
        #expect(throws: ReportError.noTypesetter) {
            try TypesetterPool(python: nil, template: templates.typst, count: 1)
        }
        #expect(throws: ReportError.self) {
            try TypesetterPool(
                python: "/nonexistent/python", template: templates.typst, count: 1)
        }
    }
}
