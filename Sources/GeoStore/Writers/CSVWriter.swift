/// Tables as RFC 4180 text: UTF-8, comma, LF, quotes only where needed; shapes are left out.
public enum CSVWriter {
    /// - Parameter byteOrderMark: true for spreadsheets that take UTF-8 without it for Windows-1258.
    public static func write(
        _ table: FeatureTable, to path: String, byteOrderMark: Bool = false
    ) throws(StoreError) {
        try AtomicFile.write(header(table, byteOrderMark: byteOrderMark) + lines(table), to: path)
    }

    /// The first line, for a file written piece by piece.
    public static func header(_ table: FeatureTable, byteOrderMark: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        append(table.fields.map(\.name), to: &bytes)
        return bytes
    }

    /// The features without the header.
    public static func lines(_ table: FeatureTable) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(table.features.count * table.fields.count * 12)
        for feature in table.features {
            append(table.fields.indices.map { harmless(feature.values[$0]) }, to: &bytes)
        }
        return bytes
    }

    /// A text that a spreadsheet would take for a formula gets an apostrophe in front (CWE-1236); numbers stay numbers.
    private static func harmless(_ value: FieldValue) -> String {
        guard case .text(let text) = value, text.utf8.count > 1, let first = text.utf8.first,
            "=+-@\t\r".utf8.contains(first),
            NumberText(text).certain == nil
        else { return value.text ?? "" }
        return "'" + text
    }

    private static func append(_ cells: [String], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            // A row of one empty cell would read back as no row at all.
            let lonely = cells.count == 1 && cell.isEmpty
            if lonely || cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) {
                bytes.append(0x22)
                for byte in cell.utf8 {
                    if byte == 0x22 { bytes.append(0x22) }
                    bytes.append(byte)
                }
                bytes.append(0x22)
            } else {
                bytes.append(contentsOf: cell.utf8)
            }
        }
        bytes.append(0x0A)
    }
}
