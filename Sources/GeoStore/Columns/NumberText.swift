/// The mark before the decimals of a number.
public enum DecimalMark: String, Sendable, Hashable, CaseIterable { case point, comma }

/// A number as people type it, read with either decimal mark.
///
/// The other mark, blanks and apostrophes may part thousands, always in threes: `1.178.234,56`, `1,178,234.56`,
/// `601 234,5`. `26.000` has two readings; a column tells which is meant (``FeatureTable/numbers``).
struct NumberText: Hashable, Sendable {
    let point: Double?
    let comma: Double?

    init(_ text: some StringProtocol) {
        guard let bytes = Self.plain(text) else {
            (point, comma) = (nil, nil)
            return
        }
        if bytes.allSatisfy(Self.isDigit), let number = Self.double(bytes) {
            (point, comma) = (number, number)
        } else {
            point = Self.read(bytes, decimal: UInt8(ascii: "."), group: UInt8(ascii: ","))
            comma = Self.read(bytes, decimal: UInt8(ascii: ","), group: UInt8(ascii: "."))
        }
    }

    func value(_ mark: DecimalMark) -> Double? { mark == .point ? point : comma }

    /// The only reading there is.
    var certain: Double? { point == comma || comma == nil ? point : point == nil ? comma : nil }

    /// The mark the number cannot do without; nil when it has none, or both are possible.
    var evidence: DecimalMark? { (point == nil) == (comma == nil) ? nil : point == nil ? .comma : .point }

    var isAmbiguous: Bool { point != nil && comma != nil && point != comma }

    /// The only reading, or else the one in which a lone mark is decimal: for single numbers, such as degrees.
    static func number(_ text: some StringProtocol) -> Double? {
        let both = Self(text)
        guard both.isAmbiguous, let point = both.point, let comma = both.comma else { return both.certain }
        return abs(point) < abs(comma) ? point : comma
    }

    /// ASCII alone, without blanks around; nil for text that is no number.
    private static func plain(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\u{A0}", "\u{2009}", "\u{202F}", "\t": if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            case "\u{200B}", "\u{FEFF}", "\u{200E}", "\u{200F}": continue
            case "−", "–": bytes.append(UInt8(ascii: "-"))
            case "’", "'": bytes.append(UInt8(ascii: "'"))
            default:
                guard scalar.isASCII else { return nil }
                bytes.append(UInt8(scalar.value))
            }
        }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return bytes.isEmpty ? nil : bytes
    }

    private static func read(_ bytes: [UInt8], decimal: UInt8, group: UInt8) -> Double? {
        var rest = bytes[...]
        var plain: [UInt8] = []
        func digits() -> Int {
            let run = rest.prefix(while: isDigit)
            plain.append(contentsOf: run)
            rest = rest.dropFirst(run.count)
            return run.count
        }
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            if sign == UInt8(ascii: "-") { plain.append(sign) }
            rest = rest.dropFirst()
        }
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let whole = digits()
        var mark: UInt8?
        while let next = rest.first,
            mark.map({ $0 == next }) ?? ([group, UInt8(ascii: " "), UInt8(ascii: "'")].contains(next))
        {
            mark = next
            rest = rest.dropFirst()
            guard (1...3).contains(whole), !startsWithZero, digits() == 3 else { return nil }
        }
        if rest.first == decimal {
            rest = rest.dropFirst()
            if whole == 0 { plain.append(UInt8(ascii: "0")) }
            plain.append(UInt8(ascii: "."))
            guard digits() > 0 else { return nil }
        } else if whole == 0 {
            return nil
        }
        if mark == nil, let e = rest.first, e == UInt8(ascii: "e") || e == UInt8(ascii: "E") {
            plain.append(e)
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                plain.append(sign)
                rest = rest.dropFirst()
            }
            guard (1...3).contains(digits()) else { return nil }
        }
        return rest.isEmpty ? double(plain) : nil
    }

    private static func double(_ bytes: [UInt8]) -> Double? {
        Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
