import Foundation
import GeoStore
import Testing

@testable import Province
@testable import Studies

/// What a reading sheet says of sources is what the sources hold.
@Suite struct ReadingSheetTests {
    private func sheets(_ change: (inout TwoCommunes) -> Void = { _ in }) throws -> [String: ReadingSheet] {
        var files = TwoCommunes()
        change(&files)
        return Dictionary(uniqueKeysWithValues: try files.run().sheets.map { ($0.role, $0) })
    }

    @Test("Every source has a sheet with its columns, what each is taken for, and how the system is known")
    func columns() throws {
        let sheets = try sheets()
        #expect(Set(sheets.keys) == ["units.commune", "census", "land_use.recorded", "stations"])
        let stations = try #require(sheets["stations"])
        #expect(stations.system == .init(name: "EPSG:4326", origin: .assumed))
        #expect(stations.columns.first { $0.name == "operator" }?.meaning == "operator")
        #expect(stations.columns.allSatisfy { $0.filled <= stations.rows })
        #expect(sheets["land_use.recorded"]?.system?.origin == .stated)
        #expect(sheets["census"]?.system == nil)
        #expect(sheets["census"]?.joined == .init(rows: 2, of: 2))
    }

    @Test("A commune without a census row, a row set aside and a column nobody uses are counted")
    func losses() throws {
        let sheets = try sheets {
            $0.census = "code,population,note\n1,1000,a\n9,5,\n"
            $0.stations += "A,4G,999,106.55,11.05\n"
        }
        let census = try #require(sheets["census"])
        #expect(census.rows == 2)
        #expect(census.joined == .init(rows: 1, of: 2))
        let note = try #require(census.columns.first { $0.name == "note" })
        #expect(note.meaning == nil)
        #expect(note.filled == 1)
        // 999 m is no height of a mast.
        #expect(sheets["stations"]?.setAside == 1)
    }
}
