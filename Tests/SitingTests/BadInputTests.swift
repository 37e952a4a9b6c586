import Foundation
import Siting
import Testing

@Suite struct BadInputTests {
    private func demand(_ weights: [Double] = [1, 2]) throws -> Demand {
        try Demand(shape: .list(count: weights.count), weights: weights)
    }

    private func coverage(_ sets: [[Int]]) -> CoverageMatrix {
        var coverage = CoverageMatrix()
        for set in sets { coverage.append(cells: set) }
        return coverage
    }

    @Test func negativeWeightIsNamedWithItsCell() {
        #expect(throws: SitingError.negativeWeight(cell: 1, value: -3)) { try demand([1, -3]) }
    }

    @Test func costThatIsNoNumberIsNamedWithItsCandidate() throws {
        let error = #expect(throws: SitingError.self) {
            try SitingProblem(
                demand: try demand(), candidates: [Candidate(id: "a", cost: .nan)], coverage: coverage([[0]]))
        }
        guard case .badCost(candidate: "a", value: _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func repeatedIdIsNamed() throws {
        #expect(throws: SitingError.duplicateCandidate(id: "a")) {
            try SitingProblem(
                demand: try demand(), candidates: [Candidate(id: "a"), Candidate(id: "a")],
                coverage: coverage([[0], [1]]))
        }
    }

    @Test func coverageBeyondTheDemandIsNamed() throws {
        #expect(throws: SitingError.runOutside(candidate: "a", from: 1, to: 3, cells: 2)) {
            try SitingProblem(
                demand: try demand(), candidates: [Candidate(id: "a")], coverage: coverage([[1, 2]]))
        }
    }

    @Test func onlyForbiddenPlacesIsAnError() throws {
        let problem = try SitingProblem(
            demand: try demand(), candidates: [Candidate(id: "a", status: .forbidden)], coverage: coverage([[0]]))
        #expect(throws: SitingError.noEligibleCandidate(candidates: 1)) {
            try SitingSolver().solve(problem, .mostForSites(1))
        }
    }

    @Test func aShareOutOfReachSaysTheBestOne() throws {
        let problem = try SitingProblem(
            demand: try demand([1, 3]), candidates: [Candidate(id: "a")], coverage: coverage([[1]]))
        #expect(throws: SitingError.unreachable(unit: nil, share: 0.8, best: 0.75)) {
            try SitingSolver().solve(problem, .cheapest(share: 0.8))
        }
    }

    @Test func aUnitsOwnShareOutOfReachNamesTheUnit() throws {
        let demand = try Demand(
            shape: .list(count: 4), weights: [5, 1, 1, 1], units: [0, 1, 1, 1], firstUnitApart: 1)
        let problem = try SitingProblem(
            demand: demand, candidates: [Candidate(id: "a"), Candidate(id: "b")], coverage: coverage([[0], [1]]))
        #expect(throws: SitingError.unreachable(unit: 1, share: 0.5, best: 1.0 / 3)) {
            try SitingSolver().solve(problem, .cheapest(share: 0.5, ofUnits: [1: 0.5]))
        }
        let solution = try SitingSolver().solve(problem, .cheapest(share: 1, ofUnits: [1: 0.3]))
        #expect(solution.chosen == [0, 1] && solution.isOptimal)
        #expect(throws: SitingError.badObjective(name: "share of a unit", value: 2, allowed: "units below 2")) {
            try SitingSolver().solve(problem, .cheapest(share: 1, ofUnits: [2: 0.5]))
        }
        #expect(throws: SitingError.badObjective(name: "share of unit 1", value: 1.5, allowed: "0 to 1")) {
            try SitingSolver().solve(problem, .cheapest(share: 1, ofUnits: [1: 1.5]))
        }
    }

    @Test func fixedSitesBeyondTheBudgetAreAnError() throws {
        let problem = try SitingProblem(
            demand: try demand(), candidates: [Candidate(id: "a", cost: 5, status: .fixed)],
            coverage: coverage([[0]]))
        #expect(throws: SitingError.fixedExceedBudget(cost: 5, budget: 4)) {
            try SitingSolver().solve(problem, .mostForBudget(4))
        }
    }

    @Test(arguments: [
        ("2 1\nF 0 0 0 1\nF 1 x 0 1\nC 0 0 0 5\n", SitingErrorCase.line(3)),
        ("1 2\nF 0 0 0 1\nC 0 0 0 5\n", .count),
        ("no numbers here\n1 2 three\n", .line(2)),
    ])
    func aDamagedInstanceNamesTheLine(text: String, expected: SitingErrorCase) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("siting-\(UUID()).txt").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: SitingError.self) { try InstanceFile(path: path) }
        switch (error, expected) {
        case (.malformed(_, let line, _), .line(let wanted)): #expect(line == wanted)
        case (.arraysDisagree(_, let wanted, let found), .count): #expect((wanted, found) == (2, 1))
        default: Issue.record("\(String(describing: error))")
        }
    }

    enum SitingErrorCase: Sendable {
        case line(Int)
        case count
    }
}
