public import Units

/// An approval, paper or notice with the body that gives it and the time it may take, as dated data.
public struct Procedure: Hashable, Sendable {
    public let id: String
    public let title: LocalizedText
    /// In order of their first days; they do not overlap.
    public let periods: [Period]

    public struct Period: Hashable, Sendable {
        public let interval: DayInterval
        public let authority: LocalizedText
        /// nil where no source names a term.
        public let workingDays: Int?
        /// What else is known of the term: adjust, extend, renovate.
        public let note: LocalizedText?
        public let bases: [LegalBasis]
        public let mark: VerificationMark
    }

    public func period(on date: CalendarDate) -> Period? { periods.first { $0.interval.contains(date) } }

    /// The period that day, unless what it rests on is read as of another.
    func period(on law: LawDay) -> Period? {
        let bases = periods.flatMap(\.bases)
        return period(on: law.day(of: bases))
    }
}

/// Who decides what a verdict asks for, and in how many working days.
public struct Approval: Hashable, Sendable {
    /// Id of the ``Procedure``.
    public let procedure: String
    public let title: LocalizedText
    public let authority: LocalizedText
    public let workingDays: Int?
    public let note: LocalizedText?
    public let bases: [LegalBasis]
    public let mark: VerificationMark
    /// Ids of the conditions and duties it answers.
    public let conditions: [String]
}

extension RuleBook {
    /// The procedures in force that day which the conditions call for, in order of the conditions.
    func approvals(_ conditions: [Condition], on law: LawDay) -> [Approval] {
        var ids: [String] = []
        for condition in conditions {
            if let id = condition.procedure, !ids.contains(id) { ids.append(id) }
        }
        return ids.compactMap { id in
            guard let procedure = register.procedures.first(where: { $0.id == id }),
                let period = procedure.period(on: law)
            else { return nil }
            return Approval(
                procedure: id, title: procedure.title, authority: period.authority, workingDays: period.workingDays,
                note: period.note, bases: period.bases, mark: period.mark,
                conditions: conditions.filter { $0.procedure == id }.map(\.id))
        }
    }
}
