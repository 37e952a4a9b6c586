/// VNI-Windows: a vowel is followed by a second character that carries circumflex, breve or tone.
/// A few letters have characters of their own (`ñ` is đ, `ö` is ư, `ô` is ơ, `í ì æ ó ò` are í ì ỉ ĩ ị, `î` is ỵ).
///
/// Source: the VNI-Windows character table of VNI Software Co., as printed in its manuals.
enum VNI {
    /// - Parameter scalars: what a Windows-1252 reader sees.
    static func decode(_ scalars: [Unicode.Scalar]) -> String {
        var out = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let first = scalars[index]
            if index + 1 < scalars.count, let letter = pairs[Pair(first, scalars[index + 1])] {
                out.append(letter)
                index += 2
                continue
            }
            out.append(alone[first] ?? first)
            index += 1
        }
        return NormalForm.composed(String(out))
    }

    struct Pair: Hashable {
        var base: Unicode.Scalar, mark: Unicode.Scalar
        init(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) { (self.base, self.mark) = (base, mark) }
    }

    private static let alone = table(
        small: ["ñ": "đ", "ö": "ư", "ô": "ơ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"])

    private static func table(small: [Unicode.Scalar: Unicode.Scalar]) -> [Unicode.Scalar: Unicode.Scalar] {
        var all = small
        for (key, value) in small { all[upper(key)] = upper(value) }
        return all
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
    }

    private static let pairs: [Pair: Unicode.Scalar] = {
        // base as stored, the marks, the letters they make
        let rows: [(Unicode.Scalar, String, String)] = [
            ("a", "ùøûõï", "áàảãạ"), ("a", "âáàåãä", "âấầẩẫậ"), ("a", "êéèúüë", "ăắằẳẵặ"),
            ("e", "ùøûõï", "éèẻẽẹ"), ("e", "âáàåãä", "êếềểễệ"),
            ("o", "ùøûõï", "óòỏõọ"), ("o", "âáàåãä", "ôốồổỗộ"),
            ("ô", "ùøûõï", "ớờởỡợ"),
            ("u", "ùøûõï", "úùủũụ"), ("ö", "ùøûõï", "ứừửữự"),
            ("y", "ùøûõ", "ýỳỷỹ"),
        ]
        var pairs: [Pair: Unicode.Scalar] = [:]
        for (base, marks, letters) in rows {
            for (mark, letter) in zip(marks.unicodeScalars, letters.unicodeScalars) {
                pairs[Pair(base, mark)] = letter
                pairs[Pair(upper(base), upper(mark))] = upper(letter)
                // A capital at the start of a word is often typed with the small mark.
                pairs[Pair(upper(base), mark)] = upper(letter)
            }
        }
        return pairs
    }()
}
