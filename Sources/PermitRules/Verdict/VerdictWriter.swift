import Units

/// Turns a decision into the texts and lists of a ``Verdict``. A class, so that its many helpers pass it on without copying.
final class VerdictWriter {
    let book: RuleBook
    let place: PlaceFacts
    let parcel: Parcel
    let decision: Decision
    let question: CompiledRules.Question

    /// Of the recorded use; a place without one is asked like an unknown code.
    var codes: [Int32] { parcel.parts.isEmpty ? [-1] : parcel.parts.map(\.entry) }
    var worlds: Worlds { decision.worlds }
    var answers: TestSet { decision.answers }
    private let details: [CompiledRules.Details]

    init(book: RuleBook, site: PreparedPlace, decision: Decision) {
        let site = site.record(decision.record)
        self.book = book
        self.decision = decision
        place = site.place
        parcel = Parcel(site, decision.structure)
        question = CompiledRules.Question(
            structure: decision.structure, reading: decision.reading, law: decision.law,
            province: site.place.province)
        details = book.compiled.details
    }

    /// Rules that decide the parcel in some world in which the land is not prohibited, or in all if it always is.
    func usedRules() -> [Int] {
        var used: [Int] = []
        for world in worlds.all where world.result.land != .prohibited || decision.land == .prohibited {
            used.merge(world.result.rules)
        }
        return used
    }

    func conditions(_ used: [Int]) -> [Condition] { asked(used, \.conditions) }

    func duties(_ used: [Int]) -> [Condition] { asked(used, \.duties) }

    /// Prohibited land asks for nothing.
    private func asked(_ used: [Int], _ list: (CompiledRules.Details) -> [Int]) -> [Condition] {
        if decision.land == .prohibited { return [] }
        var found: [Int] = []
        for index in used { found.merge(list(details[index])) }
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
        return found.map { book.register.questions[$0] }.filter { $0.interval.contains(decision.law.date) }
    }

    func conflicts() -> [Conflict] {
        var found: [Conflict] = []
        for world in worlds.all {
            for axis in world.result.conflicts {
                let rules = world.result.rules.filter { details[$0].template.axis == axis }
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
        found.sort { details[$0].order < details[$1].order }
        return found
    }

    func findings(_ rules: [Int]) -> [Finding] {
        rules.map { index in
            var finding = details[index].template
            if !details[index].isAnyLand {
                for part in parcel.parts where part.entry >= 0 {
                    guard parcel.parts.count == 1 || speaks(index, of: part) else { continue }
                    finding.facts.append(FactValue(.recorded, part.code))
                }
            }
            for test in alternative(of: index) where test.fact != .underAreaCap || place.compoundArea != nil {
                let isOpen = book.compiled.tests.number(of: test).map { answers[$0] == nil } ?? false
                if isOpen, test.fact != .underAreaCap {
                    finding.assumed.append(FactValue(test.fact, test.text))
                } else {
                    finding.facts.append(value(of: test))
                }
            }
            if !book.rules[index].provinces.isEmpty, let province = place.province {
                finding.facts.append(FactValue(.province, province))
            }
            finding.overrides = overridden(by: index)
            return finding
        }
    }

    /// The first alternative that may hold.
    private func alternative(of rule: Int) -> [FactTest] {
        let tests = book.compiled.tests
        return book.rules[rule].when.first { alternative in
            alternative.allSatisfy { test in
                guard let number = tests.number(of: test), test.fact != .underAreaCap else { return true }
                return answers[number].map { $0 == test.wanted } ?? true
            }
        } ?? []
    }

    /// The test with what was measured, if that says more than the test.
    private func value(of test: FactTest) -> FactValue {
        guard let observation = place.observations[test.fact] else { return FactValue(test.fact, test.text) }
        return FactValue(
            test.fact, observation.value.text(for: test), unit: book.register.definition(test.fact)?.unit,
            feature: observation.feature, test: test.text)
    }

    /// Rules in force for this case that an exception set aside.
    private func overridden(by index: Int) -> [String] {
        details[index].overrides.filter { other in
            codes.contains { code in
                candidates(code).contains { entry in
                    book.compiled.entries[entry].rule == other && book.compiled.isInForce(entry, question)
                        && answers.satisfies(book.compiled.entries[entry].wanted) != false
                }
            }
        }.map { book.rules[$0].id }
    }

    /// Indices of entries that may speak of a code.
    func candidates(_ code: Int32) -> ArraySlice<Int> {
        book.compiled.candidates(code: code, structure: question.structure, reading: question.reading)
    }

    private func speaks(_ rule: Int, of part: Parcel.Part) -> Bool {
        candidates(part.entry).contains { book.compiled.entries[$0].rule == rule }
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
                usableArea: share == 0
                    ? 0 : parcel.parts[index].area.map { max(0, $0 * share - (first.capped ? parcel.combined : 0)) })
        }
    }
}

extension [Int] {
    /// Appends what is not there yet; for lists of a few elements.
    mutating func merge(_ other: [Int]) {
        for element in other where !contains(element) { append(element) }
    }
}
