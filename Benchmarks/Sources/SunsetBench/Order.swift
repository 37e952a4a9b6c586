import Foundation
import Sunset

/// In which month each of 300 clusters is cut, under limits that tie them together.
struct Order {
    private let problem: OrderProblem
    private let seed: UInt64

    init(seed: UInt64) throws {
        self.seed = seed
        let months = 24, clusters = 300
        var random = Numbers(state: seed)
        let made = (0..<clusters).map { index in
            let users = Double.random(in: 20...600, using: &random)
            let saving = Double.random(in: 500...4000, using: &random)
            let harm = Double.random(in: 20...120, using: &random)
            let left = (0..<months).map { users * pow(0.9, Double($0 + 1)) }
            return Cluster(
                name: "c\(index)", values: left.indices.map { saving * Double(months - $0) - harm * left[$0] },
                upgrades: Int.random(in: 0...3, using: &random), affected: left,
                firstMonth: Int.random(in: 0...1, using: &random),
                after: index > 0 && Bool.random(using: &random) ? [Int.random(in: 0..<index, using: &random)] : [])
        }
        problem = try OrderProblem(
            clusters: made, months: months, upgradesPerMonth: clusters / months,
            affectedPerMonth: 250 * Double(clusters) / Double(months))
    }

    func run(folder: String) throws {
        let (clock, processor, result) = SunsetBench.measured { problem.solve() }
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
