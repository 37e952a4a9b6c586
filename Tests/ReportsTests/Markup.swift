/// A strict reader of the HTML we write: what a lenient browser would repair is a failure here.
struct Markup {
    struct Failure: Error, CustomStringConvertible { let description: String }

    private static let void: Set<String> = ["meta", "input", "br", "img", "link", "hr"]
    private(set) var ids: [String] = []
    private(set) var tags: [String] = []
    private(set) var attributes: [(tag: String, name: String, value: String)] = []

    init(_ html: String) throws {
        var rest = Substring(html)
        guard rest.hasPrefix("<!DOCTYPE html>") else { throw Failure(description: "no doctype") }
        rest = rest.dropFirst("<!DOCTYPE html>".count)
        var open: [String] = []
        while let c = rest.first {
            guard c == "<" else {
                let text = rest.prefix { $0 != "<" }
                if open.last != "style" { try Self.check(text) }
                rest = rest.dropFirst(text.count)
                continue
            }
            guard let end = rest.firstIndex(of: ">") else {
                throw Failure(description: "tag not closed: \(rest.prefix(60))")
            }
            let tag = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else {
                    throw Failure(description: "</\(tag.dropFirst())> closes nothing; open: \(open.suffix(5))")
                }
                continue
            }
            let selfClosing = tag.hasSuffix("/")
            let name = String(tag.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
            guard !name.isEmpty else { throw Failure(description: "no tag: <\(tag.prefix(30))") }
            tags.append(name)
            try read(tag.dropFirst(name.count).dropLast(selfClosing ? 1 : 0), of: name)
            if !selfClosing, !Self.void.contains(name) { open.append(name) }
        }
        guard open.isEmpty else { throw Failure(description: "never closed: \(open)") }
        guard Set(ids).count == ids.count else { throw Failure(description: "an id is used twice") }
    }

    private mutating func read(_ text: Substring, of tag: String) throws {
        var rest = text
        while true {
            rest = rest.drop { $0 == " " || $0 == "\n" }
            guard !rest.isEmpty else { return }
            let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
            guard !name.isEmpty else { throw Failure(description: "bad attribute in <\(tag)>: \(rest.prefix(40))") }
            rest = rest.dropFirst(name.count)
            guard rest.hasPrefix("=\"") else {
                attributes.append((tag, name, ""))
                continue
            }
            rest = rest.dropFirst(2)
            let value = rest.prefix { $0 != "\"" }
            try Self.check(value)
            rest = rest.dropFirst(value.count)
            guard rest.first == "\"" else { throw Failure(description: "attribute \(name) not closed") }
            rest = rest.dropFirst()
            if name == "id" { ids.append(String(value)) }
            attributes.append((tag, name, String(value)))
        }
    }

    /// An ampersand starts one of the five entities; no bare markup.
    private static func check(_ text: Substring) throws {
        for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            guard ["lt;", "gt;", "amp;", "quot;", "#39;"].contains(where: piece.hasPrefix) else {
                throw Failure(description: "bare ampersand before \(piece.prefix(20))")
            }
        }
        guard !text.contains(">") else { throw Failure(description: "bare > in \(text.prefix(40))") }
    }

    /// Text of a page without tags, entities decoded.
    static func text(_ html: some StringProtocol) -> String {
        var out = "", inTag = false
        for c in html {
            if c == "<" { inTag = true; out += " " } else if c == ">" { inTag = false } else if !inTag { out.append(c) }
        }
        for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            out = out.replacing(entity, with: c)
        }
        return out
    }
}
