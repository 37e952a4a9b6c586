import PermitRules
public import Studies
public import Units

/// The table by district for a terminal: plain text, columns aligned.
public enum DistrictTable {
    /// One row per district (per commune where the study has no districts) and the province's sum, at `date`;
    /// the last date of the study when none is given. Rows are in Vietnamese order of names.
    public static func text(
        _ result: ZonesResult, language: Language, at date: CalendarDate? = nil
    ) -> String {
        guard let last = result.dates.last else { return "" }
        let index = date.flatMap { wanted in result.dates.firstIndex(of: wanted) } ?? result.dates.count - 1
        let numbers = Numbers(language)
        let words = PageWords(language)
        let units = VietnameseCollation.sorted(result.tableUnits, by: { $0.unit.name })
        var rows: [[String]] = [
            [
                words[result.districts.isEmpty ? "commune" : "district"], words["zones"], words["people"],
                words["shortBlockedPapers"], words["shortBlockedPlan"], words["shortNotServed"],
            ] + WayOut.allCases.map { Words.wayOut($0)[language] }
        ]
        for unit in units + [result.province] {
            let missing = Service.allCases.filter(\.isMissing)
                .reduce(0) { $0 + (unit.services[$1]?.people ?? 0) }
            let law = index < unit.atDates.count ? unit.atDates[index] : nil
            let name = unit.unit.code == result.province.unit.code ? words["total"] : unit.unit.name
            rows.append(
                [
                    name, numbers.integer(unit.zones), numbers.integer(unit.people),
                    numbers.integer(law?.blockedPapers.people ?? 0), numbers.integer(law?.blockedPlan.people ?? 0),
                    numbers.integer(missing),
                ] + WayOut.allCases.map { numbers.integer(law?.waysOut[$0]?.people ?? 0) })
        }
        // A way out no zone has would only widen the table.
        let used = rows[0].indices.filter { column in
            column < 6 || rows.dropFirst().contains { $0[column] != "0" }
        }
        rows = rows.map { row in used.map { row[$0] } }
        let shown = index < result.dates.count ? result.dates[index] : last
        return words.filled("terminalCaption", ["date": numbers.date(shown)]) + "\n" + aligned(rows)
    }

    /// First column to the left, the others to the right; a rule under the head and above the sum.
    static func aligned(_ rows: [[String]]) -> String {
        guard let head = rows.first else { return "" }
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        var lines = rows.map { row in
            row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + padding : padding + cell
            }.joined(separator: "  ")
        }
        lines.insert(rule, at: 1)
        if lines.count > 3 { lines.insert(rule, at: lines.count - 1) }
        return lines.joined(separator: "\n") + "\n"
    }
}
