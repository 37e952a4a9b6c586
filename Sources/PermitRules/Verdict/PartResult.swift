/// What the rules say of one land-use code when every fact is decided. Holds rule indices, no texts.
struct PartResult {
    var land = LandOutcome.undetermined
    var permit = PermitOutcome.unknown
    var province = ProvinceOutcome.notEvaluated
    var other = LandOutcome.allowed
    var rules: [Int] = []
    var conflicts: [Axis] = []
    /// Share of the area that may be used; 1 without a cap, 0 when the land is not usable.
    var share = 1.0
    var capped = false
    /// The worst of the conditions; 0 for none.
    var firmness = 0

    var headline: Headline {
        Headline(land: land, permit: permit, province: province, other: other, conflict: !conflicts.isEmpty)
    }

    var isUsable: Bool { land == .allowed || land == .conditional }

    /// Better first: allowed, conditional by firmness, undetermined, prohibited.
    var rank: Int {
        switch land {
        case .allowed: firmness
        case .conditional: 10 + firmness
        case .undetermined: 20
        case .prohibited: 30
        }
    }
}

extension Headline {
    /// The rule printed as ``RuleBook/headlineRule``.
    init(land: LandOutcome, permit: PermitOutcome, province: ProvinceOutcome, other: LandOutcome, conflict: Bool) {
        self =
            if conflict {
                .conflict
            } else if land == .prohibited || other == .prohibited {
                .prohibited
            } else if land == .undetermined || other == .undetermined {
                .undetermined
            } else if land == .conditional || other == .conditional || province == .shareOrMove || province == .notMet {
                .conditional
            } else if permit == .exempt {
                .exempt
            } else {
                .permitted
            }
    }

    /// One word for two possible worlds: the same in both, or permitted where only the permit is open.
    func merged(with other: Headline) -> Headline {
        if self == other { return self }
        switch (self, other) {
        case (.permitted, .exempt), (.exempt, .permitted): return .permitted
        default: return .undetermined
        }
    }
}

extension CompiledRules {
    /// What decides besides the facts: the same for all parts and worlds of one verdict.
    struct Question {
        let structure: StructureClass
        let reading: Reading
        let law: LawDay
        let province: String?
    }

    /// Whether the rule can speak that day and there.
    @inline(__always)
    func isInForce(_ index: Int, _ question: Question) -> Bool {
        let day = question.law.day(ofRule: entries[index].rule)
        guard entries[index].from <= day, day <= entries[index].until else { return false }
        guard entries[index].isProvincial else { return true }
        return question.province.map(details[entries[index].rule].provinces.contains) ?? false
    }

    /// - Parameter answers: with every question decided that an undetermined rule asks.
    func resolve(code: Int32, answers: TestSet, _ question: Question) -> PartResult {
        var result = PartResult()
        var found: [Int] = []
        found.reserveCapacity(16)
        var meetsOthers = false
        for index in candidates(code: code, structure: question.structure, reading: question.reading) {
            guard isInForce(index, question), answers.satisfies(entries[index].wanted) == true else { continue }
            // Alternatives of one rule lie together; the first that holds speaks for it.
            if let last = found.last, entries[last].rule == entries[index].rule { continue }
            found.append(index)
            meetsOthers = meetsOthers || entries[index].meetsOthers
        }
        if meetsOthers {
            let all = found.map { entries[$0].rule }
            found.removeAll { index in all.contains { details[$0].overrides.contains(entries[index].rule) } }
        }
        result.rules.reserveCapacity(found.count)
        var landSeen = false
        var permitSeen = false
        for index in found {
            let entry = entries[index]
            result.rules.append(entry.rule)
            switch entry.outcome {
            case .land(let outcome):
                if landSeen, outcome != result.land { result.note(.land) }
                landSeen = true
                result.land = outcome
                if let cap = entry.areaCap { (result.share, result.capped) = (min(result.share, cap), true) }
            case .permit(let outcome):
                if permitSeen, outcome != result.permit { result.note(.permit) }
                permitSeen = true
                result.permit = outcome
            case .province(let outcome): result.province = result.province.worse(outcome)
            case .other(let outcome): result.other = result.other.worse(outcome)
            }
            result.firmness = max(result.firmness, entry.firmness)
        }
        if meetsOthers {
            for rule in result.rules where details[rule].clashes.contains(where: result.rules.contains) {
                result.note(details[rule].template.axis)
            }
        }
        if result.conflicts.contains(.land) { result.land = .undetermined }
        if result.conflicts.contains(.permit) { result.permit = .unknown }
        if !result.isUsable { result.share = 0 }
        return result
    }

    /// Questions that are open and that a rule of these codes asks, by fact.
    func openQuestions(codes: [Int32], answers: TestSet, _ question: Question) -> [(fact: Fact, questions: [Int])] {
        var open: [(fact: Fact, questions: [Int])] = []
        for code in codes {
            for index in candidates(code: code, structure: question.structure, reading: question.reading) {
                guard !asked[index].isEmpty, entries[index].whenUnknown == .undetermined, isInForce(index, question),
                    answers.satisfies(entries[index].wanted) == nil
                else { continue }
                for number in asked[index] where answers[number] == nil && number != capQuestion {
                    let fact = tests.questions[number].fact
                    if let known = open.firstIndex(where: { $0.fact == fact }) {
                        if !open[known].questions.contains(number) { open[known].questions.append(number) }
                    } else {
                        open.append((fact, [number]))
                    }
                }
            }
        }
        return open
    }
}

extension PartResult {
    fileprivate mutating func note(_ axis: Axis) {
        if !conflicts.contains(axis) { conflicts.append(axis) }
    }
}

extension ProvinceOutcome {
    /// The heavier of two findings; nothing evaluated weighs nothing.
    func worse(_ other: ProvinceOutcome) -> ProvinceOutcome { weight < other.weight ? other : self }

    private var weight: Int {
        switch self {
        case .notEvaluated: 0
        case .meets: 1
        case .shareOrMove: 2
        case .notMet: 3
        }
    }
}

extension LandOutcome {
    func worse(_ other: LandOutcome) -> LandOutcome { weight < other.weight ? other : self }

    private var weight: Int {
        switch self {
        case .allowed: 0
        case .conditional: 1
        case .undetermined: 2
        case .prohibited: 3
        }
    }
}
