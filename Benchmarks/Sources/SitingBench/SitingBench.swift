import Foundation
import Siting

/// `SitingBench file FILE RADIUS p|b|c VALUE SECONDS` solves a published instance;
/// `SitingBench province SIDE SITES p|b|c VALUE SECONDS SEED` a generated province. Prints one JSON object.
@main enum SitingBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 6, let second = Double(arguments[2]), let value = Double(arguments[4]),
            let seconds = Double(arguments[5])
        else {
            print(
                "usage: SitingBench file FILE RADIUS p|b|c VALUE SECONDS | province SIDE SITES p|b|c VALUE SECONDS [SEED]"
            )
            return
        }
        let problem: SitingProblem
        if arguments[0] == "file" {
            problem = try InstanceFile(path: arguments[1]).problem(radius: second)
        } else {
            let side = Int(arguments[1]) ?? 1000
            let seed = arguments.count > 6 ? UInt64(arguments[6]) ?? 2 : 2
            let province = Province(
                side: side, sites: Int(second), existing: Int(second) / 100, hasKinds: arguments[3] != "p", seed: seed)
            problem = try province.problem()
        }
        let objective: SitingObjective =
            switch arguments[3] {
            case "b": .mostForBudget(value)
            case "c": .cheapest(share: value, ofEachUnit: value - 0.08)
            default: .mostForSites(Int(value))
            }
        let begin = cpuSeconds()
        var curve: [String] = []
        let solution = try SitingSolver(timeLimit: .seconds(seconds)).solve(problem, objective) { progress in
            let gap = 100 * (progress.bound - progress.value) / max(progress.value, 1)
            curve.append(String(format: "[%.1f,%.4f]", progress.seconds, gap))
            return true
        }
        var usage = rusage()
        getrusage(0, &usage)  // RUSAGE_SELF
        let figures = [
            "\"value\":\(solution.value)", "\"bound\":\(solution.bound)", "\"optimal\":\(solution.isOptimal)",
            String(format: "\"gap_percent\":%.4f", 100 * solution.gap),
            String(format: "\"seconds\":%.2f", solution.seconds),
            String(format: "\"cpu_seconds\":%.2f", cpuSeconds() - begin),
            "\"peak_mebibytes\":\(usage.ru_maxrss / 1024)", "\"branches\":\(solution.branches)",
            "\"curve\":[\(curve.joined(separator: ","))]",
        ]
        print("{\(figures.joined(separator: ","))}")
    }

    static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}
