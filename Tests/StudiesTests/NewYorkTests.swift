import Foundation
import PermitRules
import Testing
import Units
import _TestSupport

@testable import Province
@testable import Studies

/// 8,203 permits of New York judged by rules in YAML only; the counts are those of the permits' own columns.
@Suite(.enabled(if: SharedData.folder != nil, "needs the shared data"))
struct NewYorkTests {
    @Test("Zones by point in polygon and advisories by column give the counts of the city's record")
    func poletops() throws {
        let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nyc-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: example.appendingPathComponent("Examples/newyork"), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = try #require(SharedData.path("landuse_zoning/nyc_poletop"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/data", withDestinationPath: data)

        let workspace = try Workspace(path: folder.path)
        let book = try RuleBook(
            folder: example.appendingPathComponent("GeoData").path, country: workspace.law.country,
            overlays: workspace.law.overlays)
        let study = CheckStudy(
            scene: try FactScene(workspace, world: nil, book: book), dates: workspace.asOf, structures: [.groundMast])
        let list = try SiteList(
            data + "/Mobile_Telecommunication_Franchise_Poletop_Installation_Locations.csv", layer: nil, crs: nil,
            workspace: workspace, facts: book.facts, studyArea: nil)
        let decider = try CheckStudy.Decider(study)
        var rules: [String: Int] = [:], headlines: [Headline: Int] = [:], conditional: [String: Int] = [:]
        try list.read { rows in
            for row in rows {
                let site = try #require(row.site)
                let place = try #require(try decider.places(of: site).first).place
                let decided = decider.decide(site, at: place, date: 0)[0].papers
                let names = decided.rules.map { book.rules[$0].base }
                for name in names { rules[name, default: 0] += 1 }
                headlines[decided.headline, default: 0] += 1
                if decided.headline == .conditional, let zone = names.first(where: { $0.hasPrefix("nyc.zone.") }) {
                    conditional[zone, default: 0] += 1
                }
            }
        }
        #expect(
            rules == [
                "nyc.zone.a": 1908, "nyc.zone.b": 4722, "nyc.zone.c": 1573, "nyc.advisory.school": 327,
                "nyc.advisory.historic": 628, "nyc.advisory.park": 182,
            ])
        #expect(headlines == [.conditional: 1041, .permitted: 7162])
        #expect(conditional == ["nyc.zone.a": 555, "nyc.zone.b": 356, "nyc.zone.c": 130])
    }
}
