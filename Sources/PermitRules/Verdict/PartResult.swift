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

    /// One word for several possible worlds: the same everywhere, or permitted where only the permit is open.
    init(merging headlines: some Sequence<Headline>) {
        let words = Set(headlines)
        self =
            if let only = words.first, words.count == 1 {
                only
            } else if words == [.permitted, .exempt] {
                .permitted
            } else {
                .undetermined
            }
    }
}

extension CompiledRules {
    /// What decides besides the facts: the same for all parts and worlds of one verdict.
    struct Question {
        let structure: StructureClass
        let reading: Reading
        let day: Int32
        let province: String?
    }

    /// The rules that can speak that day and there; nil facts are left to the caller.
    @inline(__always)
    func isInForce(_ entry: Entry, _ question: Question) -> Bool {
        guard entry.from <= question.day, question.day <= entry.until else { return false }
        return entry.provinces.isEmpty || (question.province.map(entry.provinces.contains) ?? false)
    }

    /// - Parameter facts: with every fact decided that an undetermined rule asks for.
    func resolve(code: Int32, facts: FactSet, _ question: Question) -> PartResult {
        var result = PartResult()
        for index in candidates(code: code, structure: question.structure, reading: question.reading) {
            let entry = entries[index]
            if isInForce(entry, question), facts.satisfies(entry.wanted) == true { result.rules.append(index) }
        }
        if result.rules.count > 1 {
            let all = result.rules
            result.rules.removeAll { index in all.contains { entries[$0].overrides.contains(index) } }
        }
        var landSeen = false
        var permitSeen = false
        for index in result.rules {
            let entry = entries[index]
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
        if result.conflicts.contains(.land) { result.land = .undetermined }
        if result.conflicts.contains(.permit) { result.permit = .unknown }
        if !result.isUsable { result.share = 0 }
        return result
    }

    /// Facts that are not known and that a rule of these codes asks for.
    func openFacts(codes: [Int32], facts: FactSet, _ question: Question) -> [Fact] {
        var open: [Fact] = []
        for code in codes {
            for index in candidates(code: code, structure: question.structure, reading: question.reading) {
                let entry = entries[index]
                guard entry.whenUnknown == .undetermined, entry.wanted.bits != 0, isInForce(entry, question),
                    facts.satisfies(entry.wanted) == nil
                else { continue }
                for fact in entry.wanted.known where facts[fact] == nil && fact != .underAreaCap {
                    if !open.contains(fact) { open.append(fact) }
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
    func worse(_ other: ProvinceOutcome) -> ProvinceOutcome {
        let order: [ProvinceOutcome] = [.notEvaluated, .meets, .shareOrMove, .notMet]
        return order.last { $0 == self || $0 == other } ?? self
    }
}

extension LandOutcome {
    func worse(_ other: LandOutcome) -> LandOutcome {
        let order: [LandOutcome] = [.allowed, .conditional, .undetermined, .prohibited]
        return order.last { $0 == self || $0 == other } ?? self
    }
}
