import Foundation
import GeoStore
import Geometry
import Propagation
import Testing
import Units

@testable import Province
@testable import Studies

/// Areas operators say they cover, and the certainty coverage is counted with.
@Suite struct ClaimTests {
    /// Operator A's only commune, with a claim over its western half.
    static func claimed(_ owner: String = "A") throws -> (world: World, result: CoverResult) {
        var world = try TerrainCoverTests.world { _, _ in 10 }
        world.communes[0].people = 1000
        let box = world.communes[0].shape.box
        let west = Box(minX: box.minX, minY: box.minY, maxX: box.centre.x, maxY: box.maxY)
        world.claims = [
            CoverageClaim(
                operator: owner, technology: .lte, shape: HandWorkedProvince.shape(west, at: Coordinate(0, 0)))
        ]
        return (world, try TerrainCoverTests.cover(world))
    }

    @Test("A claim over the western half is half the commune, and both is what prediction and claim share")
    func half() throws {
        let (_, result) = try Self.claimed()
        let province = try #require(result.claims.first)
        #expect(result.claims.count == result.units.count)
        let layer = try #require(result.layers.first { $0.operator == "A" && $0.technology == .lte })
        let unit = result.units[0]
        let cells = layer.level.frame
        let cell = cells.cellWidth * cells.cellHeight / 1e6
        #expect(abs(province.area.claimed - unit.area.squareKilometres / 2) <= Double(cells.rows) * cell)
        // Counted once more from the raster.
        let figures = try #require(
            unit.figures.first { $0.coverer == .operator("A") && $0.technology == .lte })
        let covered = try #require(figures.area[.covered]).squareKilometres
        #expect(abs((province.area.predicted ?? -1) - covered) < 1e-9)
        let both = try #require(province.area.both)
        #expect(both > 0 && both < province.area.claimed && both < (province.area.predicted ?? 0))
        #expect(abs((province.people.predicted ?? -1) - (figures.people[.covered] ?? -2)) < 1e-9)
        #expect(province.people.claimed <= 1000)
    }

    @Test("A claim of an operator without stations has no prediction beside it")
    func unknownOperator() throws {
        let (_, result) = try Self.claimed("Z")
        let province = try #require(result.claims.first)
        #expect(province.area.claimed > 0)
        #expect(province.area.predicted == nil && province.area.both == nil)
    }

    @Test("Claims are read with their fields, and what cannot be used is in the ledger")
    func imports() throws {
        var province = TwoCommunes()
        province.more = """
            claims:
              four: {source: a.geojson, operator: A, technology: 4G}
              many: {source: b.geojson, fields: {operator: owner, technology: rat}}
            """
        let west = #""owner":"A","rat":"2G""#, wrong = #""owner":"A","rat":"6G""#, foreign = #""owner":"Q","rat":"4g""#
        let none = #""owner":"","rat":"4G""#
        province.others = [
            "a.geojson": Data(TwoCommunes.collection([TwoCommunes.feature(106.52, 11.02, 0.02, #""id":1"#)]).utf8),
            "b.geojson": Data(
                TwoCommunes.collection(
                    [west, wrong, foreign, none].enumerated().map {
                        TwoCommunes.feature(106.52 + 0.03 * Double($0), 11.02, 0.02, $1)
                    }
                ).utf8),
        ]
        let world = try province.run()
        #expect(world.claims.map { "\($0.operator) \($0.technology.rawValue)" } == ["A 4G", "A 2G", "Q 4G"])
        let lines = TwoCommunes.lines(world).filter { $0.hasPrefix("b.geojson") }
        #expect(
            lines.contains {
                $0.hasSuffix(": technology “6G” of claimed coverage; known: 2G, 3G, 4G, 5G")
                    && $0.contains("badValue setAside")
            })
        #expect(
            lines.contains {
                $0.hasSuffix(
                    ": “Q” claims coverage and has no station in the list; its name may be spelt otherwise there")
            })
        #expect(lines.contains { $0.hasSuffix("missingValue setAside: claimed coverage without an operator") })
    }

    @Test("More certainty asks for 10.25 dB more at 90 % and 8 dB, and never covers more")
    func certainty() throws {
        let plain = try TerrainCoverTests.world { _, _ in 10 }
        var certain = plain
        // The second replaces the first.
        try certain.province.service.require(certainty: 0.99, shadowing: Decibels(4))
        try certain.province.service.require(certainty: 0.9, shadowing: Decibels(8))
        let (a, b) = (try TerrainCoverTests.cover(plain), try TerrainCoverTests.cover(certain))
        #expect(abs(certain.province.service.margin.decibels - 10.2524) < 1e-4)
        let raised = certain.province.service.threshold(of: .lte) - plain.province.service.threshold(of: .lte)
        #expect(abs(raised.decibels - 10.2524) < 1e-4)
        let (first, second) = (try #require(a.units.first), try #require(b.units.first))
        for (one, other) in zip(first.figures, second.figures) {
            #expect((other.area[.covered] ?? .squareMetres(0)) <= (one.area[.covered] ?? .squareMetres(0)))
            // What is to be expected does not depend on what one asks for.
            #expect(abs(one.peopleExpected - other.peopleExpected) < 1e-3)
        }
    }
}
