/// The target of a unit that stands apart, in the bound function.
///
/// Each of its cells j counts for this target only, so for given prices λ the best price μ of the target is known: it
/// minimises Σⱼ (μaⱼ - λⱼ)⁺ + (μbⱼ - λⱼ)⁺ - μT, where the cells with the least λ per worth just make up T.
struct ApartUnit {
    let unit: Int
    /// Worth that is still to be served, T.
    let target: Double
    private let slots: [Int]
    /// The price found last, and the part of the worth at that very price that is needed.
    private var price = 0.0
    private var part = 0.0

    /// One for each unit from the first that stands apart, in order.
    static func all(_ core: Core, targets: [Double]) -> [ApartUnit] {
        guard let units = core.units, Int(core.firstUnitApart) < targets.count else { return [] }
        let first = Int(core.firstUnitApart)
        var slots = [[Int]](repeating: [], count: targets.count - first)
        for slot in 0..<core.slots where core.first[slot] > 0 && units[slot] >= core.firstUnitApart {
            slots[Int(units[slot]) - first].append(slot)
        }
        return slots.enumerated().map { ApartUnit(unit: first + $0, target: targets[first + $0], slots: $1) }
    }

    private init(unit: Int, target: Double, slots: [Int]) {
        (self.unit, self.target, self.slots) = (unit, target, slots)
    }

    /// The best price of the target at these prices of the cells.
    mutating func price(_ prices: Block<Double>, _ core: Core) -> Double {
        (price, part) = (0, 0)
        guard target > 0 else { return 0 }
        var steps: [(price: Double, worth: Double)] = []
        for slot in slots {
            for worth in [core.first[slot], core.second?[slot] ?? 0] where worth > 0 {
                steps.append((prices[slot] / worth, worth))
            }
        }
        steps.sort { $0.price < $1.price }
        var below = 0.0, index = 0
        while index < steps.count {
            var tied = 0.0
            price = steps[index].price
            while index < steps.count, steps[index].price == price {
                tied += steps[index].worth
                index += 1
            }
            part = min(1, (target - below) / tied)
            below += tied
            if below >= target { break }
        }
        return price
    }

    /// How many covers of a cell the relaxation asks for at the price found last.
    func wish(_ cellPrice: Double, _ slot: Int, _ core: Core) -> Double {
        var wish = 0.0
        for worth in [core.first[slot], core.second?[slot] ?? 0] where worth > 0 {
            let limit = cellPrice / worth
            wish += limit < price ? 1 : limit == price ? part : 0
        }
        return wish
    }
}
