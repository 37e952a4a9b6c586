import Foundation

/// Whether a word can be a Vietnamese syllable: onset, vowels, coda, at most one tone. Used only to tell
/// encodings apart, so it is lenient about rare spellings.
enum VietnameseSyllable {
    private static let onsets: Set<String> = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
        "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
    ]
    private static let codas: Set<String> = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
    private static let vowels = Set("aăâeêioôơuưy")
    private static let nuclei: Set<String> = [
        "a", "ai", "ao", "au", "ay", "ă", "â", "âu", "ây", "e", "eo", "ê", "êu", "i", "ia", "iê", "iêu", "iu",
        "o", "oa", "oai", "oao", "oay", "oă", "oe", "oeo", "oi", "oo", "ô", "ôi", "ơ", "ơi", "u", "ua", "uâ",
        "uây", "uê", "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu", "ư", "ưa", "ưi", "ươ", "ươi", "ươu",
        "ưu", "y", "ya", "yê", "yêu", "uă", "ue", "ueo", "uai", "uay", "uao",
    ]
    private static let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]

    static func isPlausible(_ word: String) -> Bool {
        guard (1...7).contains(word.count) else { return false }
        // Mixed case inside a word (“đÌnh”) comes from a wrong table.
        let rest = word.dropFirst()
        guard rest == rest.lowercased()[...] || word == word.uppercased() else { return false }
        var letters = ""
        var toneCount = 0
        for scalar in word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if tones.contains(scalar) { toneCount += 1 } else { letters.unicodeScalars.append(scalar) }
        }
        guard toneCount <= 1 else { return false }
        letters = letters.precomposedStringWithCanonicalMapping
        guard let first = letters.firstIndex(where: vowels.contains),
            let last = letters.lastIndex(where: vowels.contains)
        else { return false }
        var onset = String(letters[..<first])
        var nucleus = String(letters[first...last])
        let coda = String(letters[letters.index(after: last)...])
        if onset == "q" || (onset == "g" && nucleus.hasPrefix("i") && nucleus.count > 1) {
            onset.append(nucleus.removeFirst())
        }
        return onsets.contains(onset) && codas.contains(coda) && nuclei.contains(nucleus)
    }
}
