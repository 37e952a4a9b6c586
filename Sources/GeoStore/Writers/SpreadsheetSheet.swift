import Formats
import Units

/// One table as a worksheet of ``SpreadsheetWriter``.
struct SpreadsheetSheet {
    private static let headingStyle = 1, dayStyle = 2
    /// Rows looked at for the widths of columns, and the widths allowed, in characters.
    private static let sample = 200, widths = 8...60

    let table: FeatureTable

    init(_ table: FeatureTable) { self.table = table }

    var xml: String {
        let last = Self.letters(max(table.fields.count - 1, 0)), rows = table.features.count + 1
        var xml =
            "<worksheet \(SpreadsheetWriter.mainSpace)><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
        xml += "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
        for (index, field) in table.fields.enumerated() {
            let longest = table.features.prefix(Self.sample).map { $0.values[index].text?.count ?? 0 }.max() ?? 0
            let width = min(max(longest, field.name.count + 2, Self.widths.lowerBound), Self.widths.upperBound) + 1
            xml += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        xml += "</cols><sheetData>"
        row(1, table.fields.map { (.text($0.name), .text) }, style: Self.headingStyle, &xml)
        for (index, feature) in table.features.enumerated() {
            row(index + 2, zip(feature.values, table.fields).map { ($0, $1.kind) }, style: 0, &xml)
        }
        xml += "</sheetData>"
        if !table.fields.isEmpty { xml += "<autoFilter ref=\"A1:\(last)\(rows)\"/>" }
        return xml + "</worksheet>"
    }

    private func row(_ number: Int, _ cells: [(FieldValue, FieldKind)], style: Int, _ xml: inout String) {
        xml += "<row r=\"\(number)\">"
        for (column, (value, kind)) in cells.enumerated() where !value.isNull {
            let place = "<c r=\"\(Self.letters(column))\(number)\""
            switch value {
            case .null: continue
            case .integer(let whole): xml += "\(place)><v>\(whole)</v></c>"
            case .real(let real) where real.isFinite: xml += "\(place)><v>\(real)</v></c>"
            case .real: continue
            case .text(let text):
                if kind == .date, let day = CalendarDate(text) {
                    xml += "\(place) s=\"\(Self.dayStyle)\"><v>\(day.daysSince1970 + 25_569)</v></c>"
                } else {
                    xml +=
                        "\(place) s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(Escape.markup(text))</t></is></c>"
                }
            }
        }
        xml += "</row>"
    }

    /// `A`, `B`, …, `Z`, `AA`: columns counted from 0.
    static func letters(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : letters(column / 26 - 1) + letter
    }
}
