/// Names and values out of the HTML that map programs write into a placemark's description: the rows of two cells of a
/// table, a table of one heading row and one row of values, or lines “name: value”.
enum DescriptionTable {
    static func pairs(_ html: String) -> [(name: String, value: String)] {
        var pieces = Pieces()
        pieces.read(html)
        let rows = pieces.rows.filter { !$0.isEmpty }
        if rows.contains(where: { $0.count > 1 }) {
            let wide = rows.filter { $0.count > 2 }
            if wide.count == 2, wide[0].count == wide[1].count {
                return named(zip(wide[0], wide[1]).map { ($0, $1) })
            }
            return named(rows.filter { $0.count == 2 }.map { ($0[0], $0[1]) })
        }
        let lines = pieces.lines.filter { !$0.isEmpty }
        let split = lines.compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":"), !line[line.index(after: colon)...].hasPrefix("//") else {
                return nil
            }
            return (String(line[..<colon]), String(line[line.index(after: colon)...]))
        }
        // One line without a colon makes it prose.
        return split.count == lines.count ? named(split) : []
    }

    private static func named(_ pairs: [(String, String)]) -> [(name: String, value: String)] {
        pairs.compactMap { name, value in
            let name = name.trimmed
            guard !name.isEmpty, name.count <= 60 else { return nil }
            return (name.hasSuffix(":") ? String(name.dropLast()).trimmed : name, value.trimmed)
        }
    }

    /// What stands between the tags. A row inside a row starts anew: tables are nested for their looks only.
    private struct Pieces {
        var rows: [[String]] = []
        var lines: [String] = []
        private var cells: [String] = []
        private var text = ""
        private var isInCell = false

        mutating func read(_ html: String) {
            var rest = html[...]
            while let open = rest.firstIndex(of: "<") {
                text += XMLScanner.unescaped(String(rest[..<open]))
                guard let close = rest[open...].firstIndex(of: ">") else { break }
                tag(rest[rest.index(after: open)..<close].lowercased())
                rest = rest[rest.index(after: close)...]
            }
            text += XMLScanner.unescaped(String(rest))
            endLine()
        }

        private mutating func tag(_ tag: String) {
            let name = tag.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
            switch name {
            case "tr": (cells, text, isInCell) = ([], "", false)
            case "td", "th":
                endCell()
                (text, isInCell) = ("", true)
            case "/td", "/th": endCell()
            case "/tr":
                endCell()
                rows.append(cells)
                cells = []
            case "br", "br/", "/p", "p", "/div", "div", "li", "/li": if isInCell { text += " " } else { endLine() }
            default: break
            }
        }

        private mutating func endCell() {
            guard isInCell else { return }
            cells.append(Self.plain(text))
            (text, isInCell) = ("", false)
        }

        private mutating func endLine() {
            lines += text.split(whereSeparator: \.isNewline).map { Self.plain(String($0)) }
            text = ""
        }

        private static func plain(_ text: String) -> String {
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}
