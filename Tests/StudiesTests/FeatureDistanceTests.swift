import Foundation
import Geometry
import Testing
import Units
import _TestSupport

@testable import Province
@testable import Studies

/// Distances on the ellipsoid from the index against a scan of PROJ's geodesic over all features.
@Suite struct FeatureDistanceTests {
    static let grid = CRS.epsg(9210)

    private let toGrid: Transformer
    private let toGeographic: Transformer

    init() throws {
        toGrid = try Transformer(from: .wgs84, to: Self.grid)
        toGeographic = try Transformer(from: Self.grid, to: .wgs84)
    }

    private func random(_ count: Int, _ seed: UInt64) -> [Coordinate] {
        var source = SplitMix(state: seed)
        return (0..<count).map { _ in
            Coordinate(.random(in: 105.0...107.5, using: &source), .random(in: 10.0...11.8, using: &source))
        }
    }

    @Test("The nearest of a thousand masts is the one a scan finds, at the same distance within a millimetre")
    func equalsScan() throws {
        let masts = random(1000, 1)
        let index = try FeatureDistance(try masts.map { .point(try toGrid.transform($0)) }, toGeographic: toGeographic)
        for place in random(100, 2) {
            let scan = masts.map { Geodesic.distance(place, $0).metres }
            let found = try #require(
                try index.nearest(to: try toGrid.transform(place), place, toGeographic: toGeographic))
            #expect(abs(found.distance.metres - (scan.min() ?? 0)) < 0.001)
            let odd = try index.nearest(to: try toGrid.transform(place), place, toGeographic: toGeographic) {
                !$0.isMultiple(of: 2)
            }
            let oddScan = scan.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element).min() ?? 0
            #expect(abs(try #require(odd).distance.metres - oddScan) < 0.001)
        }
    }

    /// Ends computed by PROJ's `geod +ellps=WGS84` from 106.65°, 10.98° in azimuth 37°.
    @Test(
        "A centimetre either side of 120 m is told apart",
        arguments: [(10.9808663252, 106.6506607077, 119.99), (10.9808664696, 106.6506608178, 120.01)])
    func centimetres(latitude: Double, longitude: Double, metres: Double) throws {
        let place = Coordinate(106.65, 10.98)
        let index = try FeatureDistance(
            [.point(try toGrid.transform(Coordinate(longitude, latitude)))], toGeographic: toGeographic)
        let found = try #require(
            try index.nearest(to: try toGrid.transform(place), place, toGeographic: toGeographic))
        #expect(abs(found.distance.metres - metres) < 0.001)
    }

    @Test("To a railway the distance is that to the nearest of many points on it, within a millimetre")
    func line() throws {
        let corners = [Coordinate(590_000, 1_210_000), Coordinate(595_000, 1_214_000), Coordinate(601_000, 1_213_000)]
        let railway = Shape.lineString(LineString(corners))
        let index = try FeatureDistance([railway], toGeographic: toGeographic)
        for position in [
            Coordinate(592_000, 1_212_500), Coordinate(597_050, 1_213_900), Coordinate(602_000, 1_213_500),
        ] {
            let place = try toGeographic.transform(position)
            // Every 5 cm around the nearest planar point, and the corners.
            let nearest = railway.nearestPoint(to: position).point
            var scan = try corners.map { Geodesic.distance(place, try toGeographic.transform($0)).metres }.min() ?? 0
            for (a, b) in zip(corners, corners.dropFirst()) {
                let length = hypot(b.x - a.x, b.y - a.y)
                for step in 0...Int(length / 0.05) {
                    let t = Double(step) * 0.05 / length
                    let point = Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
                    guard hypot(point.x - nearest.x, point.y - nearest.y) < 20 else { continue }
                    scan = min(scan, Geodesic.distance(place, try toGeographic.transform(point)).metres)
                }
            }
            let found = try #require(try index.nearest(to: position, place, toGeographic: toGeographic))
            #expect(abs(found.distance.metres - scan) < 0.001)
        }
    }

    @Test("Inside an area the distance is 0, outside it is that to the border")
    func area() throws {
        let square = HandWorkedProvince.shape(HandWorkedProvince.square(50), at: Coordinate(500_000, 1_220_000))
        let index = try FeatureDistance([square], toGeographic: toGeographic)
        func distance(_ x: Double) throws -> Double {
            let position = Coordinate(500_000 + x, 1_220_000)
            return try #require(
                try index.nearest(to: position, try toGeographic.transform(position), toGeographic: toGeographic)
            ).distance.metres
        }
        #expect(try distance(20) == 0)
        // The grid's scale there is 0.9999.
        #expect(abs(try distance(150) - 100 / 0.9999) < 0.001)
    }

    @Test("Nothing is nearest where nothing counts")
    func nothing() throws {
        let place = Coordinate(106.65, 10.98)
        let position = try toGrid.transform(place)
        #expect(
            try FeatureDistance([], toGeographic: toGeographic).nearest(to: position, place, toGeographic: toGeographic)
                == nil)
        let one = try FeatureDistance([.point(position)], toGeographic: toGeographic)
        #expect(try one.nearest(to: position, place, toGeographic: toGeographic) { _ in false } == nil)
    }
}
