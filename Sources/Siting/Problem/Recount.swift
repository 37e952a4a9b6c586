/// Counts again, cell by cell, what a set of sites serves and costs; shares no code with the solver.
public struct Recount: Sendable, Equatable {
    /// Weight served, second covers included, by chosen, fixed and existing sites together.
    public var served = 0.0
    public var total = 0.0
    /// The same without the units that stand apart: what the share of the whole is of.
    public var servedInWhole = 0.0
    public var totalInWhole = 0.0
    /// Weight of each unit served, and in all.
    public var servedByUnit: [Double] = []
    public var totalByUnit: [Double] = []
    /// Cost and number of the chosen sites.
    public var cost = 0.0
    public var sites = 0

    /// - Parameter chosen: indices of candidates; existing ones are added by themselves.
    public init(_ problem: SitingProblem, chosen: [Int]) {
        let demand = problem.demand
        var covers = [UInt16](repeating: 0, count: demand.weights.count)
        let existing = problem.candidates.indices.filter { problem.candidates[$0].status == .existing }
        for site in Set(chosen).union(existing) {
            for run in problem.coverage.runs(of: site) {
                for cell in Int(run.from)..<Int(run.to) { covers[cell] += 1 }
            }
        }
        for site in Set(chosen) where problem.candidates[site].status != .existing {
            cost += problem.candidates[site].cost
            sites += 1
        }
        servedByUnit = Array(repeating: 0, count: demand.unitCount)
        totalByUnit = servedByUnit
        for cell in covers.indices {
            let second = demand.secondWeights?[cell] ?? 0
            let worth = (covers[cell] > 0 ? demand.weights[cell] : 0) + (covers[cell] > 1 ? second : 0)
            let most = demand.weights[cell] + second
            served += worth
            total += most
            if demand.isInWhole(cell) {
                servedInWhole += worth
                totalInWhole += most
            }
            if let unit = demand.units?[cell] {
                servedByUnit[Int(unit)] += worth
                totalByUnit[Int(unit)] += most
            }
        }
    }

    /// Whether shares of the whole and of each unit are reached, to a relative 10⁻⁹.
    public func reaches(share: Double, ofEachUnit unitShare: Double, ofUnits shares: [Int: Double] = [:]) -> Bool {
        func isReached(_ part: Double, _ whole: Double, _ share: Double) -> Bool {
            part >= share * whole - 1e-9 * whole
        }
        return isReached(servedInWhole, totalInWhole, share)
            && totalByUnit.indices.allSatisfy {
                isReached(servedByUnit[$0], totalByUnit[$0], shares[$0] ?? unitShare)
            }
    }
}
