/// Operators by name: spellings that differ in case, marks, blanks or signs are one operator.
struct OperatorNames: Sendable {
    /// Folded name → the spelling results use.
    private let names: [String: String]
    /// Spellings that were replaced, ascending, with the one that stands for them.
    let replaced: [(spelling: String, name: String)]

    /// - Parameter spellings: of each row; the most frequent spelling stands for all, the first in order among equals.
    init(_ spellings: [String]) {
        let counts = Dictionary(spellings.map { ($0, 1) }, uniquingKeysWith: +)
        var names: [String: String] = [:]
        for (spelling, _) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let key = Self.key(spelling)
            if names[key] == nil { names[key] = spelling.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        }
        self.names = names
        replaced = counts.keys.sorted().compactMap { spelling in
            guard let name = names[Self.key(spelling)], name != spelling else { return nil }
            return (spelling, name)
        }
    }

    /// The spelling results use; nil for an operator nobody has.
    subscript(name: String) -> String? { names[Self.key(name)] }

    var all: [String] { names.values.sorted() }

    private static func key(_ name: String) -> String {
        let letters = UnitName.plain(name).filter { $0.isLetter || $0.isNumber }
        return letters.isEmpty ? name : letters
    }
}
