/// A problem after reduction, in the form the solvers work on: open candidates, cells that still matter, one order.
///
/// INVARIANT: slots come in blocks of ``blockSize``; the last slot of each block is empty and belongs to no run, and no
/// run leaves its block. So `prefix[to] - prefix[from]`, with sums that start anew in each block, is a run's sum.
final class Core: Sendable {
    typealias Run = CoverageMatrix.Run

    static let blockShift = 6
    static let blockSize = 1 << blockShift

    enum Goal: Sendable {
        /// Most worth within a budget.
        case most(budget: Double)
        /// Least cost that serves so much more worth in all and of each unit.
        case cheapest(total: Double, ofUnits: [Double])
        /// Least cost that serves each cell.
        case everything

        /// What is left of it after some sites were decided; nil when it cannot be reached any more.
        func after(_ reduction: Reduction) -> Goal? {
            switch self {
            case .most(let budget): return .most(budget: max(0, budget - reduction.cost))
            case .everything: return reduction.unreachable == 0 ? .everything : nil
            case .cheapest(let total, let ofUnits):
                func isOut(_ target: Double, _ reachable: Double) -> Bool { reachable < target - 1e-9 * abs(target) }
                if isOut(total, reduction.reachable) { return nil }
                if zip(ofUnits, reduction.reachableByUnit).contains(where: { isOut($0, $1) }) { return nil }
                return .cheapest(
                    total: max(0, total - reduction.served),
                    ofUnits: zip(ofUnits, reduction.servedByUnit).map { max(0, $0 - $1) })
            }
        }
    }

    let goal: Goal
    /// Worth of the first and of the second cover of each slot.
    let first: Block<Double>
    let second: Block<Double>?
    /// Unit of each slot, where units have targets. Runs do not cross units then.
    let units: Block<Int32>?
    /// Units from here on count for their own targets, not for the whole's.
    let firstUnitApart: Int32
    let starts: Block<Int32>
    let runs: Block<Run>
    let cost: [Double]
    /// Index of each site in the problem.
    let origin: [Int]
    /// Patches of neighbouring cells that each site touches, and the sites that touch each patch.
    let patchesOfSite: Lists
    let sitesOfPatch: Lists

    /// Lists of small numbers, end to end.
    struct Lists: Sendable {
        var starts: [Int32] = [0]
        var items: [Int32] = []

        subscript(i: Int) -> ArraySlice<Int32> { items[Int(starts[i])..<Int(starts[i + 1])] }
    }

    init(
        goal: Goal, first: Block<Double>, second: Block<Double>?, units: Block<Int32>?, firstUnitApart: Int32,
        starts: [Int32], runs: [Run], cost: [Double], origin: [Int], patchesOfSite: Lists, patches: Int
    ) {
        self.goal = goal
        self.first = first
        self.second = second
        self.units = units
        self.firstUnitApart = firstUnitApart
        self.starts = Block(starts, empty: 0)
        self.runs = Block(runs, empty: Run(0, 0))
        self.cost = cost
        self.origin = origin
        self.patchesOfSite = patchesOfSite
        sitesOfPatch = Self.inverse(patchesOfSite, count: patches)
        worth = (0..<first.count).reduce(0) { $0 + first[$1] + (second?[$1] ?? 0) }
    }

    var sites: Int { origin.count }
    var slots: Int { first.count }

    @inline(__always) func range(_ site: Int) -> Range<Int> { Int(starts[site])..<Int(starts[site + 1]) }

    /// Worth of all that the sites can serve together, second covers counted where worth something; for
    /// ``Goal/everything`` the number of cells.
    let worth: Double

    /// Values and costs are whole multiples of it; 0 when they have no common measure.
    var granule: Double {
        switch goal {
        case .most:
            Granule.of(
                (0..<slots).lazy.map { self.first[$0] },
                (0..<(second?.count ?? 0)).lazy.map { self.second?[$0] ?? 0 })
        case .cheapest, .everything: Granule.of(cost, EmptyCollection())
        }
    }

    private static func inverse(_ lists: Lists, count: Int) -> Lists {
        var result = Lists(starts: Array(repeating: 0, count: count + 1), items: [])
        for patch in lists.items { result.starts[Int(patch) + 1] += 1 }
        for i in 0..<count { result.starts[i + 1] += result.starts[i] }
        var next = result.starts
        result.items = Array(repeating: 0, count: lists.items.count)
        for site in 0..<(lists.starts.count - 1) {
            for patch in lists[site] {
                result.items[Int(next[Int(patch)])] = Int32(site)
                next[Int(patch)] += 1
            }
        }
        return result
    }
}

/// The largest number that a set of numbers are all whole multiples of: bounds may be rounded to it.
enum Granule {
    /// Decimal fractions with up to six places are recognised; anything finer has no granule (0).
    static func of(_ values: some Sequence<Double>, _ more: some Sequence<Double>) -> Double {
        var divisor = 0.0, scale = 1.0
        for value in [AnySequence(values), AnySequence(more)].joined() where value != 0 {
            while (value * scale).rounded() != value * scale || scale > 1 && abs(value * scale) > 9e15 {
                scale *= 10
                divisor *= 10
                if scale > 1e6 { return 0 }
            }
            divisor = greatestCommonDivisor(divisor, value * scale)
        }
        return divisor / scale
    }

    private static func greatestCommonDivisor(_ a: Double, _ b: Double) -> Double {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a.truncatingRemainder(dividingBy: b)) }
        return a
    }
}
