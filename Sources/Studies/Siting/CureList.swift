import Siting

/// The shortest list of parcels which, added to the land-use plan as post-telecom land, bring a share into lawful reach.
struct CureList {
    let planner: SitingPlanner

    /// - Throws: ``SitingError/unreachable(unit:share:best:)`` when even all of them together do not suffice.
    func parcels(lawful: [Int], share: Double) throws -> [CuredParcel] {
        let candidates = planner.candidates
        let curable = candidates.indices.filter { candidates[$0].isCurable }
        let chosen = try planner.fewest(of: curable, with: lawful, share: share)
        var cells = planner.reach(lawful)
        var rest = chosen, parcels: [CuredParcel] = []
        while !rest.isEmpty {
            let gains = rest.map { cells.gain(candidates[$0], candidates[$0].operators).people }
            guard let best = gains.indices.max(by: { (gains[$0], rest[$1]) < (gains[$1], rest[$0]) }) else { break }
            parcels.append(CuredParcel(candidate: rest[best], people: gains[best]))
            cells.add(candidates[rest[best]], candidates[rest[best]].operators)
            rest.remove(at: best)
        }
        return parcels
    }
}
