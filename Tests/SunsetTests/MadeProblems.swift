import Foundation
import Sunset

// Made problems of any size. The benchmarks take a copy of this file, so that what is measured is what is tested.

extension OrderProblem {
    /// Clusters with people to lose and savings to make, half of them waiting for another.
    static func made(
        clusters: Int, months: Int, using random: inout some RandomNumberGenerator
    ) throws(SunsetError) -> OrderProblem {
        var made: [Cluster] = []
        for index in 0..<clusters {
            let users = Double.random(in: 20...600, using: &random)
            let saving = Double.random(in: 500...4000, using: &random)
            let harm = Double.random(in: 20...120, using: &random)
            let left = (0..<months).map { users * pow(0.9, Double($0 + 1)) }
            made.append(
                Cluster(
                    name: "c\(index)", values: left.indices.map { saving * Double(months - $0) - harm * left[$0] },
                    upgrades: Int.random(in: 0...3, using: &random), affected: left,
                    firstMonth: Int.random(in: 0...1, using: &random),
                    after: index > 0 && Bool.random(using: &random) ? [Int.random(in: 0..<index, using: &random)] : []))
        }
        return try OrderProblem(
            clusters: made, months: months, upgradesPerMonth: max(1, clusters / months),
            affectedPerMonth: 250 * Double(clusters) / Double(months))
    }
}

extension MigrationArea {
    /// Communes of three strata, half of them with a limit on what can be exchanged.
    static func made(_ count: Int, using random: inout some RandomNumberGenerator) -> [MigrationArea] {
        var areas: [MigrationArea] = []
        for _ in 0..<count {
            areas.append(
                MigrationArea(
                    counts: (0..<3).map { _ in Int.random(in: 0...900, using: &random) },
                    paces: (0..<3).map { _ in Double.random(in: 0.4...1.8, using: &random) },
                    capacity: Bool.random(using: &random) ? Double.random(in: 5...200, using: &random) : nil))
        }
        return areas
    }
}
