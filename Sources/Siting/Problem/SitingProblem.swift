/// Demand, candidates and who serves what. It knows nothing of radio or law: both have spoken when it is made.
public struct SitingProblem: Sendable {
    public let demand: Demand
    public let candidates: [Candidate]
    public let coverage: CoverageMatrix

    /// - Throws: ``SitingError`` for a repeated id, a cost that is negative or not finite, a run beyond the demand,
    ///   or as many footprints as there are not candidates.
    public init(demand: Demand, candidates: [Candidate], coverage: CoverageMatrix) throws(SitingError) {
        guard coverage.count == candidates.count else {
            throw .arraysDisagree(what: "footprints", expected: candidates.count, found: coverage.count)
        }
        var ids = Set<String>(minimumCapacity: candidates.count)
        let cells = demand.weights.count
        for (index, candidate) in candidates.enumerated() {
            guard ids.insert(candidate.id).inserted else { throw .duplicateCandidate(id: candidate.id) }
            guard candidate.cost >= 0, candidate.cost.isFinite else {
                throw .badCost(candidate: candidate.id, value: candidate.cost)
            }
            for run in coverage.runs(of: index) where Int(run.to) > cells {
                throw .runOutside(candidate: candidate.id, from: Int(run.from), to: Int(run.to), cells: cells)
            }
        }
        self.demand = demand
        self.candidates = candidates
        self.coverage = coverage
    }
}

/// What is asked of the chosen sites.
public enum SitingObjective: Sendable, Equatable {
    /// Most weight served by at most so many sites (maximal covering; Church and ReVelle 1974).
    case mostForSites(Int)
    /// Most weight served within a budget.
    case mostForBudget(Double)
    /// Least cost that serves a share (0…1) of all weight and of the weight of each unit; `ofUnits` are the shares of
    /// units, by number, that have one of their own. With a share of 1 it is the set covering problem.
    case cheapest(share: Double, ofEachUnit: Double = 0, ofUnits: [Int: Double] = [:])

    func check() throws(SitingError) {
        switch self {
        case .mostForSites(let sites):
            if sites < 0 { throw .badObjective(name: "sites", value: Double(sites), allowed: "0 or more") }
        case .mostForBudget(let budget):
            if !(budget >= 0 && budget.isFinite) {
                throw .badObjective(name: "budget", value: budget, allowed: "0 or more")
            }
        case .cheapest(let share, let ofEachUnit, let ofUnits):
            let units = ofUnits.sorted { $0.key < $1.key }.map { ("share of unit \($0)", $1) }
            for (name, value) in [("share", share), ("share of each unit", ofEachUnit)] + units
            where !(0...1).contains(value) {
                throw .badObjective(name: name, value: value, allowed: "0 to 1")
            }
        }
    }
}
