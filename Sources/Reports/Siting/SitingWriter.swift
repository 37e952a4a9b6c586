import Foundation
import GeoStore
import PermitRules
public import Studies

/// Writes everything a siting study hands over into one folder, whole or not at all.
public enum SitingWriter {
    /// `site.gpkg` (sites, units, priority, cure), `sites.csv`, `units.csv`, `curve.csv`, `costs.csv`, `priority.csv` where
    /// there are such places, `prices.csv` and `cure.csv` where asked for, `site.json`, `summary.html`.
    ///
    /// - Returns: path of the summary.
    /// - Throws: ``StoreError`` or ``ReportError``; nothing has changed in `folder` then.
    @discardableResult
    public static func write(_ result: SitingResult, to folder: String, language: Language) throws -> String {
        try OutputFolder.write(to: folder) { part in
            let sites = try SitingTables.sites(result), units = SitingTables.units(result)
            var layers: [(table: FeatureTable, style: LayerStyle?)] = [
                (sites, LayerStyles.structures(language)), (units, nil),
            ]
            var tables = [sites, units, SitingTables.curve(result), SitingTables.costs(result)]
            if !result.places.isEmpty {
                let priority = SitingTables.priority(result)
                layers.append((priority, nil))
                tables.append(priority)
            }
            if result.cure != nil {
                let cure = try SitingTables.cure(result)
                layers.append((cure, nil))
                tables.append(cure)
            }
            if !result.prices.isEmpty { tables.append(SitingTables.prices(result)) }
            try GeoPackageWriter.write(layers, to: part + "/site.gpkg")
            for table in tables { try CSVWriter.write(table, to: part + "/\(table.name).csv") }
            try write(try SitingDocument(result).json(), to: part + "/site.json")
            try write(SitingPage(result, language).html, to: part + "/summary.html")
        }
        return folder + "/summary.html"
    }

    private static func write(_ text: String, to path: String) throws(ReportError) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            throw .cannotWrite(path: path, reason: (error as NSError).localizedDescription)
        }
    }
}
