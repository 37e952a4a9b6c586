import Siting
import Units

/// What the law costs: the plan's money, or its number of sites, spent again without all bans and without each rule alone.
struct LawPrice {
    let planner: SitingPlanner

    /// Each rule or set of rules that alone stands against some place, with the places lawful without it.
    ///
    /// The papers and the plan may forbid the same place by two rules; lifting one of them would free nothing.
    var relaxations: [(obstacles: [String], allowed: [Int])] {
        let candidates = planner.candidates
        let sets = Set(candidates.map(\.obstacles)).filter { !$0.isEmpty }
        return sets.sorted { ($0.count, $0.joined()) < ($1.count, $1.joined()) }.map { obstacles in
            (obstacles, candidates.indices.filter { candidates[$0].obstacles.allSatisfy(obstacles.contains) })
        }
    }

    /// - Parameter objective: most people for what the plan may spend.
    func prices(_ objective: SitingObjective, progress: (Double) -> Void) throws -> [RulePrice] {
        let candidates = planner.candidates
        var cases: [(law: RulePrice.Law, allowed: [Int])] = [
            (.asItIs, candidates.indices.filter { candidates[$0].isLawful }), (.withoutBans, Array(candidates.indices)),
        ]
        cases += relaxations.map { (.without($0.obstacles), $0.allowed) }
        var prices: [RulePrice] = []
        var lawful: (people: Double, bound: Double, byUnit: [Double]) = (0, 0, [])
        for (number, entry) in cases.enumerated() where !planner.run.isCancelled {
            let today = ServedCells(planner.scene)
            var found = (people: today.people, bound: today.people, byUnit: today.byUnit)
            if !entry.allowed.isEmpty {
                let (sites, solution) = try planner.solve(
                    objective, seconds: planner.options.seconds / 4, allowed: entry.allowed, places: .nothing)
                let cells = planner.served(sites)
                found = (cells.people, solution.bound, cells.byUnit)
            }
            if number == 0 { lawful = found }
            let least = max(0, found.people - lawful.bound), most = max(least, found.bound - lawful.people)
            prices.append(
                RulePrice(
                    law: entry.law, places: entry.allowed.count, people: found.people,
                    bound: found.bound, lost: number == 0 ? 0...0 : least...most,
                    lostByUnit: zip(found.byUnit, lawful.byUnit).map { $0 - $1 }))
            progress(Double(number + 1) / Double(cases.count))
        }
        return prices
    }
}
