/// A closed list of phrases, looked for in a cell that may say more: `Đang hoạt động (MORAN)`.
///
/// Case, marks, blanks and signs do not matter. At each word the longest phrase is taken. A cell of two meanings, or with a
/// word of negation that belongs to no phrase, has none.
struct PhraseList<Value: Hashable & Sendable>: Sendable {
    private let phrases: [[String]: Value]
    private let glued: [String: Value]
    private let longest: Int

    init(_ lists: [(Value, [String])]) {
        var phrases: [[String]: Value] = [:]
        for (value, list) in lists {
            for phrase in list { phrases[Words.of(phrase)] = value }
        }
        self.phrases = phrases
        glued = Dictionary(phrases.map { ($0.key.joined(), $0.value) }, uniquingKeysWith: { first, _ in first })
        longest = phrases.keys.map(\.count).max() ?? 0
    }

    /// All meanings found; nil where a negation is left over.
    func meanings(of text: String) -> Set<Value>? {
        let words = Words.of(text)
        if let whole = glued[words.joined()] { return [whole] }
        var found: Set<Value> = []
        var start = 0
        while start < words.count {
            let match = (1...longest).reversed().lazy.filter { start + $0 <= words.count }
                .compactMap { length in phrases[Array(words[start..<start + length])].map { (length, $0) } }.first
            if let (length, value) = match {
                found.insert(value)
                start += length
            } else if Words.negations.contains(words[start]) {
                return nil
            } else {
                start += 1
            }
        }
        return found
    }

    subscript(text: String) -> Value? {
        guard let found = meanings(of: text), found.count == 1 else { return nil }
        return found.first
    }
}

enum Words {
    static let negations: Set<String> = ["khong", "chua", "het", "not", "no", "non"]

    /// Without case and marks, cut at everything that is neither letter nor digit.
    static func of(_ text: String) -> [String] {
        UnitName.plain(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }
}
