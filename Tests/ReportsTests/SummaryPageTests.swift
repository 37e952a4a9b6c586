import Formats
import Foundation
import Province
import Studies
import Testing
import Units

@testable import Reports

@Suite("The summary page") struct SummaryPageTests {
    private let result: ZonesResult
    private let html: String
    private let markup: Markup

    init() throws {
        result = try SmallStudy.study()
        html = try Self.made.get().html
        markup = try Self.made.get().markup
        if let path = ProcessInfo.processInfo.environment["PHUSONG_SUMMARY_OUT"] {
            try html.write(toFile: path, atomically: true, encoding: .utf8)
        }
    }

    private static let made = Result {
        let html = try SummaryPage.html(
            try SmallStudy.study(), dataFolder: SmallStudy.dataFolder)
        return (html: html, markup: try Markup(html))
    }

    /// The part of one language, and what stands before every part.
    private func page(_ language: Language) throws -> String {
        let start = try #require(html.range(of: "<div class=\"page\" lang=\"\(language.rawValue)\">"))
        let rest = html[start.upperBound...]
        let end = rest.range(of: "<div class=\"page\" lang=")?.lowerBound ?? rest.endIndex
        return Markup.text(rest[..<end])
    }

    @Test("is well formed, has one title, headings in order and heads on every table")
    func isWellFormed() throws {
        #expect(markup.tags.count { $0 == "title" } == 1 + 0)
        #expect(markup.tags.count { $0 == "main" } == 1)
        let levels = markup.tags.compactMap { tag -> Int? in
            ["h1": 1, "h2": 2, "h3": 3, "h4": 4][tag]
        }
        #expect(levels.first == 1)
        for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
        let heads = markup.tags.count { $0 == "th" }
        #expect(markup.attributes.count { $0.tag == "th" && $0.name == "scope" } == heads)
        #expect(heads > 100)
    }

    @Test("asks nothing of any other place and runs no script")
    func isSelfContained() {
        #expect(!html.contains("http://") && !html.contains("https://"))
        #expect(!markup.tags.contains("script") && !markup.tags.contains("link") && !markup.tags.contains("img"))
        #expect(markup.attributes.allSatisfy { $0.name != "href" || $0.value.hasPrefix("#") })
        #expect(!html.contains("url(") || !html.contains("url(\""))
        #expect(markup.attributes.allSatisfy { !$0.name.hasPrefix("on") })
    }

    @Test("Every reference inside the page leads somewhere")
    func referencesHold() {
        let ids = Set(markup.ids)
        for (_, name, value) in markup.attributes {
            switch name {
            case "href": #expect(ids.contains(String(value.dropFirst())))
            case "aria-labelledby", "for": #expect(ids.contains(value))
            case "fill" where value.hasPrefix("url(#"): #expect(ids.contains(String(value.dropFirst(5).dropLast())))
            default: break
            }
        }
    }

    @Test("Names with markup in them stay text")
    func escapes() throws {
        #expect(html.contains("Tỉnh Mẫu &lt;&quot;&amp;&#39;&gt;"))
        #expect(html.contains("Huyện Đức &amp; &lt;Hòa&gt;"))
        #expect(!html.contains("<Hòa>") && !html.contains("<\"&'>"))
        // Before a combining mark the template engine would not see the bracket.
        #expect(Escape.plain("<\u{301}b") == "<\u{2060}\u{301}b")
        #expect(Escape.markup("<\u{301}\u{0}") == "&lt;\u{301}")
    }

