import Foundation

/// Sheets of XLSX, ODS and XLS files, read as text so that our own header search applies.
enum SpreadsheetFile {
    static func read(_ path: String, _ options: SourceOptions) throws(StoreError) -> [any LayerSource] {
        let driver = (path as NSString).pathExtension.lowercased().hasPrefix("xlsm") ? "XLSX" : nil
        let settings = ["XLSX", "ODS", "XLS"].flatMap {
            [("OGR_\($0)_HEADERS", "DISABLE"), ("OGR_\($0)_FIELD_TYPES", "STRING")]
        }
        let parts = WorkbookParts(path)
        let grids = try GDALLibrary.withOptions(settings) { () throws(StoreError) -> [TextGrid] in
            let dataset = try Dataset(
                path: path, kind: .vector, drivers: driver.map { [$0] } ?? ["XLSX", "ODS", "XLS"])
            var grids: [TextGrid] = []
            for index in 0..<dataset.layerCount {
                guard let layer = dataset.layer(index) else { continue }
                var grid = try grid(layer, options)
                grid.fill(parts.sheets[grid.name]?.merges ?? [])
                grids.append(grid)
            }
            return grids
        }
        var layers: [any LayerSource] = []
        for grid in grids {
            let wanted = options.layers.isEmpty ? nil : options.wants(grid.name)
            // Sheets without rows, and sheets nobody asked for, must not fail the one that is wanted.
            if wanted == false {
                layers.append(UnreadSheet(grid.name, .notWanted))
            } else if grid.rows.isEmpty && wanted == nil && grids.count > 1 {
                layers.append(UnreadSheet(grid.name, .empty))
            } else if wanted == nil, grids.count > 1, parts.sheets[grid.name]?.isHidden == true {
                layers.append(UnreadSheet(grid.name, .hidden))
            } else {
                do throws(StoreError) {
                    layers.append(try SheetReader(path: path, options: options).layer(grid))
                } catch {
                    if grids.count == 1 || wanted == true { throw error }
                    layers.append(UnreadSheet(grid.name, .noTable(error)))
                }
            }
        }
        return noted(withoutCovers(layers, options), path: path)
    }

    /// A letter or a cover before the list: a sheet without places beside one with them, or of two columns beside one of
    /// more.
    private static func withoutCovers(_ layers: [any LayerSource], _ options: SourceOptions) -> [any LayerSource] {
        guard options.layers.isEmpty else { return layers }
        let read = layers.filter { !($0 is UnreadSheet) }
        let hasPlaces = read.contains { $0.info.geometryKind != .none }
        let width = read.map(\.info.fields.count).max() ?? 0
        return layers.map { layer in
            guard !(layer is UnreadSheet) else { return layer }
            let isCover = hasPlaces ? layer.info.geometryKind == .none : layer.info.fields.count <= 2 && width > 2
            return isCover ? UnreadSheet(layer.name, .cover) : layer
        }
    }

    /// What was not read is told with the first sheet that is.
    private static func noted(_ layers: [any LayerSource], path: String) -> [any LayerSource] {
        let entries = layers.compactMap { ($0 as? UnreadSheet)?.note(path) }
        var sorted = layers.filter { !($0 is UnreadSheet) } + layers.filter { $0 is UnreadSheet }
        if let first = sorted.first, !(first is UnreadSheet), !entries.isEmpty {
            sorted[0] = NotedLayer(first, entries: entries)
        }
        return sorted
    }

    private static func grid(_ layer: OGRLayer, _ options: SourceOptions) throws(StoreError) -> TextGrid {
        var grid = TextGrid(name: layer.name, rows: [])
        let encoding = options.encoding
        let features = unsafe try layer.next(.max) { (bytes) throws(StoreError) -> String in
            let text = unsafe String(decoding: bytes, as: UTF8.self)
            guard let encoding, encoding != .utf8 else { return NormalForm.composed(text) }
            return TextEncoding.reinterpret(text, as: encoding)
        } unclosed: { _, _ in
        }
        for feature in features {
            grid.rows.append(feature.values.map { $0.text?.trimmed ?? "" })
        }
        while let last = grid.rows.last, last.allSatisfy(\.isEmpty) { grid.rows.removeLast() }
        return grid
    }
}

/// A sheet that is not wanted, or that cannot be read as a table; asking for it tells why.
final class UnreadSheet: LayerSource {
    enum Reason {
        case notWanted, empty, hidden, cover
        case noTable(StoreError)
    }

    let name: String
    private let reason: Reason

    init(_ name: String, _ reason: Reason) {
        self.name = name
        self.reason = reason
    }

    var isOffered: Bool { false }

    var info: LayerInfo {
        LayerInfo(name: name, crs: nil, fields: [], featureCount: 0, extent: nil, geometryKind: .none)
    }

    /// A line for the ledger; nil for what nobody misses.
    func note(_ path: String) -> LedgerEntry? {
        let why =
            switch reason {
            case .notWanted, .empty: ""
            case .hidden: "the sheet is hidden; to read it, name it with the key layer"
            case .cover: "the sheet holds no such table as the others; to read it, name it with the key layer"
            case .noTable: "no row of the sheet looks like column names"
            }
        guard !why.isEmpty else { return nil }
        return LedgerEntry(source: path, layer: name, feature: "", defect: .notRead, action: .noted, detail: why)
    }

    func read(batchSize: Int, ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws {
        if case .noTable(let error) = reason { throw error }
        try body(FeatureTable(name: name, crs: nil, fields: []))
    }
}
