import Foundation
import GeoStore
import Geometry
import Propagation
public import Studies
public import Units

/// Writes everything a study hands over into one folder, whole or not at all; see `Documentation/ZoneColumns.md`.
public enum ResultWriter {
    /// What goes beside the result into the files.
    public struct Options: Sendable {
        /// Languages of the summary page; the first is shown on opening and words the legends of the layers.
        public var languages: [Language]
        /// Where `templates/summary.mustache` is.
        public var dataFolder: String
        /// Areas that take the place of the units' own in the map and the units layer, in the study's CRS.
        public var outlines: [UnitOutline]

        public init(dataFolder: String, languages: [Language] = [.vi, .en], outlines: [UnitOutline] = []) {
            self.dataFolder = dataFolder
            self.languages = languages.isEmpty ? Language.allCases : languages
            self.outlines = outlines
        }
    }

    /// Where the main files are once written.
    public struct Output: Sendable {
        public var folder: String
        public var summary: String
    }

    /// `zones.gpkg`, `zones.csv`, `zones.geojson`, `coverage/*.tif`, `ledger.csv`,
    /// `reading.*.html`, `summary.json`, `summary.html`.
    ///
    /// - Throws: ``ReportError``, ``StoreError`` or `Cancelled`; nothing has changed in `folder` then.
    @discardableResult
    public static func write(
        _ result: ZonesResult, to folder: String, options: Options, run: Run = Run()
    ) throws -> Output {
        try OutputFolder.write(to: folder) { part in
            try writeFiles(result, into: part, options, run)
        }
        return Output(folder: folder, summary: folder + "/summary.html")
    }

    private static func writeFiles(
        _ result: ZonesResult, into part: String, _ options: Options, _ run: Run
    ) throws {
        let language = options.languages[0]
        let layers = try ResultLayers.make(result, language, outlines: options.outlines, run: run)
        try run.check()
        try GeoPackageWriter.write(layers + [(result.ledger.table(), nil)], to: part + "/zones.gpkg")
        let zones = layers[0].table
        try run.check()
        try CSVWriter.write(zones, to: part + "/zones.csv")
        try run.check()
        try GeoJSONWriter.write(zones, to: part + "/zones.geojson")
        try run.check()
        try result.ledger.writeCSV(to: part + "/ledger.csv")
        try ReadingSheetPage.write(result.sheets, name: result.name, to: part)
        try CoverageRasters.write(
            result.coverage, operators: CoverageTotal.orderedOperators(of: result), into: part, run: run)
        try run.check()
        try write(try ZonesDocument(result).json(), to: part + "/summary.json")
        try run.check()
        let page = try SummaryPage.html(
            result, outlines: options.outlines, languages: options.languages, dataFolder: options.dataFolder)
        try write(page, to: part + "/summary.html")
        try run.check()
    }

    private static func write(_ text: String, to path: String) throws(ReportError) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            throw .cannotWrite(path: path, reason: (error as NSError).localizedDescription)
        }
    }
}
