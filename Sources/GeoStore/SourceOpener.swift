import Foundation
import Geometry

/// Decides how a path is read: as text table, sheet, drawing, province file, or by OGR as it is.
struct SourceOpener {
    let path: String
    let options: SourceOptions

    func open() throws(StoreError) -> [any LayerSource] {
        // Connection strings (`PG:…`) and GDAL's virtual paths are for GDAL to find.
        let isPlain = !path.hasPrefix("/vsi") && !(path.prefix(20).contains(":") && FileKind(of: path) == nil)
        if isPlain {
            guard let kind = FileKind(of: path) else { throw .fileMissing(path: path) }
            if kind == .file, let special = try openSpecialFile() { return special }
        }
        return try openWithOGR(name: path.lowercased().hasSuffix(".zip") && isPlain ? "/vsizip/" + path : path)
    }

    private func openSpecialFile() throws(StoreError) -> [any LayerSource]? {
        switch (path as NSString).pathExtension.lowercased() {
        case "csv", "tsv", "txt":
            if options.isRowByRow, let pieces = try TextTablePieces(path, options) { return [pieces] }
            return try [SheetReader(path: path, options: options).layer(TextTable.read(path, options))]
        case "dgn":
            if try FileHead.read(path, 8) == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] {
                throw .unsupportedFormat(
                    path: path, format: "MicroStation DGN version 8",
                    advice: "Export it as DXF, DGN version 7 or Shapefile.")
            }
            return nil
        case "json":
            return try DVHCVN.read(path).map { [TableLayer($0, entries: [])] }
        default:
            return nil
        }
    }

    private func openWithOGR(name: String) throws(StoreError) -> [any LayerSource] {
        let text = try StoredText(path: path, options: options)
        let spreadsheet = ["xlsx", "xlsm", "ods", "xls"].contains((path as NSString).pathExtension.lowercased())
        if spreadsheet { return try SpreadsheetFile.read(path, options) }
        let dataset = try Dataset(path: path, name: name, kind: .vector, options: text.openOptions)
        var layers: [any LayerSource] = []
        for index in 0..<dataset.layerCount {
            guard let layer = dataset.layer(index), !Self.isBookkeeping(layer.name, dataset.driver) else { continue }
            layers.append(try VectorLayer(layer, path: path, options: options, text: text))
        }
        if ["DGN", "DXF"].contains(dataset.driver), let raw = layers.first {
            layers.insert(try DrawingReader(path: path, options: options, driver: dataset.driver).zones(raw), at: 0)
        }
        return layers
    }

    /// Tables that a program keeps for itself.
    private static func isBookkeeping(_ name: String, _ driver: String) -> Bool {
        driver == "GPKG" && ["layer_styles", "qgis_projects"].contains(name)
    }
}

enum FileHead {
    /// Up to `count` bytes from the start.
    static func read(_ path: String, _ count: Int) throws(StoreError) -> [UInt8] {
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            return Array(try file.read(upToCount: count) ?? Data())
        } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
    }
}
