import Foundation
import GeoStore
public import Studies
public import Units

/// Writes everything a switch-off study hands over into one folder, whole or not at all.
public enum SunsetWriter {
    /// `sunset.gpkg` (communes), `communes.csv`, `months.csv`, `calendar.csv`, `upgrades.csv`, `tasks.csv`, `money.csv`,
    /// `tornado.csv`, `parameters.csv`, `summary.html`.
    ///
    /// - Returns: path of the summary.
    /// - Throws: ``StoreError``, ``ReportError`` or `Cancelled`; nothing has changed in `folder` then.
    @discardableResult
    public static func write(
        _ result: SunsetResult, to folder: String, language: Language, run: Run = Run()
    ) throws -> String {
        try OutputFolder.write(to: folder) { part in
            let communes = SunsetTables.communes(result)
            try GeoPackageWriter.write([(communes, nil)], to: part + "/sunset.gpkg")
            let tables = [
                communes, SunsetTables.months(result), SunsetTables.calendar(result), SunsetTables.upgrades(result),
                SunsetTask.table(result, language), SunsetTables.money(result), SunsetTables.tornado(result),
                SunsetTables.parameters(result),
            ]
            for table in tables { try CSVWriter.write(table, to: part + "/\(table.name).csv") }
            let page = SunsetPage(result, language).html
            try run.check()
            do {
                try Data(page.utf8).write(to: URL(fileURLWithPath: part + "/summary.html"))
            } catch {
                throw ReportError.cannotWrite(path: folder, reason: (error as NSError).localizedDescription)
            }
        }
        return folder + "/summary.html"
    }
}
