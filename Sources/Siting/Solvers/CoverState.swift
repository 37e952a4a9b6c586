/// A set of sites under change: how often each cell is served, and sums along the cells of what one more cover is worth.
final class CoverState {
    let core: Core
    private let covers: Block<UInt16>
    /// Sums of the worth of one more cover, from the start of each block.
    private let prefix: Block<Double>
    private(set) var isChosen: [Bool]
    private(set) var chosen = 0
    private(set) var cost = 0.0
    /// In all; with targets, without the units that stand apart.
    private(set) var served = 0.0
    private(set) var servedByUnit: [Double]
    /// Runs looked at so far: the measure of work that is the same on every machine.
    private(set) var work = 0
    /// Scratch: gains by unit, and the units touched.
    private var unitGains: [Double]
    private var touchedUnits: [Int32] = []

    init(_ core: Core) {
        self.core = core
        covers = Block(repeating: 0, count: core.slots)
        prefix = Block(repeating: 0, count: core.slots)
        isChosen = Array(repeating: false, count: core.sites)
        let units: Int = if case .cheapest(_, let targets) = core.goal { targets.count } else { 0 }
        servedByUnit = Array(repeating: 0, count: units)
        unitGains = servedByUnit
        removeAll()
    }

    func removeAll() {
        covers.fill(0)
        for start in stride(from: 0, to: core.slots, by: Core.blockSize) { refresh(start) }
        for site in isChosen.indices { isChosen[site] = false }
        for unit in servedByUnit.indices { servedByUnit[unit] = 0 }
        (chosen, cost, served) = (0, 0, 0)
    }

    func set(_ sites: [Int]) {
        removeAll()
        for site in sites { add(site) }
    }

    var sites: [Int] { isChosen.indices.filter { isChosen[$0] } }

    // MARK: Changing

    func add(_ site: Int) {
        count(site, 1)
        for k in core.range(site) {
            let run = core.runs[k]
            for slot in Int(run.from)..<Int(run.to) { covers[slot] &+= 1 }
        }
        refreshRuns(site)
        isChosen[site] = true
        chosen += 1
        cost += core.cost[site]
    }

    func remove(_ site: Int) {
        for k in core.range(site) {
            let run = core.runs[k]
            for slot in Int(run.from)..<Int(run.to) { covers[slot] &-= 1 }
        }
        refreshRuns(site)
        count(site, -1)
        isChosen[site] = false
        chosen -= 1
        cost -= core.cost[site]
    }

    private func count(_ site: Int, _ sign: Double) {
        guard let units = core.units, !servedByUnit.isEmpty else {
            served += sign * gain(site)
            return
        }
        var whole = 0.0
        for k in core.range(site) {
            let run = core.runs[k]
            let sum = prefix[Int(run.to)] - prefix[Int(run.from)]
            let unit = units[Int(run.from)]
            servedByUnit[Int(unit)] += sign * sum
            if unit < core.firstUnitApart { whole += sum }
        }
        served += sign * whole
        work += core.range(site).count
    }

    private func refreshRuns(_ site: Int) {
        var block = -1
        for k in core.range(site) {
            let from = Int(core.runs[k].from)
            if from >> Core.blockShift != block {
                block = from >> Core.blockShift
                refresh(from)
            }
        }
        work += 4 * core.range(site).count
    }

    private func refresh(_ from: Int) {
        let end = (from >> Core.blockShift + 1) << Core.blockShift
        var sum = from & (Core.blockSize - 1) == 0 ? 0 : prefix[from]
        if let second = core.second {
            for slot in from..<end {
                prefix[slot] = sum
                sum += covers[slot] == 0 ? core.first[slot] : covers[slot] == 1 ? second[slot] : 0
            }
        } else {
            for slot in from..<end {
                prefix[slot] = sum
                sum += covers[slot] == 0 ? core.first[slot] : 0
            }
        }
    }

    // MARK: Asking

    /// Worth that a site not chosen would add.
    func gain(_ site: Int) -> Double {
        var sum = 0.0
        let range = core.range(site)
        for k in range {
            let run = core.runs[k]
            sum += prefix[Int(run.to)] - prefix[Int(run.from)]
        }
        work += range.count
        return sum
    }

    /// Worth that counts towards the goal: with targets, no more than what is still missing from each.
    func score(_ site: Int) -> Double {
        guard case .cheapest(let target, let targets) = core.goal else { return gain(site) }
        guard let units = core.units, !targets.isEmpty else { return min(gain(site), target - served) }
        var all = 0.0
        touchedUnits.removeAll(keepingCapacity: true)
        for k in core.range(site) {
            let run = core.runs[k]
            let sum = prefix[Int(run.to)] - prefix[Int(run.from)]
            let unit = units[Int(run.from)]
            if unitGains[Int(unit)] == 0 { touchedUnits.append(unit) }
            unitGains[Int(unit)] += sum
            if unit < core.firstUnitApart { all += sum }
        }
        work += core.range(site).count
        var score = max(0, min(all, target - served))
        for unit in touchedUnits {
            let missing = targets[Int(unit)] - servedByUnit[Int(unit)]
            score += max(0, min(unitGains[Int(unit)], missing))
            unitGains[Int(unit)] = 0
        }
        return score
    }

    func covers(_ slot: Int) -> Int { Int(covers[slot]) }

    /// Whether the targets are reached; always true for ``Core/Goal/most(budget:)``.
    var isSatisfied: Bool {
        switch core.goal {
        case .most: true
        case .everything: served >= core.worth - 0.5
        case .cheapest(let target, let targets):
            served >= target - tolerance(target)
                && zip(servedByUnit, targets).allSatisfy { $0 >= $1 - tolerance($1) }
        }
    }

    private func tolerance(_ target: Double) -> Double { 1e-9 * max(target, 1e-300) }
}
