/// An order in the making, with what each month has used of its limits.
struct OrderState {
    let problem: OrderProblem
    private let windows: [ClosedRange<Int>]
    private(set) var chosen: [Int]
    /// Upgrades needed by each month, all before it included.
    private var upgraded: [Int]
    private var affected: [Double]
    private let earlier: [[Int]]
    private let later: [[Int]]

    /// Nothing is cut.
    ///
    /// - Parameter windows: months each cluster may be moved to; nil leaves every month open.
    init(_ problem: OrderProblem, windows: [ClosedRange<Int>]? = nil) {
        self.problem = problem
        self.windows = windows ?? problem.clusters.map { _ in 0...problem.months }
        chosen = problem.clusters.map { _ in problem.months }
        upgraded = [Int](repeating: 0, count: problem.months)
        affected = [Double](repeating: 0, count: problem.months)
        earlier = problem.clusters.map(\.after)
        var later = problem.clusters.map { _ in [Int]() }
        for pair in problem.pairs { later[pair.earlier].append(pair.later) }
        self.later = later
    }

    func value(_ cluster: Int, _ month: Int) -> Double {
        month < problem.months ? problem.clusters[cluster].values[month] : 0
    }

    /// Takes a cluster out or puts it in; limits are looked at by ``isLawful(_:)``.
    mutating func move(_ cluster: Int, to month: Int) {
        let old = chosen[cluster]
        guard old != month else { return }
        let upgrades = problem.clusters[cluster].upgrades
        if month < old {
            for between in month..<old { upgraded[between] += upgrades }
        } else {
            for between in old..<month { upgraded[between] -= upgrades }
        }
        if old < problem.months { affected[old] -= problem.clusters[cluster].affected[old] }
        if month < problem.months { affected[month] += problem.clusters[cluster].affected[month] }
        chosen[cluster] = month
    }

    /// Whether the limits hold that the cluster's month touches, and its pairs.
    func isLawful(_ cluster: Int) -> Bool {
        let month = chosen[cluster]
        guard windows[cluster].contains(month) else { return false }
        for other in later[cluster] where chosen[other] < month { return false }
        guard month < problem.months else { return true }
        if month < problem.clusters[cluster].firstMonth { return false }
        for other in earlier[cluster] where chosen[other] > month { return false }
        if affected[month] > problem.affectedPerMonth * (1 + 1e-12) { return false }
        for after in month..<problem.months where upgraded[after] > problem.upgradesPerMonth * (after + 1) {
            return false
        }
        return true
    }

    /// Moves a cluster if the limits then hold.
    mutating func tryMove(_ cluster: Int, to month: Int) -> Bool {
        let old = chosen[cluster]
        move(cluster, to: month)
        if isLawful(cluster) { return true }
        move(cluster, to: old)
        return false
    }

    /// Exchanges the months of two clusters if the limits then hold.
    mutating func trySwap(_ a: Int, _ b: Int) -> Bool {
        let (monthA, monthB) = (chosen[a], chosen[b])
        move(a, to: monthB)
        move(b, to: monthA)
        if isLawful(a) && isLawful(b) { return true }
        move(a, to: monthA)
        move(b, to: monthB)
        return false
    }
}
