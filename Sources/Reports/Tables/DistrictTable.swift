import PermitRules
import Province
public import Studies
import Units

/// The tables by district and by date for a terminal: plain text, columns aligned.
public enum DistrictTable {
    /// People in blocked zones of each district at every date, under papers / plan: what the law changed, in one table.
    /// One row per district (per commune where the study has no districts) and the province's sum.
    public static func overview(_ result: ZonesResult, language: Language) -> String {
        let numbers = Numbers(language)
        let words = PageWords(language)
        func range(_ blocked: UnitSummary.Count, _ open: UnitSummary.Count) -> String {
            numbers.atLeast(blocked.people, undetermined: open.people)
        }
        let current = result.currentPopulationDate
        var heads = [words[result.districts.isEmpty ? "commune" : "district"], words["zones"], words["people"]]
        if let current { heads.append(words.filled("peopleAt", ["date": numbers.date(current)])) }
        var rows = [heads + [words["shortNotServed"]] + result.dates.map { numbers.date($0) }]
        for unit in VietnameseCollation.sorted(result.tableUnits, by: { $0.unit.name }) + [result.province] {
            let name = unit.unit.code == result.province.unit.code ? words["total"] : unit.unit.name
            var cells = [name, numbers.integer(unit.zones), numbers.integer(unit.people)]
            if current != nil { cells.append(unit.peopleNow.map(numbers.integer) ?? "–") }
            cells.append(numbers.integer(missing(unit)))
            for date in unit.atDates {
                let papers = range(date.blockedPapers, date.undeterminedPapers)
                cells.append(papers + " / " + range(date.blockedPlan, date.undeterminedPlan))
            }
            rows.append(cells)
        }
        return words["terminalOverview"] + "\n" + aligned(rows)
    }

    /// People by way out at every date, province-wide; ways out that no zone has at any date are left out.
    public static func waysOut(_ result: ZonesResult, language: Language) -> String {
        let numbers = Numbers(language)
        let words = PageWords(language)
        let used = WayOut.allCases.filter { way in result.province.atDates.contains { $0.waysOut[way] != nil } }
        var rows = [[words["wayOut"]] + used.map { Words.wayOut($0)[language] }]
        for entry in result.province.atDates {
            rows.append(
                [numbers.date(entry.date)] + used.map { numbers.integer(entry.waysOut[$0]?.people ?? 0) })
        }
        return words["terminalWaysOut"] + "\n" + aligned(rows, hasSum: false)
    }

    /// People of zones that not every operator serves.
    private static func missing(_ unit: UnitSummary) -> Int {
        Service.allCases.filter(\.isMissing).reduce(0) { $0 + (unit.services[$1]?.people ?? 0) }
    }

    /// First column to the left, the others to the right; a rule under the head and, with one, above the sum.
    static func aligned(_ rows: [[String]], hasSum: Bool = true) -> String {
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
        if hasSum, lines.count > 3 { lines.insert(rule, at: lines.count - 1) }
        return lines.joined(separator: "\n") + "\n"
    }
}
