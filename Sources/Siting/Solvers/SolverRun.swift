import Units

/// One run of the solver, cycle by cycle. Scores are those of the ``Core``: worth, or minus cost; more is better.
struct SolverRun {
    let core: Core
    let certificate: Certificate
    private let search: LocalSearch
    let dual: Dual
    private let threads: Int
    let isOver: @Sendable () -> Bool
    /// The best set, in the problem's numbers.
    private(set) var best: [Int]
    private(set) var score: Double
    var bound: Double
    private(set) var cycle = 0
    var branches = 0
    /// Branches granted to the next attempt to close the problem.
    var branchLimit = 500

    init(_ setting: SitingSetting, seed: UInt64, threads: Int, isOver: @escaping @Sendable () -> Bool) {
        core = setting.core
        self.threads = threads
        self.isOver = isOver
        certificate = Certificate(granule: core.granule)
        search = LocalSearch(core, seed: seed)
        search.start(isOver: isOver)
        (best, score) = (search.best.map { setting.core.origin[$0] }, search.bestScore)
        if case .most = core.goal { bound = core.worth } else { bound = 0 }
        dual = Dual(core)
        dual.start(at: search.state)
    }

    var isProven: Bool { certificate.isBeaten(bound, by: score) }

    /// The bound function and the search for better sets, side by side and with about the same work; then whatever
    /// each has learnt from the other.
    mutating func advance() {
        cycle += 1
        // A unit of the search's work takes three times as long as one of the bound's.
        let rounds = 150
        let work = max(
            rounds / 3 * (core.runs.count + core.slots / 16), min(1_000_000, 5 * core.runs.count * core.sites))
        // SAFETY: each half works on its own object only, and both are done when this call returns.
        nonisolated(unsafe) let (dual, search) = (dual, search)
        let (target, isOver, certificate) = (score, isOver, certificate)
        _ = Parallel.map(2, threads: threads) { half in
            if half == 0 {
                for _ in 0..<rounds {
                    unsafe dual.round(target: target)
                    if unsafe certificate.isBeaten(dual.least, by: target) || isOver() { break }
                }
            } else {
                unsafe search.improve(work: work, isOver: isOver)
            }
        }
        bound = min(bound, self.dual.least)
        if !isProven, cycle.isMultiple(of: 2) {
            self.search.start(from: self.dual.selection.filter { $0.part == 1 }.map(\.site), isOver: isOver)
        }
        take(self.search.best.map { core.origin[$0] }, self.search.bestScore)
        if !isProven { close() }
        bound = certificate.tightened(bound, best: score)
    }

    mutating func take(_ sites: [Int], _ score: Double) {
        if score > self.score { (best, self.score) = (sites, score) }
    }
}
