import Foundation
import GeoStore
import Geometry
import PermitRules
import Reports
import Studies

/// Checks a list and writes its verdicts in the format the file name asks for.
struct CheckListRun {
    let study: CheckStudy
    let list: ListOptions
    let site: SiteOptions
    let isJSON: Bool
    let quiet: Bool

    func run(_ bar: ProgressBar) throws {
        let started = ContinuousClock.now
        let table = try SiteList(
            list.list ?? "", layer: list.layer, crs: site.system, workspace: study.scene.workspace,
            facts: study.scene.book.facts, studyArea: study.scene.studyArea)
        let total = max(1, table.rowCount)
        let format = isJSON ? "json" : ((list.out ?? "") as NSString).pathExtension.lowercased()
        if list.brief {
            guard format == "csv", let out = list.out else { throw Texts.spoken.briefIsCSV }
            let outcome = try CheckStream(study: study).run(table, to: out, resume: list.resume) { rows in
                bar.show(Texts.spoken.stage(.verdicts), fraction: Double(rows) / Double(total))
            }
            bar.clear()
            report(outcome.verdicts, outcome.refused, since: started)
            if outcome.refused > 0 { throw ExitStatus.doneWithProblems }
            return
        }
        var rows: [(row: SiteList.Row, check: SiteCheck?)] = []
        try table.read(batchSize: 512) { batch in
            for entry in batch {
                var entry = entry
                if entry.site?.operator == nil { entry.site?.operator = site.operator }
                rows.append(
                    (entry, try entry.site.map { try study.check($0, extras: .init(alternatives: list.alternatives)) }))
                bar.show(Texts.spoken.stage(.verdicts), fraction: Double(rows.count) / Double(total))
            }
        }
        bar.clear()
        try write(rows, format)
        let refused = rows.count { $0.check == nil }
        report(
            rows.reduce(0) { sum, row in sum + (row.check?.dates.reduce(0) { $0 + $1.structures.count } ?? 0) },
            refused, since: started)
        if !quiet, !table.ledger.isEmpty { Console.error(Texts.spoken.ledgerSummary(table.ledger)) }
        if rows.contains(where: { !$0.row.problems.isEmpty }) { throw ExitStatus.doneWithProblems }
    }

    private func write(_ rows: [(row: SiteList.Row, check: SiteCheck?)], _ format: String) throws {
        if format == "json" {
            let text = try CheckDocument(rows.compactMap(\.check), headlineRule: study.scene.book.headlineRule).json()
            if let out = list.out {
                try GeoStore.TextFile.write(text + "\n", to: out)
            } else {
                Console.output(text)
            }
            return
        }
        let result = CheckTable(language: .spoken).make(rows)
        let out = list.out ?? ""
        switch format {
        case "csv": try CSVWriter.write(result, to: out, byteOrderMark: true)
        case "gpkg": try GeoPackageWriter.write([(result, nil)], to: out)
        case "geojson": try GeoJSONWriter.write(result, to: out)
        case "xlsx": try SpreadsheetWriter.write([result], to: out)
        default: throw Texts.spoken.unknownFormat(out)
        }
    }

    private func report(_ verdicts: Int, _ refused: Int, since started: ContinuousClock.Instant) {
        if let out = list.out { Console.output(out) }
        guard !quiet else { return }
        let elapsed = (ContinuousClock.now - started).components
        let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        Console.error(
            Texts.spoken.checked(
                verdicts: verdicts, refused: refused, seconds: seconds, mebibytes: MemoryUse.peakMebibytes))
    }
}
