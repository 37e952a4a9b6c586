import Foundation
import GeoStore
import Geometry
import PermitRules
import Propagation
import Reports
import Sunset
import Testing
import Units

@testable import Province
@testable import Studies

/// A plan made by hand: two sites, one district, one priced rule, one parcel to cure.
@Suite("The folder of a siting study") struct SitingWriterTests {
    static func plan() throws -> SitingResult {
        let date = CalendarDate(2024, 8, 1)
        func candidate(_ id: String, _ structure: StructureClass, _ obstacles: [String], x: Double) -> SiteCandidate {
            SiteCandidate(
                place: Place(
                    id: id, kind: .parcel, position: Coordinate(SmallStudy.west + x, SmallStudy.south + 2000),
                    recorded: obstacles.isEmpty ? "DBV" : "ODT", planned: nil, area: .squareMetres(420),
                    height: .metres(42), commune: UnitReference(code: "25741", name: "Phường <Hiệp> & Thành"),
                    verdicts: [.init(date: date, headline: obstacles.isEmpty ? .permitted : .prohibited, firmness: nil)]
                ),
                structure: structure, obstacles: obstacles, unit: 0, operators: [0, 1], isCurable: true, footprint: [])
        }
        let ban = "vn.land.residential.mast"
        var options = SitingOptions(target: .cover(0.98), date: date)
        options.minSharePerUnit = 0.9
        let costs = try CSVTable(path: SmallStudy.dataFolder + "/siting/costs.csv")
        return SitingResult(
            name: "Tỉnh mẫu", crs: SmallStudy.crs, options: options, technology: .lte, serving: [.lte],
            operators: ["A", "B"],
            candidates: [
                candidate("P-1", .groundMast, [], x: 2000), candidate("S-7", .sharedMast, [], x: 9000),
                candidate("P-9", .groundMast, [ban], x: 5000),
            ],
            sites: [
                PlannedSite(candidate: 0, operators: ["A", "B"], cost: 1696, people: 6000.5),
                PlannedSite(candidate: 1, operators: ["B"], cost: 660, people: 1999.5),
            ],
            value: 2356, bound: 2300,
            units: [
                SitingUnit(
                    unit: UnitReference(code: "718", name: "Thủ Dầu Một"), shape: SmallStudy.districtShape(0),
                    people: 10_000, before: 1900, after: 9900, reachable: 9950, sites: 2, cost: 2356)
            ],
            people: 10_000, peopleWithoutPlace: 0,
            curve: [
                SpendingPoint(budget: 0, cost: 0, people: 1900, bound: 1900, sites: 0),
                SpendingPoint(budget: 2356, cost: 2356, people: 9900, bound: 9910, sites: 2),
            ],
            prices: [
                RulePrice(law: .asItIs, places: 2, people: 9900, bound: 9910, lost: 0...0, lostByUnit: [0]),
                RulePrice(law: .without([ban]), places: 3, people: 9980, bound: 9990, lost: 70...90, lostByUnit: [80]),
            ],
            cure: [CuredParcel(candidate: 2, people: 50)],
            ruleTitles: [ban: LocalizedText(vi: "Cột trên đất ở", en: "Mast on residential land")],
            costs: try ParameterSet(costs), notes: [], isStopped: false, ledger: Ledger())
    }

    /// The same with a park and an office, after 2G.
    static func planWithPlaces() throws -> SitingResult {
        var result = try plan()
        let west = SmallStudy.west + 3000, south = SmallStudy.south + 3000
        let corners = [(0.0, 0.0), (900, 0), (900, 600), (0, 600)].map { Coordinate(west + $0.0, south + $0.1) }
        let office = Coordinate(west + 2000, south)
        result.places = [
            SitingPlace(
                place: PriorityPlace(
                    name: "KCN <Mẫu>", technology: .nr, share: 0.95, people: nil, operator: "B",
                    shape: .polygon(Polygon(Ring(corners))), position: Coordinate(west + 450, south + 300)),
                before: 0.1, after: 0.9666, reachable: 0.98),
            SitingPlace(
                place: PriorityPlace(
                    name: "Trụ sở", technology: .lte, share: 1, people: 2000, operator: nil, shape: .point(office),
                    position: office),
                before: 0, after: 0, reachable: 1),
        ]
        result.sites[1].places = [0]
        result.options.afterSwitchOff = [.gsm]
        result.serving = [.umts, .lte, .nr]
        result.lost = 1234.4
        return result
    }

