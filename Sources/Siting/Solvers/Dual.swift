/// Upper bound by Lagrangian relaxation of "a cell is served only by a chosen site", with a sub-gradient method
/// (Held, Wolfe and Crowder 1974; direction smoothed after Camerini, Fratta and Maffioli 1975).
///
/// Any prices λ give a bound. Most worth: Σⱼ (aⱼ - λⱼ)⁺ + (bⱼ - λⱼ)⁺ + max {Σᵢ ρᵢ yᵢ : Σᵢ cᵢ yᵢ ≤ B}, with ρᵢ = Σ λⱼ over the cells of
/// site i; the knapsack is bounded by its linear relaxation θB + Σᵢ (ρᵢ - θcᵢ)⁺. Least cost: targets get prices μ, aⱼ becomes
/// μ·aⱼ, θ is 1, and minus the bound is Σⱼ (…)⁺ + Σᵢ (ρᵢ - cᵢ)⁺ - Σ μT. Both are made small. All but the costs grows with the
/// prices, so the best multiple of them is known: it is where the densest sites just serve what the cells leave to be served.
final class Dual {
    let core: Core
    let prices: Block<Double>
    let prefix: Block<Double>
    private let direction: Block<Double>
    private let steps: Block<Double>
    let rho: Block<Double>
    /// Prices of the targets: the whole, then each unit; empty for ``Core/Goal/most(budget:)``.
    var targetPrices: [Double] = []
    private(set) var targets: [Double] = []
    private var targetScales: [Double] = []
    private var targetDirections: [Double] = []
    /// Units that stand apart, with their cells: their prices follow from those of the cells in closed form.
    var apart: [ApartUnit] = []
    /// Price of one unit of cost.
    var theta = 0.0
    /// How much of each site the relaxation takes, smoothed over rounds; branching looks here.
    private(set) var average: [Double]
    var selection: [(site: Int, part: Double)] = []
    /// Length of the next step as a share of Polyak's.
    var stepLength = 1.0
    private var roundsWithoutGain = 0
    private(set) var work = 0

    /// The smallest value of the bound function, where it was met, and what a site is worth there beyond its cost.
    private(set) var least = Double.infinity
    private let bestPrices: Block<Double>
    private var bestTargetPrices: [Double] = []
    private(set) var bestReduced: [Double]

    init(_ core: Core) {
        self.core = core
        func block() -> Block<Double> { Block(repeating: 0, count: core.slots) }
        (prices, prefix, direction, steps, bestPrices) = (block(), block(), block(), block(), block())
        rho = Block(repeating: 0, count: core.sites)
        average = Array(repeating: 0, count: core.sites)
        bestReduced = average
        if case .cheapest(let total, let ofUnits) = core.goal {
            targets = [total] + ofUnits
            var sums = Array(repeating: 0.0, count: targets.count), counts = sums
            for slot in 0..<core.slots where core.first[slot] > 0 {
                for target in targetsOf(slot) {
                    sums[target] += core.first[slot]
                    counts[target] += 1
                }
            }
            apart = ApartUnit.all(core, targets: ofUnits)
            targetScales = zip(sums, counts).map { $0 > 0 ? $1.squareRoot() / $0 : 0 }
            targetPrices = Array(repeating: 0, count: targets.count)
            targetDirections = targetPrices
        }
    }

    /// Prices that go with a set of sites: high where it serves once, lower where it serves twice.
    func start(at state: CoverState) {
        switch core.goal {
        case .most:
            for slot in 0..<core.slots { prices[slot] = core.first[slot] * (state.covers(slot) > 1 ? 0.6 : 0.95) }
        case .cheapest(let total, let ofUnits):
            let rate = state.served > 0 ? 1.5 * state.cost / state.served : 0
            for target in targets.indices { targetPrices[target] = target == 0 ? (total > 0 ? rate : 0) : 0 }
            if total <= 0 { for unit in ofUnits.indices where ofUnits[unit] > 0 { targetPrices[unit + 1] = rate } }
            // As if one site of usual cost were to serve what a unit apart misses.
            for unit in apart where unit.target > 0 {
                targetPrices[unit.unit + 1] = state.cost / Double(max(1, state.chosen)) / unit.target
            }
            for slot in 0..<core.slots {
                prices[slot] = core.first[slot] * price(slot) * (state.covers(slot) > 1 ? 0.6 : 0.95)
            }
        case .everything:
            for slot in 0..<core.slots { prices[slot] = core.first[slot] > 0 ? .infinity : 0 }
            for site in state.sites {
                let runs = core.range(site).map { core.runs[$0] }
                let size = runs.reduce(0) { $0 + Int($1.to - $1.from) }
                for run in runs {
                    for slot in Int(run.from)..<Int(run.to) {
                        prices[slot] = min(prices[slot], core.cost[site] / Double(size))
                    }
                }
            }
        }
    }

    private func targetsOf(_ slot: Int) -> [Int] {
        guard targets.count > 1, let units = core.units else { return [0] }
        let own = Int(units[slot]) + 1
        return units[slot] < core.firstUnitApart ? [0, own] : [own]
    }

    /// Price of one worth of this cell.
    @inline(__always) private func price(_ slot: Int) -> Double {
        guard targets.count > 1, let units = core.units else { return targetPrices.isEmpty ? 1 : targetPrices[0] }
        let own = targetPrices[Int(units[slot]) + 1]
        return units[slot] < core.firstUnitApart ? targetPrices[0] + own : own
    }

