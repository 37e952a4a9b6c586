/// One place with every fact decided: which part of the parcel is used, and what holds there.
struct World {
    /// One per part of the recorded use, under the area cap.
    let parts: [PartResult]
    /// What holds for the parcel.
    let result: PartResult
    /// Indices of the parts the structure stands on, with m² each; empty when that is open or nowhere.
    let chosen: [(part: Int, area: Double?)]
    /// The compound is larger than all that may be used.
    let tooLarge: Bool
    /// Parts differ and their areas are not known.
    let areasMissing: Bool

    var isSplit: Bool { chosen.count > 1 }
}

/// What a world is worked out from.
struct Parcel {
    struct Part {
        let code: String
        let entry: Int32
        let area: Double?
    }

    let parts: [Part]
    /// m²; nil when not known or when the structure takes no ground.
    let compound: Double?
    /// m² that other combined uses take already.
    let combined: Double
    let takesGround: Bool
}

extension CompiledRules {
    /// - Parameter answers: with every question decided that an undetermined rule asks.
    func world(_ parcel: Parcel, answers: TestSet, _ question: Question) -> World {
        var answers = answers
        if let capQuestion { answers[capQuestion] = true }
        let parts = parcel.parts.map { resolve(code: $0.entry, answers: answers, question) }
        func make(
            _ result: PartResult, _ chosen: [(part: Int, area: Double?)], tooLarge: Bool = false,
            areasMissing: Bool = false
        ) -> World {
            World(
                parts: parts, result: result, chosen: chosen, tooLarge: tooLarge,
                areasMissing: areasMissing)
        }
        guard let best = parts.indices.min(by: { parts[$0].rank < parts[$1].rank }) else {
            return make(resolve(code: -1, answers: answers, question), [])
        }
        // The part alone decides: nothing to place, or nothing known to place it by.
        guard parcel.takesGround else { return make(parts[best], [(best, nil)]) }
        func usable(_ index: Int) -> Double? {
            parcel.parts[index].area.map { area in
                parts[index].capped ? max(0, area * parts[index].share - parcel.combined) : area * parts[index].share
            }
        }

        if parts.count > 1 {
            let allProhibited = parts.allSatisfy { $0.land == .prohibited }
            let alike = parts.allSatisfy { $0.rules == parts[best].rules && !$0.capped }
            let known = parts.indices.allSatisfy { !parts[$0].isUsable || parcel.parts[$0].area != nil }
            if !allProhibited, !alike, !known {
                var open = parts[best]
                (open.land, open.share) = (.undetermined, 0)
                return make(open, [], areasMissing: true)
            }
        }
        guard let compound = parcel.compound else { return make(parts[best], [(best, usable(best))]) }

        let order = parts.indices.filter { parts[$0].isUsable }.sorted { parts[$0].rank < parts[$1].rank }
        guard !order.isEmpty else { return make(parts[best], [(best, usable(best))]) }
        if let first = order.first(where: { (usable($0) ?? .infinity) >= compound }) {
            return make(parts[first], [(first, usable(first))])
        }
        let shares = share(compound, among: order, usable)
        if shares.reduce(0, { $0 + ($1.area ?? 0) }) >= compound {
            return make(split(shares.map(\.part), parts), shares)
        }
        // Nothing fits under the caps: other ways to the same land, then none.
        if let capQuestion { answers[capQuestion] = false }
        var otherWays: [(part: Int, result: PartResult)] = []
        for index in order where parts[index].capped && (parcel.parts[index].area ?? 0) >= compound {
            otherWays.append((index, resolve(code: parcel.parts[index].entry, answers: answers, question)))
        }
        if let way = otherWays.filter({ $0.result.isUsable }).min(by: { $0.result.rank < $1.result.rank }) {
            return make(way.result, [(way.part, parcel.parts[way.part].area)])
        }
        if let open = parts.first(where: { $0.land == .undetermined }) {
            return make(open, [], tooLarge: true)
        }
        var none = otherWays.first?.result ?? parts[best]
        (none.land, none.share) = (.prohibited, 0)
        return make(none, [], tooLarge: true)
    }

    /// One compound across several parts: all their rules hold, and the heaviest outcome decides.
    private func split(_ order: [Int], _ parts: [PartResult]) -> PartResult {
        var whole = parts[order[0]]
        for index in order.dropFirst() {
            let part = parts[index]
            whole.land = whole.land.worse(part.land)
            whole.other = whole.other.worse(part.other)
            whole.province = whole.province.worse(part.province)
            whole.firmness = max(whole.firmness, part.firmness)
            whole.capped = whole.capped || part.capped
            whole.rules += part.rules.filter { !whole.rules.contains($0) }
            whole.conflicts += part.conflicts.filter { !whole.conflicts.contains($0) }
        }
        if whole.land == .allowed { whole.land = .conditional }  // on the placement
        return whole
    }

    private func share(
        _ compound: Double, among order: [Int], _ usable: (Int) -> Double?
    ) -> [(part: Int, area: Double?)] {
        var left = compound
        var shares: [(part: Int, area: Double?)] = []
        for index in order where left > 0 {
            let area = min(left, usable(index) ?? 0)
            guard area > 0 else { continue }
            shares.append((index, area))
            left -= area
        }
        return shares
    }
}
