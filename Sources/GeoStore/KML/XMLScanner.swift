/// Reads XML token by token: as much of XML 1.0 as KML needs, without DTD; names come without their prefix.
///
/// Tolerant where files in circulation are: an unknown entity stays as it is written.
struct XMLScanner {
    enum Token: Equatable {
        case start(String, attributes: [String: String])
        case end(String)
        case text(String)
    }

    struct Malformed: Error {
        var line: Int
        var reason: String
    }

    private let bytes: [UInt8]
    private var at = 0
    /// The name of an element written as `<a/>`, whose end is still to be told.
    private var closing: String?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Returns: nil at the end.
    mutating func next() throws(Malformed) -> Token? {
        if let name = closing {
            closing = nil
            return .end(name)
        }
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else { return .text(Self.unescaped(take(until: "<"))) }
            if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<![CDATA[") {
                at += 9
                let start = at
                try skip(past: "]]>")
                return .text(String(decoding: bytes[start..<(at - 3)], as: UTF8.self))
            } else if starts("<?") || starts("<!") {
                try skip(past: ">")
            } else {
                return try tag()
            }
        }
        return nil
    }

    private mutating func tag() throws(Malformed) -> Token {
        at += 1
        let isEnd = at < bytes.count && bytes[at] == UInt8(ascii: "/")
        if isEnd { at += 1 }
        let name = word()
        guard !name.isEmpty else { throw malformed("“<” without the name of an element") }
        var attributes: [String: String] = [:]
        while true {
            skipBlanks()
            guard at < bytes.count else { throw malformed("ends inside <\(name)>") }
            if bytes[at] == UInt8(ascii: ">") {
                at += 1
                return isEnd ? .end(name) : .start(name, attributes: attributes)
            }
            if starts("/>") {
                at += 2
                closing = name
                return .start(name, attributes: attributes)
            }
            let key = word()
            skipBlanks()
            guard !key.isEmpty, at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
                throw malformed("<\(name)> has an attribute without a value")
            }
            at += 1
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else {
                throw malformed("a value in <\(name)> is not quoted")
            }
            let quote = Character(Unicode.Scalar(bytes[at]))
            at += 1
            attributes[key] = Self.unescaped(take(until: quote))
            at += 1
        }
    }

    /// A name, without its prefix.
    private mutating func word() -> String {
        let start = at
        while at < bytes.count, !" \t\r\n=/><".utf8.contains(bytes[at]) { at += 1 }
        let name = String(decoding: bytes[start..<at], as: UTF8.self)
        return name.split(separator: ":").last.map(String.init) ?? name
    }

    private mutating func skipBlanks() {
        while at < bytes.count, " \t\r\n".utf8.contains(bytes[at]) { at += 1 }
    }

    private mutating func take(until stop: Character) -> String {
        let start = at
        while at < bytes.count, bytes[at] != stop.asciiValue { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private func starts(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func skip(past end: String) throws(Malformed) {
        while at < bytes.count, !starts(end) { at += 1 }
        guard at < bytes.count else { throw malformed("“\(end)” is missing") }
        at += end.utf8.count
    }

    private func malformed(_ reason: String) -> Malformed {
        Malformed(line: bytes[..<min(at, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1, reason: reason)
    }

    private static let entities = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]

    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var out = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            out += rest[..<mark]
            rest = rest[mark...]
            guard let end = rest.prefix(12).firstIndex(of: ";"), let plain = entity(rest[..<end].dropFirst()) else {
                out.append(rest.removeFirst())
                continue
            }
            out += plain
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }

    private static func entity(_ name: Substring) -> String? {
        guard name.first == "#" else { return entities[String(name)] }
        let digits = name.dropFirst()
        let code = digits.first?.lowercased() == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
