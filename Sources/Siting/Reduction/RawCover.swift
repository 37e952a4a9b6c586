/// Cells, footprints and what has been decided, before reduction. Cells are numbered as in the problem or in an
/// earlier ``Core``.
struct RawCover {
    enum Decision: Int8, Sendable {
        case out = -1
        case open = 0
        case chosen = 1
    }

    var first: [Double]
    var second: [Double]?
    var units: [Int32]?
    /// Units from here on count for their own targets only.
    var firstUnitApart: Int32
    var starts: [Int32]
    var runs: [CoverageMatrix.Run]
    /// Cells per row where cells form a raster with so many rows per layer; else nil.
    var raster: (width: Int, height: Int)?
    var decisions: [Decision]
    var cost: [Double]
    var origin: [Int]

    /// - Parameter countsSites: each site costs 1.
    init(_ problem: SitingProblem, countsSites: Bool, usesUnits: Bool) {
        let demand = problem.demand
        first = demand.weights
        second = demand.secondWeights
        units = usesUnits ? demand.units : nil
        firstUnitApart = demand.firstUnitApart
        starts = problem.coverage.starts
        runs = problem.coverage.runs
        if case .grid(let width, let height) = demand.shape { raster = (width, height) }
        decisions = problem.candidates.map { candidate in
            switch candidate.status {
            case .open: .open
            case .fixed, .existing: .chosen
            case .forbidden: .out
            }
        }
        cost = problem.candidates.map { $0.status == .existing ? 0 : countsSites ? 1 : $0.cost }
        origin = Array(problem.candidates.indices)
    }

    /// - Parameter decisions: one for each site of the core.
    init(_ core: Core, decisions: [Decision]) {
        first = (0..<core.slots).map { core.first[$0] }
        second = core.second.map { second in (0..<core.slots).map { second[$0] } }
        units = core.units.map { units in (0..<core.slots).map { units[$0] } }
        firstUnitApart = core.firstUnitApart
        starts = (0...core.sites).map { core.starts[$0] }
        runs = (0..<core.runs.count).map { core.runs[$0] }
        self.decisions = decisions
        cost = core.cost
        origin = core.origin
    }

    func runs(of site: Int) -> ArraySlice<CoverageMatrix.Run> { runs[Int(starts[site])..<Int(starts[site + 1])] }

    /// How many of the sites with a decision serve each cell.
    func covers(_ decision: Decision) -> [Int32] {
        var steps = [Int32](repeating: 0, count: first.count + 1)
        for site in decisions.indices where decisions[site] == decision {
            for run in runs(of: site) {
                steps[Int(run.from)] += 1
                steps[Int(run.to)] -= 1
            }
        }
        for cell in first.indices { steps[cell + 1] += steps[cell] }
        steps.removeLast()
        return steps
    }
}
