import Foundation

/// Names of administrative units made comparable: without rank word, accents, blanks and case.
///
/// Files write “Xã Tân Hiệp”, “TânHiệp” and “tan hiep” for the same commune. The folded form is only for
/// finding a match; a match counts only when it is unique, and is then recorded (field review, item 22).
enum UnitName {
    private static let ranks = [
        "thanh pho", "thi xa", "thi tran", "huyen", "quan", "phuong", "xa", "tinh", "tp", "tx", "tt",
    ]
    private static let abbreviations = ["tp.", "tx.", "tt.", "h.", "q.", "p.", "x."]

    static func folded(_ name: String) -> String { comparable(plain(name), rank: rankLength(plain(name))) }

    /// The folded form with its accents, which tell apart names that are one without them.
    static func accented(_ name: String) -> String {
        comparable(cleaned(name).precomposedStringWithCanonicalMapping, rank: rankLength(plain(name)))
    }

    private static func comparable(_ text: String, rank: Int) -> String {
        text.dropFirst(rank).filter { $0.isLetter || $0.isNumber }
    }

    /// Characters of the rank word in front.
    private static func rankLength(_ plain: String) -> Int {
        (ranks.first { plain.hasPrefix($0 + " ") } ?? abbreviations.first { plain.hasPrefix($0) })?.count ?? 0
    }

    /// The rank a rank word means; nil for words that are none.
    static func rank(_ word: String) -> UnitRank? {
        switch plain(word).filter({ $0.isLetter }) {
        case "phuong": .ward
        case "xa": .ruralCommune
        case "thitran": .township
        case "thanhpho", "thanhphothuoctinh": .city
        case "thixa": .town
        case "huyen": .ruralDistrict
        case "quan": .urbanDistrict
        case "dackhu": .specialZone
        default: nil
        }
    }

    /// The rank a full name starts with, e.g. “Thị xã Tân Uyên”.
    static func rank(inName name: String) -> UnitRank? {
        let text = plain(name)
        for words in ["thanh pho", "thi xa", "thi tran", "huyen", "quan", "phuong", "xa", "dac khu"]
        where text.hasPrefix(words + " ") {
            return rank(words)
        }
        return nil
    }

    private static func cleaned(_ name: String) -> String {
        name.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }

    static func plain(_ name: String) -> String {
        let decomposed = cleaned(name).replacingOccurrences(of: "đ", with: "d").decomposedStringWithCanonicalMapping
        let letters = decomposed.unicodeScalars.filter { $0.properties.canonicalCombiningClass == .notReordered }
        return String(String.UnicodeScalarView(letters))
    }
}

/// Rank of an administrative unit, as printed before its name.
public enum UnitRank: String, Sendable, Codable {
    case ward, ruralCommune, township, specialZone
    case city, town, ruralDistrict, urbanDistrict

    /// Urban by rank: phường, and thị trấn as long as there were any (to 2025-06-30).
    package var isUrban: Bool { self == .ward || self == .township }
}
