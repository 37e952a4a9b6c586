/// Sheets of several blocks: titles between the rows, and the headings again, sometimes in another order.
struct SheetBlocks {
    /// The grid with the rows of later blocks in the order of the first, without what stands between them.
    private(set) var grid: TextGrid
    /// Rows taken out, counted from 0, and whether each repeats the headings or is a title.
    private(set) var removed: [(row: Int, isHeading: Bool, wasReordered: Bool)] = []

    init(_ grid: TextGrid, below header: HeaderSearch.Found) {
        self.grid = grid
        let wanted = header.names.map(Self.key)
        let named = wanted.indices.filter { !wanted[$0].isEmpty }
        guard named.count > 1 else { return }
        var order: [Int]?
        for row in (header.row + 1)..<max(grid.rows.count, header.row + 1) {
            let keys = grid.rows[row].map(Self.key)
            let filled = keys.filter { !$0.isEmpty }
            if filled.count == 1, named.count > 2, let text = grid.rows[row].first(where: { !$0.trimmed.isEmpty }),
                Self.isTitle(text), !isTotal(text)
            {
                removed.append((row, false, false))
                continue
            }
            if filled.count * 2 > named.count, filled.allSatisfy({ key in wanted.contains { $0.hasPrefix(key) } }),
                filled.allSatisfy({ NumberText.number($0) == nil })
            {
                let places = wanted.map { name in
                    name.isEmpty
                        ? nil
                        : keys.firstIndex { !$0.isEmpty && $0 == name }
                            ?? keys.firstIndex { !$0.isEmpty && name.hasPrefix($0) }
                }
                let isSame = named.allSatisfy { places[$0] == nil || places[$0] == $0 }
                order = isSame ? nil : places.indices.map { places[$0] ?? -1 }
                removed.append((row, true, !isSame))
                continue
            }
            if let order {
                let cells = grid.rows[row]
                self.grid.rows[row] = order.map { cells.indices.contains($0) ? cells[$0] : "" }
            }
        }
        for entry in removed { self.grid.rows[entry.row] = [] }
    }

    private func isTotal(_ text: String) -> Bool {
        ["tong", "cong", "total"].contains(NormalForm.folded(text).split { !$0.isLetter }.first.map(String.init) ?? "")
    }

    private static func isTitle(_ text: String) -> Bool {
        NumberText.number(text) == nil && AngleText(text) == nil && text.contains(where: \.isLetter)
    }

    private static func key(_ text: String) -> String {
        NormalForm.folded(text).filter { $0.isLetter || $0.isNumber }
    }
}
