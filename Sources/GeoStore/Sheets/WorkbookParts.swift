/// What OGR does not tell of an XLSX workbook: which sheets are hidden, and which cells are merged.
struct WorkbookParts {
    struct Sheet {
        var isHidden = false
        var merges: [MergedCells] = []
    }

    /// By the name of the sheet.
    private(set) var sheets: [String: Sheet] = [:]

    /// Empty for a file that is no such workbook, or a damaged one: then OGR's message tells.
    init(_ path: String) {
        func part(_ name: String) -> [UInt8]? { try? VirtualFile.bytes("/vsizip/" + path + "/" + name, path: path) }
        guard let book = part("xl/workbook.xml"), let relations = part("xl/_rels/workbook.xml.rels") else { return }
        var targets: [String: String] = [:]
        Self.forEachElement("Relationship", in: relations) { targets[$0["Id"] ?? ""] = $0["Target"] }
        Self.forEachElement("sheet", in: book) { attributes in
            guard let name = attributes["name"] else { return }
            var sheet = Sheet(isHidden: attributes["state"].map { $0 != "visible" } ?? false)
            if let target = attributes["r:id"].flatMap({ targets[$0] }) ?? attributes["id"].flatMap({ targets[$0] }),
                let text = part(target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target)
            {
                // Merged cells stand behind the data.
                let tail = text.lastRange(of: Array("</sheetData>".utf8)).map { text[$0...] } ?? []
                Self.forEachElement("mergeCell", in: Array(tail)) {
                    if let merge = $0["ref"].flatMap(MergedCells.init) { sheet.merges.append(merge) }
                }
            }
            sheets[NormalForm.composed(name)] = sheet
        }
    }

    private static func forEachElement(_ name: String, in bytes: [UInt8], _ body: ([String: String]) -> Void) {
        var scanner = XMLScanner(bytes)
        while let token = try? scanner.next() {
            if case .start(name, let attributes) = token { body(attributes) }
        }
    }
}

/// A block of cells a sheet shows as one; counted from 0.
struct MergedCells: Hashable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        (self.rows, self.columns) = (rows, columns)
    }

    /// `C5:D6`; nil for anything else.
    init?(_ reference: String) {
        let corners = reference.split(separator: ":").map(Self.cell)
        guard corners.count == 2, let a = corners[0], let b = corners[1], a.row <= b.row, a.column <= b.column else {
            return nil
        }
        self.init(rows: a.row...b.row, columns: a.column...b.column)
    }

    private static func cell(_ text: Substring) -> (row: Int, column: Int)? {
        let letters = text.filter { $0 != "$" }.prefix(while: \.isLetter).uppercased()
        guard let row = Int(text.filter(\.isNumber)), row > 0, (1...3).contains(letters.utf8.count) else { return nil }
        let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
        return (row - 1, column - 1)
    }
}

extension TextGrid {
    /// Fills what was merged with the text of its first cell; a title alone in its row stays one cell.
    mutating func fill(_ merges: [MergedCells]) {
        for merge in merges where merge.rows.lowerBound < rows.count {
            let text = cell(merge.rows.lowerBound, merge.columns.lowerBound)
            guard !text.isEmpty else { continue }
            if merge.columns.count > 1 {
                let others = rows[merge.rows.lowerBound].indices.contains {
                    !merge.columns.contains($0) && !rows[merge.rows.lowerBound][$0].isEmpty
                }
                guard others else { continue }
            }
            for row in merge.rows where row < rows.count {
                for column in merge.columns {
                    while rows[row].count <= column { rows[row].append("") }
                    if rows[row][column].isEmpty { rows[row][column] = text }
                }
            }
        }
    }
}

extension [UInt8] {
    /// Where a pattern stands last.
    fileprivate func lastRange(of pattern: [UInt8]) -> Int? {
        guard count >= pattern.count else { return nil }
        return (0...(count - pattern.count)).reversed().first {
            self[$0] == pattern[0] && self[$0...].starts(with: pattern)
        }
    }
}
