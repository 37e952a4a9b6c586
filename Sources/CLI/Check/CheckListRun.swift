import Foundation
import GeoStore
import Geometry
import PermitRules
import Province
import Reports
import Studies
import Units

/// Checks a list and writes its verdicts in the format the file name asks for.
struct CheckListRun {
    let study: CheckStudy
    let list: ListOptions
    let site: SiteOptions
    let isJSON: Bool
    let quiet: Bool
    /// Where the templates of letters are.
    let dataFolder: String
    let running: Run

    /// Formats other than CSV are made in memory as a whole: verdicts that take about 1 GiB.
    private static let wholeLimit = 100_000

    private static let formats = ["csv", "xlsx", "gpkg", "geojson", "json", "docx", "pdf"]

    func run(_ bar: ProgressBar) throws {
        let started = ContinuousClock.now
        let table = try SiteList(
            list.list ?? "", layer: list.layer, crs: site.system, workspace: study.scene.workspace,
            facts: study.scene.book.facts, studyArea: study.scene.studyArea)
        let total = max(1, table.rowCount)
        let format = isJSON ? "json" : ((list.out ?? "") as NSString).pathExtension.lowercased()
        guard Self.formats.contains(format) else { throw Texts.spoken.unknownFormat(list.out ?? "") }
        guard format == "csv" || !list.brief else { throw Texts.spoken.briefIsCSV }
        let outcome =
            format == "csv"
            ? try stream(table, to: list.out ?? "")
            : try whole(table, format, rows: total)
        bar.clear()
        report(outcome, table, since: started)
        if outcome.refused > 0 || outcome.flawed > 0 { throw ExitStatus.doneWithProblems }
    }

    private func stream(_ table: SiteList, to path: String) throws -> CheckStream.Outcome {
        let content: CheckStream.Content =
            list.brief ? .brief : .full(.spoken, alternatives: list.alternatives)
        return try CheckStream(study: study, operator: site.operator, content: content)
            .run(table, to: path, resume: list.resume, run: running)
    }

    private func whole(
        _ table: SiteList, _ format: String, rows: Int
    ) throws -> CheckStream.Outcome {
        let verdicts = rows * study.dates.count * study.structures.count
        guard verdicts <= Self.wholeLimit else {
            throw Texts.spoken.tooLongForWhole(list.out ?? "--json", verdicts: verdicts, limit: Self.wholeLimit)
        }
        var outcome = CheckStream.Outcome()
        var checked: [(row: SiteList.Row, check: SiteCheck?)] = []
        try table.read(batchSize: 64) { batch in
            let part = try CheckedRows(
                batch.map { $0.owned(by: site.operator) }, study, alternatives: list.alternatives, run: running)
            checked += part.rows
            outcome.add(part)
            running.report(.verdicts, min(1, Double(outcome.rows) / Double(rows)))
        }
        try running.check()
        try write(checked, format)
        return outcome
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
        let out = list.out ?? ""
        if let format = ReportFormat(rawValue: format), [.docx, .pdf].contains(format), let date = study.dates.last {
            let letter = ReplyLetter(
                rows, language: .spoken, date: date,
                province: study.scene.workspace.provinceUnit)
            let files = try PaperFiles(
                [format], templates: ReportTemplates(dataFolder: dataFolder),
                python: Typesetting.python(beside: dataFolder))
            return try files.write(letter.paper, as: format, to: out)
        }
        let result = CheckTable(language: .spoken).make(rows)
        switch format {
        case "gpkg": try GeoPackageWriter.write([(result, nil)], to: out)
        case "geojson": try GeoJSONWriter.write(result, to: out)
        default: try SpreadsheetWriter.write([result], to: out)
        }
    }

    private func report(
        _ outcome: CheckStream.Outcome, _ table: SiteList, since started: ContinuousClock.Instant
    ) {
        if let out = list.out { Console.output(out) }
        if !outcome.unnamed.isEmpty { Console.error(Texts.spoken.notResumed(outcome.unnamed)) }
        guard !quiet else { return }
        let elapsed = (ContinuousClock.now - started).components
        let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        Console.error(
            Texts.spoken.checked(
                verdicts: outcome.verdicts, refused: outcome.refused, seconds: seconds,
                mebibytes: MemoryUse.peakMebibytes))
        let ledger = Ledger(study.scene.layerLedger.entries + table.ledger.entries)
        if !ledger.isEmpty { Console.error(Texts.spoken.ledgerSummary(ledger)) }
    }
}
