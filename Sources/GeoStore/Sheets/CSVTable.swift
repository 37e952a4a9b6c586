/// A text table whose columns are known by name: reference values, drive tests, curve tables.
///
/// The first row names the columns; rows that begin with `#` are comments. Delimiter, quotes and encoding are those of
/// ``VectorSource``.
///
/// ```swift
/// let table = try CSVTable("drive-test.csv")
/// let losses = try table.rows.map { row throws(StoreError) in try row.number("PLreal") }
/// ```
public struct CSVTable: Sendable {
    /// One line of the table.
    public struct Row: Sendable {
        /// As a text editor counts, unless a quoted cell holds line ends.
        public let line: Int
        fileprivate let header: Header
        fileprivate let cells: [String]

        /// - Throws: ``StoreError/fieldMissing(path:layer:field:available:)``.
        public func text(_ column: String) throws(StoreError) -> String {
            let index = try header.index(of: column)
            return index < cells.count ? cells[index] : ""
        }

        /// - Throws: ``StoreError/fieldMissing(path:layer:field:available:)``,
        ///   ``StoreError/badValue(path:layer:feature:field:value:expected:)``.
        public func number(_ column: String) throws(StoreError) -> Double {
            let text = try text(column)
            guard let number = Double(text) ?? NumberText(text).certain, number.isFinite else {
                throw bad(column, expected: "a number")
            }
            return number
        }

        /// An error about one cell of this row.
        public func bad(_ column: String, expected: String) -> StoreError {
            .badValue(
                path: header.path, layer: header.name, feature: String(line), field: column,
                value: (try? text(column)) ?? "", expected: expected)
        }
    }

    fileprivate struct Header {
        let path: String
        let name: String
        let columns: [String]
        let positions: [String: Int]

        func index(of column: String) throws(StoreError) -> Int {
            guard let position = positions[column] else {
                throw .fieldMissing(path: path, layer: name, field: column, available: columns)
            }
            return position
        }
    }

    public let path: String
    /// The file's name without its ending.
    public let name: String
    public let columns: [String]
    /// At least one.
    public let rows: [Row]

    /// - Throws: ``StoreError``; a table without rows is unreadable.
    public init(_ path: String) throws(StoreError) {
        guard FileKind(of: path) != nil else { throw .fileMissing(path: path) }
        let grid = try TextTable.read(path, SourceOptions())
        let lines = grid.rows.enumerated().filter { _, cells in
            cells.contains { !$0.isEmpty } && !(cells.first ?? "").hasPrefix("#")
        }
        guard let first = lines.first, lines.count > 1 else {
            throw .unreadable(path: path, reason: "holds no rows below its column names")
        }
        let header = Header(
            path: path, name: grid.name, columns: first.element,
            positions: Dictionary(first.element.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a }))
        self.path = path
        name = grid.name
        columns = header.columns
        rows = lines.dropFirst().map { Row(line: $0.offset + 1, header: header, cells: $0.element) }
    }
}
