public import Units

extension RuleBook {
    /// The verdict on one structure at one place by the law of one day, with every text.
    ///
    /// Facts that are not known are tried with every value the rules tell apart: what comes out alike stands, what does
    /// not is undetermined, and the fact is listed with what each value would decide. For many places see ``prepare(_:)``
    /// and ``decide(_:structure:on:reading:)``.
    public func verdict(
        for place: PlaceFacts, structure: StructureClass, on date: CalendarDate, reading: Reading
    ) -> Verdict {
        let site = prepare(place)
        return verdict(decide(site, structure: structure, on: law(on: date), reading: reading), at: site)
    }

    /// The same decision with its texts.
    /// - Parameter site: the place it was made for.
    public func verdict(_ decision: Decision, at site: PreparedPlace) -> Verdict {
        let writer = VerdictWriter(book: self, site: site, decision: decision)
        let rules = writer.allRules()
        let used = writer.usedRules()
        let (conditions, duties) = (writer.conditions(used), writer.duties(used))
        return Verdict(
            headline: decision.headline, land: decision.land, permit: decision.permit, province: decision.province,
            other: decision.other, firmness: decision.firmness, structure: decision.structure,
            reading: decision.reading, date: decision.law.date, findings: writer.findings(rules),
            conditions: conditions, duties: duties, approvals: approvals(conditions + duties, on: decision.law),
            missing: writer.missing(), notEvaluated: writer.notEvaluated(), openQuestions: writer.questions(rules),
            remedies: writer.remedies(rules), conflicts: writer.conflicts(), parts: writer.parts(),
            placement: writer.placement(), record: decision.record)
    }

    /// What the rules found, with the facts they used: the part of a verdict that a table's row holds.
    public func findings(_ decision: Decision, at site: PreparedPlace) -> [Finding] {
        let writer = VerdictWriter(book: self, site: site, decision: decision)
        return writer.findings(writer.allRules())
    }
}
