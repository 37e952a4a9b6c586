public import Units

/// Lines of one operator in one commune, by terminal; in a file also in the whole province or country.
public struct SubscriberRow: Hashable, Sendable {
    public let commune: String
    public let name: String
    public let `operator`: String
    public let date: CalendarDate
    /// Phones; the kinds of terminal sum to it.
    public let lines: Int
    public let counts: [Terminal: Int]
    /// Meters, trackers, alarms: beside the lines.
    public let machines: Int
    public let origin: Origin
    /// In its file; of the total for one that was spread.
    public let line: Int

    public init(
        commune: String, name: String, operator: String, date: CalendarDate, counts: [Terminal: Int], machines: Int,
        origin: Origin, line: Int
    ) {
        (self.commune, self.name, self.operator, self.date) = (commune, name, `operator`, date)
        (self.counts, self.machines, self.origin, self.line) = (counts, machines, origin, line)
        lines = counts.values.reduce(0, +)
    }

    public func count(of terminals: [Terminal]) -> Int { terminals.reduce(0) { $0 + (counts[$1] ?? 0) } }

    /// A column per kind of terminal, beside `code`, `name`, `operator`, `date`, `lines` and `machines`.
    ///
    /// - Throws: ``SunsetError/notSumming(file:line:what:sum:total:)`` where kinds do not sum to the lines, and
    ///   ``SunsetError/repeatedRow(file:line:key:)``.
    public static func read(_ table: CSVTable) throws(SunsetError) -> [SubscriberRow] {
        try table.require(["code", "operator", "date", "lines", "machines"] + Terminal.allCases.map(\.rawValue))
        var seen: Set<[String]> = []
        var rows: [SubscriberRow] = []
        for row in table.rows {
            var counts: [Terminal: Int] = [:]
            for terminal in Terminal.allCases { counts[terminal] = try table.count(row, terminal.rawValue) }
            let lines = try table.count(row, "lines")
            let sum = counts.values.reduce(0, +)
            guard sum == lines else {
                throw .notSumming(
                    file: table.file, line: row.line, what: Terminal.allCases.map(\.rawValue).joined(separator: " + "),
                    sum: sum, total: lines)
            }
            let code = table.text(row, "code")
            let name = table.text(row, "operator")
            guard seen.insert([code, name]).inserted else {
                throw .repeatedRow(file: table.file, line: row.line, key: "\(code), \(name)")
            }
            rows.append(
                SubscriberRow(
                    commune: code, name: table.text(row, "name"), operator: name,
                    date: try table.value(row, "date", "a date of the form yyyy-MM-dd") { CalendarDate($0) },
                    counts: counts, machines: try table.count(row, "machines"), origin: .reported,
                    line: row.line))
        }
        return rows
    }
}
