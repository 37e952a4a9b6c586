/// The names of the columns of a sheet, made of one, two or three rows of headings.
struct HeadingRows {
    /// Counted from 0; the rows below the last are data.
    let rows: ClosedRange<Int>
    let names: [String]
    /// Of each column, what the headings above it say, the topmost first.
    let parents: [[String]]

    /// Rows of headings above and below the one that names the columns.
    private static let depth = 2

    init(_ grid: TextGrid, around row: Int) {
        let width = grid.width
        func texts(_ row: Int) -> [String] { (0..<width).map { Self.squeezed(grid.cell(row, $0)) } }
        var first = row, last = row
        // A title is one cell; a row of headings above has several.
        while first > 0, row - first < Self.depth, Self.isHeading(texts(first - 1)) { first -= 1 }
        while last + 1 < grid.rows.count, last - row < Self.depth, Self.continues(texts(row), texts(last + 1)) {
            last += 1
        }
        rows = first...last
        var names = [String](repeating: "", count: width)
        var parents = [[String]](repeating: [], count: width)
        for column in 0..<width {
            var parts: [String] = []
            for row in first...last {
                let text = Self.squeezed(grid.cell(row, column))
                if !text.isEmpty, parts.last != text { parts.append(text) }
            }
            while parts.count > 1, let unit = parts.last, Self.isUnit(unit) {
                parts.removeLast()
                parts[parts.count - 1] += unit.hasPrefix("(") ? " \(unit)" : " (\(unit))"
            }
            names[column] = parts.last ?? ""
            parents[column] = Array(parts.dropLast())
        }
        self.names = Self.distinct(names, parents)
        self.parents = parents
    }

    /// Two columns of one name under different headings take these into their names; what is left is numbered.
    private static func distinct(_ names: [String], _ parents: [[String]]) -> [String] {
        var names = names
        let alike = Dictionary(grouping: names.indices.filter { !names[$0].isEmpty }) { names[$0].lowercased() }
        for columns in alike.values where columns.count > 1 {
            for column in columns {
                if let parent = parents[column].last { names[column] = "\(parent) \(names[column])" }
            }
        }
        var seen: [String: Int] = [:]
        for column in names.indices where !names[column].isEmpty {
            seen[names[column].lowercased(), default: 0] += 1
            if let count = seen[names[column].lowercased()], count > 1 { names[column] += "_\(count)" }
        }
        return names
    }

    private static func isHeading(_ cells: [String]) -> Bool {
        let filled = cells.filter { !$0.isEmpty }
        return filled.count > 1 && filled.allSatisfy { NumberText.number($0) == nil }
    }

    /// A row of units, or of sub-headings under a heading that stands over several columns.
    private static func continues(_ heading: [String], _ next: [String]) -> Bool {
        let filled = next.indices.filter { !next[$0].isEmpty && next[$0] != heading[$0] }
        guard !filled.isEmpty, filled.allSatisfy({ NumberText.number(next[$0]) == nil }) else { return false }
        if filled.allSatisfy({ isUnit(next[$0]) }) { return true }
        let isUnder = filled.allSatisfy { column in
            heading[column].isEmpty
                ? column > 0
                : column + 1 < heading.count && (heading[column + 1].isEmpty || heading[column + 1] == heading[column])
                    || column > 0 && heading[column - 1] == heading[column]
        }
        return isUnder && filled.contains { heading[$0].isEmpty || ($0 > 0 && heading[$0 - 1] == heading[$0]) }
    }

    /// `(m)`, `m2`, `(độ)`, `(người)`.
    private static func isUnit(_ text: String) -> Bool {
        Dimension.isUnit(Dimension.unit(text))
    }

    private static func squeezed(_ text: String) -> String {
        NormalForm.composed(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
}
