import Foundation
import Studies
import Testing
import Units

@testable import Reports

@Suite("A unit's report") struct DocumentTests {
    private let model: ReportModel

    init() throws { model = try DocumentFixture.model() }

    private static func html(_ language: Language) throws -> String {
        let templates = try ReportTemplates(dataFolder: SmallStudy.dataFolder)
        return templates.html(unit: ReportPage(try DocumentFixture.model(), language).node)
    }

    @Test("has the sections 0 to 10 in order, each with something in it, and no table twice")
    func sections() {
        #expect(model.sections.map(\.number) == Array(0...10))
        #expect(model.sections.allSatisfy { !$0.blocks.isEmpty })
        let ids = model.tables.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(model.sections[1].title.vi == "Căn cứ pháp lý")
        #expect(model.sections[8].title.vi == "Tác động tắt sóng 2G, 3G")
    }

    @Test("Every figure a page prints is the figure of the CSV file", arguments: Language.allCases)
    func figuresEqualTheFiles(language: Language) throws {
        let numbers = Numbers(language)
        let rows = Self.tableRows(try Self.html(language))
        try DocumentFixture.withFolder { folder in
            let templates = try ReportTemplates(dataFolder: SmallStudy.dataFolder)
            let writer = ReportFolder(
                formats: [.csv], languages: [language], templates: templates, typesetters: nil)
            try writer.write(model, stamp: "s", to: folder + "/unit")
            var compared = 0
            for table in model.tables {
                let file = try DocumentFixture.rows(ofCSV: folder + "/unit/tables/\(table.id).csv")
                #expect(file.count == table.rows.count)
                let printed = rows[table.caption[language]] ?? []
                #expect(printed.count == min(table.rows.count, table.printed ?? .max))
                for (cells, record) in zip(printed, file) {
                    try #require(cells.count == table.columns.count)
                    for (column, cell) in zip(table.columns, cells) where column.isFigure && cell != "–" {
                        #expect(Self.printed(cell, column, record, numbers), "\(table.id) \(column.key): \(cell)")
                        compared += 1
                    }
                }
            }
            #expect(compared > 300)
        }
    }

    /// Cells of the body rows by caption, read from the markup.
    private static func tableRows(_ html: String) -> [String: [[String]]] {
        var found: [String: [[String]]] = [:]
        for part in html.components(separatedBy: "<caption>").dropFirst() {
            let caption = Markup.text(part.components(separatedBy: "</caption>")[0])
            let body = part.components(separatedBy: "<tbody>")[1].components(separatedBy: "</tbody>")[0]
            found[caption] = body.components(separatedBy: "<tr>").dropFirst().map { row in
                row.components(separatedBy: "<t").dropFirst().map { cell in
                    Markup.text("<t" + cell).trimmingCharacters(in: .whitespacesAndNewlines)
                }
            }
        }
        return found
    }

    /// Whether a printed cell says what the file's cells say, reading the print by a rule of our own.
    private static func printed(
        _ cell: String, _ column: ReportColumn, _ record: [String: String], _ numbers: Numbers
    ) -> Bool {
        let plain =
            numbers.language == .vi
            ? cell.replacing(".", with: "").replacing(",", with: ".") : cell.replacing(",", with: "")
        let value = Double(plain.replacing("−", with: "-").replacing("%", with: "").replacing("<", with: ""))
        switch column.kind {
        case .whole: return value.map { String(Int($0)) } == record[column.key]
        case .decimal(let digits):
            guard let value, let filed = record[column.key].flatMap(Double.init) else { return false }
            return abs(value - filed) <= 1e-9 + (digits == 0 ? 0 : 0)
        case .share:
            guard let value, let filed = record[column.key].flatMap(Double.init) else { return false }
            // One decimal of a per cent; what is not whole never prints as the whole.
            return abs(value - filed * 100) <= 0.0501
        case .range:
            let ends = plain.split(separator: "–").compactMap { Int($0) }
            return ends.first.map(String.init) == record[column.key + "_least"]
                && ends.last.map(String.init) == record[column.key + "_most"]
        case .date: return record[column.key].flatMap { CalendarDate($0) }.map(numbers.date) == cell
        case .words, .code: return true
        }
    }

