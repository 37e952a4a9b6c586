/// Every way the facts that are not known could be, each with its result.
struct Worlds {
    struct OpenFact {
        let fact: Fact
        let cells: [FactCell]
    }

    /// Beyond this many ways nothing is tried: all of them are missing.
    static let limit = 4096

    let open: [OpenFact]
    /// The first fact's cells change fastest. Where there are too many to try, the one with nothing decided.
    let all: [World]
    /// Whether every way was tried.
    let isComplete: Bool

    /// What all worlds agree on, axis by axis.
    struct Merged {
        var headline: Headline
        var land: LandOutcome
        var permit: PermitOutcome
        var province: ProvinceOutcome
        var other: LandOutcome
    }

    init(open: [OpenFact], known: TestSet, world: (TestSet) -> World) {
        self.open = open
        if open.isEmpty {
            (all, isComplete) = ([world(known)], true)
            return
        }
        let count = open.reduce(1) { min($0 * $1.cells.count, Self.limit + 1) }
        isComplete = count <= Self.limit
        guard isComplete else {
            all = [world(known)]
            return
        }
        all = (0..<count).map { pattern in
            var answers = known
            var rest = pattern
            for fact in open {
                answers.fill(fact.cells[rest % fact.cells.count].answers)
                rest /= fact.cells.count
            }
            return world(answers)
        }
    }

    var merged: Merged { Self.merge(all) }

    /// - Parameter worlds: not empty.
    static func merge(_ worlds: some Sequence<World>) -> Merged {
        var merged: Merged?
        for world in worlds {
            let next = world.result
            guard var sum = merged else {
                merged = Merged(
                    headline: next.headline, land: next.land, permit: next.permit, province: next.province,
                    other: next.other)
                continue
            }
            sum.headline = sum.headline.merged(with: next.headline)
            if sum.land != next.land { sum.land = .undetermined }
            if sum.permit != next.permit { sum.permit = .unknown }
            if sum.province != next.province { sum.province = .notEvaluated }
            if sum.other != next.other { sum.other = .undetermined }
            merged = sum
        }
        return merged
            ?? Merged(
                headline: .undetermined, land: .undetermined, permit: .unknown, province: .notEvaluated,
                other: .undetermined)
    }

    private func stride(of index: Int) -> Int { open[..<index].reduce(1) { $0 * $1.cells.count } }

    /// The open facts that move an axis when they alone change. On prohibited land nobody asks for the permit.
    var decisive: [Int] {
        guard isComplete else { return Array(open.indices) }
        return open.indices.filter { index in
            let (stride, count) = (stride(of: index), open[index].cells.count)
            return all.indices.contains { world in
                guard world / stride % count > 0 else { return false }
                let a = all[world].result
                let b = all[world - world / stride % count * stride].result
                let samePermit = a.permit == b.permit || (a.land == .prohibited && b.land == .prohibited)
                return a.land != b.land || !samePermit || a.province != b.province || a.other != b.other
            }
        }
    }

    /// None where not every way was tried: what the value would decide is then not known.
    func worlds(with fact: Int, being cell: Int) -> [World] {
        guard isComplete else { return [] }
        let (stride, count) = (stride(of: fact), open[fact].cells.count)
        return all.indices.filter { $0 / stride % count == cell }.map { all[$0] }
    }
}
