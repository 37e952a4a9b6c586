import Foundation
import PermitRules
import Propagation
import Testing
import Units

@testable import GeoStore
@testable import Province
@testable import Reports
@testable import Studies

/// Two days of the hand-made study, and the study against itself with zones taken away, moved and renamed.
@Suite("Comparisons") struct ComparisonTests {
    private let result: ZonesResult
    private let table: FeatureTable

    init() throws {
        result = try SmallStudy.study()
        table = try ZoneTable.make(result)
    }

    private func state(_ table: FeatureTable, _ date: CalendarDate? = nil, _ name: String = "a") throws -> ComparedState
    {
        try ComparedState(
            zones: table, stations: StationTable.make(result, communes: [:]), date: date, technology: .lte,
            head: Bilingual(vi: "kỳ \(name)", en: "run \(name)"), path: "zones.csv")
    }

    private func model(_ old: ComparedState, _ new: ComparedState) -> ReportModel {
        ComparisonReport(from: old, to: new, of: result, .runs, options: ReportBuilder.Options(version: "0")).model()
    }

    @Test("What the law released, blocked or left open is counted as the study's own flags say")
    func countsLawChanges() throws {
        let (first, last) = (SmallStudy.dates[1], SmallStudy.dates[3])
        let changes = ZoneChange.all(from: try state(table, first), to: try state(table, last))
        for reading in Reading.allCases {
            let released = (0..<12).filter {
                SmallStudy.blocked($0, date: 1, reading).isBlocked && SmallStudy.blocked($0, date: 3, reading) == .no
            }
            let found = changes.filter { $0.kind == .released && $0.reading == reading }
            #expect(found.count == released.count)
            #expect(
                found.reduce(0) { $0 + ($1.zone?.people ?? 0) } == released.reduce(0) { $0 + SmallStudy.people($1) })
        }
        // By papers, every third zone stays blocked on a tenth of its area.
        #expect(changes.count { $0.kind == .partlyReleased && $0.reading == .papers } == 2)
        #expect(!changes.contains { [.newlyBlocked, .new, .gone, .becameKnown].contains($0.kind) })
    }

    @Test("A zone is the same when only its commune's code changed; others are new or gone")
    func matchesZones() throws {
        var later = table
        let id = try #require(later.fieldIndex("zone_id"))
        let ids = later.features.map { $0.values[id].text ?? "" }
        later.features[0].values[id] = .text("99999" + (ids[0].firstIndex(of: "-").map { String(ids[0][$0...]) } ?? ""))
        let old = try state(table)
        #expect(ZoneChange.all(from: old, to: try state(later)).isEmpty)
        // The hand-made zones share one place: with two of them left it tells neither.
        later.features.remove(at: 1)
        later.features[1].values[id] = .text("1-elsewhere")
        let changes = ZoneChange.all(from: old, to: try state(later))
        #expect(changes.map(\.kind) == [.new, .new, .gone, .gone, .gone])
    }

    @Test("Read back from its file the state is the same, and a study against itself has not changed")
    func readsItsFile() throws {
        try DocumentFixture.withFolder { folder in
            try CSVWriter.write(table, to: folder + "/zones.csv")
            let read = try VectorSource(folder + "/zones.csv").readAll()
            let report = model(try state(read, nil, "trước"), try state(table, nil, "này"))
            let counts = try #require(report.tables.first { $0.id == "change_counts" })
            #expect(counts.rows.allSatisfy { $0[2] == .whole(0) && $0[3] == .whole(0) })
            let blocked = try #require(report.tables.first { $0.id == "blocked" })
            let column = try #require(blocked.columns.firstIndex { $0.key == "blocked_plan_people_after" })
            #expect(blocked.total?[column] == .whole(result.province.atDates[3].blockedPlan.people))
            for table in report.tables {
                for (index, column) in table.columns.enumerated() where column.key.hasSuffix("_change") {
                    #expect(table.rows.allSatisfy { $0[index] == .whole(0) }, "\(table.id) \(column.key)")
                }
            }
        }
    }

    @Test("Every built place is in one unit's row, also where nobody lives and outside of all units")
    func placesAddUp() throws {
        let stations = result.stations
        let built = Set(stations.filter { $0.status == .built }.map(\.site)).count
        let empty = UnitReference(code: "99999", name: "Nơi không ai ở")
        let communes = Dictionary(uniqueKeysWithValues: stations.dropFirst().map { ($0.id, empty) })
        let moved = try ComparedState(
            zones: table, stations: StationTable.make(result, communes: communes), technology: .lte,
            head: Bilingual("b"), path: "zones.csv")
        for state in [try state(table), moved] {
            for byDistrict in [true, false] {
                let tallies = UnitTally.all(of: state, byDistrict: byDistrict)
                #expect(tallies.values.reduce(0) { $0 + ($1.places ?? 0) } == built)
            }
        }
        #expect(UnitTally.all(of: moved, byDistrict: false)["99999"]?.unit == empty)
    }

    @Test("Every table of the comparison is printed in both languages, and no English is left in the Vietnamese one")
    func languages() throws {
        let report = model(try state(table, SmallStudy.dates[0]), try state(table, SmallStudy.dates[3], "b"))
        let templates = try ReportTemplates(dataFolder: SmallStudy.dataFolder)
        for language in Language.allCases {
            let html = templates.html(unit: ReportPage(report, language).node)
            _ = try Markup(html)
            for table in report.tables { #expect(html.contains(table.caption[language])) }
        }
        let vietnamese = templates.html(unit: ReportPage(report, .vi).node)
        for word in ["zones", "people", "blocked", "change", "District", "released"] {
            #expect(!Markup.text(vietnamese).contains(" \(word) "), "\(word)")
        }
    }

    @Test("A table that is no result is refused by the column it lacks")
    func refusesOtherTables() throws {
        let other = FeatureTable(name: "x", crs: nil, fields: [FieldDefinition("blocked_papers_20240731", .text)])
        #expect(throws: ReportError.notComparable(path: "zones.csv", column: "zone_id")) {
            try ComparedState(
                zones: other, stations: nil, technology: .lte, head: Bilingual("a"), path: "zones.csv")
        }
        #expect(throws: ReportError.notComparable(path: "zones.csv", column: "blocked_papers_…")) {
            try ComparedState(
                zones: FeatureTable(name: "x", crs: nil, fields: []), stations: nil, technology: .lte,
                head: Bilingual("a"), path: "zones.csv")
        }
    }
}
