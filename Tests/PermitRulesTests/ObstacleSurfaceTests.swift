import Foundation
import PermitRules
import Testing

/// Heights worked by hand for a level runway of 3,000 m along the x axis at 10 m above sea level: strip to 140 m aside and
/// 60 m beyond the ends (NĐ 222/2026 PL II and PL IV; ICAO Annex 14 vol. I table 4-1).
@Suite struct ObstacleSurfaceTests {
    struct Spot: Sendable, CustomTestStringConvertible {
        let surface: String, x: Double, y: Double
        let height: Double?
        var testDescription: String { "\(surface) at \(x), \(y)" }

        init(_ surface: String, _ x: Double, _ y: Double, _ height: Double?) {
            (self.surface, self.x, self.y, self.height) = (surface, x, y, height)
        }
    }

    private func surface(_ id: String) throws -> ObstacleSurface {
        try #require(try Law.book().register.surfaces.first { $0.id == id })
    }

    @Test(arguments: [
        Spot("surface2a", 1500, 0, 10), Spot("surface2a", 1500, 140, 10), Spot("surface2a", 1500, 140.1, nil),
        Spot("surface2a", 3060, 0, 10), Spot("surface2a", -60.1, 0, nil),
        // 1,000 m beyond the strip: 10 + 0.012 × 1000; half width there 140 + 150.
        Spot("surface2b", 4060, 0, 22), Spot("surface2b", 4060, 290, 22), Spot("surface2b", 4060, 290.1, nil),
        Spot("surface2b", -1060, -290, 22), Spot("surface2b", 13060, 0, 130), Spot("surface2b", 13060.1, 0, nil),
        Spot("surface2b", 1500, 0, nil),
        // 500 m beside the strip: 10 + 0.012 × 500; inside a fan or the strip it does not lie.
        Spot("surface2c", 1500, 640, 16), Spot("surface2c", 1500, -10140, 130), Spot("surface2c", 1500, 10140.1, nil),
        Spot("surface2c", 4060, 0, nil), Spot("surface2c", 1500, 0, nil),
        // 300 m beyond the strip's end and 400 m beside it: 500 m away, 10 + 6.
        Spot("surface2c", 3360, 540, 16),
        Spot("innerHorizontal", 1500, 4000, 55), Spot("innerHorizontal", 7000, 0, 55),
        Spot("innerHorizontal", 7000.1, 0, nil),
        Spot("conical", 1500, 5000, 105), Spot("conical", 1500, 4000, nil), Spot("conical", 1500, 6000, 155),
        Spot("conical", 1500, 6000.1, nil),
        // 3,000 m at 2 %, then 2.5 %: 10 + 60 at the break, 10 + 60 + 25 a kilometre on, level from 6,600 m.
        Spot("approach", 6060, 0, 70), Spot("approach", 7060, 0, 95), Spot("approach", 9660, 0, 160),
        Spot("approach", 18060, 0, 160), Spot("approach", 18060.1, 0, nil),
    ])
    func runwaySurfaces(_ spot: Spot) throws {
        let ends = (GroundPoint(x: 0, y: 0, elevation: 10), GroundPoint(x: 3000, y: 0, elevation: 10))
        let runway = try #require(Runway(from: ends.0, to: ends.1))
        let height = try surface(spot.surface).height(over: runway, x: spot.x, y: spot.y)
        #expect((height == nil) == (spot.height == nil))
        if let height, let expected = spot.height { #expect(abs(height - expected) < 1e-9) }
    }

    @Test("A runway that lies askew and slopes gives the same figures in its own frame")
    func askew() throws {
        let ends = (GroundPoint(x: 100, y: 200, elevation: 10), GroundPoint(x: 1900, y: 2600, elevation: 40))
        let runway = try #require(Runway(from: ends.0, to: ends.1))  // 3,000 m towards (0.6, 0.8)
        let height = try surface("surface2b").height(over: runway, x: 100 + 0.6 * 4060, y: 200 + 0.8 * 4060)
        #expect(abs(try #require(height) - 52) < 1e-9)
        #expect(Runway(from: ends.0, to: ends.0) == nil)
    }

    @Test(arguments: [
        ("DME", 300.0, 5.0 as Double?), ("DME", 1000, 5 + 1000 * tan(Double.pi / 180)), ("DME", 3000.1, nil),
        ("NDB", 500, 5 + 500 * tan(5 * Double.pi / 180)), ("radar", 15000, 5 + 15000 * tan(0.25 * Double.pi / 180)),
        ("lighthouse", 10, nil),
    ])
    func radioAids(kind: String, distance: Double, expected: Double?) throws {
        let aid = RadioAid(kind: kind, base: GroundPoint(x: 0, y: 0, elevation: 5))
        let height = try surface("radioAid").height(over: aid, x: 0, y: distance)
        #expect((height == nil) == (expected == nil))
        if let height, let expected { #expect(abs(height - expected) < 1e-9) }
    }
}
