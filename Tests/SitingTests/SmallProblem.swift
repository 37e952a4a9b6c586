import Siting
import _TestSupport

/// A random problem small enough to try every choice: nine candidates at most.
struct SmallProblem {
    var weights: [Double] = [], second: [Double] = [], units: [Int32] = []
    var candidates: [Candidate] = []
    var cells: [[Int]] = []

    init(seed: UInt64, isWhole: Bool = true) {
        var random = SplitMix(state: seed)
        let count = Int.random(in: 4...24, using: &random), sites = Int.random(in: 2...9, using: &random)
        let reach = Double.random(in: 0.1...0.5, using: &random)
        for _ in 0..<count {
            let weight = Double(Int.random(in: 0...20, using: &random))
            weights.append(isWhole ? weight : weight * Double.random(in: 0.5...1.5, using: &random))
            second.append((weights[weights.count - 1] * 0.5).rounded(.down))
            units.append(Int32.random(in: 0...2, using: &random))
        }
        for site in 0..<sites {
            let status: Candidate.Status =
                switch Int.random(in: 0..<12, using: &random) {
                case 0: .fixed
                case 1: .forbidden
                case 2: .existing
                default: .open
                }
            let cost = Double(Int.random(in: 1...9, using: &random))
            candidates.append(Candidate(id: "s\(site)", cost: cost, status: status))
            cells.append((0..<count).filter { _ in Double.random(in: 0..<1, using: &random) < reach })
        }
        candidates[0].status = .open
    }

    func problem(backup: Bool = false) throws -> SitingProblem {
        var coverage = CoverageMatrix()
        for set in cells { coverage.append(cells: set) }
        let demand = try Demand(
            shape: .list(count: weights.count), weights: weights, secondWeights: backup ? second : nil, units: units)
        return try SitingProblem(demand: demand, candidates: candidates, coverage: coverage)
    }

    /// Every lawful choice, with what it serves, in all and by unit, and what it costs.
    func choices(backup: Bool = false) -> [(count: Int, cost: Double, served: Double, byUnit: [Double])] {
        let sites = candidates.count
        var result: [(count: Int, cost: Double, served: Double, byUnit: [Double])] = []
        for choice in 0..<(1 << sites) {
            let isLawful = (0..<sites).allSatisfy { site in
                let isIn = choice >> site & 1 == 1
                return switch candidates[site].status {
                case .open: true
                case .fixed, .existing: isIn
                case .forbidden: !isIn
                }
            }
            guard isLawful else { continue }
            var covers = [Int](repeating: 0, count: weights.count)
            var count = 0, cost = 0.0
            for site in 0..<sites where choice >> site & 1 == 1 {
                for cell in cells[site] { covers[cell] += 1 }
                if candidates[site].status != .existing {
                    count += 1
                    cost += candidates[site].cost
                }
            }
            var byUnit = [0.0, 0, 0]
            for cell in covers.indices where covers[cell] > 0 {
                byUnit[Int(units[cell])] += weights[cell] + (backup && covers[cell] > 1 ? second[cell] : 0)
            }
            result.append((count, cost, byUnit.reduce(0, +), byUnit))
        }
        return result
    }
}
