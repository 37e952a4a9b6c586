import GeoStore
import Units

extension ReportTable {
    /// The table as CSV and XLSX have it: keys as heads, plain figures, words in both languages, no row of sums.
    var features: FeatureTable {
        var fields: [FieldDefinition] = []
        for column in columns {
            switch column.kind {
            case .words: fields += ["vi", "en"].map { FieldDefinition("\(column.key)_\($0)", .text) }
            case .code: fields.append(FieldDefinition(column.key, .text))
            case .whole: fields.append(FieldDefinition(column.key, .integer))
            case .decimal, .share: fields.append(FieldDefinition(column.key, .real))
            case .date: fields.append(FieldDefinition(column.key, .date))
            case .range: fields += ["least", "most"].map { FieldDefinition("\(column.key)_\($0)", .integer) }
            }
        }
        let features = rows.enumerated().map { number, row in
            let values = zip(columns, row).flatMap { column, cell in Self.values(column.kind, cell) }
            return Feature(id: Int64(number + 1), shape: nil, values: values)
        }
        return FeatureTable(name: id, crs: nil, fields: fields, features: features)
    }

    private static func values(_ kind: ReportColumn.Kind, _ cell: ReportCell) -> [FieldValue] {
        switch (kind, cell) {
        case (.words, .words(let words)): [.text(words.vi), .text(words.en)]
        case (.range, .range(let least, let most)): [.integer(Int64(least)), .integer(Int64(most))]
        case (.words, _), (.range, _): [.null, .null]
        case (_, .code(let code)): [.text(code)]
        case (_, .whole(let value)): [.integer(Int64(value))]
        case (_, .real(let value)): [.real(value)]
        case (_, .date(let date)): [.text(date.description)]
        case (_, .empty), (_, .words), (_, .range): [.null]
        }
    }
}
