import Foundation
import Geometry
public import Units

/// A file, folder or database of layers, opened for reading.
///
/// Reads every format of the linked GDAL, besides: text tables and sheets with coordinates in columns, drawings
/// (DGN v7, DXF) whose codes are levels or texts inside shapes, and the province files of `dvhcvn`.
/// Nothing is repaired here; ``LayerCleaner`` does that.
///
/// ```swift
/// let source = try VectorSource("zoning.geojson")
/// let zones = try source.readAll()
/// ```
public final class VectorSource {
    public let path: String
    public let options: SourceOptions
    /// What was met while reading so far: rows dropped or set aside, encodings and systems assumed.
    public private(set) var ledger = Ledger()
    private let sources: [any LayerSource]

    /// - Throws: ``StoreError`` when the source is missing, unreadable, of a kind that cannot be read here, or
    ///   lacks a declared layer or column.
    public init(_ path: String, options: SourceOptions = SourceOptions()) throws(StoreError) {
        self.path = path
        self.options = options
        sources = try SourceOpener(path: path, options: options).open()
        guard !sources.isEmpty else { throw .noLayer(path: path) }
        for layer in options.layers { _ = try source(layer) }
    }

    /// All layers in the order of the file; `crs` is the declared one where one was declared.
    public var layers: [LayerInfo] { sources.map(\.info) }

    /// Names only, without counting features.
    public var layerNames: [String] { sources.map(\.name) }

    /// About how many features a read without a layer's name gives.
    public func featureCount() throws(StoreError) -> Int {
        try chosen(nil).reduce(0) { $0 + $1.info.featureCount }
    }

    /// Reads in batches, each of one layer; an empty layer gives one empty batch.
    ///
    /// - Parameter layer: nil takes those of the options, else all, when they have the same columns.
    /// - Throws: ``StoreError``, ``StoreError/severalLayers(path:layers:)`` among them, or what `body` throws.
    public func read(
        layer: String? = nil, batchSize: Int = 10_000, _ body: (FeatureTable) throws -> Void
    ) throws {
        precondition(batchSize > 0, "a batch holds at least one feature")
        var met = Ledger()
        defer { ledger.add(contentsOf: met) }
        let chosen = try chosen(layer)
        if chosen.count > 1, layer == nil {
            let names = chosen.map { "\($0.name) (\($0.info.featureCount))" }.joined(separator: ", ")
            met.add(
                LedgerEntry(
                    source: path, layer: "", feature: "", defect: .layersJoined, action: .noted,
                    detail: "\(chosen.count) layers read as one: \(names)"))
        }
        for source in chosen { try source.read(batchSize: batchSize, ledger: &met, body) }
    }

    /// Reads the layers one by one into memory: several when ``read(layer:batchSize:_:)`` takes several.
    ///
    /// - Throws: ``StoreError``, or `Cancelled`.
    public func readEach(layer: String? = nil, run: Run = Run()) throws -> [FeatureTable] {
        var tables: [FeatureTable] = []
        try read(layer: layer) { batch in
            try run.check()
            if tables.last?.name == batch.name {
                tables[tables.count - 1].features += batch.features
            } else {
                tables.append(batch)
            }
        }
        return tables
    }

    /// Reads everything ``read(layer:batchSize:_:)`` gives into one table, in the system of the first layer.
    ///
    /// - Throws: ``StoreError``, or `Cancelled`.
    public func readAll(layer: String? = nil, run: Run = Run()) throws -> FeatureTable {
        var tables = try readEach(layer: layer, run: run)[...]
        guard var all = tables.popFirst() else { throw StoreError.noLayer(path: path) }
        for table in tables { try all.append(table) }
        return all
    }

    private func chosen(_ layer: String?) throws(StoreError) -> [any LayerSource] {
        if let layer { return [try source(layer)] }
        guard options.layers.isEmpty else { return try options.layers.map(source) }
        return try LayerChoice.unnamed(of: sources, path: path)
    }

    private func source(_ name: String) throws(StoreError) -> any LayerSource {
        let wanted = NormalForm.composed(name)
        if let exact = sources.first(where: { $0.name == wanted }) { return exact }
        if let near = sources.first(where: { $0.name.lowercased() == wanted.lowercased() }) { return near }
        throw .layerMissing(path: path, layer: name, available: layerNames)
    }
}
