import Foundation
import GeoStore
import Geometry
import PermitRules
import Province
import Reports
import Studies
import Testing
import Units

/// The faces of a permit check over a workspace of layers only, with two rules of its own.
@Suite final class CheckTests {
    private let folder: String

    init() throws {
        let manager = FileManager.default
        let url = manager.temporaryDirectory.appendingPathComponent("check-\(UUID().uuidString)")
        folder = url.path
        try manager.createDirectory(
            at: url.appendingPathComponent("own/law/xx/rules"), withIntermediateDirectories: true)
        func write(_ name: String, _ text: String) throws {
            try text.write(toFile: url.path + "/" + name, atomically: true, encoding: .utf8)
        }
        try write(
            "phusong.yaml",
            """
            phusong: 1
            name: Hai cột
            crs: EPSG:9210
            as_of: [2019-01-01, 2021-01-01]
            law: {country: xx, overlays: [own]}
            check: {layers: {poles: {source: poles.geojson}}}

            """)
        try write(
            "poles.geojson",
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"P1"},"geometry":{"type":"Point","coordinates":[106.6,11.0]}}]}"#
        )
        try write(
            "own/law/xx/facts.yaml",
            """
            facts:
              - {id: pole, kind: number, unit: m, vi: "Khoảng cách tới cột khác", en: "Distance to another pole", from: {distanceTo: poles}}
            """)
        try write(
            "own/law/xx/instruments.yaml",
            """
            instruments:
              - {id: act, number: "1/2018", title: {vi: "Luật cột", en: "Pole act"}, kind: law, from: 2018-01-01, mark: R}
              - {id: order, number: "2/2020", title: {vi: "Nghị định cột", en: "Pole order"}, kind: decree, from: 2020-01-01, mark: R}
            """)
        try write(
            "own/law/xx/articles.yaml",
            """
            articles:
              - {id: act.1, instrument: act, place: "Đ1", vi: "Được dựng cột.", en: "Poles are allowed.", mark: R}
              - {id: order.1, instrument: order, place: "Đ2 k3", vi: "Cách nhau 120 m.", en: "120 m apart.", mark: R}
            """)
        try write(
            "own/law/xx/rules/r.yaml",
            """
            rules:
              - id: allowed
                title: {vi: "Được phép", en: "Allowed"}
                axis: land
                outcome: allowed
                summary: {vi: "Được dựng cột.", en: "Poles are allowed."}
                periods: [{from: 2018-01-01, bases: [act.1]}]
              - id: apart
                title: {vi: "Khoảng cách", en: "Distance"}
                axis: land
                when: {pole: {below: 120}}
                overrides: [allowed]
                outcome: prohibited
                summary: {vi: "Quá gần cột khác.", en: "Too near another pole."}
                periods: [{from: 2020-01-01, bases: [order.1]}]
            """)
    }

    private static var data: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("GeoData").path
    }

    private func study() throws -> CheckStudy {
        let workspace = try Workspace(path: folder)
        let book = try RuleBook(folder: Self.data, country: "xx", overlays: workspace.law.overlays)
        return CheckStudy(
            scene: try FactScene(workspace, world: nil, book: book), dates: workspace.asOf, structures: [.groundMast])
    }

    private func list(_ study: CheckStudy, _ text: String) throws -> SiteList {
        try text.write(toFile: folder + "/sites.csv", atomically: true, encoding: .utf8)
        return try SiteList(
            folder + "/sites.csv", layer: nil, crs: nil, workspace: study.scene.workspace,
            facts: study.scene.book.facts, studyArea: nil)
    }

    /// Places 119.99 m and 120.01 m from the pole, azimuth 37°, by PROJ's `geod +ellps=WGS84`.
    private static let sites = """
        site,longitude,latitude
        near,106.6006607522,11.0008663241
        bad,abc,11
        far,106.6006608623,11.0008664685

        """

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @Test(
        "A centimetre either side of the limit decides, before the order of 2020 nothing does; refused rows stand beside"
    )
    func stream() throws {
        let study = try study()
        let outcome = try CheckStream(study: study).run(
            try list(study, Self.sites), to: folder + "/out.csv", resume: false)
        #expect((outcome.rows, outcome.verdicts, outcome.refused) == (3, 4, 1))
        #expect(
            try String(contentsOfFile: folder + "/out.csv", encoding: .utf8) == """
                row,site,law_of,structure,headline,headline_plan,firmness,land,permit,province,other,rules,measured,missing,problem
                2,near,2019-01-01,groundMast,permitted,permitted,,allowed,unknown,notEvaluated,allowed,allowed@2018-01-01,pole 119.99 (P1),,
                2,near,2021-01-01,groundMast,prohibited,prohibited,,prohibited,unknown,notEvaluated,allowed,apart@2020-01-01,pole 119.99 (P1),,
                3,bad,,,,,,,,,,,,,"the coordinates “abc; 11” cannot be read; write decimal degrees or degrees, minutes, seconds"
                4,far,2019-01-01,groundMast,permitted,permitted,,allowed,unknown,notEvaluated,allowed,allowed@2018-01-01,pole 120.01 (P1),,
                4,far,2021-01-01,groundMast,permitted,permitted,,allowed,unknown,notEvaluated,allowed,allowed@2018-01-01,pole 120.01 (P1),,

                """)
    }

    @Test("The letter gives each place an opinion with its reason and law, names refused rows, and licenses nothing")
    func letter() throws {
        let study = try study()
        var rows: [(row: SiteList.Row, check: SiteCheck?)] = []
        try list(study, Self.sites).read { batch in
            for row in batch { rows.append((row, try row.site.map { try study.check($0) })) }
        }
        let path = folder + "/reply.docx"
        let letter = ReplyLetter(rows, language: .vi, date: study.dates[1], province: nil)
        try PaperFiles([.docx], templates: ReportTemplates(dataFolder: SmallStudy.dataFolder), python: nil)
            .write(letter.paper, as: .docx, to: path)
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        for said in [
            "Độc lập - Tự do - Hạnh phúc", "ngày 01 tháng 01 năm 2021", ">không phù hợp<", ">phù hợp<",
            "Quá gần cột khác. 119,99 m đến P1", "Nghị định cột (2/2020): khoản 3 Điều 2",
            "bad: tọa độ “abc; 11” không đọc được",
        ] {
            #expect(text.contains(said), "missing: \(said)")
        }
        #expect(!text.contains("được cấp phép"))
    }

    @Test("The opinion names the measured distance, its limit and the article, and the comparison what changed")
    func opinion() throws {
        let study = try study()
        var checked: [SiteCheck] = []
        try list(study, Self.sites).read { rows in
            for case let site? in rows.map(\.site) { checked.append(try study.check(site)) }
        }
        let near = try #require(checked.first)
        let text = OpinionText(language: .vi).text(near, headlineRule: study.scene.book.headlineRule)
        #expect(text.contains("Pháp luật ngày 01/01/2021, cột ăng ten dưới đất:\n  Ý kiến: không phù hợp\n"))
        #expect(text.contains("Quá gần cột khác. 119,99 m đến P1"))
        #expect(text.contains("(2/2020 khoản 3 Điều 2 [R])"))
        #expect(
            OpinionText(language: .vi).comparison(near).contains("ý kiến: phù hợp → không phù hợp"))
        let table = CheckTable(language: .vi).make([
            (SiteList.Row(row: 2, id: "near", site: near.site, problems: []), near)
        ])
        #expect(table.features.count == 2)
        #expect(table.features[1].values[try #require(table.fieldIndex("headline"))] == .text("prohibited"))
        let json = try CheckDocument([near], headlineRule: study.scene.book.headlineRule).json()
        #expect(json == (try CheckDocument([near], headlineRule: study.scene.book.headlineRule).json()))
        #expect(json.contains("\"rule\" : \"apart@2020-01-01\""))
    }

    /// Rows that are all different, every hundredth without a place; more than one chunk.
    private static func manySites(_ count: Int) -> String {
        var state: UInt64 = 74
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        return "site,longitude,latitude\n"
            + (1...count).map { number in
                "S\(number),\(number % 100 == 0 ? "?" : "\(106.59 + 0.02 * next())"),\(10.99 + 0.02 * next())"
            }.joined(separator: "\n") + "\n"
    }

    @Test("Each row that can be read gives classes × dates lines, in order, the same on a second run and after a stop")
    func counts() throws {
        let one = try study()
        let study = CheckStudy(
            scene: one.scene, dates: one.dates, structures: [.groundMast, .bulkyRoofMast, .sharedMast])
        let (rows, readable) = (9_000, 8_910)
        let sites = try list(study, Self.manySites(rows))
        let outcome = try CheckStream(study: study).run(sites, to: folder + "/all.csv", resume: false)
        #expect((outcome.rows, outcome.refused, outcome.flawed) == (rows, 90, 0))
        #expect(outcome.verdicts == readable * 3 * 2)
        let all = try Data(contentsOf: URL(filePath: folder + "/all.csv"))
        let numbers = all.split(separator: 0x0A).dropFirst().compactMap { line in
            Int(String(decoding: line.prefix { $0 != 0x2C }, as: UTF8.self))
        }
        #expect(numbers.count == outcome.verdicts + outcome.refused)
        #expect(numbers == numbers.sorted())
        #expect(Set(numbers) == Set(2...rows + 1))

        // Stopped after the first chunk, as a killed process leaves it: rows done, and some bytes beyond them.
        func stopped() -> Run {
            let flag = StopFlag()
            return Run(isCancelled: { flag.isSet }) { _ in flag.set() }
        }
        #expect(throws: Cancelled.self) {
            try CheckStream(study: study).run(sites, to: folder + "/twice.csv", resume: false, run: stopped())
        }
        let part = try #require(FileHandle(forWritingAtPath: folder + "/twice.csv.part"))
        try part.seekToEnd()
        try part.write(contentsOf: Data("4098,half a li".utf8))
        try part.close()
        #expect(!FileManager.default.fileExists(atPath: folder + "/twice.csv"))
        let rest = try CheckStream(study: study).run(sites, to: folder + "/twice.csv", resume: true)
        #expect(rest.verdicts < outcome.verdicts)
        #expect(try Data(contentsOf: URL(filePath: folder + "/twice.csv")) == all)
        // Another operator's run is not gone on with.
        #expect(throws: Cancelled.self) {
            try CheckStream(study: study).run(sites, to: folder + "/own.csv", resume: false, run: stopped())
        }
        let own = try CheckStream(study: study, operator: "A").run(sites, to: folder + "/own.csv", resume: true)
        #expect(own.verdicts == outcome.verdicts)
        #expect(own.unnamed.isEmpty)
        // Nor is one under another text of the law.
        #expect(throws: Cancelled.self) {
            try CheckStream(study: study).run(sites, to: folder + "/law.csv", resume: false, run: stopped())
        }
        let rules = folder + "/own/law/xx/rules/r.yaml"
        let text = try String(contentsOfFile: rules, encoding: .utf8)
        try text.replacingOccurrences(of: "below: 120", with: "below: 121")
            .write(toFile: rules, atomically: true, encoding: .utf8)
        let changed = try self.study()
        let other = CheckStudy(scene: changed.scene, dates: changed.dates, structures: study.structures)
        let law = try CheckStream(study: other).run(sites, to: folder + "/law.csv", resume: true)
        #expect(law.verdicts == outcome.verdicts)
    }

    @Test(
        "What is wrong with a row is said in both languages, with the cell and what to write",
        arguments: [
            (
                SiteProblem.unreadablePosition("abc; 11"),
                "the coordinates “abc; 11” cannot be read; write decimal degrees or degrees, minutes, seconds",
                "tọa độ “abc; 11” không đọc được; ghi độ thập phân hoặc độ phút giây"
            ),
            (
                .outside(Coordinate(11.05, 106.52), cause: .exchanged),
                "the position 11.05, 106.52 lies outside the province; x and y look exchanged",
                "vị trí 11.05, 106.52 nằm ngoài tỉnh; có thể x và y bị đổi chỗ"
            ),
            (
                .outside(Coordinate(105.8, 21), cause: nil),
                "the position 105.8, 21.0 lies outside the province; check the coordinates and their system",
                "vị trí 105.8, 21.0 nằm ngoài tỉnh; hãy kiểm tra tọa độ và hệ tọa độ"
            ),
            (
                .badValue(column: "height", value: "cao", expected: .number),
                "“height” is “cao”; expected a number; taken as not known",
                "“height” là “cao”; cần một số; coi như chưa biết"
            ),
            (
                .badValue(column: "bands", value: "900 MHz", expected: .bands),
                "“bands” is “900 MHz”; expected bands and EIRP, e.g. 900:58;1800:62; taken as not known",
                "“bands” là “900 MHz”; cần băng tần và EIRP, ví dụ 900:58;1800:62; coi như chưa biết"
            ),
            (
                .unknownStructure("tháp nước"),
                "unknown structure “tháp nước”; known: groundMast, bulkyRoofMast, nonBulkyRoofMast, sharedMast",
                "không rõ loại công trình “tháp nước”; dùng: dưới đất, trên mái, không cồng kềnh, dùng chung"
            ),
        ])
    func problems(problem: SiteProblem, english: String, vietnamese: String) {
        #expect(Words.problem(problem).en == english)
        #expect(Words.problem(problem).vi == vietnamese)
    }
}
