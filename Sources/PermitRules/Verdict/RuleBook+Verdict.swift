public import Units

extension RuleBook {
    /// The verdict on one structure at one place by the law of one day.
    ///
    /// Facts that are not known are tried both ways: what comes out alike stands, what does not is undetermined, and the
    /// fact is listed with what each value would decide. Cost: 2ⁿ evaluations for n unknown facts that a rule asks for
    /// (n ≤ 4 with the rules of Viet Nam).
    public func verdict(
        for place: PlaceFacts, structure: StructureClass, on date: CalendarDate, reading: Reading
    ) -> Verdict {
        let question = CompiledRules.Question(
            structure: structure, reading: reading, day: date.ordinal, province: place.province)
        let facts = place.factSet(catalogue)
        let parcel = Parcel(place, structure)
        let codes = parcel.parts.isEmpty ? [-1] : parcel.parts.map(\.entry)
        let open = compiled.openFacts(codes: codes, facts: facts, question)
        let worlds = Worlds(open: open, known: facts) { facts, assumed in
            compiled.world(parcel, facts: facts, assumed: assumed, question)
        }
        let answer = worlds.merged
        let writer = VerdictWriter(
            book: self, place: place, parcel: parcel, facts: facts, question: question, date: date, worlds: worlds)
        let rules = writer.allRules()
        let used = writer.usedRules(answer)
        let firmness = worlds.all.reduce(0) { max($0, $1.result.land == .prohibited ? 0 : $1.result.firmness) }
        return Verdict(
            headline: answer.headline, land: answer.land, permit: answer.permit, province: answer.province,
            other: answer.other,
            firmness: answer.headline == .conditional && firmness > 0 ? firmness : nil,
            structure: structure, reading: reading, date: date, findings: writer.findings(rules),
            conditions: writer.conditions(used, answer), duties: writer.duties(used, answer),
            missing: writer.missing(answer), notEvaluated: writer.notEvaluated(),
            openQuestions: writer.questions(rules),
            remedies: writer.remedies(rules), conflicts: writer.conflicts(), parts: writer.parts(),
            placement: writer.placement(answer))
    }
}

extension Parcel {
    init(_ place: PlaceFacts, _ structure: StructureClass) {
        let single = place.recorded.parts.count == 1
        parts = place.recorded.parts.map { part in
            Part(code: part.code, entry: part.entry, area: part.area ?? (single ? place.parcelArea : nil))
        }
        compound = structure.takesGround ? place.compoundArea : nil
        takesGround = structure.takesGround
    }
}

/// Every way the open facts could be, each with its result.
struct Worlds {
    let open: [Fact]
    let all: [World]

    /// What all worlds agree on, axis by axis.
    struct Merged {
        var headline: Headline
        var land: LandOutcome
        var permit: PermitOutcome
        var province: ProvinceOutcome
        var other: LandOutcome
    }

    init(open: [Fact], known: FactSet, world: (FactSet, FactSet) -> World) {
        self.open = open
        all = (0..<(1 << open.count)).map { pattern in
            var facts = known
            var assumed = FactSet()
            for (bit, fact) in open.enumerated() {
                let value = pattern >> bit & 1 == 1
                facts[fact] = value
                assumed[fact] = value
            }
            return world(facts, assumed)
        }
    }

    var merged: Merged { Self.merge(all) }

    /// - Parameter worlds: not empty.
    static func merge(_ worlds: [World]) -> Merged {
        let first = worlds[0].result
        var merged = Merged(
            headline: first.headline, land: first.land, permit: first.permit, province: first.province,
            other: first.other)
        for world in worlds.dropFirst() {
            let next = world.result
            merged.headline = merged.headline.merged(with: next.headline)
            if merged.land != next.land { merged.land = .undetermined }
            if merged.permit != next.permit { merged.permit = .unknown }
            if merged.province != next.province { merged.province = .notEvaluated }
            if merged.other != next.other { merged.other = .undetermined }
        }
        return merged
    }

    /// The open facts that move an axis when they alone are turned round. On prohibited land nobody asks for the permit.
    var decisive: [Fact] {
        open.enumerated().filter { bit, _ in
            all.indices.contains { index in
                let a = all[index].result
                let b = all[index ^ (1 << bit)].result
                let samePermit = a.permit == b.permit || (a.land == .prohibited && b.land == .prohibited)
                return a.land != b.land || !samePermit || a.province != b.province || a.other != b.other
            }
        }.map(\.element)
    }

    func worlds(with fact: Fact, being value: Bool) -> [World] { all.filter { $0.assumed[fact] == value } }
}
