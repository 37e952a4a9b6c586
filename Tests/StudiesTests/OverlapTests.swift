import Foundation
import GeoStore
import Geometry
import PermitRules
import Testing
import Units

@testable import Province
@testable import Studies

/// Ground that two records claim: areas are those of the squares drawn, and no order of the file changes an answer.
@Suite struct OverlapTests {
    /// A square of metres in the working grid, inside commune 1 of ``TwoCommunes``.
    private static func parcel(_ id: String, _ code: String, _ x: Double, _ width: Double = 100) -> String {
        TwoCommunes.feature(590_000 + x, 1_220_000, width, "\"id\":\"\(id)\",\"KHLOAIDAT\":\"\(code)\"")
    }

    private static func world(_ parcels: [String]) throws -> World {
        var files = TwoCommunes()
        files.land = TwoCommunes.collection(parcels, crs: 9210)
        files.landFields = "{id: id, code: KHLOAIDAT}"
        return try files.run()
    }

    private static func lines(_ world: World) -> [String] {
        TwoCommunes.lines(world).filter { $0.contains(" overlap ") }
    }

    @Test func overlapsAreListedByPairLargestFirst() throws {
        let world = try Self.world([
            Self.parcel("A", "ODT", 0), Self.parcel("B", "CLN", 90), Self.parcel("C", "LUC", 170),
            Self.parcel("D", "SKC", 270),
        ])
        #expect(
            Self.lines(world) == [
                "land.geojson B, C overlap kept: B (CLN) and C (LUC) claim the same 2000 m²; counted with B, verdicts there take the stricter of both",
                "land.geojson A, B overlap kept: A (ODT) and B (CLN) claim the same 1000 m²; counted with A, verdicts there take the stricter of both",
                "land.geojson  overlap noted: 2 pairs of parcels overlap, 0.0 km² in all",
            ])
        #expect(world.parcels.map { $0.shape.area.rounded() } == [10_000, 9000, 8000, 10_000])
        #expect(world.parcels.map { $0.area.rounded() } == [10_000, 10_000, 10_000, 10_000])
        #expect(world.sheets.first { $0.role == "land_use.recorded" }?.ground?.overlaps == 2)
    }

    /// Three parcels of 1 ha, the middle one twice: 3 ha of ground, whatever stands first.
    @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]])
    func groundIsCountedOnce(order: [Int]) throws {
        let parcels = [
            Self.parcel("A", "ODT", 0), Self.parcel("B", "ODT", 100), Self.parcel("B2", "CLN", 100),
            Self.parcel("C", "ODT", 200),
        ]
        let world = try Self.world(order.map { parcels[$0] })
        #expect(world.parcels.reduce(0) { $0 + $1.shape.area }.rounded() == 30_000)
        #expect(Set(world.parcels.map(\.id)) == ["A", "B", "C"])
        let catalogue = try HandWorkedProvince.book.catalogue
        let pieces = try ResidentialLand(world: world, catalogue: catalogue, run: Run()).pieces
        #expect(pieces.reduce(0) { $0 + $1.area }.rounded() == 30_000)
    }

    /// On 2024-07-31 a ground mast on ODT is prohibited, on CLN it is not; on the shared ground it is prohibited.
    @Test(arguments: [false, true])
    func theVerdictNamesBothAndTakesTheStricter(reversed: Bool) throws {
        let parcels = [Self.parcel("A", "CLN", 0), Self.parcel("B", "ODT", 60)]
        let world = try Self.world(reversed ? parcels.reversed() : parcels)
        let scene = try FactScene(world.workspace, world: world, book: try HandWorkedProvince.book)
        let reader = try FactReader(scene)
        let date = try #require(CalendarDate("2024-07-31"))
        func verdict(_ x: Double) throws -> (Verdict, SiteGround) {
            let position = Coordinate(590_000 + x, 1_220_050)
            let site = try reader.site(at: position), ground = reader.ground(at: position)
            let facts = try reader.facts(site, ground, on: date)
            return (scene.book.verdict(for: facts, structure: .groundMast, on: date, reading: .papers), ground)
        }
        let (alone, open) = try verdict(30)
        #expect(open.parcel == "A")
        #expect(alone.land != .prohibited)
        #expect(alone.record == 0)
        let (both, shared) = try verdict(80)
        #expect(Set(shared.records.map(\.id)) == ["A", "B"])
        #expect(both.land == .prohibited)
        #expect(shared.records[both.record].id == "B")
        #expect(shared.parcel == "B + A")
        #expect(shared.recorded == "ODT | CLN")
        let (other, home) = try verdict(130)
        #expect(home.parcel == "B")
        #expect(other.land == .prohibited)
    }

    @Test func touchingParcelsDoNotOverlap() throws {
        let world = try Self.world([Self.parcel("A", "ODT", 0), Self.parcel("B", "CLN", 100)])
        #expect(Self.lines(world) == [])
        #expect(world.overlaps.isEmpty)
    }
}

/// Communes that a layer covers but for a part.
@Suite struct GapTests {
    @Test func groundWithoutAParcelIsMeasured() throws {
        var files = TwoCommunes()
        // All of commune 1 but a tenth of its width; commune 2 has one small parcel and is not meant to be covered.
        files.land = TwoCommunes.collection([
            #"{"type":"Feature","properties":{"KHLOAIDAT":"CLN"},"geometry":{"type":"Polygon","coordinates":[[[106.5,11.0],[106.59,11.0],[106.59,11.1],[106.5,11.1],[106.5,11.0]]]}}"#,
            TwoCommunes.feature(106.63, 11.03, 0.01, #""KHLOAIDAT":"ONT""#),
        ])
        let lines = TwoCommunes.lines(try files.run()).filter { $0.contains(" gap ") }
        // 0.01° by 0.1° at 11.05° N: 1.0927 km by 11.061 km, 12.09 km².
        #expect(
            lines == [
                "land.geojson 1 gap noted: no parcel covers 12.09 km² (10.0 %) of commune 1 (Một)",
                "land.geojson  gap noted: no parcel covers 12.09 km² of 1 communes that are covered for the most part",
            ])
    }
}
