/// All land-use codes of all vocabularies; immutable, found by (namespace, code).
public struct LandUseCatalogue: Sendable {
    public let codes: [LandUseCode]
    public let namespaces: [Namespace]

    public struct Namespace: Hashable, Sendable {
        public let id: String
        public let title: LocalizedText
        public let source: String
        public let mark: VerificationMark
        /// The vocabulary looked in when this one lacks a code.
        public let extends: String?
    }

    private let exact: [String: [String: Int]]
    /// Codes written `CX*` in the table, longest first.
    private let prefixes: [String: [(prefix: String, index: Int)]]

    init(codes: [LandUseCode], namespaces: [Namespace]) {
        (self.codes, self.namespaces) = (codes, namespaces)
        var exact: [String: [String: Int]] = [:]
        var prefixes: [String: [(prefix: String, index: Int)]] = [:]
        for (index, code) in codes.enumerated() {
            if code.code.hasSuffix("*") {
                prefixes[code.namespace, default: []].append((String(code.code.dropLast()), index))
            } else {
                exact[code.namespace, default: [:]][code.code] = index
            }
        }
        for key in prefixes.keys { prefixes[key]?.sort { $0.prefix.count > $1.prefix.count } }
        (self.exact, self.prefixes) = (exact, prefixes)
    }

    /// The code as meant in `namespace`, letter case ignored; nil when the vocabulary has none.
    public func code(_ text: String, namespace: String) -> LandUseCode? {
        index(of: text.uppercased(), namespace: namespace).map { codes[$0] }
    }

    /// See ``LandUse/init(parsing:namespace:in:)``.
    public func parse(_ text: String, namespace: String) -> LandUse {
        LandUse(parsing: text, namespace: namespace, in: self)
    }

    public func code(of part: LandUse.Part) -> LandUseCode? {
        part.isKnown ? codes[Int(part.entry)] : nil
    }

    /// Whether the vocabulary, or one it extends, lists exactly this code.
    func has(_ code: String, namespace: String) -> Bool {
        var current: String? = namespace
        for _ in 0..<namespaces.count {
            guard let name = current else { return false }
            if exact[name]?[code] != nil { return true }
            current = namespaces.first { $0.id == name }?.extends
        }
        return false
    }

    func index(of code: String, namespace: String) -> Int? {
        var current: String? = namespace
        // Two steps reach every vocabulary; a chain that names itself ends here too.
        for _ in 0..<namespaces.count {
            guard let name = current else { return nil }
            if let index = exact[name]?[code] { return index }
            if let found = prefixes[name]?.first(where: { code.hasPrefix($0.prefix) }) { return found.index }
            current = namespaces.first { $0.id == name }?.extends
        }
        return nil
    }
}

extension LandUseCatalogue {
    /// Whether any part of the use is residential land.
    public func isResidential(_ use: LandUse) -> Bool { use.parts.contains { isResidential($0) } }

    public func isResidential(_ part: LandUse.Part) -> Bool { code(of: part)?.isResidential ?? false }
}
