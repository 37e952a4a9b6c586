/// One cell of a column of numbers: the number, and the unit behind it or in the heading.
struct MeasureText {
    let text: String
    let number: NumberText
    private let unit: String?
    /// The unit in the cell; empty for none.
    let written: String
    let isBlank: Bool

    init(_ value: FieldValue, _ dimension: Dimension, _ headed: String?) {
        text = value.text?.trimmed ?? ""
        var end = text.endIndex
        // The unit is what follows the last digit, but for the 2 of m2.
        let head = text.prefix {
            $0.isASCII && ($0.isNumber || " .,'-+eE".contains($0)) || "−–’\u{A0}\u{202F}".contains($0)
        }
        if head.endIndex != text.endIndex {
            end = head.lastIndex(where: \.isNumber).map(text.index(after:)) ?? text.startIndex
        }
        number = NumberText(text[..<end])
        written = Dimension.unit(text[end...])
        unit = written.isEmpty ? headed : written
        isBlank = BlankMark.isBlank(text)
    }

    func value(_ mark: DecimalMark, _ dimension: Dimension) -> Double? {
        guard let value = number.value(mark) else { return nil }
        guard let unit else { return value }
        return dimension.base(value, in: unit)
    }
}

extension Dimension {
    /// A single value as typed, with its unit or without, in the base unit; a lone mark is decimal.
    public func value(of text: String) -> Double? {
        let cell = MeasureText(.text(text), self, nil)
        guard let point = cell.value(.point, self), let comma = cell.value(.comma, self) else {
            return cell.value(.point, self) ?? cell.value(.comma, self)
        }
        return abs(point) < abs(comma) ? point : comma
    }
}
