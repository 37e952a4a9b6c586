/// Tables as an XLSX workbook, one sheet each, for people who read results in a spreadsheet; shapes are left out.
public enum SpreadsheetWriter {
    /// Rows a sheet holds, its header among them.
    public static let rowLimit = 1_048_576

    /// - Throws: ``StoreError``; a table longer than ``rowLimit`` is refused, not cut.
    public static func write(_ tables: [FeatureTable], to path: String) throws(StoreError) {
        for table in tables where table.features.count >= rowLimit {
            throw .notWritable(
                path: path,
                reason: "\(table.features.count) rows, a sheet holds \(rowLimit - 1); write CSV or GeoPackage instead")
        }
        try AtomicFile.replace(path) { temporary throws(StoreError) in
            let output = try VectorOutput(creating: temporary, as: "XLSX", for: path)
            for table in tables { try output.append(table, attributesOnly: true) }
            try output.close()
        }
    }
}
