import Foundation
import GeoStore
import Geometry
import Propagation
import Studies
import Testing
import Units
import _TestSupport

/// Thirty links over real terrain against values computed with pyproj and rasterio.
@Suite struct TerrainLinkTests {
    struct Expected: Decodable {
        let tx: [Double], rx: [Double]
        let distance_m, ground_tx_m, ground_rx_m, max_ground_m: Double
        let line_of_sight: Bool
        let min_clearance_m, at_m, min_fresnel_ratio: Double
    }
    struct Document: Decodable { let files: [String: [Expected]] }

    static let expected = SharedData.path("expected/terrain_los.json")

    @Test(
        "Ground and clearance to 0.5 m, distance to 0.1 m, Fresnel ratio to 0.05, sight exactly",
        .enabled(if: expected != nil))
    func matchesThirtyLinks() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.expected)))
        let document = try JSONDecoder().decode(Document.self, from: data)
        var links = 0
        for (file, rows) in document.files {
            let terrain = try RasterReader.read(try #require(SharedData.path("terrain/\(file)")))
            for row in rows {
                let profile = try TerrainProfile(
                    from: Coordinate(row.tx[0], row.tx[1]), to: Coordinate(row.rx[0], row.rx[1]), over: terrain)
                let heights = try #require(profile.bridged)
                let sight = try LineOfSight(
                    heights: heights, step: profile.step, antennas: (.metres(30), .metres(1.5)),
                    carrier: .megahertz(900))
                func close(_ value: Double, _ expected: Double, _ tolerance: Double) -> Bool {
                    abs(value - expected) <= tolerance
                }
                #expect(profile.voidCount == 0)
                #expect(close(profile.length.metres, row.distance_m, 0.1))
                #expect(close(heights[0], row.ground_tx_m, 0.5))
                #expect(close(heights[heights.count - 1], row.ground_rx_m, 0.5))
                #expect(close(heights.max() ?? .nan, row.max_ground_m, 0.5))
                #expect(close(sight.tightest.clearance.metres, row.min_clearance_m, 0.5), "\(file) \(row.tx)")
                #expect(close(sight.tightest.distance.metres, row.at_m, 1))
                #expect(close(sight.mostObstructed.ratio, row.min_fresnel_ratio, 0.05))
                #expect(sight.isClear == row.line_of_sight)
                links += 1
            }
        }
        #expect(links == 30)
    }

    static func plane(crs: CRS?, voids: Set<Int> = []) -> Raster {
        let frame = GridFrame(originX: 106, originY: 11, cellWidth: 0.001, cellHeight: 0.001, columns: 200, rows: 50)
        let cells = (0..<frame.cellCount).map { voids.contains($0 % 200) ? nil : Float($0 % 200) }
        return Raster(frame: frame, crs: crs, cells: cells)
    }

    @Test("The number of steps is the least that keeps them within the maximum, and voids are bridged, not sea")
    func stepsAndVoids() throws {
        let start = Coordinate(106.0105, 10.98), end = Coordinate(106.1105, 10.98)  // columns 10 to 110
        let profile = try TerrainProfile(from: start, to: end, over: Self.plane(crs: .wgs84))
        #expect(profile.length.isClose(to: .metres(10_929), within: 1))
        #expect(profile.heights.count == 123)  // 10929 / 90 = 121.4, so 122 steps
        let heights = try #require(profile.bridged)
        #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 < $1 })
        #expect(abs(heights[61] - 60) < 0.01)

        let holed = try TerrainProfile(from: start, to: end, over: Self.plane(crs: .wgs84, voids: [50, 51, 52]))
        #expect(holed.voidCount > 0)
        let bridged = try #require(holed.bridged)
        #expect(bridged.count == heights.count)
        #expect(zip(bridged, heights).allSatisfy { abs($0 - $1) < 0.01 })

        let open = try TerrainProfile(from: start, to: end, over: Self.plane(crs: .wgs84, voids: [10, 11]))
        #expect(open.bridged == nil)
        #expect(throws: StoreError.self) { try TerrainProfile(from: start, to: end, over: Self.plane(crs: nil)) }
    }

    @Test("A single step of the geodesic lies where the halves of the way do")
    func pathIsEquallyDivided() {
        let a = Coordinate(105.8, 21), b = Coordinate(106.7, 10.8)
        let path = Geodesic.path(from: a, to: b, steps: 4)
        #expect(path.count == 5)
        #expect(path.first == a && path.last == b)
        let quarter = Geodesic.distance(a, b).metres / 4
        for (from, to) in zip(path, path.dropFirst()) {
            #expect(Geodesic.distance(from, to).isClose(to: .metres(quarter), within: 1e-6))
        }
    }
}
