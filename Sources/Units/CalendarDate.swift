/// A day of the Gregorian calendar, without time or zone: the date of a law, a unit, a decision.
///
/// Written and read as `yyyy-MM-dd`.
public struct CalendarDate: Comparable, Hashable, Sendable, Codable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// - Returns: nil when the calendar has no such day, e.g. 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.days(inMonth: month, of: year)).contains(day) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// A date written into the program; a day the calendar lacks is a mistake of ours.
    public init(_ year: Int, _ month: Int, _ day: Int) {
        precondition(
            (1...9999).contains(year) && (1...12).contains(month)
                && (1...Self.days(inMonth: month, of: year)).contains(day),
            "no such day: \(year)-\(month)-\(day)")
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// - Parameter text: exactly `yyyy-MM-dd`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day before; nil before 0001-01-01.
    public var previous: CalendarDate? {
        if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) }
        if month > 1 {
            return CalendarDate(year: year, month: month - 1, day: Self.days(inMonth: month - 1, of: year))
        }
        return CalendarDate(year: year - 1, month: 12, day: 31)
    }

    public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    public var description: String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = CalendarDate(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "“\(text)” is not a date of the form yyyy-MM-dd")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Days from `from` to `until`, both included; `until` nil means still running.
public struct DayInterval: Hashable, Sendable, Codable, CustomStringConvertible {
    public let from: CalendarDate
    public let until: CalendarDate?

    /// - Returns: nil when `until` lies before `from`.
    public init?(from: CalendarDate, until: CalendarDate? = nil) {
        if let until, until < from { return nil }
        (self.from, self.until) = (from, until)
    }

    public func contains(_ date: CalendarDate) -> Bool {
        guard from <= date else { return false }
        guard let until else { return true }
        return date <= until
    }

    public func contains(_ other: DayInterval) -> Bool {
        guard from <= other.from else { return false }
        guard let until else { return true }
        guard let otherUntil = other.until else { return false }
        return otherUntil <= until
    }

    public var description: String { "\(from)…\(until.map(String.init(describing:)) ?? "")" }
}
