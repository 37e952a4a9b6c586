/// What a verdict decides, without texts: made in microseconds, and turned into a ``Verdict`` only where one is read.
public struct Decision: Sendable {
    public let headline: Headline
    public let land: LandOutcome
    public let permit: PermitOutcome
    public let province: ProvinceOutcome
    public let other: LandOutcome
    /// 1 formality … 3 discretionary or disputed; nil unless conditional.
    public let firmness: Int?
    public let structure: StructureClass
    public let reading: Reading
    /// With the transitional provisions of the file's own days applied.
    public let law: LawDay
    /// The record it rests on, the strictest where several claim the place: 0 is the place's own, then its rivals.
    public internal(set) var record = 0
    let answers: TestSet
    let worlds: Worlds

    /// Indices into ``RuleBook/rules`` of what speaks of the place, in order of the rule files; several when a fact is open.
    public var rules: [Int] {
        if worlds.all.count == 1, worlds.all[0].parts.count <= 1 { return worlds.all[0].result.rules }
        var found: Set<Int> = []
        for world in worlds.all {
            for part in world.parts { found.formUnion(part.rules) }
            found.formUnion(world.result.rules)
        }
        return found.sorted()
    }

    /// The facts that are not known and would change the answer; land-use code and part areas are told by the verdict only.
    public var missing: [Fact] { worlds.decisive.map { worlds.open[$0].fact } }

    /// Whether less may be done by it, or less easily.
    func isStricter(than other: Decision) -> Bool {
        strictness.lexicographicallyPrecedes(other.strictness, by: >)
    }

    private var strictness: [Int] {
        let headline =
            switch headline {
            case .permitted, .exempt: 0
            case .conditional: 1
            case .undetermined: 2
            case .conflict: 3
            case .prohibited: 4
            }
        let land =
            switch land {
            case .allowed: 0
            case .conditional: 1
            case .undetermined: 2
            case .prohibited: 3
            }
        let province =
            switch province {
            case .meets, .notEvaluated: 0
            case .shareOrMove: 1
            case .notMet: 2
            }
        let permit =
            switch permit {
            case .exempt: 0
            case .unknown: 1
            case .required: 2
            }
        return [headline, firmness ?? 0, land, province, permit]
    }
}

extension RuleBook {
    /// The place with every question the rules ask answered as far as its facts go.
    public func prepare(_ place: PlaceFacts) -> PreparedPlace { PreparedPlace(place, compiled, catalogue) }

    /// The decision on one structure at a prepared place.
    ///
    /// Facts that are not known are tried with every value the rules tell apart: what comes out alike stands, what does
    /// not is undetermined. Cost: the product of those values over the unknown facts that a rule asks for, at most
    /// 4,096 evaluations; with the rules of Viet Nam rarely more than 8.
    ///
    /// Where several records claim the place, the strictest decision stands, the place's own among equals.
    public func decide(
        _ site: PreparedPlace, structure: StructureClass, on law: LawDay, reading: Reading
    ) -> Decision {
        var strictest = decideAlone(site, structure: structure, on: law, reading: reading)
        for (index, rival) in site.rivals.enumerated() {
            var decision = decideAlone(rival, structure: structure, on: law, reading: reading)
            decision.record = index + 1
            if decision.isStricter(than: strictest) { strictest = decision }
        }
        return strictest
    }

    private func decideAlone(
        _ site: PreparedPlace, structure: StructureClass, on law: LawDay, reading: Reading
    ) -> Decision {
        let answers = site.answers(on: law.date)
        var question = CompiledRules.Question(
            structure: structure, reading: reading, law: law, province: site.place.province)
        for index in compiled.transitions
        where compiled.isInForce(index, question) && answers.satisfies(compiled.entries[index].wanted) == true {
            let rule = compiled.entries[index].rule
            guard let change = rules[rule].readsAsOf else { continue }
            question = CompiledRules.Question(
                structure: structure, reading: reading,
                law: question.law.reading(
                    transitional[rule] ?? [], of: Self.family(of: change.instrument, register), asOf: change.day),
                province: question.province)
        }
        let parcel = Parcel(site, structure)
        let codes = parcel.parts.isEmpty ? [-1] : parcel.parts.map(\.entry)
        let open = compiled.openQuestions(codes: codes, answers: answers, question)
        let worlds = Worlds(
            open: open.map { .init(fact: $0.fact, cells: compiled.tests.cells(of: $0.fact, numbers: $0.questions)) },
            known: answers
        ) { compiled.world(parcel, answers: $0, question) }
        let answer = worlds.isComplete ? worlds.merged : Worlds.merge([])
        let firmness = worlds.all.reduce(0) { max($0, $1.result.land == .prohibited ? 0 : $1.result.firmness) }
        return Decision(
            headline: answer.headline, land: answer.land, permit: answer.permit, province: answer.province,
            other: answer.other, firmness: answer.headline == .conditional && firmness > 0 ? firmness : nil,
            structure: structure, reading: reading, law: question.law, answers: answers, worlds: worlds)
    }
}

extension Parcel {
    init(_ site: PreparedPlace, _ structure: StructureClass) {
        parts = site.parts
        compound = structure.takesGround ? site.place.compoundArea : nil
        combined = site.place.combinedArea ?? 0
        takesGround = structure.takesGround
    }
}
