import Propagation
import Province
import Sunset
import Units

/// Which commune is cut in which month before the deadline; spectrum of a district is free once all of it is off.
struct SunsetPlanning {
    private let problem: OrderProblem
    private let stock: SunsetStock
    /// Step of the plan's first month.
    private let firstStep: Int
    private let stations: [Int]
    private let lines: [Double]

    init(
        stock: SunsetStock, migration: Migration, months: Int, parameters: ParameterSet
    ) throws {
        let saving = try parameters.value("station_saving")
        let refarm = try parameters.value("refarm_gain")
        let harm =
            try (1 - parameters.value("spare_share"))
            * (parameters.value("surplus_month") + parameters.value("monthly_revenue")
                * parameters.value("revenue_margin"))
        let limit = try parameters.value("residual_limit")
        let steps = migration.total.count
        let firstStep = steps - 1 - months
        let stations = stock.areas.indices.map { stock.layerStations($0).count }
        let lines = stock.areas.indices.map { Double(stock.lines($0)) }
        var clusters: [Cluster] = []
        for (i, unit) in stock.world.communes.enumerated() {
            let left = (0..<months).map { migration.areas[i][firstStep + $0].p50 }
            clusters.append(
                Cluster(
                    name: unit.code,
                    values: left.indices.map { month in
                        Double(months - month) * (Double(stations[i]) * saving - left[month] * harm)
                    },
                    upgrades: stock.upgrades(i).count, affected: left,
                    firstMonth: left.firstIndex { $0 <= limit * lines[i] } ?? months))
        }
        let districts = Dictionary(grouping: stock.world.communes.indices) { stock.world.communes[$0].district ?? -1 }
        for (district, members) in districts.sorted(by: { $0.key < $1.key }) {
            let all = Double(members.reduce(0) { $0 + stations[$1] })
            clusters.append(
                Cluster(
                    name: "spectrum \(district)",
                    values: (0..<months).map { Double(months - $0) * all * refarm }, upgrades: 0,
                    affected: [Double](repeating: 0, count: months), after: members))
        }
        (self.stock, self.firstStep) = (stock, firstStep)
        (self.stations, self.lines) = (stations, lines)
        problem = try OrderProblem(
            clusters: clusters, months: months, upgradesPerMonth: Int(try parameters.value("upgrades_per_month")),
            affectedPerMonth: try parameters.value("affected_per_month"))
    }

    func plan(_ run: Run) throws -> (order: SwitchOffOrder, summary: SunsetPlan) {
        let result = try problem.solve(run: run)
        let spectrum = problem.clusters.count - stock.areas.count
        let traffic = lines + [Double](repeating: 0, count: spectrum)
        let users = stock.areas.map { Double($0.counts.reduce(0, +)) } + [Double](repeating: 0, count: spectrum)
        let rules = OrderRule.allCases.map { rule in
            let order = problem.order(by: rule, traffic: traffic, users: users)
            return (rule: rule, value: order.value(in: problem), violations: order.violations(in: problem))
        }
        let saved = stock.areas.indices.reduce(0.0) { sum, i in
            sum + Double(stations[i] * max(0, problem.months - result.order.months[i]))
        }
        return (
            result.order,
            SunsetPlan(
                value: result.value, bound: result.bound, gap: result.gap, rules: rules, stationMonthsSaved: saved)
        )
    }

    /// Step of each commune's cut; the last for one that waits for the deadline.
    func steps(of order: SwitchOffOrder) -> [Int] {
        stock.areas.indices.map { firstStep + order.months[$0] }
    }
}
