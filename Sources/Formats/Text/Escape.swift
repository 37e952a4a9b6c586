/// Text made safe for markup.
public enum Escape {
    /// For the text and the attributes of XML and HTML, without what XML 1.0 cannot hold.
    ///
    /// By Unicode scalar: a combining mark after `<` makes another character of it, not another scalar.
    public static func markup(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: if isAllowed(scalar) { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    /// What a template may print with `{{name}}`: control characters are left out, and a mark that would join with
    /// a character of markup is kept apart from it, because the template engine escapes whole characters.
    public static func plain(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var afterMarkup = false
        for scalar in text.unicodeScalars where isAllowed(scalar) {
            if afterMarkup, joins(scalar) { out.append("\u{2060}") }
            out.append(scalar)
            afterMarkup = "<>&\"'".unicodeScalars.contains(scalar)
        }
        return String(out)
    }

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{200D}" || scalar.properties.isGraphemeExtend
            || scalar.properties.generalCategory == .spacingMark
    }

    /// Tab, line feed, and everything that is neither control nor noncharacter.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA: true
        case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }
}
