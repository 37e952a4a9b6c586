import Foundation

/// Lower-case ASCII names for files and columns, made from names of operators.
enum Slug {
    /// `Nhà mạng A` becomes `nha_mang_a`; a text without any letter or digit becomes `x`.
    static func make(_ text: String) -> String {
        var out = ""
        let plain = text.lowercased().replacingOccurrences(of: "đ", with: "d")
        for scalar in plain.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": out.unicodeScalars.append(scalar)
            case "\u{300}"..."\u{36F}": continue
            default: if !out.isEmpty, out.last != "_" { out.append("_") }
            }
        }
        while out.last == "_" { out.removeLast() }
        return out.isEmpty ? "x" : out
    }

    /// One distinct slug per name, in the names' order; a second of the same slug gets `_2`.
    static func distinct(_ names: [String]) -> [String: String] {
        var used: Set<String> = []
        var slugs: [String: String] = [:]
        for name in names where slugs[name] == nil {
            let base = make(name)
            var slug = base
            var number = 2
            while !used.insert(slug).inserted {
                slug = "\(base)_\(number)"
                number += 1
            }
            slugs[name] = slug
        }
        return slugs
    }
}
