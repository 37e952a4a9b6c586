import Foundation

/// Unicode normal form C, with a quick way out for text that is in it already.
enum NormalForm {
    static func composed(_ text: String) -> String {
        isSurelyComposed(text.utf8) ? text : text.precomposedStringWithCanonicalMapping
    }

    /// True for ASCII, Latin letters up to U+02FF and the precomposed Vietnamese letters (U+1E00–U+1EFF):
    /// none of them changes under composition when no combining mark (from U+0300) follows.
    private static func isSurelyComposed(_ bytes: String.UTF8View) -> Bool {
        var afterE1 = false
        for byte in bytes {
            if afterE1 {
                guard (0xB8...0xBB).contains(byte) else { return false }
                afterE1 = false
            } else if byte == 0xE1 {
                afterE1 = true
            } else if byte >= 0xCC {
                return false
            }
        }
        return true
    }

    /// Lower case without marks, `đ` as `d`, blanks squeezed: for comparing headings and names.
    static func folded(_ text: String) -> String {
        var out = ""
        var pendingBlank = false
        for scalar in text.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            if scalar.properties.canonicalCombiningClass != .notReordered { continue }
            if scalar.properties.isWhitespace || scalar == "_" {
                pendingBlank = !out.isEmpty
                continue
            }
            if pendingBlank {
                out.append(" ")
                pendingBlank = false
            }
            out.unicodeScalars.append(scalar == "đ" ? "d" : scalar)
        }
        return out
    }
}
