/// A text of a data file in both languages: a column and the same with `_vi`; one that is missing is told in the other.
public struct DataText: Hashable, Sendable {
    public let vi: String
    public let en: String

    /// - Parameter otherwise: where both are empty.
    init(_ table: CSVTable, _ row: CSVTable.Row, _ column: String, otherwise: String = "") {
        let texts = [table.text(row, column), table.text(row, column + "_vi")]
        en = texts.first { !$0.isEmpty } ?? otherwise
        vi = texts.last { !$0.isEmpty } ?? otherwise
    }
}
