import ArgumentParser
import Foundation
import Reports
import Siting

/// `phusong solve`: a published siting instance, with value and proven bound.
struct Solve: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.solveAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.solveDiscussion,
                examples: [
                    "phusong solve SJC324.txt --radius 800 --p 5",
                    "phusong solve grid.dat --radius 5.5 --budget 500 --time 30 --json",
                    "phusong solve distances.csv --demand tracts.csv --radius 5000 --cover 1.0",
                ]))
    }

    @Argument(help: ArgumentHelp(Texts.spoken.instanceHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var file: String
    @Option(help: ArgumentHelp(Texts.spoken.demandHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var demand: String?
    @Option(help: ArgumentHelp(Texts.spoken.radiusHelp)) var radius: Double
    @Option(help: ArgumentHelp(Texts.spoken.siteCountHelp)) var p: Int?
    @Option(help: ArgumentHelp(Texts.spoken.budgetHelp)) var budget: Double?
    @Option(help: ArgumentHelp(Texts.spoken.coverHelp)) var cover: Double?
    @Option(help: ArgumentHelp(Texts.spoken.timeHelp)) var time = 60.0
    @Option(help: ArgumentHelp(Texts.spoken.seedHelp)) var seed: UInt64 = 1
    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        let asked = [p != nil, budget != nil, cover != nil].count { $0 }
        if asked != 1 { throw ValidationError(Texts.spoken.oneObjectiveOnly) }
        if !(time > 0 && time <= 1e6) { throw ValidationError(Texts.spoken.timeOutOfRange) }
    }

    func run() throws {
        let instance = try InstanceFile(path: file, demand: demand)
        let problem = try instance.problem(radius: radius, everyPointCounts: cover == 1)
        let interruption = Interruption()
        let bar = ProgressBar(quiet: options.quiet || json)
        let solver = SitingSolver(
            timeLimit: .seconds(time), seed: seed, run: interruption.run(threads: running.threads) { _ in })
        let solution = try solver.solve(problem, objective) { progress in
            let state = Texts.spoken.solveProgress(value: progress.value, bound: progress.bound)
            bar.show(state, fraction: progress.seconds / time)
            return true
        }
        bar.clear()
        let result = SolveResult(solution, ids: chosenIDs(solution, problem))
        Console.output(json ? try result.json : result.text(.spoken, total: solution.recount.total))
        if interruption.isAsked { throw ExitStatus.interrupted }
    }

    private var objective: SitingObjective {
        if let p { return .mostForSites(p) }
        if let budget { return .mostForBudget(budget) }
        return .cheapest(share: cover ?? 1)
    }

    /// With `--p` exactly so many, as the literature has it: sites that add nothing fill the list up.
    private func chosenIDs(_ solution: SitingSolution, _ problem: SitingProblem) -> [String] {
        var chosen = Set(solution.chosen)
        for site in problem.candidates.indices where chosen.count < p ?? 0 { chosen.insert(site) }
        return chosen.sorted().map { problem.candidates[$0].id }
    }
}
