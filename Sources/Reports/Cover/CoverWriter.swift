import GeoStore
public import Studies
public import Units

/// Writes a coverage study into one folder, whole or not at all.
public enum CoverWriter {
    /// `coverage/*.tif`, `server/`, `overlap/` and `quality/` likewise, `cover.gpkg` with contours, `cover.csv`,
    /// `sectors.csv`, `ledger.csv`, and `claims.csv` when operators gave out areas of their own.
    ///
    /// - Throws: ``StoreError`` or `Cancelled`; nothing has changed in `folder` then.
    public static func write(_ result: CoverResult, to folder: String, run: Run = Run()) throws {
        try OutputFolder.write(to: folder) { part in
            try CoverageRasters.write(result.layers, operators: result.operators, into: part, run: run)
            try CoverageRasters.writeServing(result.layers, operators: result.operators, into: part, run: run)
            let contours = CoverTables.contours(result)
            try run.check()
            try GeoPackageWriter.write(
                [(contours, LayerStyles.footprints()), (result.ledger.table(), nil)], to: part + "/cover.gpkg")
            try run.check()
            try CSVWriter.write(CoverTables.units(result), to: part + "/cover.csv")
            try CSVWriter.write(CoverTables.sectors(result), to: part + "/sectors.csv")
            if !result.claims.isEmpty { try CSVWriter.write(CoverTables.claims(result), to: part + "/claims.csv") }
            try result.ledger.writeCSV(to: part + "/ledger.csv")
            try run.check()
        }
    }
}
