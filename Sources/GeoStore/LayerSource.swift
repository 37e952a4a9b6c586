import Geometry

/// One readable layer, wherever it comes from.
protocol LayerSource: AnyObject {
    var name: String { get }
    var info: LayerInfo { get }
    /// False for what is there beside the data, e.g. the raw elements of a drawing: read only when named.
    var isOffered: Bool { get }
    /// Calls `body` with batches of at most `batchSize` features; adds what it met to `ledger`.
    func read(batchSize: Int, ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws
}

extension LayerSource {
    var isOffered: Bool { true }
}

/// A layer with something to say about its file.
final class NotedLayer: LayerSource {
    private let layer: any LayerSource
    private let entries: [LedgerEntry]
    /// What the layer is read from, when that is not the file itself.
    private let copy: MemoryCopy?

    init(_ layer: any LayerSource, entries: [LedgerEntry], copy: MemoryCopy? = nil) {
        self.layer = layer
        self.entries = entries
        self.copy = copy
    }

    var name: String { layer.name }
    var info: LayerInfo { layer.info }

    func read(batchSize: Int, ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws {
        ledger.add(contentsOf: entries)
        try layer.read(batchSize: batchSize, ledger: &ledger, body)
    }
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