    static func written(_ language: Language, _ result: SitingResult? = nil) throws -> [String: String] {
        let folder = NSTemporaryDirectory() + "phusong-site-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try SitingWriter.write(try result ?? plan(), to: folder, language: language)
        var texts: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            texts[name] = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        }
        texts["site.gpkg"] = try VectorSource(folder + "/site.gpkg").layers.map(\.name).sorted().joined(separator: " ")
        return texts
    }

    @Test("holds sites in order with running sums, units with what the rule costs them, and the layers")
    func files() throws {
        let texts = try Self.written(.en)
        #expect(
            texts.keys.sorted() == [
                ".phusong-output", "costs.csv", "cure.csv", "curve.csv", "prices.csv", "site.gpkg", "site.json",
                "sites.csv", "summary.html", "units.csv",
            ])
        let sites = texts["sites.csv"]?.split(whereSeparator: \.isNewline) ?? []
        #expect(sites.count == 3)
        #expect(sites.last?.hasSuffix(",B,660,1999.5,2356,9900") == true)
        let units = texts["units.csv"]?.split(whereSeparator: \.isNewline) ?? []
        #expect(units.first?.hasSuffix("lost_vn.land.residential.mast") == true)
        #expect(units.last == "718,Thủ Dầu Một,10000,1900,9900,9950,2,2356,80")
        #expect(texts["site.gpkg"] == "cure sites units")
        #expect(texts["site.json"]?.contains("\"lost_at_most\" : 90") == true)
        #expect(texts["site.json"]?.contains("\"optimal\" : false") == true)
    }

    @Test("words the answer and its gap in the language asked for, and escapes names")
    func words() throws {
        let result = try Self.plan()
        let english = SitingText.summary(result, language: .en)
        #expect(english.contains("cheapest for 98.0% of people, each unit at least 90.0%"))
        #expect(english.contains("Cost 2,356, bound 2,300 (gap 2.38 %)"))
        let vietnamese = SitingText.summary(result, language: .vi)
        #expect(vietnamese.contains("Chi phí 2.356, cận 2.300 (cách cận 2,38 %)"))
        #expect(SitingText.prices(result, language: .vi).contains("bỏ: Cột trên đất ở (vn.land.residential.mast)"))
        #expect(SitingText.prices(result, language: .en).contains("70–90"))
        let page = try #require(try Self.written(.vi)["summary.html"])
        #expect(page.contains("Phường &lt;Hiệp&gt; &amp; Thành") && !page.contains("<Hiệp>"))
    }

    @Test("shows priority places apart from the people: a table, a layer, a mark on the map")
    func places() throws {
        let texts = try Self.written(.en, try Self.planWithPlaces())
        #expect(
            texts["priority.csv"]?.split(whereSeparator: \.isNewline).map(String.init) == [
                "name,technology,operator,people,share_required,share_before,share_after,share_lawful_at_most,met",
                "KCN <Mẫu>,5G,B,,0.95,0.1,0.9666,0.98,1", "Trụ sở,4G,,2000,1,0,0,1,0",
            ])
        #expect(texts["site.gpkg"] == "cure priority sites units")
        let json = try #require(texts["site.json"])
        #expect(json.contains("\"served_by\" : [\n    \"3G\",\n    \"4G\",\n    \"5G\"\n  ]"))
        #expect(json.contains("\"left_unserved\" : 1234.4") && json.contains("\"share_after\" : 0.9666"))
        #expect(json.contains("\"people\" : 10000"), "of residents alone")
        let page = try #require(texts["summary.html"])
        #expect(page.contains("Priority places: 1 of 2 have the share of area asked for"))
        #expect(page.contains("Without 2G: 1,234 (12.3%) people served today whom nothing that stays serves"))
        #expect(page.contains("Served by what stays: 1,900 (19.0%)") && page.contains("<th>Served by what stays</th>"))
        #expect(page.contains("<title>KCN &lt;Mẫu&gt; (5G)</title>") && page.contains("◇"))
        #expect(texts["sites.csv"]?.contains(",1999.5,KCN <Mẫu>,") == true)
        let vietnamese = SitingText.places(try Self.planWithPlaces(), language: .vi)
        #expect(vietnamese.contains("Địa điểm ưu tiên") && vietnamese.contains("bất kỳ") && vietnamese.contains("chưa"))
    }

    @Test("says when workers count in the value of a plan for sites")
    func workers() throws {
        var result = try Self.planWithPlaces()
        result.options.target = .sites(2)
        #expect(SitingDocument(result).counts == "people_and_priority")
        #expect(
            SitingText.summary(result, language: .vi).contains(
                "Người được phủ, kể cả người làm việc ở địa điểm ưu tiên 2.356"))
        result.places[1].place.people = nil
        #expect(SitingDocument(result).counts == "people")
    }

    @Test("is the same, byte by byte, each time")
    func isDeterministic() throws { #expect(try Self.written(.vi) == Self.written(.vi)) }
}
