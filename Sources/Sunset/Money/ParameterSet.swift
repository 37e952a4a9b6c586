/// How well a parameter is founded.
public enum ParameterStatus: String, CaseIterable, Sendable {
    case law, measured, published, assumed
}

/// One number of the cost side, with where it is from and how far it may be off.
public struct Parameter: Hashable, Sendable {
    public let name: String
    /// The name in words.
    public let label: DataText
    public let value: Double
    public let low: Double
    public let high: Double
    public let unit: String
    public let source: DataText
    /// As the file writes it: a year, a month or a day.
    public let date: String
    public let status: ParameterStatus
}

/// The parameters of a study, by name.
public struct ParameterSet: Hashable, Sendable {
    /// In the order of the file.
    public let parameters: [Parameter]
    private let file: String
    private let changed: [String: Double]

    /// Columns `name`, `value`, `low`, `high`, `unit`, `source`, `date`, `status`; where given `label`, `label_vi`, `source_vi`.
    ///
    /// - Throws: ``SunsetError/malformed(file:line:column:value:expected:)``, also where low ≤ value ≤ high does not hold.
    public init(_ table: CSVTable) throws(SunsetError) {
        try table.require(["name", "value", "low", "high", "unit", "source", "date", "status"])
        var parameters: [Parameter] = []
        let statuses = ParameterStatus.allCases.map(\.rawValue).joined(separator: ", ")
        func number(_ row: CSVTable.Row, _ column: String) throws(SunsetError) -> Double {
            try table.value(row, column, "a finite number") { text in
                Double(text).flatMap { $0.isFinite ? $0 : nil }
            }
        }
        for row in table.rows {
            let (low, high) = (try number(row, "low"), try number(row, "high"))
            let value = try table.value(row, "value", "a number from low to high") { text in
                Double(text).flatMap { low <= $0 && $0 <= high ? $0 : nil }
            }
            parameters.append(
                Parameter(
                    name: table.text(row, "name"),
                    label: DataText(table, row, "label", otherwise: table.text(row, "name")), value: value, low: low,
                    high: high, unit: table.text(row, "unit"), source: DataText(table, row, "source"),
                    date: table.text(row, "date"),
                    status: try table.value(row, "status", "one of \(statuses)") { ParameterStatus(rawValue: $0) }))
        }
        self.init(parameters: parameters, file: table.file, changed: [:])
    }

    private init(parameters: [Parameter], file: String, changed: [String: Double]) {
        (self.parameters, self.file, self.changed) = (parameters, file, changed)
    }

    /// - Throws: ``SunsetError/missingParameter(file:name:)``.
    public func value(_ name: String) throws(SunsetError) -> Double {
        if let value = changed[name] { return value }
        guard let parameter = parameters.first(where: { $0.name == name }) else {
            throw .missingParameter(file: file, name: name)
        }
        return parameter.value
    }

    /// The same with one value replaced: a case of the tornado.
    public func with(_ name: String, _ value: Double) -> ParameterSet {
        ParameterSet(parameters: parameters, file: file, changed: changed.merging([name: value]) { $1 })
    }
}
