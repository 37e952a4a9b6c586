/// Numbers and angles as people type them into sheets.
enum NumberText {
    /// `10.776`, `10,776`, `1.178.234,56`, `601 234,5`; nil for anything else. A single comma is a decimal comma;
    /// several equal separators are thousands.
    static func number(_ text: String) -> Double? {
        if isPlain(text) { return Double(text).flatMap { $0.isFinite ? $0 : nil } }
        var cleaned = ""
        var commas = 0, points = 0
        var last: Character?
        for c in text.trimmed {
            switch c {
            case " ", "\u{A0}", "\u{202F}", "'": continue
            case ",":
                commas += 1
                last = c
            case ".":
                points += 1
                last = c
            case "−":
                cleaned.append("-")
                continue
            case "0"..."9", "-", "+", "e", "E": break
            default: return nil
            }
            cleaned.append(c)
        }
        guard cleaned.contains(where: \.isNumber) else { return nil }
        let decimal: Character? =
            if commas > 0 && points > 0 {
                last
            } else if commas == 1 || points == 1 {
                last
            } else {
                nil
            }
        if commas > 0, points > 0, (decimal == "," ? commas : points) > 1 { return nil }
        var plain = ""
        for c in cleaned {
            if c == "," || c == "." {
                if c == decimal { plain.append(".") }
            } else {
                plain.append(c)
            }
        }
        return Double(plain).flatMap { $0.isFinite ? $0 : nil }
    }

    /// Digits with one decimal point at most, as programs write numbers.
    private static func isPlain(_ text: String) -> Bool {
        var (digits, points) = (0, 0)
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."): points += 1
            case UInt8(ascii: "-") where index == 0: continue
            default: return false
            }
        }
        return digits > 0 && points <= 1
    }

    /// Decimal degrees, or degrees, minutes and seconds: `106°39'03.5"E`, `10 46 30,2 N`, `106d39m03s`. E, Đ, N
    /// and B (bắc) are positive, W and a capital S negative. ASSUMPTION: N is always north, never Vietnamese “nam”:
    /// the country lies north of the equator.
    static func degrees(_ text: String) -> Double? {
        // Blanks between digits part degrees from minutes here, not thousands.
        if !text.trimmed.contains(where: \.isWhitespace), let plain = number(text) { return plain }
        var sign = 1.0
        var parts: [String] = [""]
        for c in text.trimmed.uppercased() {
            switch c {
            case "0"..."9": parts[parts.count - 1].append(c)
            case ".", ",": parts[parts.count - 1].append(".")
            case "-", "−":
                guard parts == [""] else { return nil }
                sign = -1
            case "+": guard parts == [""] else { return nil }
            case "°", "º", "˚", "D", "'", "’", "′", "´", "`", "M", "\"", "”", "″", "“", ":", " ", "\u{A0}":
                if parts.last != "" { parts.append("") }
            case "E", "Đ", "N", "B": continue
            case "W", "S":
                // `s` after digits may mean seconds: only a trailing or leading capital S is south.
                if c == "W" || text.contains("S") { sign = -1 }
                if parts.last != "" { parts.append("") }
            default: return nil
            }
        }
        if parts.last == "" { parts.removeLast() }
        guard (1...3).contains(parts.count) else { return nil }
        var value = 0.0
        for (index, part) in parts.enumerated() {
            guard let number = Double(part), index == 0 || number < 60 else { return nil }
            // Only the last part may have a fraction.
            if index < parts.count - 1, number != number.rounded() { return nil }
            value += number / [1, 60, 3600][index]
        }
        return sign * value
    }
}
