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

    /// What ``run(tile:peer:groups:isQuick:isJSON:)`` can measure.
    enum Group: String, CaseIterable { case exact, sweep, p1812, itm, memory }

    /// - Parameters:
    ///   - peer: processor seconds another program took for the same disc.
    ///   - isQuick: one thread and fewer paths; no group `memory`.
    static func run(tile path: String, peer: Double?, groups: [Group], isQuick: Bool, isJSON: Bool) throws {
        var figures: [(name: String, value: Double)] = []
        if let peer { figures.append(("splat_cpu_s", peer)) }
        // First, while this process has held nothing else: its peak only grows.
        if groups.contains(.memory), !isQuick { figures += try memory() }
        figures += try area(path, groups, peer: peer, isQuick: isQuick)
        let profiles = try Paths.made(count: 256)
        let repeats = isQuick ? 100 : 400
        if groups.contains(.p1812) {
            figures.append(("p1812_600_points_per_s", try perSecond(repeats) { try Paths.p1812(profiles) }))
        }
        if groups.contains(.itm) {
            figures.append(("itm_600_points_per_s", try perSecond(repeats) { try Paths.itm(profiles) }))
        }
        if isJSON {
            let items = figures.map { String(format: "\"%@\": %.4g", $0.name, $0.value) }
            print("{" + items.joined(separator: ", ") + "}")
        } else {
            for figure in figures { print(String(format: "%-28@ %12.4g", figure.name, figure.value)) }
        }
    }

    private static func area(
        _ path: String, _ groups: [Group], peer: Double?, isQuick: Bool
    ) throws -> [(name: String, value: Double)] {
        let methods = AreaEngine.Method.allCases.filter { method in
            groups.contains { $0.rawValue == method.rawValue }
        }
        guard !methods.isEmpty else { return [] }
        let tile = try Tile(path)
        let terrain = try tile.terrain()
        let model = try P1812(carrier: .megahertz(900), climate: RadioClimate(lapseRate: 45, refractivity: 325))
        let mast = AreaEngine.Mast(x: tile.west + 0.5, y: tile.north - 0.5, height: .metres(30))
        var figures: [(name: String, value: Double)] = []
        for method in methods {
            var one = Cost(processor: 0, wall: 0)
            for threads in isQuick ? [1] : [1, 2] {
                let engine = try AreaEngine(terrain: terrain)
                let cost = try measure {
                    _ = try engine.losses(
                        from: mast, terminal: .metres(1.5), radius: .kilometres(30), models: [model], method: method,
                        run: Run(threads: threads))
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
        return figures
    }

    /// The sweep over a grid of 36 million nodes, on two threads, and the most memory this process has held for it,
    /// the terrain's heights included.
    private static func memory() throws -> [(name: String, value: Double)] {
        let side = 6000
        let heights = (0..<(side * side)).map { i in
            let (x, y) = (Double(i % side), Double(i / side))
            return Float((300 + 200 * sin(x / 97) * cos(y / 131) + 30 * sin(x / 11 + y / 13)).rounded())
        }
        let terrain = try TerrainGrid(
            columns: side, rows: side,
            placement: .planar(west: 500_000, north: 2_400_000, spacing: 30, latitude: 21), heights: heights)
        let model = try P1812(carrier: .megahertz(900), climate: RadioClimate(lapseRate: 45, refractivity: 325))
        let mast = AreaEngine.Mast(x: 500_000 + 90_000, y: 2_400_000 - 90_000, height: .metres(30))
        var nodes = 0
        let cost = try measure {
            let losses = try AreaEngine(terrain: terrain).losses(
                from: mast, terminal: .metres(1.5), radius: .kilometres(90), models: [model], method: .sweep)
            nodes = losses.values[0].reduce(0) { $1.isNaN ? $0 : $0 + 1 }
        }
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return [
            ("grid_36M_predicted", Double(nodes)), ("grid_36M_cpu_s", cost.processor),
            ("grid_36M_peak_MiB", Double(usage.ru_maxrss) / 1024),
        ]
    }

    /// Paths a second of processor time.
    private static func perSecond(_ repeats: Int, _ round: () throws -> Int) rethrows -> Double {
        var paths = 0
        _ = try round()  // brings code and tables into memory
        let cost = try measure { for _ in 0..<repeats { paths += try round() } }
        return Double(paths) / cost.processor
    }
}
