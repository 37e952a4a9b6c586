public import GeoStore
import Geometry
import PermitRules
public import Province
public import Studies
import Units

/// A list of checked sites as a table: one row per site, date and structure, rows that were refused beside them.
public struct CheckTable {
    /// What one row says.
    struct Row {
        var listRow: Int64
        var id: String
        var place: Coordinate?
        var check: SiteCheck?
        var date: SiteCheck.DateCheck?
        var structure: SiteCheck.StructureCheck?
        var problem: String
    }

    private let words: OpinionText
    private let columns: Columns<Row>

    public init(language: Language) {
        words = OpinionText(language: language)
        columns = Self.columns(words)
    }

    /// - Parameters:
    ///   - rows: in the order of the list; `check` is nil for a row that was refused.
    ///   - name: of the layer.
    public func make(_ rows: [(row: SiteList.Row, check: SiteCheck?)], name: String = "check") -> FeatureTable {
        var features: [Feature] = []
        func add(_ row: Row) {
            features.append(
                Feature(
                    id: Int64(features.count + 1), shape: row.place.map { .point($0) }, values: columns.values(row)))
        }
        for (entry, check) in rows {
            let problem = entry.problems.map { Words.problem($0)[words.language] }.joined(separator: "; ")
            var row = Row(
                listRow: entry.row, id: entry.id, place: entry.site?.place, check: check, date: nil, structure: nil,
                problem: problem)
            guard let check else {
                add(row)
                continue
            }
            for date in check.dates {
                for structure in date.structures {
                    (row.date, row.structure) = (date, structure)
                    add(row)
                }
            }
        }
        return FeatureTable(name: name, crs: .wgs84, fields: columns.fields, features: features)
    }

    private static func columns(_ words: OpinionText) -> Columns<Row> {
        let language = words.language
        var columns = Columns<Row>()
        columns.integer("row") { Int($0.listRow) }
        columns.text("site") { $0.id }
        columns.text("problem") { $0.problem.isEmpty ? nil : $0.problem }
        columns.date("law_of") { $0.date?.date }
        columns.text("structure") { $0.structure?.structure.rawValue }
        columns.text("opinion") { $0.structure.map { words.headline($0.papers) } }
        columns.text("headline") { $0.structure?.papers.headline.rawValue }
        columns.text("headline_plan") { $0.structure?.plan.headline.rawValue }
        columns.integer("firmness") { $0.structure?.papers.firmness }
        columns.text("land") { $0.structure?.papers.land.rawValue }
        columns.text("permit") { $0.structure?.papers.permit.rawValue }
        columns.text("province") { $0.structure?.papers.province.rawValue }
        columns.text("other") { $0.structure?.papers.other.rawValue }
        columns.text("reasons") { row in
            joined(
                row.structure.map { structure in
                    let overlap = row.check.flatMap { words.overlap(structure.papers, $0.ground) }
                    return [overlap].compactMap(\.self) + structure.papers.findings.map { words.finding($0) }
                })
        }
        columns.text("conditions") { row in joined(row.structure?.papers.conditions.map { $0.text[language] }) }
        columns.text("dossier") { row in
            joined(
                row.structure.map { ($0.papers.conditions + $0.papers.duties).flatMap(\.papers).map { $0[language] } })
        }
        columns.text("authority") { row in
            joined(row.structure?.papers.approvals.map { "\($0.title[language]): \($0.authority[language])" })
        }
        columns.integer("working_days") { $0.structure?.papers.approvals.compactMap(\.workingDays).max() }
        columns.text("missing") { row in joined(row.structure?.papers.missing.map { $0.text[language] }) }
        columns.text("not_evaluated") { row in joined(row.structure?.papers.notEvaluated.map(\.id)) }
        columns.text("rules") { row in joined(row.structure?.papers.findings.map(\.rule)) }
        columns.text("parcel") { $0.check?.ground.parcel }
        columns.text("recorded") { $0.check?.ground.recorded }
        columns.text("planned") { $0.check?.ground.planned }
        columns.text("commune") { $0.check?.ground.commune?.name }
        columns.text("alternatives") { row in joined(row.check?.alternatives.map { words.place($0) }) }
        columns.real("longitude", digits: 7) { $0.place?.x }
        columns.real("latitude", digits: 7) { $0.place?.y }
        return columns
    }

    private static func joined(_ texts: [String]?) -> String? {
        guard let texts, !texts.isEmpty else { return nil }
        return texts.uniqued().joined(separator: "; ")
    }
}
