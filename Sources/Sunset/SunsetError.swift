public import Units

/// What the module refuses, with the facts; the faces word it in other languages.
public enum SunsetError: Error, Hashable, Sendable {
    case unreadable(file: String, reason: String)
    case missingColumn(file: String, column: String, present: [String])
    case malformed(file: String, line: Int, column: String, value: String, expected: String)
    /// Rows of one series have to be in the order of their dates, one per date.
    case datesOutOfOrder(file: String, line: Int, date: CalendarDate, previous: CalendarDate)
    case deadlineBeforeAnnouncement(file: String, line: Int, deadline: CalendarDate, announced: CalendarDate)
    case noSeries(place: String)
    case unknownSeries(SeriesKey, known: [SeriesKey])
    case notAfterLastRow(SeriesKey, date: CalendarDate, last: CalendarDate)
    case noCounts(file: String)
    case unknownDefinition(file: String, line: Int, name: String, known: [String])
    case mixedDefinitions(file: String, definitions: [String])
    /// A history of what the study is not about.
    case foreignDefinition(file: String, definition: String, expected: [String])
    /// A count of the history is later than the lines it should explain.
    case historyAfterCounts(file: String, date: CalendarDate, counts: CalendarDate)
    case nobodyToSpreadOver(file: String, line: Int, count: Int)
    case notSumming(file: String, line: Int, what: String, sum: Int, total: Int)
    case repeatedRow(file: String, line: Int, key: String)
    case impossibleStock(what: String, value: Int, limit: Int)
    case deadlineBeforeData(deadline: CalendarDate, last: CalendarDate)
    case startAfterDeadline(start: CalendarDate, deadline: CalendarDate)
    case missingParameter(file: String, name: String)
    case impossibleCluster(name: String, what: String)
}

extension SunsetError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file): cannot be read (\(reason))"
        case .missingColumn(let file, let column, let present):
            "\(file): no column “\(column)”; it has \(present.joined(separator: ", "))"
        case .malformed(let file, let line, let column, let value, let expected):
            "\(file), line \(line), column \(column): “\(value)” is not \(expected)"
        case .datesOutOfOrder(let file, let line, let date, let previous):
            "\(file), line \(line): \(date) follows \(previous) of the same series; sort the rows, one per date"
        case .deadlineBeforeAnnouncement(let file, let line, let deadline, let announced):
            "\(file), line \(line): deadline \(deadline) lies before its announcement on \(announced)"
        case .noSeries(let place):
            "\(place): no series; a series file has the columns date, operator, metric and value"
        case .unknownSeries(let key, let known):
            "no series \(key); the same file has \(known.isEmpty ? "none" : known.map(\.description).joined(separator: ", "))"
        case .notAfterLastRow(let key, let date, let last):
            "\(key): \(date) is not after the last row, \(last); only later dates are forecast"
        case .noCounts(let file):
            "\(file): no counts"
        case .unknownDefinition(let file, let line, let name, let known):
            "\(file), line \(line): unknown definition “\(name)”; known are \(known.joined(separator: ", "))"
        case .mixedDefinitions(let file, let definitions):
            "\(file): \(definitions.count) definitions that count different things: "
                + definitions.joined(separator: ", ") + "; keep one per file"
        case .foreignDefinition(let file, let definition, let expected):
            "\(file): “\(definition)” does not count what this layer's end cuts off; use \(expected.joined(separator: " or "))"
        case .historyAfterCounts(let file, let date, let counts):
            "\(file): \(date) is later than the lines counted on \(counts); count the lines anew, or drop the later rows"
        case .nobodyToSpreadOver(let file, let line, let count):
            "\(file), line \(line): \(count) lines for communes where nobody lives"
        case .notSumming(let file, let line, let what, let sum, let total):
            "\(file), line \(line): \(what) is \(sum), not \(total)"
        case .repeatedRow(let file, let line, let key):
            "\(file), line \(line): \(key) appears twice"
        case .impossibleStock(let what, let value, let limit):
            "\(what) is \(value); it has to lie between 0 and \(limit)"
        case .deadlineBeforeData(let deadline, let last):
            "deadline \(deadline) lies before the last data of \(last); name a later one"
        case .startAfterDeadline(let start, let deadline):
            "work cannot begin on \(start), the network is off from \(deadline); name an earlier day"
        case .missingParameter(let file, let name):
            "\(file): no parameter “\(name)”"
        case .impossibleCluster(let name, let what):
            "cluster \(name) \(what)"
        }
    }
}
