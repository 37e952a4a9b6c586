import Foundation

/// A table of reference values under `Tests/<Target>Tests/Vectors`: comment lines start with `#` and name
/// source, edition, units and tolerance; the first other line names the columns; fields hold no commas.
public struct VectorFile: Sendable {
    public enum Failure: Error, CustomStringConvertible {
        case noRows(String)
        case columnCount(line: Int, expected: Int, found: Int)
        case noNumber(column: String)

        public var description: String {
            switch self {
            case .noRows(let name): "\(name) holds no vectors; a test that reads none has tested nothing"
            case .columnCount(let line, let expected, let found):
                "line \(line): \(expected) columns expected, \(found) found"
            case .noNumber(let column): "no number in column \(column)"
            }
        }
    }

    public struct Row: Sendable {
        let columns: [String: Int]
        let fields: [String]

        public func text(_ column: String) -> String? { columns[column].map { fields[$0] } }
        public func number(_ column: String) -> Double? { text(column).flatMap(Double.init) }

        /// A number that has to be there.
        public func value(_ column: String) throws -> Double {
            guard let number = number(column) else { throw Failure.noNumber(column: column) }
            return number
        }
    }

    public let rows: [Row]

    /// - Parameter testFile: `#filePath` of the test that reads it.
    public init(_ name: String, of testFile: String) throws {
        let url = URL(fileURLWithPath: testFile).deletingLastPathComponent()
            .appendingPathComponent("Vectors").appendingPathComponent(name)
        try self.init(path: url.path)
    }

    /// A table of the same form elsewhere, e.g. ``SharedData/path(_:)``.
    public init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var columns: [String: Int]?
        var rows: [Row] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard let columns else {
                columns = Dictionary(fields.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
                continue
            }
            guard fields.count == columns.count else {
                throw Failure.columnCount(line: number + 1, expected: columns.count, found: fields.count)
            }
            rows.append(Row(columns: columns, fields: fields))
        }
        guard !rows.isEmpty else { throw Failure.noRows(path) }
        self.rows = rows
    }
}
