import Foundation
import Units

/// Mobile lines of one operator in one commune by what the device can do.
struct SubscriberRow {
    var commune: Int
    var operatorIndex: Int
    var twoGOnly: Int
    var threeGOnly: Int
    var withoutVoLTE: Int
    var volte: Int
    var fiveG: Int
    /// Of the lines above.
    var smartphones: Int
    /// Machines; not among the lines.
    var machines: Int

    var lines: Int { twoGOnly + threeGOnly + withoutVoLTE + volte + fiveG }
}

/// Lines for every commune: province totals from the facts, split so that every sum is exact.
struct SubscriberTable {
    let facts: ProvinceFacts.Subscribers
    let frame: Frame
    let urbanity: Urbanity
    let seed: UInt64

    func rows() -> [SubscriberRow] {
        var random = RandomSource(seed: seed, stream: "subscribers")
        let communes = frame.communes
        let urban = communes.map { urbanity($0.hub).squareRoot() }
        // 0.9 to 1.8 lines a person, more in towns.
        let lines = Apportionment.split(
            Int((facts.perPerson * Double(frame.population)).rounded()),
            by: communes.indices.map { i in
                Double(communes[i].population) * (0.9 + 0.7 * urban[i] + 0.2 * random.unit())
            })
        let total = lines.reduce(0, +)
        func odds(_ share: Double, _ shift: Double) -> Double {
            let logit = log(share / (1 - share)) + shift
            return 1 / (1 + exp(-logit))
        }
        let oldPhones = bounded(
            Int((facts.twoGOnly * Double(total)).rounded()),
            weights: communes.indices.map { i in
                Double(lines[i]) * odds(facts.twoGOnly, 0.9 * (0.5 - urban[i]) + 0.3 * random.normal())
            }, most: lines)
        let smartphones = bounded(
            Int((facts.smartphone * Double(total)).rounded()),
            weights: communes.indices.map { i in
                Double(lines[i]) * odds(facts.smartphone, 0.8 * (urban[i] - 0.5) + 0.15 * random.normal())
            }, most: communes.indices.map { lines[$0] - oldPhones[$0] })
        let machines = Apportionment.split(
            Int((facts.machinesPerPerson * Double(frame.population)).rounded()),
            by: communes.map { Double($0.population) })

        var out: [SubscriberRow] = []
        for i in communes.indices {
            let rest = lines[i] - oldPhones[i]
            let volteShare = max(0.01, 1 - facts.twoGOnly - facts.threeGOnly - facts.withoutVoLTE - facts.fiveG)
            let classes = Apportionment.split(
                rest,
                by: [
                    facts.threeGOnly * (1.3 - 0.6 * urban[i]), facts.withoutVoLTE, volteShare,
                    facts.fiveG * (0.2 + 1.6 * urban[i]),
                ])
            let columns = [oldPhones[i], classes[0], classes[1], classes[2], classes[3], smartphones[i], machines[i]]
                .map { Apportionment.split($0, by: facts.operators) }
            for index in facts.operators.indices {
                out.append(
                    SubscriberRow(
                        commune: i, operatorIndex: index, twoGOnly: columns[0][index], threeGOnly: columns[1][index],
                        withoutVoLTE: columns[2][index], volte: columns[3][index], fiveG: columns[4][index],
                        smartphones: columns[5][index], machines: columns[6][index]))
            }
        }
        return out
    }

    /// Largest remainder under a cap for each place; what a cap cuts off goes to the others.
    private func bounded(_ total: Int, weights: [Double], most: [Int]) -> [Int] {
        var out = [Int](repeating: 0, count: weights.count)
        var rest = min(total, most.reduce(0, +))
        while rest > 0 {
            let open = weights.indices.map { out[$0] < most[$0] ? max(weights[$0], 1e-9) : 0 }
            let more = Apportionment.split(rest, by: open)
            for i in out.indices {
                let take = min(more[i], most[i] - out[i])
                out[i] += take
                rest -= take
            }
        }
        return out
    }
}
