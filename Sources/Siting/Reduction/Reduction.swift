/// Makes a ``Core``: takes out what is decided, drops cells that no longer matter and merges equal ones.
struct Reduction {
    /// What the decided sites serve already, in all (without units apart) and of each unit, and what they cost.
    private(set) var served = 0.0
    private(set) var servedByUnit: [Double] = []
    private(set) var cost = 0.0
    /// The same counts if all open sites were chosen too.
    private(set) var reachable = 0.0
    private(set) var reachableByUnit: [Double] = []
    /// Cells with weight that no site, open or chosen, serves.
    private(set) var unreachable = 0

    private var raw: RawCover
    /// New number of each cell; -1 for those dropped.
    private var places: [Int32] = []
    private var cells = 0
    private var isMerged = false

    init(_ raw: RawCover) {
        self.raw = raw
        let unitCount = raw.units.map { Int($0.max() ?? -1) + 1 } ?? 0
        servedByUnit = Array(repeating: 0, count: unitCount)
        for site in raw.decisions.indices where raw.decisions[site] == .chosen { cost += raw.cost[site] }
        takeOutDecided()
        number()
        merge()
    }

    /// INVARIANT: from here on `first` and `second` are what a further cover is worth.
    private mutating func takeOutDecided() {
        let chosen = raw.covers(.chosen), open = raw.covers(.open)
        var extra = 0.0
        var extraByUnit = servedByUnit
        for cell in raw.first.indices {
            let second = raw.second?[cell] ?? 0
            if raw.first[cell] > 0, chosen[cell] == 0, open[cell] == 0 { unreachable += 1 }
            let now = chosen[cell] == 0 ? 0 : raw.first[cell] + (chosen[cell] > 1 ? second : 0)
            if chosen[cell] > 0 {
                raw.first[cell] = chosen[cell] > 1 ? 0 : second
                raw.second?[cell] = 0
            }
            let later = open[cell] == 0 ? 0 : raw.first[cell] + (open[cell] > 1 ? raw.second?[cell] ?? 0 : 0)
            let unit = raw.units?[cell]
            if unit.map({ $0 < raw.firstUnitApart }) ?? true {
                served += now
                extra += later
            }
            if let unit {
                servedByUnit[Int(unit)] += now
                extraByUnit[Int(unit)] += later
            }
            if open[cell] == 0 { raw.first[cell] = 0 }
            if open[cell] < 2 { raw.second?[cell] = 0 }
        }
        reachable = served + extra
        reachableByUnit = zip(servedByUnit, extraByUnit).map { $0 + $1 }
    }

    private mutating func number() {
        places = Array(repeating: -1, count: raw.first.count)
        for cell in raw.first.indices where raw.first[cell] > 0 {
            places[cell] = Int32(cells)
            cells += 1
        }
    }

    /// Cells served by the same sites, of the same unit, become one. Found by two 64-bit sums of random numbers, one per
    /// site: two different sets of sites agree in both with a chance of 2⁻¹²⁸ per pair of cells.
    private mutating func merge() {
        guard cells > 1 else { return }
        struct Key: Hashable { var a, b: UInt64, unit: Int32 }
        var random = SplitMix(state: 0x5170)
        var steps = [(a: UInt64, b: UInt64)](repeating: (0, 0), count: raw.first.count + 1)
        for site in raw.decisions.indices where raw.decisions[site] == .open {
            let mark = (a: random.next(), b: random.next())
            for run in raw.runs(of: site) {
                for end in [Int(run.from), Int(run.to)] {
                    steps[end].a ^= mark.a
                    steps[end].b ^= mark.b
                }
            }
        }
        var groups: [Key: Int32] = [:]
        var sum: (a: UInt64, b: UInt64) = (0, 0)
        var merged = places
        for cell in raw.first.indices {
            sum = (sum.a ^ steps[cell].a, sum.b ^ steps[cell].b)
            guard places[cell] >= 0 else { continue }
            let key = Key(a: sum.a, b: sum.b, unit: raw.units?[cell] ?? 0)
            if let group = groups[key] {
                merged[cell] = group
            } else {
                merged[cell] = Int32(groups.count)
                groups[key] = Int32(groups.count)
            }
        }
        // With few twins the longer lists of runs would cost more than the fewer cells save.
        guard Double(groups.count) < 0.8 * Double(cells) else { return }
        places = merged
        cells = groups.count
        isMerged = true
    }

    // MARK: Building

    private func slot(_ place: Int32) -> Int { Int(place) + Int(place) / (Core.blockSize - 1) }

