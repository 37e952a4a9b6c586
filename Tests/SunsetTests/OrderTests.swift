import Foundation
import Sunset
import Testing
import Units
import _TestSupport

@Suite struct OrderTests {
    static func problem(clusters: Int, months: Int, seed: UInt64) throws -> OrderProblem {
        var random = SplitMix(state: seed)
        return try .made(clusters: clusters, months: months, using: &random)
    }

    /// All months of all clusters, one by one.
    static func enumerate(_ problem: OrderProblem) -> Double {
        var best = -Double.infinity
        let choices = problem.months + 1
        var code = [Int](repeating: 0, count: problem.clusters.count)
        while true {
            let order = SwitchOffOrder(months: code)
            if order.violations(in: problem) == 0 { best = max(best, order.value(in: problem)) }
            guard let digit = code.firstIndex(where: { $0 < choices - 1 }) else { return best }
            code[digit] += 1
            for lower in 0..<digit { code[lower] = 0 }
        }
    }

    @Test("Small problems are solved to the best of all orders, under the bound", arguments: 0..<12)
    func matchesEnumeration(seed: UInt64) throws {
        let problem = try Self.problem(clusters: 6, months: 3, seed: seed)
        let result = try problem.solve()
        let best = Self.enumerate(problem)
        #expect(result.order.violations(in: problem) == 0)
        #expect(abs(result.value - best) < 1e-6)
        #expect(result.bound >= best - 1e-6)
    }

    @Test func rulesKeepTheLimitsAndAreNoBetter() throws {
        let problem = try Self.problem(clusters: 40, months: 8, seed: 3)
        let result = try problem.solve(effort: 100, nodes: 20)
        #expect(result.gap < 0.03)
        let users = problem.clusters.map { $0.affected[0] }
        for rule in [OrderRule.lowestTrafficFirst, .fewestUsersFirst] {
            let order = problem.order(by: rule, traffic: users.map { 1000 - $0 }, users: users)
            #expect(order.violations(in: problem) == 0)
            #expect(order.value(in: problem) <= result.value)
        }
        let atOnce = problem.order(by: .allAtOnce, traffic: users, users: users)
        #expect(atOnce.months.allSatisfy { $0 == 7 })
        #expect(atOnce.violations(in: problem) > 0)
    }

    @Test func looserLimitsNeverLowerTheBound() throws {
        let tight = try Self.problem(clusters: 20, months: 6, seed: 9)
        let loose = try OrderProblem(
            clusters: tight.clusters, months: 6, upgradesPerMonth: tight.upgradesPerMonth * 2,
            affectedPerMonth: tight.affectedPerMonth * 2)
        #expect(try loose.solve(effort: 50).bound >= tight.solve(effort: 50).value)
    }

    @Test func clusterThatNoMonthTakesAddsNothingToTheBound() throws {
        let large = Cluster(name: "large", values: [30, 20], upgrades: 0, affected: [9, 8])
        let spectrum = Cluster(name: "spectrum", values: [500, 250], upgrades: 0, affected: [0, 0], after: [0, 2])
        let small = Cluster(name: "small", values: [10, 5], upgrades: 3, affected: [4, 4])
        let problem = try OrderProblem(
            clusters: [large, spectrum, small], months: 2, upgradesPerMonth: 2, affectedPerMonth: 5)
        let result = try problem.solve(effort: 10)
        #expect(result.order.months == [2, 2, 1])
        #expect(result.bound == 5)
    }

    @Test func clustersNobodyWouldCutChangeNothing() throws {
        let problem = try Self.problem(clusters: 12, months: 4, seed: 5)
        // No month is possible, none pays, and who waits for the first has no month either.
        let idle = [
            Cluster(name: "full", values: [9, 9, 9, 9], upgrades: 0, affected: [1, 1, 1, 1], firstMonth: 4),
            Cluster(name: "dear", values: [-1, -2, 0, -4], upgrades: 1, affected: [1, 1, 1, 1]),
            Cluster(name: "waiting", values: [1e6, 1e6, 1e6, 1e6], upgrades: 0, affected: [0, 0, 0, 0], after: [0]),
        ]
        let larger = try OrderProblem(
            clusters: idle
                + problem.clusters.map { cluster in
                    var moved = cluster
                    moved.after = cluster.after.map { $0 + idle.count }
                    return moved
                }, months: 4, upgradesPerMonth: problem.upgradesPerMonth, affectedPerMonth: problem.affectedPerMonth)
        let (plain, result) = try (problem.solve(), larger.solve())
        #expect(result.order.months == [4, 4, 4] + plain.order.months)
        #expect(result.value == plain.value && result.bound == plain.bound)
        #expect(result.order.violations(in: larger) == 0)
    }

    @Test func whereNobodyCanBeCutAllStaysOn() throws {
        let full = Cluster(name: "full", values: [9, 9], upgrades: 0, affected: [7, 7])
        let problem = try OrderProblem(clusters: [full, full], months: 2, upgradesPerMonth: 1, affectedPerMonth: 5)
        let result = try problem.solve()
        #expect(result.order.months == [2, 2])
        #expect(result.value == 0 && result.bound == 0 && result.gap == 0)
    }

    /// The linear relaxation cuts five sixths of each member and sells five sixths of the spectrum.
    @Test func spectrumIsAllOrNothingInTheBoundToo() throws {
        let member = Cluster(name: "member", values: [1], upgrades: 0, affected: [3])
        let spectrum = Cluster(name: "spectrum", values: [100], upgrades: 0, affected: [0], after: [0, 1])
        let problem = try OrderProblem(
            clusters: [member, member, spectrum], months: 1, upgradesPerMonth: 1, affectedPerMonth: 5)
        let result = try problem.solve(effort: 10)
        #expect(result.value == 1)
        #expect(result.bound < 2)
    }

    @Test func refusesClustersThatCannotBe() {
        func message(_ cluster: Cluster) -> String? {
            do {
                _ = try OrderProblem(clusters: [cluster], months: 2, upgradesPerMonth: 1, affectedPerMonth: 1)
                return nil
            } catch { return "\(error)" }
        }
        #expect(
            message(Cluster(name: "a", values: [1], upgrades: 0, affected: [1]))
                == "cluster a has other months than the plan")
        #expect(
            message(Cluster(name: "a", values: [1, 2], upgrades: -1, affected: [1, 1]))
                == "cluster a has a negative count")
        #expect(
            message(Cluster(name: "a", values: [1, 2], upgrades: 1, affected: [1, 1], after: [4]))
                == "cluster a follows a cluster that is not there")
    }
}
