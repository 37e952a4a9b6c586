import Foundation
import Geometry

/// The data sets of one run, each made when it is first asked for, and the files in which the Python peers find them.
final class World {
    private let scale: Double
    lazy var boxes = make(1) { $0.boxes(scaled(10e6)) }
    lazy var windows = makeWindows()
    lazy var places = make(2) { $0.points(100_000) }
    lazy var points = make(3) { $0.points(scaled(5e6)) }
    lazy var sorted = Self.alongCurve(points)
    lazy var parcels = make(4) { $0.parcels(max(Int((1e6 * scale).squareRoot()), 10)) }
    lazy var zones = make(5) { $0.zones(scaled(10_000)) }

    lazy var clustered = make(7) { $0.heaps(scaled(5e6)) }
    /// Exterior rings of the polygons of a GeoJSON file, when one is given.
    let communes: FlatRings?

    /// - Parameter scale: 1 for the sizes of the comparison; less for a trial.
    init(scale: Double, communes path: String? = nil) throws {
        self.scale = scale
        communes = try path.map { try FlatRings(geoJSON: $0) }
    }

    /// Points of the synthetic square moved into a box.
    static func points(in box: Box, _ points: [Coordinate]) -> [Coordinate] {
        points.map { p in
            Coordinate(
                box.minX + (p.x - SyntheticLayers.origin.x) / SyntheticLayers.side * box.width,
                box.minY + (p.y - SyntheticLayers.origin.y) / SyntheticLayers.side * box.height)
        }
    }

    private func scaled(_ n: Double) -> Int { max(Int(n * scale), 100) }

    /// Each data set has a seed of its own, so that it does not depend on which others were made.
    private func make<Made>(_ number: UInt64, _ body: (inout SyntheticLayers) -> Made) -> Made {
        var layers = SyntheticLayers(seed: 20_261_122 + number)
        return body(&layers)
    }

    private func makeWindows() -> [(hits: Int, list: [Box])] {
        var layers = SyntheticLayers(seed: 20_261_128)
        let index = SpatialIndex(boxes: boxes)
        var empty: [Box] = []
        while empty.count < 100_000 {
            let tried = layers.windows(100_000, hits: 0, of: boxes.count)
            empty += zip(tried, index.counts(in: tried)).filter { $0.1 == 0 }.map(\.0)
        }
        return [
            (0, Array(empty.prefix(100_000))), (10, layers.windows(100_000, hits: 10, of: boxes.count)),
            (1000, layers.windows(10_000, hits: 1000, of: boxes.count)),
        ]
    }

    /// By cells of 25 m in the order of interleaved bits (G. M. Morton 1966): what a careful user does before a join.
    static func alongCurve(_ points: [Coordinate]) -> [Coordinate] {
        func spread(_ v: UInt64) -> UInt64 {
            var v = v & 0xFFFF
            v = (v | v << 8) & 0x00FF_00FF
            v = (v | v << 4) & 0x0F0F_0F0F
            v = (v | v << 2) & 0x3333_3333
            return (v | v << 1) & 0x5555_5555
        }
        let keys = points.enumerated().map { number, p in
            let x = UInt64((p.x - SyntheticLayers.origin.x) / 25), y = UInt64((p.y - SyntheticLayers.origin.y) / 25)
            return (spread(x) | spread(y) << 1) << 32 | UInt64(number)
        }
        return keys.sorted().map { points[Int($0 & 0xFFFF_FFFF)] }
    }

    func write(to folder: String) throws {
        func put<T>(_ name: String, _ values: [T]) throws {
            try values.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: folder + "/" + name)) }
        }
        try put("boxes.f64", boxes)
        for window in windows { try put("windows\(window.hits).f64", window.list) }
        try put("places.f64", places)
        try put("points.f64", points)
        try put("sorted.f64", sorted)
        try put("parcels.f64", parcels.xy)
        try put("parcels.i64", parcels.starts)
        try put("zones.f64", zones.xy)
        try put("zones.i64", zones.starts)
    }
}

extension [Box] {
    func withDoubles<R>(_ body: (UnsafePointer<Double>) -> R) -> R {
        withUnsafeBytes { body($0.bindMemory(to: Double.self).baseAddress!) }
    }
}

extension [Coordinate] {
    func withDoubles<R>(_ body: (UnsafePointer<Double>) -> R) -> R {
        withUnsafeBytes { body($0.bindMemory(to: Double.self).baseAddress!) }
    }
}