    /// - Parameter hasPatches: whether sites are to be found by neighbourhood.
    mutating func core(_ goal: Core.Goal, hasPatches: Bool = true) -> Core {
        let blocks = (cells + Core.blockSize - 2) / (Core.blockSize - 1)
        let slots = blocks * Core.blockSize
        let first = Block(repeating: 0.0, count: slots)
        let second = raw.second.map { _ in Block(repeating: 0.0, count: slots) }
        let units = raw.units.map { _ in Block(repeating: Int32(0), count: slots) }
        var isEverything = false
        if case .everything = goal { isEverything = true }
        for cell in raw.first.indices where places[cell] >= 0 {
            let slot = slot(places[cell])
            first[slot] = isEverything ? 1 : first[slot] + raw.first[cell]
            if let second, let worth = raw.second?[cell] { second[slot] += worth }
            if let units, let unit = raw.units?[cell] { units[slot] = unit }
        }
        dropDominated()
        let patch = hasPatches ? patches(slots: slots) : ([], 0)
        var runs: [Core.Run] = [], starts: [Int32] = [0]
        var cost: [Double] = [], origin: [Int] = []
        var patchesOfSite = Core.Lists()
        var touched: [Int32] = []
        for site in neighbouring() {
            let start = runs.count
            append(site, units, to: &runs)
            guard runs.count > start else { continue }
            starts.append(Int32(runs.count))
            cost.append(raw.cost[site])
            origin.append(raw.origin[site])
            guard hasPatches else { continue }
            touched.removeAll(keepingCapacity: true)
            for run in runs[start...] {
                for slot in Int(run.from)..<Int(run.to) where touched.last != patch.0[slot] {
                    touched.append(patch.0[slot])
                }
            }
            touched.sort()
            for (i, number) in touched.enumerated() where i == 0 || touched[i - 1] != number {
                patchesOfSite.items.append(number)
            }
            patchesOfSite.starts.append(Int32(patchesOfSite.items.count))
        }
        return Core(
            goal: goal, first: first, second: second, units: units, firstUnitApart: raw.firstUnitApart, starts: starts,
            runs: runs, cost: cost, origin: origin, patchesOfSite: patchesOfSite, patches: patch.1)
    }

    /// Open sites; on a raster neighbours together: sums along the cells are then read from memory that is near.
    private func neighbouring() -> [Int] {
        let open = raw.decisions.indices.filter { raw.decisions[$0] == .open }
        guard let raster = raw.raster else { return open }
        let keys = open.map { site in
            let runs = raw.runs(of: site)
            guard !runs.isEmpty else { return 0 }
            // The square of 24 × 24 cells in which the middle run begins.
            let cell = Int(runs[(runs.startIndex + runs.endIndex) / 2].from) % (raster.width * raster.height)
            return cell / raster.width / 24 * raster.width + cell % raster.width / 24
        }
        return open.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { open[$0] }
    }

    /// Prices of the cells before as prices of a core's slots: twins add up.
    func carried(_ prices: Block<Double>, to core: Core) -> Block<Double> {
        let result = Block(repeating: 0.0, count: core.slots)
        for cell in places.indices where places[cell] >= 0 { result[slot(places[cell])] += prices[cell] }
        return result
    }

    private mutating func dropDominated() {
        let open = raw.decisions.indices.filter { raw.decisions[$0] == .open }
        guard raw.second == nil, open.count <= 3000, open.count * cells <= 100_000_000 else { return }
        let isKept = undominated(open.map { footprint($0) }, cost: open.map { raw.cost[$0] }, cells: cells)
        for (site, isKept) in zip(open, isKept) where !isKept { raw.decisions[site] = .out }
    }

    /// New numbers of a site's cells; rising, each once.
    private func footprint(_ site: Int) -> [Int32] {
        var places: [Int32] = []
        for run in raw.runs(of: site) {
            for cell in Int(run.from)..<Int(run.to) where self.places[cell] >= 0 { places.append(self.places[cell]) }
        }
        guard isMerged else { return places }
        places.sort()
        var unique: [Int32] = []
        for place in places where place != unique.last { unique.append(place) }
        return unique
    }

    /// The runs of a site in slots, cut at the ends of blocks and units.
    private func append(_ site: Int, _ units: Block<Int32>?, to runs: inout [Core.Run]) {
        var from = -1, to = -1
        for place in footprint(site) {
            let slot = slot(place)
            if slot == to, from >= 0, units.map({ $0[slot] == $0[from] }) ?? true {
                to += 1
            } else {
                if from >= 0 { runs.append(Core.Run(from, to)) }
                (from, to) = (slot, slot + 1)
            }
        }
        if from >= 0 { runs.append(Core.Run(from, to)) }
    }

    /// Squares of 12 × 12 cells of a raster, else 16 neighbouring slots.
    private func patches(slots: Int) -> ([Int32], Int) {
        guard let raster = raw.raster, !isMerged else {
            return ((0..<slots).map { Int32($0 / 16) }, slots / 16 + 1)
        }
        let side = 12
        let columns = (raster.width + side - 1) / side, rows = (raster.height + side - 1) / side
        var numbers = [Int32](repeating: 0, count: slots)
        for cell in raw.first.indices where places[cell] >= 0 {
            let inLayer = cell % (raster.width * raster.height)
            let row = inLayer / raster.width / side, column = inLayer % raster.width / side
            numbers[slot(places[cell])] = Int32(row * columns + column)
        }
        return (numbers, rows * columns)
    }
}

/// Seeded random numbers (Steele, Lea and Flood 2014, "SplitMix64").
struct SplitMix: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// 0 ..< 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func below(_ count: Int) -> Int { Int(truncatingIfNeeded: next() % UInt64(count)) }
}
