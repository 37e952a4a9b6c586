public import Units

/// Value and proven bound for a ``SitingProblem``.
///
/// Reduction, lazy greedy, exchange, then cycles of two halves on two threads: sub-gradient rounds for the bound, ruin and
/// recreate for the value. What is small enough is closed by branch and bound. Two runs with the same seed that are not
/// cut short by time do the same work and give the same answer.
///
/// ```swift
/// let solution = try SitingSolver(timeLimit: .seconds(30)).solve(problem, .mostForSites(20))
/// print(solution.value, solution.bound, solution.isOptimal)
/// ```
public struct SitingSolver: Sendable {
    public var timeLimit: Duration
    public var seed: UInt64
    /// Ends after so many cycles; nil when only proof or time ends it.
    public var cycles: Int?
    /// With one thread the halves of a cycle follow each other. Cancelled, the solve ends with the best so far and its bound.
    public var run: Run

    public init(timeLimit: Duration = .seconds(60), seed: UInt64 = 1, cycles: Int? = nil, run: Run = Run()) {
        self.timeLimit = timeLimit
        self.seed = seed
        self.cycles = cycles
        self.run = run
    }

    /// - Parameter progress: told after each cycle; `false` ends the solve as cancelling the ``run`` does.
    /// - Throws: ``SitingError`` when there is no eligible candidate, the objective makes no sense, the fixed sites exceed
    ///   the budget, or a target cannot be reached.
    public func solve(
        _ problem: SitingProblem, _ objective: SitingObjective,
        progress: (SitingProgress) -> Bool = { _ in true }
    ) throws(SitingError) -> SitingSolution {
        try objective.check()
        let clock = ContinuousClock()
        let begin = clock.now
        let deadline = begin + timeLimit
        let isOver: @Sendable () -> Bool = { [run] in run.isCancelled || clock.now >= deadline }
        let setting = try SitingSetting(problem, objective)
        var solve = SolverRun(setting, seed: seed, threads: run.threads, isOver: isOver)
        while !solve.isProven, !isOver(), solve.cycle < cycles ?? .max {
            solve.advance()
            let report = SitingProgress(
                seconds: (clock.now - begin).inSeconds, value: setting.value(solve.score),
                bound: setting.value(solve.bound), cycle: solve.cycle)
            if !progress(report) { break }
        }
        return setting.solution(solve, seconds: (clock.now - begin).inSeconds)
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + 1e-18 * Double(components.attoseconds) }
}
