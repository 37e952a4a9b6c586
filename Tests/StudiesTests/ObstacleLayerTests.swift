import Foundation
import Geometry
import PermitRules
import Testing
import Units

@testable import Province
@testable import Studies

/// A level runway of 3,000 m, 10 m above sea level, and a DME on 5 m, in a workspace; heights worked by hand from the
/// figures of ICAO Annex 14 vol. I table 4-1 and NĐ 222/2026 PL IV.
@Suite struct ObstacleLayerTests {
    /// Western threshold in the grid; the runway runs due grid east.
    private static let threshold = Coordinate(589_000, 1_222_000)

    private static func degrees(_ x: Double, _ y: Double) throws -> Coordinate {
        try Transformer(from: .epsg(9210), to: .wgs84).transform(Coordinate(threshold.x + x, threshold.y + y))
    }

    private static func feature(_ properties: String, _ kind: String, _ coordinates: String) -> String {
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{\#(properties)},"#
            + #""geometry":{"type":"\#(kind)","coordinates":\#(coordinates)}}]}"#
    }

    private static func fixture(
        runway: String = #""name":"09/27","elevation":10"#, aid: String = #""name":"DME A","kind":"DME","elevation":5"#
    ) throws -> CheckFixture {
        let (west, east, dme) = (try degrees(0, 0), try degrees(3000, 0), try degrees(0, 6000))
        return try CheckFixture(
            extra: "check: {layers: {runways: {source: runways.geojson}, radioAids: {source: aids.geojson}}}\n",
            files: [
                "runways.geojson": feature(runway, "LineString", "[[\(west.x),\(west.y)],[\(east.x),\(east.y)]]"),
                "aids.geojson": feature(aid, "Point", "[\(dme.x),\(dme.y)]"),
            ])
    }

    private static func site(_ x: Double, _ y: Double, ground: Double? = 12, height: Double?) throws -> Site {
        let place = try degrees(x, y)
        var site = Site(id: "T", place: place, position: Coordinate(threshold.x + x, threshold.y + y))
        site.observations = [.init(rawValue: "airDefenceArea"): Observation(.flag(false))]
        if let ground { site.observations[Fact(rawValue: "groundElevation")] = Observation(.number(ground)) }
        if let height { site.observations[Fact(rawValue: "height")] = Observation(.number(height)) }
        return site
    }

    struct Spot: Sendable, CustomTestStringConvertible {
        let surface: String, x: Double, y: Double, height: Double
        /// Metres by which the top lies above the surface, on ground 12 m above sea level.
        let above: Double
        var testDescription: String { "\(height) m at \(x), \(y) over \(surface)" }
    }

    @Test(arguments: [
        // 45 m above the runway: 55 m.
        Spot(surface: "innerHorizontal", x: 1500, y: 3990, height: 43.5, above: 0.5),
        Spot(surface: "innerHorizontal", x: 1500, y: -2000, height: 40, above: -3),
        // 1,000 m beyond the level surface: 55 + 50 = 105 m.
        Spot(surface: "conical", x: 1500, y: 5000, height: 90, above: -3),
        Spot(surface: "conical", x: 1500, y: 5000, height: 95, above: 2),
        // 1,000 m from the strip's end: 10 + 20 m; the fan is 290 m wide there.
        Spot(surface: "approach", x: 4060, y: 0, height: 18.5, above: 0.5),
        Spot(surface: "approach", x: 4060, y: 289, height: 17, above: -1),
        // The strip itself.
        Spot(surface: "surface2a", x: 1500, y: 100, height: 5, above: 7),
        // 940 m beyond the strip: 10 + 0.012 × 940.
        Spot(surface: "surface2b", x: 4000, y: 0, height: 10, above: 22 - 21.28),
        // 1,000 m from the DME: 5 + 1000 tan 1° = 22.4551 m.
        Spot(surface: "radioAid", x: 1000, y: 6000, height: 10, above: -0.4551),
        Spot(surface: "radioAid", x: 1000, y: 6000, height: 10.5, above: 0.0449),
    ])
    func reachesTheRules(_ spot: Spot) throws {
        let scene = try Self.fixture().scene()
        let facts = try FactReader(scene)
        let site = try Self.site(spot.x, spot.y, height: spot.height)
        let found = try #require(
            try facts.lasting(site, facts.ground(at: site.position)).observations[Fact(rawValue: spot.surface)])
        guard case .number(let above) = found.value else {
            Issue.record("\(found.value) is no height")
            return
        }
        #expect(abs(above - spot.above) < 1e-3)
        #expect(found.feature == (spot.surface == "radioAid" ? "DME A" : "09/27"))
    }

    @Test("44 m where the approach surface is 18 m above ground ask for height approval, beside the fan 44 m do not")
    func verdicts() throws {
        let day = try #require(CalendarDate("2024-08-01"))
        let study = CheckStudy(scene: try Self.fixture().scene(), dates: [day], structures: [.groundMast])
        func rules(_ site: Site) throws -> [String] {
            let papers = try study.check(site, extras: .init(alternatives: false)).dates[0].structures[0].papers
            #expect(!papers.notEvaluated.contains { $0.id == "vn.height.obstacle" })
            return papers.findings.map { String($0.rule.prefix { $0 != "@" }) }
        }
        #expect(try rules(Self.site(4060, 0, height: 44)).contains("vn.height.approval-2016"))
        // Outside all surfaces neither ground nor height are asked for: 8 km south of the runway.
        #expect(!(try rules(Self.site(1500, -8000, ground: nil, height: 44)).contains("vn.height.approval-2016")))
    }

    @Test(
        "Below a surface, a height that is not known leaves the rule not evaluated; outside it is known not to matter")
    func unknownHeight() throws {
        let facts = try FactReader(try Self.fixture().scene())
        func approach(_ site: Site) throws -> Observation? {
            try facts.lasting(site, facts.ground(at: site.position)).observations[Fact(rawValue: "approach")]
        }
        #expect(try approach(Self.site(4060, 0, height: nil)) == nil)
        #expect(try approach(Self.site(4060, 0, ground: nil, height: 20)) == nil)
        #expect(try approach(Self.site(4060, 291, height: nil)) == Observation(.none))
    }

    @Test(
        "A runway or an aid that cannot be held against a surface is named with what it lacks",
        arguments: [
            (#""name":"09/27""#, nil, "runways: no field “elevation” for elevation; fields there: name"),
            (#""name":"09/27","elevation":null"#, nil, "09/27: has no elevation; write it in metres above sea level"),
            (
                nil, #""name":"Đèn","kind":"lighthouse","elevation":5"#,
                "Đèn: has the kind “lighthouse”; write one of DME, VOR, DF, NDB, marker, GBAS, VHF, radar"
            ),
        ] as [(String?, String?, String)])
    func refuses(runway: String?, aid: String?, message: String) throws {
        let fixture =
            if let runway { try Self.fixture(runway: runway) } else { try Self.fixture(aid: try #require(aid)) }
        let error = #expect(throws: StudyError.self) { try fixture.scene() }
        #expect(error?.description == message)
    }
}
