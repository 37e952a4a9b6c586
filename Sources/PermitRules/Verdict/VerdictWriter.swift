import Units

/// Turns worlds into the texts and lists of a ``Verdict``.
struct VerdictWriter {
    let book: RuleBook
    let place: PlaceFacts
    let parcel: Parcel
    let facts: FactSet
    let question: CompiledRules.Question
    let date: CalendarDate
    let worlds: Worlds

    private var entries: [CompiledRules.Entry] { book.compiled.entries }

    /// Rules that decide the parcel in some world in which the land is not prohibited, or in all if it always is.
    func usedRules(_ answer: Worlds.Merged) -> [Int] {
        unique(
            worlds.all.filter { $0.result.land != .prohibited || answer.land == .prohibited }.flatMap(\.result.rules))
    }

    func conditions(_ used: [Int], _ answer: Worlds.Merged) -> [Condition] {
        answer.land == .prohibited ? [] : unique(used.flatMap { entries[$0].conditions })
    }

    func duties(_ used: [Int], _ answer: Worlds.Merged) -> [Condition] {
        answer.land == .prohibited ? [] : unique(used.flatMap { entries[$0].duties })
    }

    func remedies(_ answer: Worlds.Merged) -> [Remedy] {
        unique(allRules().flatMap { entries[$0].remedies })
    }

    func questions() -> [OpenQuestion] {
        unique(allRules().flatMap { entries[$0].questions }).filter { $0.interval.contains(date) }
    }

    func conflicts() -> [Conflict] {
        unique(
            worlds.all.flatMap { world in
                world.result.conflicts.map { axis in
                    Conflict(
                        axis: axis,
                        rules: world.result.rules.filter { entries[$0].outcome.axis == axis }.map { book.rules[$0].id })
                }
            })
    }

    /// Rules met in any world and any part, in file order.
    private func allRules() -> [Int] {
        unique(worlds.all.flatMap { world in world.parts.flatMap(\.rules) + world.result.rules }).sorted()
    }

    func findings() -> [Finding] {
        let found = allRules().map { index in
            let rule = book.rules[index]
            var used: [FactValue] = []
            var assumed: [FactValue] = []
            if !rule.recorded.isAny {
                for part in parcel.parts where part.entry >= 0 {
                    guard rule.recorded.selects(book.catalogue.codes[Int(part.entry)]) else { continue }
                    used.append(FactValue(.recorded, part.code))
                }
            }
            for test in rule.when where test.fact != .underAreaCap || place.compoundArea != nil {
                if facts[test.fact] == nil, test.fact != .underAreaCap {
                    assumed.append(test)
                } else {
                    used.append(test)
                }
            }
            if !rule.provinces.isEmpty, let province = place.province { used.append(FactValue(.province, province)) }
            return Finding(
                rule: rule.id, title: rule.title, summary: rule.summary, outcome: rule.outcome, facts: used,
                assumed: assumed, bases: rule.bases)
        }
        return Axis.allCases.flatMap { axis in found.filter { $0.axis == axis } }
    }

    func parts() -> [PartVerdict] {
        parcel.parts.indices.map { index in
            let results = worlds.all.map { $0.parts[index] }
            let land = results.allSatisfy { $0.land == results[0].land } ? results[0].land : .undetermined
            let headline = Headline(merging: results.map(\.headline))
            let share = results.map(\.share).min() ?? 0
            let firmness = results.filter { $0.land != .prohibited }.map(\.firmness).max() ?? 0
            return PartVerdict(
                code: parcel.parts[index].code, area: parcel.parts[index].area, headline: headline, land: land,
                firmness: headline == .conditional && firmness > 0 ? firmness : nil,
                usableArea: share == 0 ? 0 : parcel.parts[index].area.map { $0 * share })
        }
    }
}

/// The distinct elements in the order of their first appearance.
func unique<T: Hashable>(_ values: [T]) -> [T] {
    var seen: Set<T> = []
    return values.filter { seen.insert($0).inserted }
}
