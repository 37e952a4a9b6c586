public import Units

/// Names one series: counts of different metrics are different counts and are never joined.
public struct SeriesKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Name of the file, with its ending.
    public let file: String
    public let `operator`: String
    public let metric: String

    public init(file: String, operator: String, metric: String) {
        (self.file, self.operator, self.metric) = (file, `operator`, metric)
    }

    public static func < (a: SeriesKey, b: SeriesKey) -> Bool {
        (a.file, a.operator, a.metric) < (b.file, b.operator, b.metric)
    }

    public var description: String { "\(file)/\(`operator`)/\(metric)" }
}

/// How well a published count is known.
public enum Precision: String, CaseIterable, Sendable {
    case exact, derived, rounded
    case lowerBound = "lower bound"
    case upperBound = "upper bound"

    /// ASSUMPTION: relative standard error of a count of this kind, before the series says more.
    public var relativeError: Double {
        switch self {
        case .exact: 0.003
        case .derived: 0.02
        case .rounded: 0.03
        case .lowerBound, .upperBound: 0.1
        }
    }
}

/// One published count.
public struct Observation: Hashable, Sendable {
    public let date: CalendarDate
    /// In the series' own unit, above 0.
    public let value: Double
    public let precision: Precision

    public init(date: CalendarDate, value: Double, precision: Precision) {
        (self.date, self.value, self.precision) = (date, value, precision)
    }
}

/// Dated counts of one metric, in the order of their dates, at least one.
public struct CountSeries: Sendable {
    public let key: SeriesKey
    public let rows: [Observation]

    /// What was known on a day; nil when nothing was.
    public func known(on date: CalendarDate) -> CountSeries? {
        let rows = rows.filter { $0.date <= date }
        return rows.isEmpty ? nil : CountSeries(key: key, rows: rows)
    }

    var last: Observation { rows[rows.count - 1] }
}

extension CountSeries {
    /// Series of one file: columns `date`, `operator`, `metric`, `value`, and `precision` where it is known.
    ///
    /// - Returns: sorted by key.
    public static func read(_ table: CSVTable) throws(SunsetError) -> [CountSeries] {
        try table.require(["date", "operator", "metric", "value"])
        var series: [SeriesKey: [Observation]] = [:]
        let precisions = Precision.allCases.map(\.rawValue).joined(separator: ", ")
        for row in table.rows {
            let key = SeriesKey(
                file: table.file, operator: table.text(row, "operator"), metric: table.text(row, "metric"))
            let date = try table.value(row, "date", "a date of the form yyyy-MM-dd") { CalendarDate($0) }
            let value = try table.value(row, "value", "a number above 0") { text in
                Double(text).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
            }
            let precision =
                table.text(row, "precision").isEmpty
                ? .rounded : try table.value(row, "precision", "one of \(precisions)") { Precision(rawValue: $0) }
            if let previous = series[key]?.last?.date, date <= previous {
                throw .datesOutOfOrder(file: table.file, line: row.line, date: date, previous: previous)
            }
            series[key, default: []].append(Observation(date: date, value: value, precision: precision))
        }
        return series.keys.sorted().map { CountSeries(key: $0, rows: series[$0] ?? []) }
    }
}
