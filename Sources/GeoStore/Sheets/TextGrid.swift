/// Rows of text cells as a sheet or a text table shows them; row 1 is `rows[0]`. Blank cells are empty strings.
struct TextGrid {
    var name: String
    var rows: [[String]]
    /// How the grid came to be, worth a ledger line (detected encoding).
    var notes: [String] = []

    var width: Int { rows.reduce(0) { max($0, $1.count) } }

    func cell(_ row: Int, _ column: Int) -> String {
        column < rows[row].count ? rows[row][column] : ""
    }
}

extension String {
    /// Without blanks at both ends; no-break spaces count as blanks.
    var trimmed: String {
        if utf8.first.map(Self.isGraphic) != false, utf8.last.map(Self.isGraphic) != false { return self }
        var rest = Substring(self)
        while let c = rest.first, c.isWhitespace || c == "\u{FEFF}" { rest.removeFirst() }
        while let c = rest.last, c.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    /// Most cells begin and end with a printed ASCII character.
    private static func isGraphic(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}
