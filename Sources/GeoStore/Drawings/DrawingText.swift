/// Texts of a drawing, freed of the codes that fonts and formatting need.
enum DrawingText {
    /// Text without the formatting of MTEXT (`\P`, `{\fArial;…}`) and TEXT (`%%u`), with `\U+0110` as the letter it
    /// means; lines stay apart.
    static func plain(_ text: String) -> String {
        var out = ""
        var rest = Substring(text)
        while let c = rest.popFirst() {
            if c == "{" || c == "}" { continue }
            if c == "%", rest.first == "%", let code = rest.dropFirst().first, let meant = special(code) {
                out += meant
                rest.removeFirst(2)
                continue
            }
            guard c == "\\", let command = rest.first else {
                out.append(c)
                continue
            }
            rest.removeFirst()
            switch command {
            case "P", "n": out.append("\n")
            case "~": out.append(" ")
            case "\\", "{", "}": out.append(command)
            case "L", "l", "O", "o", "K", "k": continue
            case "U" where rest.first == "+":
                let digits = rest.dropFirst().prefix(4)
                guard digits.count == 4, let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else {
                    out += "\\U"
                    continue
                }
                out.unicodeScalars.append(scalar)
                rest.removeFirst(5)
            default: rest = rest.drop { $0 != ";" }.dropFirst()
            }
        }
        return NormalForm.composed(out).trimmed
    }

    private static func special(_ code: Character) -> String? {
        switch code {
        case "u", "U", "o", "O", "k", "K": ""
        case "d", "D": "°"
        case "p", "P": "±"
        case "c", "C": "⌀"
        default: nil
        }
    }
}
