import Units

/// Turns worlds into the texts and lists of a ``Verdict``. A class, so that its many helpers pass it on without copying.
final class VerdictWriter {
    let book: RuleBook
    let place: PlaceFacts
    let parcel: Parcel
    let facts: FactSet
    let question: CompiledRules.Question
    let date: CalendarDate
    let worlds: Worlds

    private let details: [CompiledRules.Details]
    private let entries: [CompiledRules.Entry]

    init(
        book: RuleBook, place: PlaceFacts, parcel: Parcel, facts: FactSet, question: CompiledRules.Question,
        date: CalendarDate, worlds: Worlds
    ) {
        self.book = book
        self.place = place
        self.parcel = parcel
        self.facts = facts
        self.question = question
        self.date = date
        self.worlds = worlds
        (details, entries) = (book.compiled.details, book.compiled.entries)
    }

    /// Rules that decide the parcel in some world in which the land is not prohibited, or in all if it always is.
    func usedRules(_ answer: Worlds.Merged) -> [Int] {
        var used: [Int] = []
        for world in worlds.all where world.result.land != .prohibited || answer.land == .prohibited {
            used.merge(world.result.rules)
        }
        return used
    }

    func conditions(_ used: [Int], _ answer: Worlds.Merged) -> [Condition] {
        if answer.land == .prohibited { return [] }
        var found: [Int] = []
        for index in used { found.merge(details[index].conditions) }
        return found.map { book.register.conditions[$0] }
    }

    func duties(_ used: [Int], _ answer: Worlds.Merged) -> [Condition] {
        if answer.land == .prohibited { return [] }
        var found: [Int] = []
        for index in used { found.merge(details[index].duties) }
        return found.map { book.register.conditions[$0] }
    }

    func remedies(_ rules: [Int]) -> [Remedy] {
        var found: [Int] = []
        for index in rules { found.merge(details[index].remedies) }
        return found.map { book.register.remedies[$0] }
    }

    func questions(_ rules: [Int]) -> [OpenQuestion] {
        var found: [Int] = []
        for index in rules { found.merge(details[index].questions) }
        return found.map { book.register.questions[$0] }.filter { $0.interval.contains(date) }
    }

    func conflicts() -> [Conflict] {
        var found: [Conflict] = []
        for world in worlds.all {
            for axis in world.result.conflicts {
                let rules = world.result.rules.filter { entries[$0].outcome.axis == axis }
                let conflict = Conflict(axis: axis, rules: rules.map { book.rules[$0].id })
                if !found.contains(conflict) { found.append(conflict) }
            }
        }
        return found
    }

    /// Rules met in any world and any part: by axis, then in file order.
    func allRules() -> [Int] {
        var found: [Int] = []
        for world in worlds.all {
            for part in world.parts { found.merge(part.rules) }
            found.merge(world.result.rules)
        }
        found.sort { entries[$0].order < entries[$1].order }
        return found
    }

    func findings(_ rules: [Int]) -> [Finding] {
        rules.map { index in
            var used: [FactValue] = []
            var assumed: [FactValue] = []
            if !details[index].isAnyLand {
                for part in parcel.parts where part.entry >= 0 {
                    guard parcel.parts.count == 1 || speaks(index, of: part) else { continue }
                    used.append(FactValue(.recorded, part.code))
                }
            }
            for test in details[index].when where test.fact != .underAreaCap || place.compoundArea != nil {
                if facts[test.fact] == nil, test.fact != .underAreaCap {
                    assumed.append(test)
                } else {
                    used.append(test)
                }
            }
            if entries[index].isProvincial, let province = place.province {
                used.append(FactValue(.province, province))
            }
            return details[index].finding(facts: used, assumed: assumed)
        }
    }

    private func speaks(_ index: Int, of part: Parcel.Part) -> Bool {
        book.compiled.candidates(code: part.entry, structure: question.structure, reading: question.reading)
            .contains(index)
    }

    func parts() -> [PartVerdict] {
        parcel.parts.indices.map { index in
            let first = worlds.all[0].parts[index]
            var (land, headline, share, firmness) = (first.land, first.headline, first.share, 0)
            for world in worlds.all {
                let part = world.parts[index]
                if part.land != land { land = .undetermined }
                headline = headline.merged(with: part.headline)
                share = min(share, part.share)
                if part.land != .prohibited { firmness = max(firmness, part.firmness) }
            }
            return PartVerdict(
                code: parcel.parts[index].code, area: parcel.parts[index].area, headline: headline, land: land,
                firmness: headline == .conditional && firmness > 0 ? firmness : nil,
                usableArea: share == 0 ? 0 : parcel.parts[index].area.map { $0 * share })
        }
    }
}

extension [Int] {
    /// Appends what is not there yet; for lists of a few elements.
    mutating func merge(_ other: [Int]) {
        for element in other where !contains(element) { append(element) }
    }
}
