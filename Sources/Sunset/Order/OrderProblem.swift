/// A part of the network that is cut as one: a commune, or stations tied by coverage.
public struct Cluster: Hashable, Sendable {
    public var name: String
    /// Worth of cutting it in each month: what is saved and gained from then on, less harm and subsidy.
    public var values: [Double]
    /// Stations to upgrade before it can be cut.
    public var upgrades: Int
    /// People who lose service if it is cut in each month.
    public var affected: [Double]
    /// Months before this one are forbidden: no substitute yet, or too many people left.
    public var firstMonth: Int
    /// Clusters that may not be cut later than this one: spectrum is free once all around are off, and the neighbour
    /// whose roaming carries the rest goes last.
    public var after: [Int]

    public init(
        name: String, values: [Double], upgrades: Int, affected: [Double], firstMonth: Int = 0, after: [Int] = []
    ) {
        (self.name, self.values, self.upgrades) = (name, values, upgrades)
        (self.affected, self.firstMonth, self.after) = (affected, firstMonth, after)
    }
}

/// When each cluster is cut, if it is, so that the sum of values is largest.
public struct OrderProblem: Sendable {
    public let clusters: [Cluster]
    public let months: Int
    /// Stations that can be upgraded per month; upgrades may be done ahead.
    public let upgradesPerMonth: Int
    /// People who may lose service in one month.
    public let affectedPerMonth: Double
    /// By cluster and month: whether any order that keeps the limits can cut it then.
    let isPossible: [[Bool]]

    /// - Throws: ``SunsetError/impossibleCluster(name:what:)``.
    public init(
        clusters: [Cluster], months: Int, upgradesPerMonth: Int, affectedPerMonth: Double
    ) throws(SunsetError) {
        for cluster in clusters {
            guard cluster.values.count == months, cluster.affected.count == months else {
                throw .impossibleCluster(name: cluster.name, what: "has other months than the plan")
            }
            guard cluster.upgrades >= 0, cluster.affected.allSatisfy({ $0 >= 0 }) else {
                throw .impossibleCluster(name: cluster.name, what: "has a negative count")
            }
            guard cluster.after.allSatisfy({ clusters.indices.contains($0) }) else {
                throw .impossibleCluster(name: cluster.name, what: "follows a cluster that is not there")
            }
        }
        self.clusters = clusters
        self.months = months
        self.upgradesPerMonth = upgradesPerMonth
        self.affectedPerMonth = affectedPerMonth
        isPossible = Self.possibleMonths(clusters, months, upgradesPerMonth, affectedPerMonth)
    }

    /// The same limits for some of the clusters, who wait for none of the others.
    init(of problem: OrderProblem, keeping kept: [Int]) {
        let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        clusters = kept.map { index in
            var cluster = problem.clusters[index]
            cluster.after = cluster.after.compactMap { places[$0] }
            return cluster
        }
        (months, upgradesPerMonth) = (problem.months, problem.upgradesPerMonth)
        affectedPerMonth = problem.affectedPerMonth
        isPossible = kept.map { problem.isPossible[$0] }
    }

    /// What a cluster's own people and upgrades leave open, and the earliest cut of those it has to follow.
    private static func possibleMonths(
        _ clusters: [Cluster], _ months: Int, _ upgradesPerMonth: Int, _ affectedPerMonth: Double
    ) -> [[Bool]] {
        var isPossible = clusters.map { cluster in
            (0..<months).map { month in
                month >= cluster.firstMonth && cluster.affected[month] <= affectedPerMonth
                    && cluster.upgrades <= upgradesPerMonth * (month + 1)
            }
        }
        // Each round closes at least one month more, so it ends.
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for (index, cluster) in clusters.enumerated() {
                let earliest = cluster.after.map { isPossible[$0].firstIndex(of: true) ?? months }.max() ?? 0
                for month in 0..<min(earliest, months) where isPossible[index][month] {
                    isPossible[index][month] = false
                    hasChanged = true
                }
            }
        }
        return isPossible
    }

    /// Pairs (later, earlier): the first may not be cut before the second.
    var pairs: [(later: Int, earlier: Int)] {
        clusters.indices.flatMap { later in clusters[later].after.map { (later, $0) } }
    }
}

/// Month of each cluster, ``OrderProblem/months`` for one that stays on.
public struct SwitchOffOrder: Hashable, Sendable {
    public let months: [Int]

    public init(months: [Int]) { self.months = months }

    /// Counted anew from the problem.
    public func value(in problem: OrderProblem) -> Double {
        zip(problem.clusters, months).reduce(0) { sum, pair in
            pair.1 < problem.months ? sum + pair.0.values[pair.1] : sum
        }
    }

    /// Limits that are broken, counted anew from the problem; 0 for a lawful order.
    public func violations(in problem: OrderProblem) -> Int {
        var broken = 0
        var upgraded = 0
        for month in 0..<problem.months {
            let cut = months.indices.filter { months[$0] == month }
            upgraded += cut.reduce(0) { $0 + problem.clusters[$1].upgrades }
            let affected = cut.reduce(0) { $0 + problem.clusters[$1].affected[month] }
            if upgraded > problem.upgradesPerMonth * (month + 1) { broken += 1 }
            if affected > problem.affectedPerMonth * (1 + 1e-9) { broken += 1 }
            broken += cut.count { problem.clusters[$0].firstMonth > month }
        }
        return broken + problem.pairs.count { months[$0.later] < months[$0.earlier] }
    }
}