    private func isApart(_ slot: Int) -> Bool {
        guard !apart.isEmpty, let units = core.units else { return false }
        return units[slot] >= core.firstUnitApart
    }

    /// Whether a target's price is moved along its slope.
    private func isMoved(_ target: Int) -> Bool {
        targetScales[target] > 0 && (target == 0 || target - 1 < Int(core.firstUnitApart))
    }

    var isEverything: Bool { if case .everything = core.goal { true } else { false } }

    // MARK: One round

    /// - Parameter target: best value known, which sets the length of the step; minus the cost for least cost.
    /// - Returns: the bound function at the present prices. An upper bound of what is sought.
    @discardableResult
    func round(target: Double) -> Double {
        work += core.runs.count + core.slots / 16
        for index in apart.indices { targetPrices[apart[index].unit + 1] = apart[index].price(prices, core) }
        let cells = sumCells()
        let bound = sumSites(cells)
        if bound < least {
            roundsWithoutGain = bound < least - 1e-5 * abs(least) ? 0 : roundsWithoutGain + 1
            least = bound
            bestPrices.copy(prices)
            bestTargetPrices = targetPrices
            for site in 0..<core.sites { bestReduced[site] = rho[site] - theta * core.cost[site] }
        } else {
            roundsWithoutGain += 1
        }
        if roundsWithoutGain >= 10 {
            stepLength *= 0.8
            roundsWithoutGain = 0
        }
        for site in 0..<core.sites { average[site] *= 0.93 }
        for (site, part) in selection { average[site] += 0.07 * part }
        move(bound, target)
        return bound
    }

    /// Back to the prices of the best bound, e.g. for the next branch.
    func rewind() {
        guard least < .infinity else { return }
        prices.copy(bestPrices)
        targetPrices = bestTargetPrices
    }

    /// Goes on from these prices.
    func resume(_ prices: Block<Double>, _ targetPrices: [Double]) {
        self.prices.copy(prices)
        self.targetPrices = targetPrices
    }

    /// Prefix sums of prices, and the part of the bound that cells contribute.
    private func sumCells() -> Double {
        var bound = -zip(targets, targetPrices).reduce(0) { $0 + $1.0 * $1.1 }
        let isEverything = isEverything
        let isPlain = core.second == nil && targets.isEmpty && !isEverything
        for block in 0..<(core.slots >> Core.blockShift) {
            let start = block << Core.blockShift
            var sum = 0.0, part = 0.0
            for slot in start..<(start + Core.blockSize) {
                prefix[slot] = sum
                let price = prices[slot]
                sum += price
                if isPlain {
                    part += core.first[slot] - price
                } else if isEverything {
                    part -= price
                } else {
                    let rate = self.price(slot)
                    part += max(0, rate * core.first[slot] - price)
                    if let second = core.second { part += max(0, rate * second[slot] - price) }
                }
            }
            bound += part
        }
        return bound
    }

    // MARK: The step

    private func move(_ bound: Double, _ target: Double) {
        steps.fill(0)
        for (site, part) in selection {
            for k in core.range(site) {
                let run = core.runs[k]
                steps[Int(run.from)] += part
                steps[Int(run.to)] -= part
            }
        }
        let (norm, wanted) = directions()
        let length = stepLength * max(bound - target, 1e-7 * abs(bound)) / max(norm, 1e-12)
        for index in targets.indices where isMoved(index) {
            let slope = targetScales[index] * (wanted[index] - targets[index])
            targetDirections[index] = 0.4 * targetDirections[index] + 0.6 * slope
            targetPrices[index] = max(
                0, targetPrices[index] - length * targetDirections[index] * targetScales[index])
        }
        let isEverything = isEverything
        for slot in 0..<core.slots where core.first[slot] > 0 {
            let cap = isEverything || isApart(slot) ? Double.infinity : price(slot) * core.first[slot]
            prices[slot] = min(cap, max(0, prices[slot] - length * direction[slot]))
        }
    }

    /// Smoothed slopes of the cell prices; the square of their length, and the worth served in each target.
    private func directions() -> (norm: Double, wanted: [Double]) {
        let isEverything = isEverything
        var wanted = Array(repeating: 0.0, count: targets.count)
        var norm = 0.0, covers = 0.0
        for slot in 0..<core.slots {
            covers += steps[slot]
            guard core.first[slot] > 0 else { continue }
            let cap = isEverything ? Double.infinity : price(slot) * core.first[slot]
            var wish = 1.0
            if let second = core.second, price(slot) * second[slot] > prices[slot] { wish = 2 }
            if !targets.isEmpty {
                if prices[slot] >= cap && cap > 0 && covers == 0 { wish = 0 }
                let worth = (wish > 0 ? core.first[slot] : 0) + (wish > 1 ? core.second?[slot] ?? 0 : 0)
                for target in targetsOf(slot) { wanted[target] += worth }
            }
            if isApart(slot), let unit = core.units?[slot] {
                wish = apart[Int(unit - core.firstUnitApart)].wish(prices[slot], slot, core)
            }
            let slope = 0.4 * direction[slot] + 0.6 * (covers - wish)
            direction[slot] = slope
            let isStuck = slope > 0 && prices[slot] <= 0 || slope < 0 && prices[slot] >= cap && !isApart(slot)
            if !isStuck { norm += slope * slope }
        }
        for index in targets.indices where isMoved(index) {
            let slope = targetScales[index] * (wanted[index] - targets[index])
            norm += slope * slope
        }
        return (norm, wanted)
    }
}
