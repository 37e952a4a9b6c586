/// A closed list of words with what they mean; case, marks, blanks and signs do not matter.
public struct WordList<Value: Sendable>: Sendable {
    private let meanings: [String: Value]
    /// What a cell should hold, e.g. “yes or no (có, không)”.
    public let expected: String

    public init(_ lists: [(Value, [String])], expected: String) {
        var meanings: [String: Value] = [:]
        for (value, words) in lists {
            for word in words { meanings[Self.key(word)] = value }
        }
        self.meanings = meanings
        self.expected = expected
    }

    public subscript(word: String) -> Value? { meanings[Self.key(word)] }

    private static func key(_ word: String) -> String {
        let folded = NormalForm.folded(word)
        let letters = folded.filter { $0.isLetter || $0.isNumber }
        return letters.isEmpty ? folded : letters
    }
}

extension FeatureTable {
    /// A column of words of a closed list.
    public func words<Value>(_ column: Int, _ list: WordList<Value>) -> TypedColumn<Value> {
        words(column, expected: list.expected) { list[$0] }
    }

    /// A column of words that `read` knows; each word is looked up once.
    public func words<Value>(
        _ column: Int, expected: String, _ read: (String) -> Value?
    ) -> TypedColumn<Value> {
        var known: [String: TypedColumn<Value>.Cell] = [:]
        let cells: [TypedColumn<Value>.Cell] = features.map { feature in
            guard let text = feature.values[column].text?.trimmed else { return .blank }
            if let cell = known[text] { return cell }
            let value = read(text)
            let cell: TypedColumn<Value>.Cell =
                if let value { .value(value) } else if BlankMark.isBlank(text) { .blank } else { .bad(text) }
            known[text] = cell
            return cell
        }
        return TypedColumn(heading: fields[column].name, expected: expected, cells: cells)
    }

    /// A column of yes and no.
    public func flags(_ column: Int) -> TypedColumn<Bool> { words(column, .yesOrNo) }
}

extension WordList<Bool> {
    public static let yesOrNo = WordList(
        [
            (
                true,
                ["true", "yes", "y", "t", "1", "x", "v", "✓", "✔", "☑", "có", "đúng", "rồi", "đã có", "phải", "được"]
            ),
            (
                false,
                ["false", "no", "n", "f", "0", "-", "–", "không", "ko", "k", "sai", "chưa", "chưa có", "không có"]
            ),
        ], expected: "yes or no (có, không)")

    /// Whether a position was approved by a yearly plan: yes and no, or the plan itself, as `kế hoạch 2024`.
    public static func isYearlyPlan(_ text: String) -> Bool? {
        if let answer = yesOrNo[text] ?? yearlyPlan[text] { return answer }
        let words = NormalForm.folded(text).split { !($0.isLetter || $0.isNumber) }
        let plan = words.filter { !($0.count == 4 && $0.hasPrefix("20") && $0.allSatisfy(\.isNumber)) }.joined(
            separator: " ")
        return plan.count < text.count ? (plan.isEmpty ? true : yearlyPlan[plan]) : nil
    }

    public static let yearlyPlan = WordList(
        [
            (
                true,
                [
                    "yearly", "annual", "annual plan", "hằng năm", "hàng năm", "theo năm", "kế hoạch", "kế hoạch năm",
                    "KH", "KH năm", "năm", "theo kế hoạch", "theo kế hoạch năm", "trong kế hoạch",
                ]
            ),
            (false, ["single", "riêng", "đơn lẻ", "quyết định riêng", "ngoài kế hoạch", "individual"]),
        ], expected: "yes or no, or the year of the plan (có, không, kế hoạch 2024)")
}
