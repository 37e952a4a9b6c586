import Foundation
import Geometry

/// Tiles of a million parcels one after the other past points and zones, and how much memory that takes.
enum Streaming {
    static func run(tiles: Int) throws {
        var layers = SyntheticLayers(seed: 20_261_131)
        let points = layers.points(5_000_000)
        let zones = layers.zones(10_000).shapes()
        for threads in [1, 2] {
            let clock = ContinuousClock()
            var pairs = 0
            var start = processorSeconds()
            var wall = try clock.measure {
                try PointGrid(points).forEachCovered(by: parcels(tiles), threads: threads) { _, _ in pairs += 1 }
            }
            report("points in \(tiles) million parcels", threads, processorSeconds() - start, wall, pairs)
            let held = try StreamedOverlay(zones)
            var shares = 0
            start = processorSeconds()
            wall = try clock.measure {
                try held.forEachShare(with: parcels(tiles), threads: threads) { _ in shares += 1 }
            }
            report("areas of \(tiles) million parcels in zones", threads, processorSeconds() - start, wall, shares)
        }
    }

    /// The same ground again and again; what counts is that no tile is kept.
    private static func parcels(_ tiles: Int) -> ShapeStream {
        var tile = 0
        var rest = ArraySlice<Shape>()
        return ShapeStream(total: tiles * 1_000_000) {
            if rest.isEmpty {
                guard tile < tiles else { return [] }
                var layers = SyntheticLayers(seed: UInt64(tile))
                rest = layers.parcels(1000).shapes()[...]
                tile += 1
            }
            let part = Array(rest.prefix(250_000))
            rest = rest.dropFirst(250_000)
            return part
        }
    }

    private static func report(_ what: String, _ threads: Int, _ processor: Double, _ wall: Duration, _ answers: Int) {
        print(
            "\(what), \(threads) thread\(threads == 1 ? "" : "s"): \(answers) answers, \(Report.number(processor)) s of "
                + "processor time with making the parcels, \(wall.formatted()) on the clock, peak \(Report.peak) MiB")
    }
}
