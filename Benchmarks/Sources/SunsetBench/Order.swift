import Foundation
import Sunset

/// In which month each of 300 clusters is cut, under limits that tie them together.
struct Order {
    private let problem: OrderProblem
    private let seed: UInt64

    init(seed: UInt64) throws {
        self.seed = seed
        var random = SplitMix(state: seed)
        problem = try .made(clusters: 300, months: 24, using: &random)
    }

    func run(folder: String) throws {
        let (clock, processor, result) = try SunsetBench.measured { try problem.solve() }
        let clusters = problem.clusters.map { cluster -> [String: Any] in
            [
                "values": cluster.values, "upgrades": cluster.upgrades, "affected": cluster.affected,
                "first": cluster.firstMonth, "after": cluster.after,
            ]
        }
        let data = try JSONSerialization.data(withJSONObject: [
            "clusters": clusters, "upgrades": problem.upgradesPerMonth, "affected": problem.affectedPerMonth,
        ])
        try data.write(to: URL(fileURLWithPath: "\(folder)/order-\(seed).json"))
        try SunsetBench.print([
            "operation": "order", "seed": seed, "seconds": clock, "cpu_seconds": processor, "value": result.value,
            "bound": result.bound, "violations": result.order.violations(in: problem),
        ])
    }
}
