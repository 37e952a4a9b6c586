import Foundation

/// The order of names in a Vietnamese list: letters a ă â b c d đ e ê … o ô ơ … u ư … first, tones
/// (ngang, huyền, hỏi, ngã, sắc, nặng) second, capitals last; numbers by value, so Phường 2 before Phường 10.
public enum VietnameseCollation {
    private static let alphabet = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    private static let rank = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($1, $0) })
    private static let tones: [Unicode.Scalar: Int] = [
        "\u{300}": 1, "\u{309}": 2, "\u{303}": 3, "\u{301}": 4, "\u{323}": 5,
    ]
    private static let shapes: Set<Unicode.Scalar> = ["\u{302}", "\u{306}", "\u{31B}"]

    /// What is compared, in three levels.
    struct Key: Comparable {
        /// Numbers below 0x1000 are blanks and signs, then digits by value, then letters.
        var letters: [Int] = []
        var tones: [Int] = []
        var cases: [Int] = []

        static func < (a: Key, b: Key) -> Bool {
            if a.letters != b.letters { return a.letters.lexicographicallyPrecedes(b.letters) }
            if a.tones != b.tones { return a.tones.lexicographicallyPrecedes(b.tones) }
            return a.cases.lexicographicallyPrecedes(b.cases)
        }
    }

    static func key(_ text: String) -> Key {
        var key = Key()
        var digits = ""
        func endNumber() {
            guard !digits.isEmpty else { return }
            key.letters += [0x1000, min(Int(digits) ?? .max, .max >> 1)]
            key.tones += [0, 0]
            key.cases += [0, 0]
            digits = ""
        }
        for character in text {
            if let digit = character.wholeNumberValue, character.isASCII {
                digits.append(String(digit))
                continue
            }
            endNumber()
            var base = String.UnicodeScalarView()
            var tone = 0
            for scalar in String(character).decomposedStringWithCanonicalMapping.unicodeScalars {
                if let value = Self.tones[scalar] {
                    tone = value
                } else if base.isEmpty || shapes.contains(scalar) {
                    base.append(scalar)
                }
            }
            let letter = String(base).precomposedStringWithCanonicalMapping
            let lower = letter.lowercased()
            let code: Int
            if let single = lower.first, lower.count == 1, let place = rank[single] {
                code = 0x2000 + place
            } else if let scalar = lower.unicodeScalars.first, scalar.value >= 0x80 {
                code = 0x3000 + Int(scalar.value)
            } else {
                code = Int(lower.unicodeScalars.first?.value ?? 0)
            }
            key.letters.append(code)
            key.tones.append(tone)
            key.cases.append(letter == lower ? 0 : 1)
        }
        endNumber()
        return key
    }

    /// Whether `a` stands before `b`; equal keys fall back to the bytes, so that an order is always the same.
    public static func precedes(_ a: String, _ b: String) -> Bool {
        let (ka, kb) = (key(a), key(b))
        if ka < kb { return true }
        if kb < ka || a == b { return false }
        return Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
    }

    /// Sorted by the name `text` gives; elements of the same name keep their order.
    public static func sorted<Element>(_ elements: [Element], by text: (Element) -> String) -> [Element] {
        elements.enumerated()
            .map { (offset: $0, name: text($1), key: key(text($1)), element: $1) }
            .sorted { a, b in
                if a.key < b.key { return true }
                if b.key < a.key { return false }
                return a.name == b.name ? a.offset < b.offset : precedes(a.name, b.name)
            }
            .map(\.element)
    }
}
