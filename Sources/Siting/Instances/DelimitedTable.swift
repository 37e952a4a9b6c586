/// A small CSV table: a header line, fields in quotes where they hold commas.
struct DelimitedTable {
    let file: String
    let columns: [String]
    /// With line numbers, from 1.
    private(set) var rows: [(line: Int, fields: [String])] = []

    init(_ text: String, file: String) throws(SitingError) {
        self.file = file
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        columns = Self.fields(lines.first ?? "")
        for (at, line) in lines.enumerated().dropFirst() where line.contains(where: { !$0.isWhitespace }) {
            let fields = Self.fields(line)
            guard fields.count == columns.count else {
                throw .malformed(file: file, line: at + 1, expected: "\(columns.count) fields")
            }
            rows.append((at + 1, fields))
        }
    }

    /// Index of the first of these columns that is there; capitals do not matter.
    func column(_ wanted: String...) throws(SitingError) -> Int {
        for name in wanted {
            if let index = columns.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return index }
        }
        throw .missingColumn(file: file, wanted: wanted, present: columns)
    }

    func number(_ row: (line: Int, fields: [String]), _ column: Int) throws(SitingError) -> Double {
        guard let number = Double(row.fields[column]), !number.isNaN else {
            throw .malformed(file: file, line: row.line, expected: "a number in column \(columns[column])")
        }
        return number
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else if !character.isWhitespace || isQuoted || !fields[fields.count - 1].isEmpty {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
