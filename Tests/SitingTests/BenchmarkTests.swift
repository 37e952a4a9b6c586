import Siting
import Testing
import _TestSupport

/// Optima as proven outside this project: by HiGHS 1.15.1 on the whole model, and for the grid of 100,000 points by Gurobi
/// (issue 1 of github.com/fabiofurini/LocationCovering, to three digits). Here those that a debug build closes quickly; all of
/// them are run by `scripts/bench siting`.
@Suite(.enabled(if: SharedData.path("siting/sjc/SJC324.txt") != nil))
struct BenchmarkTests {
    struct Instance: Sendable, CustomTestStringConvertible {
        let file: String, radius: Double, sites: Int, optimum: Double
        var testDescription: String { "\(file), radius \(radius), \(sites) sites" }
    }

    @Test(arguments: [
        Instance(file: "sjc/SJC324.txt", radius: 800, sites: 1, optimum: 5461),
        Instance(file: "sjc/SJC324.txt", radius: 800, sites: 3, optimum: 11604),
        Instance(file: "sjc/SJC324.txt", radius: 800, sites: 5, optimum: 12152),
        Instance(file: "sjc/SJC500.txt", radius: 800, sites: 8, optimum: 19707),
        Instance(file: "grid/grid_n100_m10000_f1_s1.dat", radius: 6.25, sites: 20, optimum: 502399),
    ])
    func isProvenOptimal(_ instance: Instance) throws {
        let path = try #require(SharedData.path("siting/" + instance.file))
        let problem = try InstanceFile(path: path).problem(radius: instance.radius)
        let solution = try SitingSolver().solve(problem, .mostForSites(instance.sites))
        #expect(solution.value == instance.optimum)
        #expect(solution.bound == instance.optimum)
        #expect(solution.chosen.count <= instance.sites)
        #expect(Recount(problem, chosen: solution.chosen).served == instance.optimum)
    }
}
