import Foundation

/// Sheets of XLSX, ODS and XLS files, read as text so that our own header search applies.
enum SpreadsheetFile {
    static func read(_ path: String, _ options: SourceOptions) throws(StoreError) -> [any LayerSource] {
        let driver = (path as NSString).pathExtension.lowercased().hasPrefix("xlsm") ? "XLSX" : nil
        let settings = ["XLSX", "ODS", "XLS"].flatMap {
            [("OGR_\($0)_HEADERS", "DISABLE"), ("OGR_\($0)_FIELD_TYPES", "STRING")]
        }
        let grids = try GDALLibrary.withOptions(settings) { () throws(StoreError) -> [TextGrid] in
            let dataset = try Dataset(
                path: path, kind: .vector, drivers: driver.map { [$0] } ?? ["XLSX", "ODS", "XLS"])
            var grids: [TextGrid] = []
            for index in 0..<dataset.layerCount {
                guard let layer = dataset.layer(index) else { continue }
                grids.append(try grid(layer, options))
            }
            return grids
        }
        var layers: [any LayerSource] = []
        for grid in grids {
            let wanted = options.layers.isEmpty ? nil : options.wants(grid.name)
            // Sheets without rows, and sheets nobody asked for, must not fail the one that is wanted.
            if wanted == false || (grid.rows.isEmpty && wanted == nil && grids.count > 1) {
                layers.append(UnreadSheet(grid.name))
            } else {
                do throws(StoreError) {
                    layers.append(try SheetReader(path: path, options: options).layer(grid))
                } catch {
                    if grids.count == 1 || wanted == true { throw error }
                    layers.append(UnreadSheet(grid.name, error))
                }
            }
        }
        return layers.sorted { !($0 is UnreadSheet) && $1 is UnreadSheet }
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
    let name: String
    private let error: StoreError?

    init(_ name: String, _ error: StoreError? = nil) {
        self.name = name
        self.error = error
    }

    var info: LayerInfo {
        LayerInfo(name: name, crs: nil, fields: [], featureCount: 0, extent: nil, geometryKind: .none)
    }

    func read(batchSize: Int, ledger: inout Ledger, _ body: (FeatureTable) throws -> Void) throws {
        if let error { throw error }
        try body(FeatureTable(name: name, crs: nil, fields: []))
    }
}
