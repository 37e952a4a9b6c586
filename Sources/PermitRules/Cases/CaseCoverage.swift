import Units

extension RuleBook {
    /// The kinds of case each rule lacks, by base id and in the order of ``CaseKind``, and the excuses it does not need.
    public func gaps(in cases: [LawCase], excused: [CaseExcuse]) -> [CaseGap] {
        var entries: [[Int]] = Array(repeating: [], count: rules.count)
        for (number, entry) in compiled.entries.enumerated() { entries[entry.rule].append(number) }
        var kinds: [String: Set<CaseKind>] = [:]
        for one in cases {
            let site = prepare(one.place)
            for day in one.days {
                let trial = CaseTrial(self, one, site, day)
                for index in rules.indices {
                    kinds[rules[index].base, default: []].formUnion(trial.kinds(of: index, entries[index]))
                }
            }
        }
        var excuses: [String: Set<CaseKind>] = [:]
        for excuse in excused { for rule in excuse.rules { excuses[rule, default: []].insert(excuse.kind) } }
        return kinds.keys.sorted().flatMap { base in
            CaseKind.allCases.compactMap { kind in
                let (isThere, isExcused) = (kinds[base]?.contains(kind) == true, excuses[base]?.contains(kind) == true)
                return isThere == isExcused ? CaseGap(rule: base, kind: kind, isExcused: isExcused) : nil
            }
        }
    }
}

/// One case on one of its days, and what it tries of a rule.
private struct CaseTrial {
    let book: RuleBook
    let one: LawCase
    let site: PreparedPlace
    let day: CalendarDate
    private let answers: TestSet
    private let decision: Decision

    init(_ book: RuleBook, _ one: LawCase, _ site: PreparedPlace, _ day: CalendarDate) {
        (self.book, self.one, self.site, self.day) = (book, one, site, day)
        answers = site.answers(on: day)
        decision = book.decide(site, structure: one.structure, on: book.law(on: day), reading: one.reading)
    }

    /// - Parameter entries: of the rule.
    func kinds(of index: Int, _ entries: [Int]) -> Set<CaseKind> {
        let rule = book.rules[index]
        let isDenied = one.expected.notRules.contains { $0 == rule.base || $0 == rule.id }
        if day == rule.interval.from.previous, isDenied || isEarlierDay(of: index) { return [.dayBefore] }
        guard entries.contains(where: isInForce) else { return [] }
        let spoken = entries.filter { entry in
            let wanted = book.compiled.entries[entry].wanted
            var known = answers
            // Whether the compound fits is worked out with the parcel; the decision says whether the rule speaks.
            if let cap = book.compiled.capQuestion { known[cap] = wanted[cap] }
            return known.satisfies(wanted) == true
        }
        if decision.rules.contains(index), !spoken.isEmpty {
            let side: Set<CaseKind> = [rule.outcome.isFavourable ? .lawful : .unlawful]
            return isAtEdge(rule, spoken) ? side.union([.justInside]) : side
        }
        if isMissing(rule, index) { return [.missingFact] }
        return isDenied || isSetAside(index) ? [rule.outcome.isFavourable ? .unlawful : .lawful] : []
    }

    /// A rule of a province may speak where the province is not known.
    private func isInForce(_ entry: Int) -> Bool {
        let compiled = book.compiled
        let province = site.place.province ?? compiled.details[compiled.entries[entry].rule].provinces.first
        return compiled.isInForce(
            entry, .init(structure: one.structure, reading: one.reading, law: LawDay(day), province: province))
    }

    /// Whether the rule would speak of the same facts a day later.
    private func isEarlierDay(of index: Int) -> Bool {
        let law = book.law(on: book.rules[index].interval.from)
        return book.decide(site, structure: one.structure, on: law, reading: one.reading).rules.contains(index)
    }

    /// Whether an exception to the rule speaks instead.
    private func isSetAside(_ index: Int) -> Bool {
        decision.rules.contains { book.compiled.details[$0].overrides.contains(index) }
    }

    /// Whether the case expects something to be missing or listed for want of which the rule cannot speak.
    private func isMissing(_ rule: Rule, _ index: Int) -> Bool {
        var asked = rule.when.joined().map(\.fact).filter { fact in
            (book.compiled.tests.byFact[fact] ?? []).contains { answers[$0] == nil }
        }
        if !rule.recorded.isAny, site.place.recorded.isBlank || !site.place.recorded.unknownCodes.isEmpty {
            asked.append(.recorded)
        }
        if rule.areaCap != nil { asked.append(.partAreas) }
        if !rule.provinces.isEmpty, site.place.province == nil { asked.append(.province) }
        guard !asked.isEmpty else { return false }
        switch rule.whenUnknown {
        case .undetermined: return asked.contains { one.expected.missing?.contains($0.rawValue) == true }
        case .notEvaluated: return one.expected.listed.contains(rule.listedAs ?? rule.base)
        case .silent: return one.expected.notRules.contains { $0 == rule.base || $0 == rule.id }
        }
    }

    // MARK: edges

    /// A number this share of the limit away from it is at its edge; for small limits, this many units.
    private static let edge = (share: 0.01, units: 0.1)

    private func isAtEdge(_ rule: Rule, _ entries: [Int]) -> Bool {
        if rule.when.joined().contains(where: { $0.fact == .underAreaCap }), let wanted = site.place.compoundArea,
            site.parts.count == 1, let area = site.parts[0].area
        {
            return site.shares.contains { Self.isNear(wanted, area * $0 - (site.place.combinedArea ?? 0)) }
        }
        return entries.contains { entry in
            book.compiled.asked[entry].contains { number in
                let question = book.compiled.tests.questions[number]
                guard let value = site.place.observations[question.fact]?.value else { return false }
                return isAtEdge(value, question.predicate)
            }
        }
    }

    private func isAtEdge(_ value: Observation.Value, _ predicate: FactTest.Predicate) -> Bool {
        switch (predicate, value) {
        case (.inRange(let range), .number(let number)): range.ends.contains { Self.isNear(number, $0) }
        case (.from(let edge), .day(let day)), (.before(let edge), .day(let day)):
            day == edge || day == edge.previous
        case (.monthsAgo(let range), .day(let since)):
            // The answer turns within a day.
            [(day.previous, since), (day, since.previous)].contains { other, start in
                guard let other, let start else { return false }
                return range.contains(Double(other.wholeMonths(since: start)))
                    != range.contains(Double(day.wholeMonths(since: since)))
            }
        default: false
        }
    }

    /// Neighbouring whole numbers are near each other too: a rule may count.
    private static func isNear(_ value: Double, _ limit: Double) -> Bool {
        let distance = abs(value - limit)
        return distance <= max(edge.units, abs(limit) * edge.share)
            || (distance == 1 && abs(limit) < 10 && limit == limit.rounded())
    }
}

extension Outcome {
    /// Whether the rule asks nothing of anybody.
    var isFavourable: Bool {
        switch self {
        case .land(let outcome), .other(let outcome): outcome == .allowed
        case .permit(let outcome): outcome == .exempt
        case .province(let outcome): outcome == .meets
        }
    }
}
