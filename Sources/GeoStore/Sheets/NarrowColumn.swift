import Units

/// A column of text cells with the narrowest kind that all of them have.
struct NarrowColumn {
    let kind: FieldKind
    let values: [FieldValue]

    init(_ cells: [String]) {
        let filled = cells.filter { !$0.isEmpty }
        let numbers = filled.map { NumberText($0) }
        // One mark for the whole column; where none can be told, the text stays for whoever knows what it means.
        let marks = Set(numbers.compactMap(\.evidence))
        let mark =
            marks.count == 1 ? marks.first : numbers.contains(where: \.isAmbiguous) || marks.count > 1 ? nil : .point
        if filled.isEmpty {
            kind = .text
        } else if filled.allSatisfy(Self.isWhole) {
            kind = .integer
        } else if let mark, zip(filled, numbers).allSatisfy({ Self.isReal($0) && Self.isDecimal($1, mark) }) {
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
            case .real: return NumberText(cell).value(mark ?? .point).map { .real($0) } ?? .text(cell)
            case .text, .date, .boolean: return .text(cell)
            }
        }
    }

    /// Thousands stay text, so that a cell can be shown as it stands.
    private static func isDecimal(_ number: NumberText, _ mark: DecimalMark) -> Bool {
        guard let value = number.value(mark) else { return false }
        return !number.isAmbiguous || abs(value) <= abs(number.value(mark == .point ? .comma : .point) ?? value)
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
        return !isPadded
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
}
