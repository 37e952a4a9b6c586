import Siting
import _TestSupport

/// A random problem small enough to try every choice: eight candidates at most.
struct SmallProblem {
    var weights: [Double] = [], second: [Double] = [], units: [Int32] = []
    var candidates: [Candidate] = []
    var cells: [[Int]] = []

    init(seed: UInt64, isWhole: Bool = true) {
        var random = SplitMix(state: seed)
        let count = Int.random(in: 4...24, using: &random), sites = Int.random(in: 2...8, using: &random)
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

    func problem(backup: Bool = false, firstUnitApart: Int32 = .max) throws -> SitingProblem {
        var coverage = CoverageMatrix()
        for set in cells { coverage.append(cells: set) }
        let demand = try Demand(
            shape: .list(count: weights.count), weights: weights, secondWeights: backup ? second : nil, units: units,
            firstUnitApart: firstUnitApart)
        return try SitingProblem(demand: demand, candidates: candidates, coverage: coverage)
    }

    struct Choice {
        var count = 0, cost = 0.0
        var byUnit = [0.0, 0, 0]
        var served: Double { byUnit[0] + byUnit[1] + byUnit[2] }
    }

    /// Every lawful choice, with what it serves, in all and by unit, and what it costs.
    func choices(backup: Bool = false) -> [Choice] {
        let masks = cells.map { $0.reduce(into: UInt32(0)) { $0 |= 1 << UInt32($1) } }
        var result: [Choice] = []
        /// `once` and `twice` are the cells served by one site and by two among those decided.
        func decide(_ site: Int, _ choice: Choice, once: UInt32, twice: UInt32) {
            guard site < candidates.count else { return result.append(choice) }
            let status = candidates[site].status
            if status == .open || status == .forbidden { decide(site + 1, choice, once: once, twice: twice) }
            guard status != .forbidden else { return }
            var more = choice
            if status != .existing {
                more.count += 1
                more.cost += candidates[site].cost
            }
            add(masks[site] & ~once, weights, to: &more)
            if backup { add(masks[site] & once & ~twice, second, to: &more) }
            decide(site + 1, more, once: once | masks[site], twice: twice | once & masks[site])
        }
        decide(0, Choice(), once: 0, twice: 0)
        return result
    }

    private func add(_ mask: UInt32, _ worth: [Double], to choice: inout Choice) {
        var rest = mask
        while rest != 0 {
            let cell = rest.trailingZeroBitCount
            choice.byUnit[Int(units[cell])] += worth[cell]
            rest &= rest - 1
        }
    }
}
