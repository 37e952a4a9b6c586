/// A column of a table read for one meaning, decided from all of its cells at once.
public struct TypedColumn<Value: Sendable>: Sendable {
    public enum Cell: Sendable {
        /// Nothing written, or a mark that says so.
        case blank
        case value(Value)
        /// Not of the meaning's kind, or beyond what it can be.
        case bad(String)
        /// Two readings, and nothing in the column decides.
        case ambiguous(String, Value, Value)
    }

    public let heading: String
    /// What a cell should hold, e.g. “metres from 1 to 350”.
    public let expected: String
    /// By row of the table.
    public let cells: [Cell]

    /// Cells written otherwise than they are kept: the first of each way as `26.000 → 26000`, with their number.
    public let conversions: [(how: String, count: Int)]

    public init(heading: String, expected: String, cells: [Cell], conversions: [(how: String, count: Int)] = []) {
        (self.heading, self.expected, self.cells, self.conversions) = (heading, expected, cells, conversions)
    }

    /// The value of a row; nil where there is none, for whatever reason.
    public subscript(row: Int) -> Value? {
        if case .value(let value) = cells[row] { return value }
        return nil
    }

    /// What stands in a cell that is no value; empty for the others.
    public func text(_ row: Int) -> String {
        switch cells[row] {
        case .blank, .value: ""
        case .bad(let text), .ambiguous(let text, _, _): text
        }
    }

    /// What stands in a cell that cannot be used, and what was expected; nil for the others.
    public func complaint(_ row: Int) -> String? {
        switch cells[row] {
        case .blank, .value: nil
        case .bad(let text): "“\(heading)” is “\(text)”; expected \(expected)"
        case .ambiguous(let text, let a, let b): "“\(heading)” is “\(text)”, which may be \(a) or \(b)"
        }
    }

    /// The first cell with two readings.
    public var doubt: (row: Int, text: String, readings: [Value])? {
        for (row, cell) in cells.enumerated() {
            if case .ambiguous(let text, let a, let b) = cell { return (row, text, [a, b]) }
        }
        return nil
    }
}

/// Marks that stand for an empty cell.
enum BlankMark {
    static func isBlank(_ text: String) -> Bool {
        text.utf8.count <= 9 && marks.contains(text.trimmed.lowercased())
    }

    private static let marks: Set<String> = [
        "", "-", "–", "—", "--", "---", "...", "…", "/", "n/a", "na", "null", "(null)", "<null>", "none", "nil",
        "không rõ",
    ]
}