    @Test("The row of sums is the sum of the rows, and the districts' sums are the province's figures")
    func sumsAgree() throws {
        let result = try SmallStudy.study()
        for table in model.tables {
            guard let total = table.total else { continue }
            for (index, sum) in total.enumerated().dropFirst() {
                let cells = table.rows.map { $0[index] }
                switch sum {
                case .whole(let value):
                    #expect(cells.reduce(0) { if case .whole(let part) = $1 { $0 + part } else { $0 } } == value)
                case .range(let least, let most):
                    #expect(cells.reduce(0) { if case .range(let part, _) = $1 { $0 + part } else { $0 } } == least)
                    #expect(cells.reduce(0) { if case .range(_, let part) = $1 { $0 + part } else { $0 } } == most)
                case .real(let value):
                    let parts = cells.reduce(0.0) { if case .real(let part) = $1 { $0 + part } else { $0 } }
                    #expect(abs(parts - value) < 1e-6)
                case .empty, .words, .code, .date: break
                }
            }
        }
        let blocked = try #require(model.tables.first { $0.id == "blocked_by_unit" })
        let last = try #require(result.province.atDates.last)
        let papers = try #require(blocked.columns.firstIndex { $0.key == "blocked_papers_20260701" })
        #expect(
            blocked.total?[papers]
                == .range(
                    last.blockedPapers.people, last.blockedPapers.people + last.undeterminedPapers.people))
    }

    @Test("The page is well formed, loads nothing, has heads on every table and one picture text each")
    func pageIsSound() throws {
        for language in Language.allCases {
            let html = try Self.html(language)
            let markup = try Markup(html)
            #expect(markup.tags.count { $0 == "h1" } == 1 && markup.tags.count { $0 == "main" } == 1)
            let levels = markup.tags.compactMap { ["h1": 1, "h2": 2, "h3": 3][$0] }
            for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
            #expect(!html.contains("https://") && !markup.tags.contains("script") && !markup.tags.contains("img"))
            #expect(html.replacing("http://www.w3.org/2000/svg", with: "").contains("http://") == false)
            let heads = markup.tags.count { $0 == "th" }
            #expect(markup.attributes.count { $0.tag == "th" && $0.name == "scope" } == heads)
            let ids = Set(markup.ids)
            for (_, name, value) in markup.attributes where name == "aria-labelledby" { #expect(ids.contains(value)) }
            let pictures = markup.attributes.filter { $0.tag == "svg" && $0.name == "role" }
            #expect(pictures.count >= 3 && pictures.allSatisfy { $0.value == "img" })
            #expect(!html.contains("{{") && !html.contains("}}"))
        }
    }

    @Test("Names with markup in them stay text")
    func escapes() throws {
        let html = try Self.html(.vi)
        #expect(html.contains("Huyện Đức &amp; &lt;Hòa&gt;") && !html.contains("<Hòa>"))
    }

    @Test("No English is left in the Vietnamese report")
    func isVietnamese() throws {
        let english = [
            "the", "and", "of", "people", "zone", "blocked", "served", "share", "not", "is", "are", "by", "from",
            "with", "undetermined", "conditional", "prohibited", "permitted", "roof", "mast", "masts", "operator",
            "coverage", "true", "false", "papers", "plan", "nil", "optional", "some", "built", "may", "must", "none",
            "total", "unit", "units", "district", "commune", "station", "stations", "height", "distance", "date",
            "page",
        ]
        let text = Markup.text(try Self.html(.vi).replacing(/<style>.*?<\/style>/.dotMatchesNewlines(), with: ""))
        let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        // The fixture's assumption names the setting stations.fields.azimuths.
        #expect(english.filter(words.contains) == ["stations"])
    }

    @Test("Both languages print the same figures")
    func languagesAgree() {
        for table in model.tables {
            for row in table.rows {
                for (column, cell) in zip(table.columns, row) where column.isFigure {
                    let texts = Language.allCases.map { cell.text(column.kind, Numbers($0)).filter(\.isNumber) }
                    if column.kind != .date { #expect(texts[0] == texts[1], "\(table.id) \(column.key)") }
                }
            }
        }
    }

    @Test("Bars start at zero and are as long as their values")
    func barsAreHonest() throws {
        let chart = BarChart(
            id: "c", title: Bilingual("t"), unit: Bilingual("trạm"),
            series: [BarChart.Series(name: Bilingual("4G"), colour: "#000", values: [50, 100, 0])],
            labels: ["a", "b", "c"].map { Bilingual($0) }, format: .whole)
        let svg = chart.picture.svg.vi
        let widths = svg.matches(of: /<rect x="(\d+)" y="\d+" width="(\d+)"/).map {
            (Int($0.output.1), Int($0.output.2))
        }
        try #require(widths.count == 3)
        #expect(Set(widths.map(\.0)).count == 1)
        let lengths = widths.compactMap(\.1)
        #expect(abs(2 * lengths[0] - lengths[1]) <= 1 && lengths[2] == 0)
        #expect(svg.contains(">0</text>") && svg.contains(">trạm</text>"))
    }

    @Test("The model survives JSON, and the same study gives the same bytes")
    func isDeterministic() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let data = try encoder.encode(model)
        #expect(try JSONDecoder().decode(ReportModel.self, from: data) == model)
        let again = ReportBuilder(
            try DocumentFixture.study(), options: ReportBuilder.Options(version: "0.1.0")
        ).model()
        #expect(try encoder.encode(again) == data)
    }

    @Test("A folder is known as made from the same model, and as old once anything differs")
    func stampsFollowContents() throws {
        let templates = try ReportTemplates(dataFolder: SmallStudy.dataFolder)
        func writer(_ languages: [Language]) -> ReportFolder {
            ReportFolder(formats: [.html, .csv], languages: languages, templates: templates, typesetters: nil)
        }
        try DocumentFixture.withFolder { folder in
            let unit = folder + "/unit"
            let stamp = try writer([.vi]).stamp(model)
            #expect(!writer([.vi]).isCurrent(unit, stamp: stamp))
            try writer([.vi]).write(model, stamp: stamp, to: unit)
            #expect(writer([.vi]).isCurrent(unit, stamp: stamp))
            #expect(try writer([.vi, .en]).stamp(model) != stamp)
            var other = model
            other.name += "!"
            #expect(try writer([.vi]).stamp(other) != stamp)
        }
    }

    @Test("Degrees, minutes and seconds round together")
    func degrees() {
        #expect(Degrees.text(106.999_999_9, isLongitude: true, Numbers(.vi)) == "107°00′00,00″Đ")
        #expect(Degrees.text(11.0345, isLongitude: false, Numbers(.en)) == "11°02′04.20″N")
    }
}
