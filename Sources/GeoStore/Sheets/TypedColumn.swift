import Units

/// A column of text cells with the narrowest kind that all of them have.
struct TypedColumn {
    let kind: FieldKind
    let values: [FieldValue]

    init(_ cells: [String]) {
        let filled = cells.filter { !$0.isEmpty }
        if filled.isEmpty {
            kind = .text
        } else if filled.allSatisfy(Self.isWhole) {
            kind = .integer
        } else if filled.allSatisfy(Self.isReal) {
            kind = .real
        } else if filled.allSatisfy({ CalendarDate($0) != nil }) {
            kind = .date
        } else {
            kind = .text
        }
        let kind = kind
        values = cells.map { cell in
            if cell.isEmpty { return .null }
            switch kind {
            case .integer: return Int64(cell).map { .integer($0) } ?? .text(cell)
            case .real: return NumberText.number(cell).map { .real($0) } ?? .text(cell)
            case .text, .date, .boolean: return .text(cell)
            }
        }
    }

    /// Codes such as `074` keep their zeros: they are text.
    private static func isWhole(_ text: String) -> Bool {
        guard Int64(text) != nil else { return false }
        let digits = text.drop { $0 == "-" || $0 == "+" }
        return digits == "0" || !digits.hasPrefix("0")
    }

    /// One decimal point or comma; thousands separators stay text, they are ambiguous.
    private static func isReal(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard let first = digits.first, isDigit(first), digits.count(where: isSeparator) <= 1,
            digits.allSatisfy({ isDigit($0) || isSeparator($0) || "eE+-".utf8.contains($0) })
        else { return false }
        let isPadded = first == UInt8(ascii: "0") && digits.dropFirst().first.map { !isSeparator($0) } ?? false
        return !isPadded && NumberText.number(text) != nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
}
