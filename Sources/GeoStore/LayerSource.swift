import Geometry

/// One readable layer, wherever it comes from.
protocol LayerSource: AnyObject {
    var name: String { get }
    var info: LayerInfo { get }
    /// Calls `body` with batches of at most `batchSize` features; adds what it met to `ledger`.
    func read(batchSize: Int, ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws
}

/// A layer that was read completely when its source was opened: sheets, text tables, joined drawings.
final class TableLayer: LayerSource {
    private let table: FeatureTable
    private let entries: [LedgerEntry]

    init(_ table: FeatureTable, entries: [LedgerEntry]) {
        self.table = table
        self.entries = entries
    }

    var name: String { table.name }

    var info: LayerInfo {
        LayerInfo(
            name: table.name, crs: table.crs, fields: table.fields, featureCount: table.features.count,
            extent: table.extent, geometryKind: table.geometryKind)
    }

    func read(batchSize: Int, ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws {
        ledger.add(contentsOf: entries)
        var batch = table
        for start in stride(from: 0, to: max(table.features.count, 1), by: batchSize) {
            batch.features = Array(table.features[start..<min(start + batchSize, table.features.count)])
            try body(batch)
        }
    }
}
