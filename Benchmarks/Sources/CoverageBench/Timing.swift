import Foundation
import Propagation
import Units

/// One site over a tile, and single paths, in processor time.
enum Timing {
    private struct Cost { let processor, wall: Double }

    private static func measure(_ body: () throws -> Void) rethrows -> Cost {
        let (before, start) = (clock(), Date())
        try body()
        return Cost(
            processor: Double(clock() - before) / Double(CLOCKS_PER_SEC), wall: Date().timeIntervalSince(start))
    }

    /// - Parameter peer: processor seconds another program took for the same disc.
    static func run(tile path: String, peer: Double?, isQuick: Bool, isJSON: Bool) throws {
        let tile = try Tile(path)
        let terrain = try tile.terrain()
        let model = try P1812(
            carrier: .megahertz(900), climate: RadioClimate(lapseRate: 45, refractivity: 325))
        let mast = AreaEngine.Mast(x: tile.west + 0.5, y: tile.north - 0.5, height: .metres(30))
        var figures: [(name: String, value: Double)] = []
        if let peer { figures.append(("splat_cpu_s", peer)) }
        for method in AreaEngine.Method.allCases {
            var one = Cost(processor: 0, wall: 0)
            for threads in isQuick ? [1] : [1, 2] {
                let engine = try AreaEngine(terrain: terrain, threads: threads)
                let cost = try measure {
                    _ = try engine.losses(
                        from: mast, terminal: .metres(1.5), radius: .kilometres(30), models: [model], method: method)
                }
                if threads == 1 {
                    one = cost
                    figures.append(("\(method)_cpu_s", cost.processor))
                    if let peer { figures.append(("\(method)_share_of_splat", cost.processor / peer)) }
                } else {
                    figures.append(("\(method)_two_threads_speedup", one.wall / cost.wall))
                }
            }
        }
        figures.append(("p1812_600_points_per_s", try paths(model, repeats: isQuick ? 20 : 100)))
        if isJSON {
            let items = figures.map { String(format: "\"%@\": %.4g", $0.name, $0.value) }
            print("{" + items.joined(separator: ", ") + "}")
        } else {
            for figure in figures { print(String(format: "%-28@ %12.4g", figure.name, figure.value)) }
        }
    }

    /// Paths of 600 points a second of processor time, over seeded rough ground.
    private static func paths(_ model: P1812, repeats: Int) throws -> Double {
        var state: UInt64 = 1
        let profiles = try (0..<256).map { _ in
            var height = 300.0
            return try PathProfile(
                step: 0.03,
                ground: (0..<600).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    height += 6 * (Double(state >> 40) / Double(1 << 24) - 0.5)
                    return height
                })
        }
        let ends = P1812.Ends(base: .metres(30), terminal: .metres(1.5), latitude: .degrees(44))
        var sum = 0.0
        let cost = try measure {
            for _ in 0..<repeats {
                for profile in profiles { sum += try model.loss(over: profile, ends: ends).decibels }
            }
        }
        guard sum.isFinite else { throw Accept.Failure(description: "a path has no loss") }
        return Double(repeats * profiles.count) / cost.processor
    }
}
