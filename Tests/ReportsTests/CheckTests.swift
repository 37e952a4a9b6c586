import Foundation
import GeoStore
import Geometry
import PermitRules
import Reports
import Studies
import Testing
import Units

/// The faces of a permit check over a workspace of layers only, with two rules of its own.
@Suite struct CheckTests {
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
        let workspace = try CheckWorkspace(path: folder)
        let book = try RuleBook(folder: Self.data, country: "xx", overlays: workspace.law.overlays)
        return CheckStudy(
            scene: try CheckScene(workspace: workspace, book: book), dates: workspace.asOf, structures: [.groundMast])
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
}
