import GeoStore
import Units

/// The columns of a layer that the workspace gives a meaning, each read whole.
struct LayerColumns {
    let layer: Workspace.Layer
    let table: FeatureTable
    let fields: [String: Int]

    /// Nil when the meaning has no column.
    ///
    /// - Throws: ``ProvinceError/ambiguousColumn(source:row:column:value:readings:key:choices:)``.
    func numbers(
        _ meaning: String, as dimension: Dimension, in range: ClosedRange<Double>, _ reader: inout LayerImport,
        plausible: ((Int, Double) -> Bool)? = nil
    ) throws(ProvinceError) -> TypedColumn<Double>? {
        guard let column = fields[meaning] else { return nil }
        let read = table.numbers(column, as: dimension, in: range, decimal: layer.numbers, plausible: plausible)
        if let doubt = read.doubt {
            throw .ambiguousColumn(
                source: layer.source, row: table.features[doubt.row].id, column: read.heading, value: doubt.text,
                readings: doubt.readings.map { FieldValue.real($0).text ?? "" }, key: "numbers",
                choices: DecimalMark.allCases.map(\.rawValue))
        }
        note(read, column, &reader)
        return read
    }

    /// Nil when the meaning has no column.
    func dates(_ meaning: String, _ reader: inout LayerImport) throws(ProvinceError) -> TypedColumn<CalendarDate>? {
        guard let column = fields[meaning] else { return nil }
        let read = table.dates(column, order: layer.dates)
        if let doubt = read.doubt {
            throw .ambiguousColumn(
                source: layer.source, row: table.features[doubt.row].id, column: read.heading, value: doubt.text,
                readings: doubt.readings.map(\.description), key: "dates", choices: DateOrder.allCases.map(\.rawValue))
        }
        note(read, column, &reader)
        return read
    }

    /// Nil when the meaning has no column.
    func words<Value>(
        _ meaning: String, expected: String, _ reader: inout LayerImport, _ read: (String) -> Value?
    ) -> TypedColumn<Value>? {
        guard let column = fields[meaning] else { return nil }
        let words = table.words(column, expected: expected, read)
        note(words, column, &reader)
        return words
    }

    private func note<Value>(_ read: TypedColumn<Value>, _ column: Int, _ reader: inout LayerImport) {
        for row in read.cells.indices {
            if case .bad = read.cells[row] { reader.cell(column, unreadable: true) }
        }
        for (how, count) in read.conversions { reader.cell(column, converted: how, count: count) }
    }
}
