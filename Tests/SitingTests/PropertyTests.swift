import Siting
import Testing
import Units

/// What has to hold for every problem, whatever the numbers.
@Suite struct PropertyTests {
    let solver = SitingSolver(timeLimit: .seconds(5), cycles: 40)

    @Test func moreCandidatesNeverServeLess() throws {
        for seed in UInt64(0)..<25 {
            let all = SmallProblem(seed: seed + 5000)
            var fewer = all
            fewer.candidates.removeLast()
            fewer.cells.removeLast()
            guard !all.candidates.contains(where: { $0.status == .fixed }) else { continue }
            let before = try solver.solve(try fewer.problem(), .mostForSites(2))
            let after = try solver.solve(try all.problem(), .mostForSites(2))
            #expect(after.value >= before.value)
        }
    }

    @Test func aLargerBudgetNeverServesLess() throws {
        for seed in UInt64(0)..<25 {
            let problem = try SmallProblem(seed: seed + 6000).problem()
            let fixed = problem.candidates.filter { $0.status == .fixed }.reduce(0) { $0 + $1.cost }
            var last = -1.0
            for more in [0.0, 3, 7, 12, 30] {
                let value = try solver.solve(problem, .mostForBudget(fixed + more)).value
                #expect(value >= last)
                last = value
            }
        }
    }

    @Test func aSolveCutShortStillBoundsTheOptimum() throws {
        for seed in UInt64(0)..<25 {
            let small = SmallProblem(seed: seed + 7000)
            let best = try #require(small.choices().filter { $0.cost <= 45 }.map(\.served).max())
            let short = try SitingSolver(cycles: 0).solve(try small.problem(), .mostForBudget(45))
            #expect(short.value <= best && best <= short.bound)
            #expect(!short.isOptimal || short.value == best)
        }
    }

    @Test func theSameSeedGivesTheSameSites() throws {
        let problem = try RasterProblem(side: 24, sites: 60, seed: 3).problem()
        let first = try SitingSolver(timeLimit: .seconds(60), seed: 5, cycles: 2).solve(problem, .mostForSites(8))
        let second = try SitingSolver(timeLimit: .seconds(60), seed: 5, cycles: 2).solve(problem, .mostForSites(8))
        #expect(first.chosen == second.chosen)
        #expect(first.bound == second.bound)
    }

    @Test func aCancelledSolveReturnsAValueAndABound() throws {
        let problem = try RasterProblem(side: 24, sites: 60, seed: 4).problem()
        let solution = try SitingSolver(run: Run(isCancelled: { true })).solve(problem, .mostForSites(8))
        #expect(solution.value > 0)
        #expect(solution.bound >= solution.value)
        #expect(Recount(problem, chosen: solution.chosen).served == solution.value)
    }

    /// An order of magnitude more than enumeration can do: two different problems with one answer.
    @Test func aRasterAndItsListOfCellsHaveTheSameOptimum() throws {
        let raster = RasterProblem(side: 20, sites: 40, seed: 9)
        let first = try solver.solve(try raster.problem(), .mostForSites(4))
        let second = try solver.solve(try raster.problem(asList: true), .mostForSites(4))
        #expect(first.isOptimal && second.isOptimal)
        #expect(first.value == second.value)
    }
}
