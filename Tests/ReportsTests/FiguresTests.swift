import Foundation
import PermitRules
import Propagation
import Reports
import Studies
import Testing
import Units

@Suite("Figures count what the result says") struct FiguresTests {
    private let result: ZonesResult
    init() throws { result = try SmallStudy.study() }

    @Test("Headline counts equal the province's own, both readings, every date")
    func headline() throws {
        let figures = HeadlineFigures.all(of: result)
        #expect(figures.count == 8)
        for (index, law) in result.province.atDates.enumerated() {
            let papers = figures[2 * index], plan = figures[2 * index + 1]
            #expect(papers.reading == "papers" && plan.reading == "plan" && papers.date == law.date)
            #expect(papers.zones == law.blockedPapers.zones && papers.people == law.blockedPapers.people)
            #expect(plan.zones == law.blockedPlan.zones && plan.people == law.blockedPlan.people)
        }
    }

    /// Zones 0…11 are blocked by papers before 2024-08-01: 0 yes, 1 partly, 2 yes, 3 yes, 4 no, 5 open, then again.
    /// After it: 2 and 8 on a tenth of their area, by the plan 0, 1, 2 (and 6, 7, 8) as before, 3 and 9 no more.
    /// A zone i has 1000 + 137 i people, 4 and 10 have none.
    @Test("What the law released, counted by hand")
    func lawSteps() throws {
        let steps = LawStep.all(of: result)
        #expect(steps.count == 6)
        let papers = try #require(steps.first { $0.from == SmallStudy.dates[1] && $0.reading == "papers" })
        // 0, 1, 3, 6, 7, 9: 6 × 1000 + 137 × 26
        #expect(papers.released == .init(zones: 6, people: 9562))
        // 2, 8: 2 × 1000 + 137 × 10
        #expect(papers.partlyReleased == .init(zones: 2, people: 3370))
        #expect(papers.newlyBlocked == .init())
        let plan = try #require(steps.first { $0.from == SmallStudy.dates[1] && $0.reading == "plan" })
        // 3, 9
        #expect(plan.released == .init(zones: 2, people: 3644))
        #expect(plan.partlyReleased == .init())
        #expect(steps.filter { $0.from != SmallStudy.dates[1] }.allSatisfy { $0.released.zones == 0 })
    }

    /// Lacking service and blocked at some date: 0, 1, 2, 6, 7, 8; all still blocked by the plan at the last date.
    @Test("The worst zones: still blocked first, most people first")
    func worst() {
        let worst = WorstZone.list(of: result)
        #expect(worst.map(\.zone.people) == [2096, 1959, 1822, 1274, 1137, 1000])
        #expect(worst.map(\.rank) == [1, 2, 3, 4, 5, 6])
        #expect(worst.allSatisfy { $0.dateIndex == 3 })
        #expect(worst.map(\.reading) == [.papers, .plan, .plan, .papers, .plan, .plan])
        #expect(WorstZone.list(of: result, count: 2).count == 2)
    }

    @Test("Coverage totals are the zones' shares weighted by people")
    func coverage() throws {
        let totals = CoverageTotal.all(of: result)
        #expect(totals.map(\.technology.rawValue) == ["3G", "4G", "3G", "4G", "3G", "4G"])
        let first = totals[0]
        let people = result.zones.reduce(0) { $0 + $1.people }
        #expect(first.people == people)
        let covered = result.zones.reduce(0.0) { $0 + $1.coverage[0].outdoor * Double($1.people) }
        #expect(abs(first.peopleOutdoor - covered) < 1e-6)
        #expect(abs(first.outdoorShare - covered / Double(people)) < 1e-12)
        #expect(first.noDataCells == 60)
    }

    @Test("The document has stable keys and the result's figures")
    func document() throws {
        let text = try ZonesDocument(result, zones: true).json()
        #expect(text == (try ZonesDocument(result, zones: true).json()))
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(
            json.keys.sorted() == [
                "assumptions", "captions", "census_date", "communes", "coverage", "crs", "dates", "districts",
                "headline", "inputs", "law_steps", "ledger", "name", "not_evaluated", "open_questions", "province",
                "schema", "service", "units_date", "worst_zones", "zones",
            ])
        #expect(json["schema"] as? Int == 1)
        let zones = try #require(json["zones"] as? [[String: Any]])
        #expect(zones.map { $0["people"] as? Int } == result.zones.map(\.people))
        #expect(zones[0].keys.contains("area_m2") && zones[0].keys.contains("residential_area_m2"))
        let service = try #require(json["service"] as? [String: Any])
        #expect(service["thresholds"] as? [String: Double] == ["2G": -95, "3G": -100, "4G": -105, "5G": -110])
        let province = try #require(json["province"] as? [String: Any])
        #expect(province["people"] as? Int == result.province.people)
        #expect(province["area_km2"] as? Double == 1260)
        let coverage = try #require(json["coverage"] as? [[String: Any]])
        #expect(coverage[1]["threshold_dbm"] as? Double == -105)
        #expect(try !ZonesDocument(result).json().contains("\"zones\" : ["))
    }
}