    @Test("The headline shows zones and people of both readings at each date", arguments: Language.allCases)
    func headline(language: Language) throws {
        let page = try page(language)
        let numbers = Numbers(language)
        for figures in HeadlineFigures.all(of: result) {
            let expected = PageWords(language).filled(
                "blockedSentence",
                [
                    "zones": numbers.integer(figures.zones), "people": numbers.integer(figures.people),
                    "missingZones": numbers.integer(figures.notServedZones),
                    "missingPeople": numbers.integer(figures.notServedPeople),
                ])
            #expect(page.contains(expected))
        }
        #expect(try self.page(.vi).contains("8 khu dân cư với 12.932 người bị chặn; trong đó 6 khu với 9.288 người"))
        #expect(
            try self.page(.en).contains("8 zones with 12,932 people are blocked; of these, 6 zones with 9,288 people"))
    }

    @Test("Every table of units shows each unit's figures in its row", arguments: Language.allCases)
    func unitTables(language: Language) throws {
        let start = try #require(html.range(of: "<div class=\"page\" lang=\"\(language.rawValue)\">"))
        let rows = html[start.upperBound...].split(separator: "\n").filter { $0.hasPrefix("<tr><th scope=\"row\">") }
            .map { $0.replacing("</td>", with: "|").replacing("</th>", with: "|") }.map(Markup.text)
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        let numbers = Numbers(language)
        for unit in result.districts {
            let found = rows.filter { $0.first == unit.unit.name }
            let blocked =
                [numbers.integer(unit.zones), numbers.integer(unit.people)]
                + unit.atDates.flatMap {
                    [
                        blockedCell(numbers, $0.blockedPapers.people, $0.undeterminedPapers.people),
                        blockedCell(numbers, $0.blockedPlan.people, $0.undeterminedPlan.people),
                    ]
                }
            #expect(found.contains { Array($0.dropFirst().prefix(blocked.count)) == blocked })
            let law = try #require(unit.atDates.last)
            let ways = WayOut.allCases.map { numbers.integer(law.waysOut[$0]?.people ?? 0) }
            #expect(found.contains { row in row.count >= 12 && Array(row[6..<12]) == ways })
        }
    }

    @Test("The worst zones come with verdict, legal bases and their marks, conditions and the way out")
    func worstZones() throws {
        let page = try page(.vi)
        #expect(page.contains("1. Phường Số 9, Huyện Đức & <Hòa>"))
        #expect(page.contains("Căn cứ pháp lý"))
        #expect(page.contains("31/2024/QH15"))
        #expect(page.contains("R: đã đọc văn bản"))
        #expect(page.contains("thửa đất P1, đất CLN, Xã Đông: cách khu 1,23 km, cộng dồn phủ 60,0% số người"))
        #expect(page.contains("mái nhà R1, Xã Đông: trong khu, cộng dồn phủ 97,0% số người"))
        #expect(page.contains("đang phủ 25,0% số người, có thể đạt 97,0%"))
    }

    @Test("Assumptions are marked, gaps, questions, inputs and ledger are listed", arguments: Language.allCases)
    func lists(language: Language) throws {
        let page = try page(language)
        let vi = language == .vi
        for text in [
            vi ? "giả định" : "assumed", vi ? "Ba cánh sóng" : "Three sectors",
            vi ? "Phơi nhiễm trường điện từ" : "Exposure to electromagnetic fields",
            vi ? "phương án đa mục đích" : "multi-purpose plan", String(repeating: "0a", count: 32),
            "land <1>.gpkg", vi ? "đường bao tự cắt" : "self-intersection", vi ? "đã sửa" : "repaired",
        ] {
            #expect(page.contains(text), "missing: \(text)")
        }
    }

    /// Words that can only be English; codes, names and numbers of the result are the same in both languages.
    @Test("No English is left in the Vietnamese page, no Vietnamese word of ours in the English one")
    func languagesDoNotMix() throws {
        let english = [
            "the", "and", "of", "people", "zone", "zones", "blocked", "served", "share", "not", "is", "are", "by",
            "from", "with", "undetermined", "conditional", "prohibited", "permitted", "roof", "mast", "operator",
            "coverage", "true", "false", "papers", "plan", "nil", "optional", "some", "built", "land", "may", "must",
        ]
        let words = Set(
            try page(.vi).lowercased().split { !$0.isLetter }.map(String.init))
        let left = english.filter(words.contains)
        // Names of files: land <1>.gpkg of the fixture, zones.gpkg.
        #expect(left == ["zones", "land"])
        let page = try page(.en)
        for text in PageWords.all.values where text.vi != text.en {
            let fixed = text.vi.split(separator: "{")[0]
            if fixed.count > 12 { #expect(!page.contains(fixed), "\(fixed)") }
        }
        #expect(!html.contains("{{") && !html.contains("}}"))
    }

    @Test("Every word exists in both languages, and its places for values are the same in both")
    func wordsAreComplete() {
        for (key, text) in PageWords.all {
            #expect(!text.vi.isEmpty && !text.en.isEmpty)
            let places = { (text: String) in Set(text.matches(of: /\{[a-zA-Z]+\}/).map { String($0.output) }) }
            #expect(places(text.vi) == places(text.en), "\(key)")
        }
    }

    @Test("The map names the districts, numbers the worst zones and stays small")
    func map() throws {
        #expect(html.utf8.count < 1_500_000)
        #expect(markup.attributes.contains { $0.tag == "svg" && $0.name == "role" && $0.value == "img" })
        #expect(html.contains("<text class=\"unit\"") && html.contains("Huyện Dầu Tiếng</text>"))
        #expect(html.contains("106°30′Đ") && html.contains("106°30′E"))
        #expect(html.contains("class=\"scale\""))
    }

    @Test("The first language asked for opens; one language needs no switch")
    func choosesLanguages() throws {
        let english = try SummaryPage.html(result, languages: [.en, .vi], dataFolder: SmallStudy.dataFolder)
        #expect(english.contains("<html lang=\"en\">"))
        #expect(english.contains("id=\"show-en\" checked"))
        let only = try SummaryPage.html(result, languages: [.vi], dataFolder: SmallStudy.dataFolder)
        #expect(!only.contains("<input") && !only.contains("lang=\"en\""))
    }

    @Test("The same result gives the same bytes")
    func isDeterministic() throws {
        let again = try SummaryPage.html(
            try SmallStudy.make(), dataFolder: SmallStudy.dataFolder)
        #expect(again == html)
    }

    @Test("A template that is missing or broken is named")
    func namesTheTemplate() throws {
        let folder = NSTemporaryDirectory() + "phusong-template-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/templates/summary.mustache"
        #expect(throws: ReportError.template(path: path, reason: "it cannot be read")) {
            try SummaryPage.html(result, dataFolder: folder)
        }
        try FileManager.default.createDirectory(atPath: folder + "/templates", withIntermediateDirectories: true)
        try "{{#open}}".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: ReportError.self) { try SummaryPage.html(result, dataFolder: folder) }
    }
}
