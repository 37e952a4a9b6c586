import Siting
import Testing
import _TestSupport

/// Operators on towers, against every assignment of operators to towers.
@Suite struct TowerTests {
    static let operators = ["A", "B", "C"]

    /// Two or three towers, three operators with a layer of ten cells each.
    private func world(_ seed: UInt64) throws -> (demand: Demand, towers: [Tower]) {
        var random = SplitMix(state: seed)
        let weights = (0..<30).map { _ in Double(Int.random(in: 0...9, using: &random)) }
        let towers = (0..<Int.random(in: 2...3, using: &random)).map { index in
            let cells = (0..<10).filter { _ in Bool.random(using: &random) }
            return Tower(
                id: "t\(index)", cost: Double(Int.random(in: 0...6, using: &random)),
                tenants: Self.operators.indices.map { layer in
                    Tower.Tenant(
                        name: Self.operators[layer], cost: Double(Int.random(in: 1...3, using: &random)),
                        footprint: cells.map { .init(10 * layer + $0, 10 * layer + $0 + 1) })
                })
        }
        return (try Demand(shape: .list(count: 10), weights: weights), towers)
    }

    @Test(arguments: [true, false])
    func operatorsPayATowerOnceWhenTheyShare(isShared: Bool) throws {
        for seed in UInt64(0)..<30 {
            let (demand, towers) = try world(seed)
            let budget = Double(3 + seed % 15)
            var best = 0.0
            for choice in 0..<(1 << (3 * towers.count)) {
                var cost = 0.0
                var served = Set<UInt32>()
                for (index, tower) in towers.enumerated() {
                    let tenants = tower.tenants.indices.filter { choice >> (3 * index + $0) & 1 == 1 }
                    cost += Double(isShared ? min(1, tenants.count) : tenants.count) * tower.cost
                    for tenant in tenants {
                        cost += tower.tenants[tenant].cost
                        served.formUnion(tower.tenants[tenant].footprint.map(\.from))
                    }
                }
                if cost <= budget { best = max(best, served.reduce(0) { $0 + demand.weights[Int($1)] }) }
            }
            let problem = try TowerProblem(demand: demand, towers: towers, isShared: isShared)
            let solution = try SitingSolver(cycles: 40).solve(problem.problem, .mostForBudget(budget))
            #expect(solution.value == best && solution.isOptimal, "seed \(seed)")
            #expect(problem.tenants(solution).allSatisfy { !$0.tenants.isEmpty })
        }
    }
}
