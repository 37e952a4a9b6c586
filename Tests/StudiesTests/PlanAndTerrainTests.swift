import Foundation
import GeoStore
import Geometry
import Testing
import Units

@testable import Province
@testable import Studies

/// What the ledger says of plans that outlive their districts and of terrain with holes.
@Suite struct PlanAndTerrainTests {
    private static func plan(approved: String) -> TwoCommunes {
        var files = TwoCommunes()
        files.planned = """
              planned:
                source: land.geojson
                namespace: vn-plan-2014
                approved: \(approved)
                fields: {code: KHLOAIDAT}

            """
        return files
    }

    @Test("A plan of the time of districts is taken after 2025-07-01, with a notice")
    func olderPlan() throws {
        let world = try Self.plan(approved: "2021-12-31").run()
        #expect(world.planned.count == 2)
        #expect(
            TwoCommunes.lines(world) == [
                "land.geojson  outlivesUnits noted: plan approved on 2021-12-31, when there were districts; it keeps its own period "
                    + "and is used after 2025-07-01 too; check whether a newer plan has replaced it"
            ])
    }

    @Test("A plan of after 2025-07-01, or law of before it, needs no notice")
    func newerPlan() throws {
        #expect(TwoCommunes.lines(try Self.plan(approved: "2025-07-01").run()) == [])
        var files = Self.plan(approved: "2021-12-31")
        files.more = "as_of: [2024-06-30, 2025-06-30]\n"
        #expect(TwoCommunes.lines(try files.run()) == [])
    }

    /// A tile of 1201 × 1201 heights, 10 m everywhere but in a block without any.
    private static func tile(voidRows: Range<Int>, columns: Range<Int>) -> Data {
        var bytes = Data(count: 1201 * 1201 * 2)
        for row in 0..<1201 {
            for column in 0..<1201 {
                let height: Int16 = voidRows.contains(row) && columns.contains(column) ? -32768 : 10
                bytes[(row * 1201 + column) * 2] = UInt8(truncatingIfNeeded: height >> 8)
                bytes[(row * 1201 + column) * 2 + 1] = UInt8(truncatingIfNeeded: height)
            }
        }
        return bytes
    }

    @Test("Terrain voids are counted around the communes and are no heights")
    func voids() throws {
        var files = TwoCommunes()
        files.more = "terrain: {source: N11E106.hgt}\n"
        // Rows count from the north: the block is 106.55…106.60° E, 11.05…11.08° N, all inside commune 1.
        files.others["N11E106.hgt"] = Self.tile(voidRows: 1104..<1140, columns: 660..<720)
        let world = try files.run()
        #expect(
            TwoCommunes.lines(world) == [
                "N11E106.hgt  noData noted: 2160 of 29161 terrain cells around the communes have no height "
                    + "(voids or missing tiles); coverage there is unknown, not sea level"
            ])
        let terrain = try #require(world.terrain)
        let frame = terrain.frame
        let communes = Box(minX: 106.5, minY: 11, maxX: 106.7, maxY: 11.1)
        var heights: [Double?] = []
        for row in 0..<frame.rows {
            for column in 0..<frame.columns where communes.contains(frame.centre(row: row, column: column)) {
                heights.append(terrain[row, column].map(Double.init))
            }
        }
        #expect(heights.count { $0 == nil } == 2160)
        #expect(heights.allSatisfy { $0 == nil || $0 == 10 })
    }
}
