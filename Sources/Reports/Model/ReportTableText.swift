/// A table in one language: heads in one row or two, cells as they are printed.
struct ReportTableText {
    struct Head {
        var text: String
        var span: Int
    }

    private(set) var heads: [[Head]]
    private(set) var rows: [[String]]
    private(set) var total: [String]?
    /// By column.
    private(set) var isFigure: [Bool]
    /// Letters of the longest word of each column: what it cannot do without. Figures are one word.
    private(set) var leastWidths: [Double] = []
    /// Letters of the longest cell of each column.
    private var longest: [Double] = []

    /// - Parameter numbered: a column STT before the others.
    init(_ table: ReportTable, _ numbers: Numbers, numbered: Bool) {
        let language = numbers.language
        func texts(_ row: [ReportCell], blank: String) -> [String] {
            zip(row, table.columns).map { cell, column in
                if case .empty = cell { blank } else { cell.text(column.kind, numbers) }
            }
        }
        rows = table.rows.prefix(table.printed ?? .max).map { texts($0, blank: "–") }
        total = table.total.map { texts($0, blank: "") }
        isFigure = table.columns.map(\.isFigure)
        var groups: [Head] = []
        for column in table.columns {
            let group = column.group?[language]
            if let group, let last = groups.last, last.text == group {
                groups[groups.count - 1].span += 1
            } else {
                groups.append(Head(text: group ?? "", span: 1))
            }
        }
        heads = groups.contains { !$0.text.isEmpty } ? [groups] : []
        heads.append(table.columns.map { Head(text: $0.title[language], span: 1) })
        defer { measure() }
        guard numbered else { return }
        for index in rows.indices { rows[index].insert(numbers.integer(index + 1), at: 0) }
        total?.insert("", at: 0)
        isFigure.insert(true, at: 0)
        for index in heads.indices {
            heads[index].insert(
                Head(text: index == heads.count - 1 ? numbers.say("STT", "No.") : "", span: 1), at: 0)
        }
    }

    /// Letters of room between the lines of a table that no text uses.
    private static let padding = 3.0

    /// Letters each column gets of a line of `letters`: its longest word, and of the rest as much as its text is long.
    func widths(line letters: Double) -> [Double] {
        let wanted = zip(longest, leastWidths).map { max(0, $0 - $1) }
        let rest = letters - leastWidths.reduce(0, +), all = wanted.reduce(0, +)
        guard rest > 0, all > 0 else { return leastWidths }
        return zip(leastWidths, wanted).map { $0 + min($1, rest * $1 / all) }
    }

    /// The size of letters a table is set in, by half points, and what each column gets of the line.
    ///
    /// - Parameters:
    ///   - line: letters of `size` points that stand beside each other.
    ///   - decent: letters get as small as this where long words would leave sentences no room.
    ///   - smallest: where the words would not fit at all.
    func layout(
        line: Double, size: Double, decent: Double, smallest: Double
    ) -> (size: Double, widths: [Double]) {
        let least = leastWidths.reduce(0, +)
        func fitting(_ share: Double) -> Double { (2 * size * share * line / least).rounded(.down) / 2 }
        let fitted = max(min(size, fitting(0.7)), min(decent, fitting(1)), smallest)
        return (fitted, widths(line: line * size / fitted))
    }

    private mutating func measure() {
        let titles = heads.last ?? []
        for index in isFigure.indices {
            var least = Self.words(titles[index].text).map(Self.letters).max() ?? 0, most = 0.0
            for row in rows + [total].compactMap(\.self) {
                let cell = row[index]
                let letters = Self.letters(cell[...])
                most = max(most, letters)
                // A short cell may be short words, but none longer than the cell.
                guard letters > least else { continue }
                least = isFigure[index] ? letters : max(least, Self.words(cell).map(Self.letters).max() ?? 0)
            }
            leastWidths.append(least + Self.padding)
            longest.append(most + Self.padding)
        }
    }

    private static func words(_ text: String) -> [Substring] {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "+" }).flatMap { word in
            // Dates stay whole, numbers of instruments do not.
            word.contains(where: \.isLetter) ? word.split(separator: "/") : [word]
        }
        // Nobody reads a checksum; it breaks anywhere.
        return words.map { $0.count > 40 ? $0.prefix(16) : $0 }
    }

    /// Capitals are wider than the letters most words are of.
    private static func letters(_ text: Substring) -> Double {
        text.unicodeScalars.reduce(0) { sum, scalar in
            let isCapital =
                scalar.isASCII ? (65...90).contains(scalar.value) : scalar.properties.isUppercase
            return sum + (isCapital ? 1.4 : 1)
        }
    }
}
