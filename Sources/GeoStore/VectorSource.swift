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
        if let layer = options.layer { _ = try source(layer) }
    }

    /// All layers in the order of the file; `crs` is the declared one where one was declared.
    public var layers: [LayerInfo] { sources.map(\.info) }

    /// Names only, without counting features.
    public var layerNames: [String] { sources.map(\.name) }

    /// Reads a layer in batches; an empty layer gives one empty batch.
    ///
    /// - Parameter layer: nil takes the layer of the options, else the first.
    /// - Throws: ``StoreError``, or what `body` throws.
    public func read(
        layer: String? = nil, batchSize: Int = 10_000, _ body: (FeatureTable) throws -> Void
    ) throws {
        precondition(batchSize > 0, "a batch holds at least one feature")
        let source = try source(layer ?? options.layer)
        var met = Ledger()
        defer { ledger.add(contentsOf: met) }
        try source.read(batchSize: batchSize, ledger: &met, body)
    }

    /// Reads a whole layer into memory.
    ///
    /// - Throws: ``StoreError``, or `Cancelled`.
    public func readAll(layer: String? = nil, run: Run = Run()) throws -> FeatureTable {
        var all: FeatureTable?
        try read(layer: layer) { batch in
            try run.check()
            if all == nil { all = batch } else { all?.features.append(contentsOf: batch.features) }
        }
        guard let all else { throw StoreError.noLayer(path: path) }
        return all
    }

    private func source(_ name: String?) throws(StoreError) -> any LayerSource {
        guard let name else { return sources[0] }
        let wanted = NormalForm.composed(name)
        if let exact = sources.first(where: { $0.name == wanted }) { return exact }
        if let near = sources.first(where: { $0.name.lowercased() == wanted.lowercased() }) { return near }
        throw .layerMissing(path: path, layer: name, available: layerNames)
    }
}
