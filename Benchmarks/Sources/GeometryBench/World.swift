import Foundation
import Geometry

/// The data sets of one run, and the files in which the Python peers find them.
struct World {
    let boxes: [Box]
    let windows: [(hits: Int, list: [Box])]
    let places: [Coordinate]
    let points: [Coordinate]
    let sorted: [Coordinate]
    let parcels: FlatRings
    let zones: FlatRings

    /// - Parameter scale: 1 for the sizes of the comparison; less for a trial.
    init(scale: Double) {
        func scaled(_ n: Double) -> Int { max(Int(n * scale), 100) }
        var layers = SyntheticLayers(seed: 20_261_122)
        boxes = layers.boxes(scaled(10e6))
        let index = SpatialIndex(boxes: boxes)
        var empty: [Box] = []
        while empty.count < 100_000 {
            let tried = layers.windows(100_000, hits: 0, of: boxes.count)
            empty += zip(tried, index.counts(in: tried)).filter { $0.1 == 0 }.map(\.0)
        }
        windows = [
            (0, Array(empty.prefix(100_000))), (10, layers.windows(100_000, hits: 10, of: boxes.count)),
            (1000, layers.windows(10_000, hits: 1000, of: boxes.count)),
        ]
        places = layers.points(100_000)
        points = layers.points(scaled(5e6))
        sorted = Self.alongCurve(points)
        parcels = layers.parcels(max(Int((1e6 * scale).squareRoot()), 10))
        zones = layers.zones(scaled(10_000))
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
