import Siting
import Units

/// People served against money spent: the same search at rising budgets, for residents alone.
struct SpendingCurve {
    let planner: SitingPlanner

    /// Points besides nothing spent.
    static let steps = 8

    func points(upTo money: Double, allowed: [Int]) throws -> [SpendingPoint] {
        let today = ServedCells(planner.scene).people
        var points = [SpendingPoint(budget: 0, cost: 0, people: today, bound: today, sites: 0)]
        guard money > 0 else { return points }
        for step in 1...Self.steps where !planner.run.isCancelled {
            let budget = money * Double(step) / Double(Self.steps)
            let (sites, solution) = try planner.solve(
                .mostForBudget(budget), seconds: planner.options.seconds / Double(Self.steps), allowed: allowed,
                places: .nothing)
            points.append(
                SpendingPoint(
                    budget: budget, cost: solution.recount.cost, people: solution.value, bound: solution.bound,
                    sites: sites.count))
        }
        return points
    }
}
