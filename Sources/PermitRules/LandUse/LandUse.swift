/// The land use of one place as its record says it: one code, or several for a mixed parcel.
///
/// ```swift
/// let use = catalogue.parse("ODT(300)+CLN(900)", namespace: "vn-plan-2014")
/// use.parts.map(\.code)  // ["ODT", "CLN"]
/// ```
public struct LandUse: Hashable, Sendable {
    public struct Part: Hashable, Sendable {
        /// Upper-cased code as written, known or not.
        public let code: String
        /// Square metres; nil when the record does not say.
        public let area: Double?
        /// Index into the catalogue that parsed it; −1 for an unknown code.
        let entry: Int32

        public var isKnown: Bool { entry >= 0 }
    }

    public enum Problem: Hashable, Sendable {
        /// The namespace has no such code. The part is kept and its verdict is undetermined.
        case unknownCode(String)
        /// The text in brackets is not an area in m², or can be read in two ways. The area is taken as unknown.
        case unreadableArea(code: String, text: String)
    }

    public let raw: String
    public let namespace: String
    public let parts: [Part]
    public let problems: [Problem]

    public var isBlank: Bool { parts.isEmpty }
    public var isMixed: Bool { parts.count > 1 }
    public var unknownCodes: [String] {
        problems.compactMap { if case .unknownCode(let code) = $0 { code } else { nil } }
    }

    /// Reads `ODT`, `ODT+CLN`, `ODT(300)+CLN(900)`, `ONT-CLN`, `ODT,CLN`, `T`, in any letter case; blank gives no part.
    ///
    /// A code met twice is one part: the areas are added, or unknown when one of them is. A code of the namespace that has
    /// such signs in itself (`R-1-8`) is found before it is taken apart.
    public init(parsing text: String, namespace: String, in catalogue: LandUseCatalogue) {
        var parts: [Part] = []
        var problems: [Problem] = []
        for (code, areaText) in Self.joined(Self.split(text), namespace, catalogue) {
            let entry = catalogue.index(of: code, namespace: namespace)
            if entry == nil, !parts.contains(where: { $0.code == code }) {
                problems.append(.unknownCode(code))
            }
            var area: Double?
            if let areaText {
                area = Self.squareMetres(areaText)
                if area == nil { problems.append(.unreadableArea(code: code, text: areaText)) }
            }
            if let earlier = parts.firstIndex(where: { $0.code == code }) {
                let sum: Double? = if let a = parts[earlier].area, let area { a + area } else { nil }
                parts[earlier] = Part(code: code, area: sum, entry: parts[earlier].entry)
            } else {
                parts.append(Part(code: code, area: area, entry: Int32(entry ?? -1)))
            }
        }
        (raw, self.namespace, self.parts, self.problems) = (text, namespace, parts, problems)
    }

    /// A piece of the text with the text of its brackets, and the signs between it and the one before.
    private typealias Piece = (code: String, area: String?, before: String)

    /// Neighbouring pieces that are one code of the namespace, as they stand in the text: the longest first.
    private static func joined(
        _ pieces: [Piece], _ namespace: String, _ catalogue: LandUseCatalogue
    ) -> [(code: String, area: String?)] {
        var found: [(code: String, area: String?)] = []
        var start = 0
        while start < pieces.count {
            var end = start
            var text = pieces[start].code
            for next in pieces.indices.dropFirst(start + 1) {
                guard pieces[next - 1].area == nil else { break }
                text += pieces[next].before + pieces[next].code
                if catalogue.has(text, namespace: namespace) { end = next }
            }
            let whole = pieces[start...end]
            let code = whole.dropFirst().reduce(pieces[start].code) { $0 + $1.before + $1.code }
            found.append((code, pieces[end].area))
            start = end + 1
        }
        return found
    }

    /// Codes with the text of their brackets, in order.
    private static func split(_ text: String) -> [Piece] {
        var found: [Piece] = []
        var code = ""
        var area: String?
        var before = ""
        var depth = 0
        func close() {
            if !code.isEmpty {
                found.append((code.uppercased(), area, before))
                before = ""
            }
            (code, area) = ("", nil)
        }
        for character in text {
            switch character {
            case "(":
                depth += 1
                area = area ?? ""
            case ")": depth = max(0, depth - 1)
            case _ where depth > 0: area?.append(character)
            case "+", "-", "–", "/", ",", ";", "&", "|":
                close()
                before.append(character)
            case _ where character.isWhitespace: if area != nil { close() }
            default:
                if area != nil { close() }
                code.append(character)
            }
        }
        close()
        return found
    }

    /// `300`, `300.5`, `300,5`, `1.200,5`, with or without `m2`. `1.200` may be 1.2 or 1200: refused.
    private static func squareMetres(_ text: String) -> Double? {
        var digits = text.filter { !$0.isWhitespace }.lowercased()
        for unit in ["m2", "m²"] where digits.hasSuffix(unit) { digits.removeLast(unit.count) }
        guard let first = digits.first, first.isASCII, first.isNumber,
            digits.allSatisfy({ $0 == "." || $0 == "," || ($0.isASCII && $0.isNumber) })
        else { return nil }
        let commas = digits.count { $0 == "," }
        let dots = digits.count { $0 == "." }
        switch (dots, commas) {
        case (0, 0): break
        case (0, 1): digits = digits.replacing(",", with: ".")
        case (1, 0): if digits.split(separator: ".").last?.count == 3 { return nil }
        case (_, 1): digits = digits.replacing(".", with: "").replacing(",", with: ".")
        default: return nil
        }
        return Double(digits)
    }
}
