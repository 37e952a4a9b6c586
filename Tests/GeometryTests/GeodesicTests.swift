import Foundation
import Geometry
import Testing
import Units
import _TestSupport

@Suite struct GeodesicTests {
    /// Semi-major axis times one degree, and the quarter meridian of WGS 84 (NIMA TR8350.2, 3rd ed., table 3.3 gives
    /// the axes; 10,001,965.729 m is the meridian quadrant derived from them, as printed by PROJ's `geod`).
    @Test func distancesOfTheEllipsoid() {
        let equator = Geodesic.distance(Coordinate(0, 0), Coordinate(1, 0))
        #expect(equator.isClose(to: .metres(6_378_137 * .pi / 180), within: 1e-6))
        let quadrant = Geodesic.distance(Coordinate(105, 0), Coordinate(105, 90))
        #expect(quadrant.isClose(to: .metres(10_001_965.729), within: 0.001))
        #expect(Geodesic.distance(Coordinate(179.9, 10), Coordinate(-179.9, 10)) < .kilometres(22))
    }

    /// The whole ellipsoid has 510,065,621.724 km² (TR8350.2, table 3.3 mean-radius-of-equal-area sphere); an octant
    /// has geodesic edges only.
    @Test func areaOfAnOctant() {
        let octant = Ring([Coordinate(0, 0), Coordinate(90, 0), Coordinate(0, 90), Coordinate(0, 0)])
        let area = Geodesic.area(of: .polygon(Polygon(octant)))
        #expect(abs(area.squareKilometres - 510_065_621.724 / 8) < 0.001)
        let turned = Geodesic.area(of: .polygon(Polygon(Ring(octant.coordinates.reversed()))))
        #expect(turned == area)
    }

    @Test("Holes are subtracted and parts added, whatever the direction of the rings")
    func holesAndParts() {
        func square(_ x: Double, _ side: Double) -> Ring {
            Ring([
                Coordinate(x, 10), Coordinate(x + side, 10), Coordinate(x + side, 10 + side), Coordinate(x, 10 + side),
            ])
        }
        let outer = Geodesic.area(of: .polygon(Polygon(square(106, 1)))).squareMetres
        let inner = Geodesic.area(of: .polygon(Polygon(square(106, 0.5)))).squareMetres
        let both = Geodesic.area(of: .polygon(Polygon(square(106, 1), holes: [square(106, 0.5)]))).squareMetres
        #expect(abs(both - (outer - inner)) < 1e-3)
        let parts = Shape.multiPolygon([Polygon(square(106, 1)), Polygon(square(108, 1))])
        #expect(abs(Geodesic.area(of: parts).squareMetres - 2 * outer) < 1)
        #expect(Geodesic.area(of: .point(Coordinate(1, 2))) == .squareMetres(0))
    }

    static let areas = SharedData.path("expected/vn_districts.json")

    @Test(
        "The nine districts of Bình Dương have their published geodesic areas within 1e-4",
        .enabled(if: ProvinceFile.path != nil && areas != nil))
    func districts() throws {
        struct Expected: Decodable {
            struct District: Decodable {
                let gso: String
                let geodesic_km2: Double
            }
            let gso: String
            let districts: [District]
        }
        let expected = try JSONDecoder().decode(
            [Expected].self, from: Data(contentsOf: URL(fileURLWithPath: try #require(Self.areas))))
        let districts = try ProvinceFile.districts()
        let wanted = try #require(expected.first { $0.gso == "74" }).districts
        #expect(wanted.count == 9 && districts.count == 9)
        for (code, shape) in districts {
            let area = Geodesic.area(of: shape).squareKilometres
            let target = try #require(wanted.first { $0.gso == code }).geodesic_km2
            #expect(abs(area / target - 1) < 1e-4, "\(code): \(area) km²")
        }
    }
}
