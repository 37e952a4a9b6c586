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
        if isWhole(text) { return true }
        let digits = text.drop { $0 == "-" || $0 == "+" }
        guard digits.first?.isNumber ?? false, digits.filter({ $0 == "." || $0 == "," }).count <= 1 else {
            return false
        }
        if digits.hasPrefix("0"), digits.count > 1, !digits.hasPrefix("0."), !digits.hasPrefix("0,") { return false }
        return digits.allSatisfy { $0.isASCII && ($0.isNumber || "eE+-.,".contains($0)) }
            && NumberText.number(text) != nil
    }
}
