import Units

/// Branch and bound over the months of clusters, first of those that wait for others.
///
/// A district's spectrum is all or nothing, and the linear relaxation sells it by the share; moves of single communes
/// seldom bring a whole district forward. Fixing when such a cluster is cut mends both: its window is split, those it
/// waits for inherit the last month, and each half gets a bound and an order of its own. Once these are settled, clusters
/// that cut off many people follow: the relaxation splits them between months.
struct OrderSearch {
    private struct Node {
        let windows: [ClosedRange<Int>]
        let prices: [Double]
        let bound: Double
    }

    private let problem: OrderProblem
    private(set) var best: SwitchOffOrder
    private var value: Double
    private var open: [Node]

    /// Gap at which the search stops.
    private static let tolerance = 1e-3

    init(root: OrderBound, best: SwitchOffOrder) {
        problem = root.problem
        self.best = best
        value = best.value(in: root.problem)
        open = [Node(windows: root.windows, prices: root.prices, bound: root.bound)]
    }

    /// Proven upper bound on any order.
    var bound: Double { max(value, open.map(\.bound).max() ?? -.infinity) }

    /// - Parameters:
    ///   - nodes: windows to look at, at most.
    ///   - proposals: of the annealing in each.
    mutating func explore(nodes: Int, proposals: Int, _ run: Run) throws(Cancelled) {
        var left = nodes
        while left > 0, bound > value + Self.tolerance * abs(value),
            let widest = open.indices.max(by: { open[$0].bound < open[$1].bound })
        {
            let node = open.remove(at: widest)
            guard let cluster = undecided(node) else {
                // One order is left; whoever has no possible month stays on.
                adopt(SwitchOffOrder(months: node.windows.map { $0.count == 1 ? $0.lowerBound : problem.months }))
                continue
            }
            for half in halves(cluster, node.windows[cluster]) {
                left -= 1
                try explore(node, cluster, half, proposals, run)
            }
        }
    }

    /// The waiting cluster whose window spans the most value, then the cluster that cuts off most people; nil when each
    /// has one month.
    private func undecided(_ node: Node) -> Int? {
        func span(_ cluster: Int) -> Double {
            let values = node.windows[cluster].map { $0 < problem.months ? problem.clusters[cluster].values[$0] : 0 }
            return (values.max() ?? 0) - (values.min() ?? 0)
        }
        func people(_ cluster: Int) -> Double {
            possible(cluster, node.windows[cluster]).map { problem.clusters[cluster].affected[$0] }.max() ?? 0
        }
        let open = problem.clusters.indices.filter {
            node.windows[$0].count > 1 && !possible($0, node.windows[$0]).isEmpty
        }
        return open.filter { !problem.clusters[$0].after.isEmpty }.max { span($0) < span($1) }
            ?? open.max { people($0) < people($1) }
    }

    private func possible(_ cluster: Int, _ window: ClosedRange<Int>) -> [Int] {
        window.filter { $0 < problem.months && problem.isPossible[cluster][$0] }
    }

    /// Never by itself, then the possible months by the middle.
    private func halves(_ cluster: Int, _ window: ClosedRange<Int>) -> [ClosedRange<Int>] {
        let months = possible(cluster, window)
        let (first, last) = (window.lowerBound, window.upperBound)
        let middle = last == problem.months ? last - 1 : max(first, min(last - 1, months[(months.count - 1) / 2]))
        return [first...middle, (middle + 1)...last]
    }

    private mutating func explore(
        _ node: Node, _ cluster: Int, _ window: ClosedRange<Int>, _ proposals: Int, _ run: Run
    ) throws(Cancelled) {
        var windows = node.windows
        windows[cluster] = window
        guard limitEarlier(&windows, from: cluster) else { return }
        var bound = OrderBound(problem, windows: windows, prices: node.prices)
        try bound.improve(rounds: 200, known: value, run)
        guard bound.bound > value else { return }
        let state = problem.start(bound.best(bound.prices).months, windows: windows)
        let order = try problem.anneal(state, proposals: proposals, run)
        adopt(order)
        open.append(Node(windows: windows, prices: bound.prices, bound: min(node.bound, bound.bound)))
    }

    private mutating func adopt(_ order: SwitchOffOrder) {
        let found = order.value(in: problem)
        if found > value, order.violations(in: problem) == 0 { (best, value) = (order, found) }
    }

    /// Who is waited for is cut no later. False when somebody has no month left.
    private func limitEarlier(_ windows: inout [ClosedRange<Int>], from cluster: Int) -> Bool {
        var waiting = [cluster]
        while let next = waiting.popLast() {
            let last = windows[next].upperBound
            guard last < problem.months else { continue }
            for earlier in problem.clusters[next].after where windows[earlier].upperBound > last {
                guard windows[earlier].lowerBound <= last else { return false }
                windows[earlier] = windows[earlier].lowerBound...last
                waiting.append(earlier)
            }
        }
        return true
    }
}
