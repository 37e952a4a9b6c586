public import Units

/// The law of one day, possibly with some rules read as of another: made once, asked for any number of places.
public struct LawDay: Sendable {
    public let date: CalendarDate
    let ordinal: Int32
    /// Later entries win.
    private(set) var substitutes: [Substitute] = []

    struct Substitute: Sendable {
        /// By rule index.
        let concerned: [Bool]
        /// The instrument and those it replaces.
        let instruments: [String]
        let day: CalendarDate
        let ordinal: Int32
    }

    init(_ date: CalendarDate) { (self.date, ordinal) = (date, date.ordinal) }

    func reading(_ concerned: [Bool], of instruments: [String], asOf day: CalendarDate) -> LawDay {
        var other = self
        other.substitutes.append(
            Substitute(concerned: concerned, instruments: instruments, day: day, ordinal: day.ordinal))
        return other
    }

    /// The day on which what rests on these articles is read.
    func day(of bases: [LegalBasis]) -> CalendarDate {
        substitutes.last { substitute in bases.contains { substitute.instruments.contains($0.instrument) } }?.day
            ?? date
    }

    @inline(__always)
    func day(ofRule rule: Int) -> Int32 {
        if substitutes.isEmpty { return ordinal }
        return substitutes.last { $0.concerned[rule] }?.ordinal ?? ordinal
    }
}

extension RuleBook {
    public func law(on date: CalendarDate) -> LawDay { LawDay(date) }

    /// The law of `date` with the rules one instrument governs, or took over from what it replaces, read as of another
    /// day: switching instruments one at a time shows what each of them changed.
    /// - Parameter day: nil reads them as of the instrument's own first day.
    /// - Returns: the plain law of `date` when there is no such instrument.
    public func law(on date: CalendarDate, adopting instrument: String, asOf day: CalendarDate? = nil) -> LawDay {
        law(on: date, adopting: [instrument], asOf: day)
    }

    /// The same for several instruments together.
    public func law(on date: CalendarDate, adopting instruments: [String], asOf day: CalendarDate? = nil) -> LawDay {
        instruments.reduce(LawDay(date)) { law, instrument in
            guard let first = register.instrument(instrument)?.interval.from else { return law }
            return law.reading(
                Self.governed(by: instrument, rules, register), of: Self.family(of: instrument, register),
                asOf: day ?? first)
        }
    }

    /// Which rules belong to a base that rests, in any period, on the instrument or on one it replaces.
    static func governed(by instrument: String, _ rules: [Rule], _ register: LawRegister) -> [Bool] {
        let instruments = family(of: instrument, register)
        let bases = Set(
            rules.filter { rule in rule.bases.contains { instruments.contains($0.instrument) } }.map(\.base))
        return rules.map { bases.contains($0.base) }
    }

    /// The instrument and those it replaces.
    static func family(of instrument: String, _ register: LawRegister) -> [String] {
        [instrument] + (register.instrument(instrument)?.replaces ?? [])
    }
}
