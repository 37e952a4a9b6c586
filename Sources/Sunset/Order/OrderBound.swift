import Units

/// Upper bound on an order's value: Lagrange multipliers on every limit that ties clusters together.
///
/// Upgrades up to each month, people in each month and each pair's precedence are priced; then every cluster picks its
/// best month alone. The best prices give the bound of the linear relaxation, because what is left has whole solutions.
/// Found by subgradients with Polyak's step (Held, Wolfe and Crowder 1974, Mathematical Programming 6, 62–88).
struct OrderBound {
    let problem: OrderProblem
    /// Months each cluster may be cut in; ``OrderProblem/months`` stands for never.
    let windows: [ClosedRange<Int>]
    private let pairs: [(later: Int, earlier: Int)]
    /// Prices: per month of upgrades, per month of people, then per pair and month.
    private(set) var prices: [Double]
    /// One unit of each row, so that steps mean the same in all of them.
    private let units: [Double]
    private(set) var bound = Double.infinity

    /// - Parameters:
    ///   - windows: nil leaves every month open.
    ///   - prices: where to start from; nil for nowhere.
    init(_ problem: OrderProblem, windows: [ClosedRange<Int>]? = nil, prices: [Double]? = nil) {
        self.problem = problem
        self.windows = windows ?? problem.clusters.map { _ in 0...problem.months }
        pairs = problem.pairs
        let months = problem.months
        let upgrades = Double(max(1, problem.upgradesPerMonth))
        units =
            (0..<months).map { upgrades * Double($0 + 1) }
            + [Double](repeating: max(1, problem.affectedPerMonth), count: months)
            + [Double](repeating: 1, count: pairs.count * months)
        self.prices = prices ?? [Double](repeating: 0, count: units.count)
    }

    /// Each cluster's best month under the prices, and what all are worth there; −∞ when a window holds no month.
    func best(_ prices: [Double]) -> (months: [Int], value: Double) {
        let months = problem.months
        // Cluster × month. A cluster pays in month m for all rows from m on.
        var reduced = [Double](repeating: 0, count: problem.clusters.count * months)
        for (index, cluster) in problem.clusters.enumerated() {
            var upgradePrice = 0.0
            for month in (0..<months).reversed() {
                upgradePrice += prices[month]
                reduced[index * months + month] =
                    cluster.values[month] - Double(cluster.upgrades) * upgradePrice
                    - cluster.affected[month] * prices[months + month]
            }
        }
        for (index, pair) in pairs.enumerated() {
            var price = 0.0
            for month in (0..<months).reversed() {
                price += prices[(2 + index) * months + month]
                reduced[pair.later * months + month] -= price
                reduced[pair.earlier * months + month] += price
            }
        }
        var value = 0.0
        for month in 0..<months {
            value += prices[month] * Double(problem.upgradesPerMonth * (month + 1))
            value += prices[months + month] * problem.affectedPerMonth
        }
        let chosen = problem.clusters.indices.map { index in
            let window = windows[index]
            var (best, month) = (window.upperBound == months ? 0 : -Double.infinity, months)
            for candidate in window.lowerBound..<max(window.lowerBound, min(months, window.upperBound + 1))
            where problem.isPossible[index][candidate] && reduced[index * months + candidate] > best {
                (best, month) = (reduced[index * months + candidate], candidate)
            }
            value += best
            return month
        }
        return (chosen, value)
    }

    /// How far each row is overdrawn, in its units.
    private func overdraft(_ chosen: [Int]) -> [Double] {
        let months = problem.months
        var rows = [Double](repeating: 0, count: units.count)
        for (cluster, month) in zip(problem.clusters, chosen) where month < months {
            rows[month] += Double(cluster.upgrades)
            rows[months + month] += cluster.affected[month]
        }
        var upgraded = 0.0
        for month in 0..<months {
            upgraded += rows[month]
            rows[month] = (upgraded - Double(problem.upgradesPerMonth * (month + 1))) / units[month]
            rows[months + month] = (rows[months + month] - problem.affectedPerMonth) / units[months + month]
        }
        for (index, pair) in pairs.enumerated() {
            for month in 0..<months {
                rows[(2 + index) * months + month] =
                    (chosen[pair.later] <= month ? 1 : 0) - (chosen[pair.earlier] <= month ? 1 : 0)
            }
        }
        return rows
    }

    /// - Parameter known: a value that an order reaches.
    mutating func improve(rounds: Int, known: Double, _ run: Run) throws(Cancelled) {
        var current = prices
        var direction = [Double](repeating: 0, count: units.count)
        var scale = 1.0
        var idle = 0
        for _ in 0..<rounds {
            try run.check()
            let (chosen, value) = best(current)
            // No order exceeds what is known.
            guard value > known else {
                bound = known
                return
            }
            if value < bound - 1e-9 * abs(bound) || bound == .infinity {
                (bound, prices, idle) = (value, current, 0)
            } else {
                idle += 1
                if idle == 20 {
                    (scale, idle) = (scale * 0.7, 0)
                    current = prices
                }
            }
            let rows = overdraft(chosen)
            for row in rows.indices { direction[row] = 0.6 * rows[row] + 0.4 * direction[row] }
            let norm = direction.reduce(0) { $0 + $1 * $1 }
            guard norm > 1e-18, scale > 1e-6 else { break }
            let step = scale * max(value - known, 1e-6 * abs(value)) / norm
            for row in rows.indices {
                current[row] = max(0, current[row] + step * direction[row] / units[row])
            }
        }
    }
}
