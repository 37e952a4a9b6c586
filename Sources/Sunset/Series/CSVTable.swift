import Foundation

/// A CSV file with a header line (RFC 4180): fields by column name, each row with its line for messages.
public struct CSVTable: Sendable {
    public struct Row: Sendable {
        public let line: Int
        fileprivate let fields: [String]
    }

    public let file: String
    public let columns: [String]
    public let rows: [Row]
    private let positions: [String: Int]

    /// - Throws: ``SunsetError/unreadable(file:reason:)`` or ``SunsetError/malformed(file:line:column:value:expected:)``.
    public init(path: String) throws(SunsetError) {
        let name = URL(fileURLWithPath: path).lastPathComponent
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unreadable(file: path, reason: "no such file, or not UTF-8")
        }
        try self.init(text, file: name)
    }

    /// - Parameter file: the name for messages.
    public init(_ text: String, file: String) throws(SunsetError) {
        var records = Self.records(of: text)
        guard !records.isEmpty else { throw .unreadable(file: file, reason: "empty") }
        let header = records.removeFirst().fields
        for record in records where record.fields.count != header.count {
            throw .malformed(
                file: file, line: record.line, column: header.first ?? "", value: record.fields[0],
                expected: "the start of a row of \(header.count) fields; it has \(record.fields.count)")
        }
        self.file = file
        columns = header
        rows = records
        positions = Dictionary(header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func has(_ column: String) -> Bool { positions[column] != nil }

    /// - Throws: ``SunsetError/missingColumn(file:column:present:)`` for the first that is absent.
    public func require(_ names: [String]) throws(SunsetError) {
        for name in names where positions[name] == nil {
            throw .missingColumn(file: file, column: name, present: columns)
        }
    }

    /// The field, blanks around it removed; empty for an absent column.
    public func text(_ row: Row, _ column: String) -> String {
        guard let position = positions[column] else { return "" }
        return row.fields[position].trimmingCharacters(in: .whitespaces)
    }

    /// The field as something else, or an error that says what was expected.
    public func value<Value>(
        _ row: Row, _ column: String, _ expected: String, _ parse: (String) -> Value?
    ) throws(SunsetError) -> Value {
        let text = text(row, column)
        guard let value = parse(text) else {
            throw .malformed(file: file, line: row.line, column: column, value: text, expected: expected)
        }
        return value
    }

    private static func records(of text: String) -> [Row] {
        var records: [Row] = []
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var line = 1
        var start = 1
        var previous: Character?
        func isBlank() -> Bool { fields.isEmpty && field.isEmpty }
        for character in text {
            switch character {
            case "\"":
                // A doubled quote inside quotes stands for one.
                if !isQuoted && previous == "\"" { field.append("\"") }
                isQuoted.toggle()
            case "," where !isQuoted:
                fields.append(field)
                field = ""
            case "\n" where !isQuoted, "\r\n" where !isQuoted:
                if !isBlank() { records.append(Row(line: start, fields: fields + [field])) }
                (fields, field) = ([], "")
                start = line + 1
            case "\u{FEFF}":
                break
            default:
                field.append(character)
            }
            if character.isNewline { line += 1 }
            previous = character
        }
        if !isBlank() { records.append(Row(line: start, fields: fields + [field])) }
        return records
    }
}
