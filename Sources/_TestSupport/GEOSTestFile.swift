import Foundation

/// A file of cases in the form of the JTS and GEOS test suites (`<run><case><a>…<b>…<test><op …>`).
///
/// Reads what those files use and no more: no entities, no comments inside a case, arguments by letter.
public struct GEOSTestFile: Sendable {
    public struct Operation: Sendable {
        /// In lower case, e.g. `intersection`.
        public let name: String
        /// Further arguments, e.g. the matrix of `relate`.
        public let arguments: [String]
        /// Well-known text, or `true` and `false`.
        public let expected: String
    }

    public struct Case: Sendable {
        public let description: String
        /// Well-known text.
        public let a: String
        public let b: String?
        public let operations: [Operation]
    }

    public let cases: [Case]
    /// Size of the grid all results lie on; nil for doubles as they are.
    public let grid: Double?

    public init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        grid = Self.attribute("scale", in: Self.tag("precisionModel", in: text)).flatMap(Double.init).map { 1 / $0 }
        cases = Self.elements("case", in: text).map { body in
            Case(
                description: Self.elements("desc", in: body).first.map(Self.trimmed) ?? "",
                a: Self.elements("a", in: body).first.map(Self.trimmed) ?? "",
                b: Self.elements("b", in: body).first.map(Self.trimmed),
                operations: Self.operations(in: body))
        }
    }

    private static func operations(in body: Substring) -> [Operation] {
        body.components(separatedBy: "<op").dropFirst().compactMap { piece in
            guard let open = piece.firstIndex(of: ">"), let close = piece.range(of: "</op>") else { return nil }
            let head = piece[..<open]
            guard let name = attribute("name", in: head), open < close.lowerBound else { return nil }
            return Operation(
                name: name.lowercased(), arguments: ["arg2", "arg3"].compactMap { attribute($0, in: head) },
                expected: trimmed(piece[piece.index(after: open)..<close.lowerBound]))
        }
    }

    private static func trimmed(_ text: Substring) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

    private static func elements(_ name: String, in text: some StringProtocol) -> [Substring] {
        let text = Substring(text)
        var found: [Substring] = []
        var rest = text[...]
        while let open = rest.range(of: "<\(name)>"), let close = rest.range(of: "</\(name)>") {
            found.append(text[open.upperBound..<close.lowerBound])
            rest = text[close.upperBound...]
        }
        return found
    }

    private static func tag(_ name: String, in text: String) -> Substring {
        guard let open = text.range(of: "<\(name)"), let close = text[open.upperBound...].firstIndex(of: ">") else {
            return ""
        }
        return text[open.upperBound..<close]
    }

    private static func attribute(_ name: String, in head: Substring) -> String? {
        for quote in ["\"", "'"] {
            guard let start = head.range(of: name + "=" + quote) else { continue }
            return head[start.upperBound...].range(of: quote).map { String(head[start.upperBound..<$0.lowerBound]) }
        }
        return nil
    }
}
