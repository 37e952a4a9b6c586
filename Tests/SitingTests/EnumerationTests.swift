import Siting
import Testing

/// The solver against every possible choice, counted by ``SmallProblem`` without any of the solver's code.
@Suite struct EnumerationTests {
    static let seeds: Range<UInt64> = 0..<500
    let solver = SitingSolver(timeLimit: .seconds(5), cycles: 40)

    @Test func mostForSitesIsTheBestOfAllChoices() throws {
        for seed in Self.seeds {
            let small = SmallProblem(seed: seed, isWhole: seed.isMultiple(of: 2))
            let sites = small.candidates.count { $0.status == .fixed } + Int(seed % 4)
            let best = small.choices().filter { $0.count <= sites }.map(\.served).max()
            let solution = try solver.solve(try small.problem(), .mostForSites(sites))
            try expect(solution, best, seed)
            #expect(solution.chosen.count <= sites)
        }
    }

    @Test func mostForABudgetIsTheBestOfAllChoices() throws {
        for seed in Self.seeds {
            let small = SmallProblem(seed: seed + 1000)
            let fixed = small.candidates.filter { $0.status == .fixed }.reduce(0) { $0 + $1.cost }
            let budget = fixed + Double(seed % 21)
            let best = small.choices().filter { $0.cost <= budget }.map(\.served).max()
            let solution = try solver.solve(try small.problem(), .mostForBudget(budget))
            try expect(solution, best, seed)
            #expect(solution.recount.cost <= budget)
        }
    }

    @Test func backupIsTheBestOfAllChoices() throws {
        for seed in Self.seeds {
            let small = SmallProblem(seed: seed + 2000)
            let sites = small.candidates.count { $0.status == .fixed } + Int(seed % 5)
            let best = small.choices(backup: true).filter { $0.count <= sites }.map(\.served).max()
            let solution = try solver.solve(try small.problem(backup: true), .mostForSites(sites))
            try expect(solution, best, seed)
        }
    }

    @Test(arguments: [0, 0.5])
    func cheapestForAShareIsTheBestOfAllChoices(ofEachUnit unitShare: Double) throws {
        for seed in Self.seeds {
            let small = SmallProblem(seed: seed + 3000)
            let share = [0.4, 0.7, 0.9, 1.0][Int(seed % 4)]
            let whole = Recount(try small.problem(), chosen: [])
            let best = small.choices().filter { choice in
                choice.served >= share * whole.total - 1e-9
                    && zip(choice.byUnit, whole.totalByUnit).allSatisfy { $0 >= unitShare * $1 - 1e-9 }
            }.map(\.cost).min()
            guard let best else {
                #expect(throws: SitingError.self) {
                    try solver.solve(try small.problem(), .cheapest(share: share, ofEachUnit: unitShare))
                }
                continue
            }
            let solution = try solver.solve(try small.problem(), .cheapest(share: share, ofEachUnit: unitShare))
            try expect(solution, best, seed)
            #expect(solution.recount.reaches(share: share, ofEachUnit: unitShare))
        }
    }

    /// Each unit has a share of its own; cells of the last one or two count for nothing else, as priority places do.
    @Test func cheapestForSharesPerUnitIsTheBestOfAllChoices() throws {
        for seed in Self.seeds {
            let firstUnitApart = 1 + Int(seed % 3)
            let small = SmallProblem(seed: seed + 4000)
            let problem = try small.problem(firstUnitApart: Int32(firstUnitApart))
            let share = [0, 0.5, 0.8, 1.0][Int(seed % 4)]
            let shares = [
                0: [0, 0.3][Int(seed % 2)], 1: [0.9, 0.2, 0.6][Int(seed / 3 % 3)], 2: [1, 0.5][Int(seed / 2 % 2)],
            ]
            let totals = small.units.indices.reduce(into: [0.0, 0, 0]) { $0[Int(small.units[$1])] += small.weights[$1] }
            let best = small.choices().filter { choice in
                choice.byUnit.prefix(firstUnitApart).reduce(0, +)
                    >= share * totals.prefix(firstUnitApart).reduce(0, +) - 1e-9
                    && (0..<3).allSatisfy { choice.byUnit[$0] >= (shares[$0] ?? 0) * totals[$0] - 1e-9 }
            }.map(\.cost).min()
            let present = shares.filter { unit, _ in small.units.contains { Int($0) >= unit } }
            let objective = SitingObjective.cheapest(share: share, ofUnits: present)
            guard let best else {
                #expect(throws: SitingError.self) { try solver.solve(problem, objective) }
                continue
            }
            let solution = try solver.solve(problem, objective)
            try expect(solution, best, seed)
            #expect(solution.recount.reaches(share: share, ofEachUnit: 0, ofUnits: present))
            #expect(solution.recount.totalInWhole == totals.prefix(firstUnitApart).reduce(0, +))
            let short = try SitingSolver(cycles: 0).solve(problem, objective)
            #expect(short.bound <= best + 1e-9 && best <= short.value + 1e-9, "seed \(seed): \(short)")
        }
    }

    @Test("Cells of units apart count for sites and for a budget like all others")
    func mostCountsUnitsApart() throws {
        for seed in Self.seeds.prefix(50) {
            let small = SmallProblem(seed: seed + 1000)
            let budget = Double(seed % 21) + 30
            let all = try solver.solve(try small.problem(), .mostForBudget(budget))
            let apart = try solver.solve(try small.problem(firstUnitApart: 1), .mostForBudget(budget))
            #expect(all.value == apart.value)
        }
    }

    private func expect(_ solution: SitingSolution, _ best: Double?, _ seed: UInt64) throws {
        let best = try #require(best)
        #expect(abs(solution.value - best) <= 1e-9 * max(1, best), "seed \(seed): \(solution)")
        #expect(solution.isOptimal, "seed \(seed): \(solution)")
    }
}
