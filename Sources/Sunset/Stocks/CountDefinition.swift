public import Units

/// What a published count counts. Two definitions give different numbers for one network on one day, so counts of
/// different definitions are never joined into one history.
public enum CountDefinition: String, CaseIterable, Sendable {
    /// Lines in use in terminals that can do nothing above 2G: the authority's “2G Only”.
    case twoGOnlyTerminals = "2g_only_terminals"
    /// Lines used with a feature phone of any generation: the ministry's count up to 2023.
    case featurePhoneSubscriptions = "feature_phone_subscriptions"
    /// Connections last seen on a 2G network, by an analyst's estimate.
    case twoGConnections = "2g_connections"
    /// Lines in use in terminals that have 3G voice and no 4G.
    case threeGOnlyTerminals = "3g_only_terminals"
    /// Every line last seen on a 3G network, whatever its terminal can do: a ceiling, never the affected.
    case threeGSubscriptions = "3g_subscriptions"
    /// Lines in 4G terminals that cannot call over 4G, or not the emergency number.
    case fourGWithoutVoLTE = "4g_without_volte"

    /// The kind of terminal it counts; nil where it counts something else.
    var terminal: Terminal? {
        switch self {
        case .twoGOnlyTerminals: .twoGOnly
        case .threeGOnlyTerminals: .threeGOnly
        case .fourGWithoutVoLTE: .fourGWithoutVoLTE
        case .featurePhoneSubscriptions, .twoGConnections, .threeGSubscriptions: nil
        }
    }
}

/// One count with everything needed to judge it.
public struct DatedCount: Hashable, Sendable {
    public let date: CalendarDate
    public let count: Int
    public let definition: CountDefinition

    public init(date: CalendarDate, count: Int, definition: CountDefinition) {
        (self.date, self.count, self.definition) = (date, count, definition)
    }
}

/// Counts of one definition, oldest first.
public struct CountHistory: Hashable, Sendable {
    public let definition: CountDefinition
    public let counts: [DatedCount]

    /// - Throws: ``SunsetError/mixedDefinitions(file:definitions:)`` naming every definition found.
    public init(_ counts: [DatedCount], file: String) throws(SunsetError) {
        let found = Set(counts.map(\.definition))
        guard let definition = found.first else { throw .noCounts(file: file) }
        guard found.count == 1 else {
            throw .mixedDefinitions(file: file, definitions: found.map(\.rawValue).sorted())
        }
        self.definition = definition
        self.counts = counts
    }

    /// Columns `date`, `definition`, `count`, oldest first.
    public init(_ table: CSVTable) throws(SunsetError) {
        try table.require(["date", "definition", "count"])
        var counts: [DatedCount] = []
        for row in table.rows {
            let name = table.text(row, "definition")
            guard let definition = CountDefinition(rawValue: name) else {
                throw .unknownDefinition(
                    file: table.file, line: row.line, name: name, known: CountDefinition.allCases.map(\.rawValue))
            }
            let date = try table.value(row, "date", "a date of the form yyyy-MM-dd") { CalendarDate($0) }
            let count = try table.count(row, "count")
            if let previous = counts.last?.date, date <= previous {
                throw .datesOutOfOrder(file: table.file, line: row.line, date: date, previous: previous)
            }
            counts.append(DatedCount(date: date, count: count, definition: definition))
        }
        try self.init(counts, file: table.file)
    }

    /// Its counts above 0 as data of a forecast that starts on a day.
    ///
    /// - Parameters:
    ///   - terminals: kinds the forecast is about; a definition of others says nothing about their pace.
    /// - Throws: ``SunsetError/foreignDefinition(file:definition:expected:)``,
    ///   ``SunsetError/historyAfterCounts(file:date:counts:)``.
    public func observations(
        of terminals: [Terminal], until day: CalendarDate, file: String
    ) throws(SunsetError) -> [Observation] {
        guard let terminal = definition.terminal, terminals.contains(terminal) else {
            throw .foreignDefinition(
                file: file, definition: definition.rawValue,
                expected: CountDefinition.allCases.filter { $0.terminal.map(terminals.contains) == true }
                    .map(\.rawValue))
        }
        if let last = counts.last?.date, last > day {
            throw .historyAfterCounts(file: file, date: last, counts: day)
        }
        return counts.filter { $0.count > 0 }
            .map { Observation(date: $0.date, value: Double($0.count), precision: .derived) }
    }
}

extension CSVTable {
    /// A whole number, 0 or more.
    func count(_ row: Row, _ column: String) throws(SunsetError) -> Int {
        try value(row, column, "a whole number, 0 or more") { text in Int(text).flatMap { $0 >= 0 ? $0 : nil } }
    }
}
