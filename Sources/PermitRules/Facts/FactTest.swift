import Units

/// One question a rule asks of one fact, as written in its `when`.
public struct FactTest: Hashable, Sendable {
    public let fact: Fact
    let predicate: Predicate
    /// Whether the predicate has to hold or to fail.
    let wanted: Bool
    /// What is asked for, as printed: `true`, `< 120`, `before 2026-07-01`, `not A`, `telecom`.
    public let text: String

    enum Predicate: Hashable, Sendable {
        case isTrue
        case inRange(NumberRange)
        case oneOf([String])
        case absent
        case from(CalendarDate)
        case before(CalendarDate)
        /// Whole months since the day, up to the day of the law.
        case monthsAgo(NumberRange)
        /// The planned purpose, or all parts of the recorded one: every part selected, or at least one.
        case selected(LandSelector, all: Bool)
    }
}

/// Numbers between two ends, either of which may be open or left out.
struct NumberRange: Hashable, Sendable {
    var lower: End?
    var upper: End?

    struct End: Hashable, Sendable {
        let value: Double
        let isIncluded: Bool
    }

    func contains(_ number: Double) -> Bool {
        if number.isNaN { return false }
        if let lower, number < lower.value || (number == lower.value && !lower.isIncluded) { return false }
        if let upper, number > upper.value || (number == upper.value && !upper.isIncluded) { return false }
        return true
    }

    var ends: [Double] { [lower, upper].compactMap { $0?.value } }

    /// `< 120`, `≥ 45, < 100`, `= 3`.
    var text: String {
        if let lower, lower == upper { return "= " + Self.plain(lower.value) }
        let low = lower.map { ($0.isIncluded ? "≥ " : "> ") + Self.plain($0.value) }
        let high = upper.map { ($0.isIncluded ? "≤ " : "< ") + Self.plain($0.value) }
        return [low, high].compactMap(\.self).joined(separator: ", ")
    }

    static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}

extension FactTest.Predicate {
    /// Whether the value answers with yes; nil for what depends on the day of the law or on the codes.
    func holds(_ value: Observation.Value) -> Bool? {
        switch (self, value) {
        case (.monthsAgo, .day), (.selected, _): nil
        case (.absent, .none): true
        case (.absent, .word(let word)): word.isEmpty
        case (.isTrue, .flag(let flag)): flag
        case (.inRange(let range), .number(let number)): range.contains(number)
        case (.oneOf(let words), .word(let word)): words.contains(word)
        case (.from(let start), .day(let day)): start <= day
        case (.before(let end), .day(let day)): day < end
        default: false
        }
    }
}
