import Foundation
import Geometry

/// Decides how a path is read: as text table, sheet, drawing, KML, province file, or by OGR as it is.
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

    private var suffix: String { (path as NSString).pathExtension.lowercased() }

    private func openSpecialFile() throws(StoreError) -> [any LayerSource]? {
        let kind = try FileContent(path)
        if let other = try openByContent(kind) { return other }
        switch suffix {
        case "csv", "tsv", "txt":
            if options.isRowByRow, let pieces = try TextTablePieces(path, options) { return [pieces] }
            return try [SheetReader(path: path, options: options).layer(TextTable.read(path, options))]
        case "xlsx", "xlsm", "ods", "xls": return try SpreadsheetFile.read(path, options)
        case "kml", "kmz":
            // GDAL's own reader, which knows less, is needed where a condition has to be evaluated.
            return options.filter == nil ? try KMLReader.layers(of: path, crs: options.crs) : nil
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

    /// Tables whose name says something else than they are.
    private func openByContent(_ content: FileContent?) throws(StoreError) -> [any LayerSource]? {
        let isSheet = ["xlsx", "xlsm", "ods", "xls"].contains(suffix), isText = ["csv", "tsv", "txt"].contains(suffix)
        switch content {
        case .markup where isSheet || isText:
            throw .unsupportedFormat(
                path: path, format: "a web page or XML named .\(suffix)",
                advice: "Open it in a spreadsheet program and save it as XLSX.")
        case .zip where suffix == "xls" || isText, .compound where isText || suffix == "xlsx" || suffix == "ods":
            throw .unsupportedFormat(
                path: path,
                format: content == .zip
                    ? "an XLSX or ODS workbook named .\(suffix)"
                    : "an XLS workbook named .\(suffix), or one locked with a password",
                advice: "Give it the ending it should have, or save it as XLSX.")
        case .text where isSheet:
            let note = LedgerEntry(
                source: path, layer: "", feature: "", defect: .encodingDetected, action: .noted,
                detail: "the file is named .\(suffix) and is a text table; read as one")
            return [
                NotedLayer(
                    try SheetReader(path: path, options: options).layer(TextTable.read(path, options)), entries: [note])
            ]
        default: return nil
        }
    }

    private func openWithOGR(name: String) throws(StoreError) -> [any LayerSource] {
        if let rebuilt = try openWithoutIndex() { return rebuilt }
        // DXF in “UTF-8” hands out the bytes as stored.
        let dataset = try GDALLibrary.withOptions([("DXF_ENCODING", "UTF-8")]) { () throws(StoreError) in
            try Dataset(path: path, name: name, kind: .vector)
        }
        if dataset.driver == "ESRI Shapefile" { return try shapefile(name, dataset) }
        let text = try StoredText(path: path, driver: dataset.driver, options: options)
        let isDrawing = ["DGN", "DXF"].contains(dataset.driver)
        var layers: [any LayerSource] = []
        for index in 0..<dataset.layerCount {
            guard let layer = dataset.layer(index), !Self.isBookkeeping(layer.name, dataset.driver) else { continue }
            layers.append(
                try VectorLayer(layer, path: path, options: options, text: text, isOffered: !isDrawing))
        }
        if isDrawing, let raw = layers.first {
            layers.insert(try DrawingReader(path: path, options: options, driver: dataset.driver).zones(raw), at: 0)
        }
        return layers
    }

    /// The layers of a shapefile, or of a folder or archive of them, opened again for the bytes of their texts.
    private func shapefile(_ name: String, _ known: Dataset) throws(StoreError) -> [any LayerSource] {
        let files = known.files
        var texts: [StoredText?] = []
        for index in 0..<known.layerCount {
            guard let layer = known.layer(index) else { continue }
            texts.append(try StoredText.shapefile(layer.name, files: files, path: path, options: options))
        }
        let isOurs = texts.allSatisfy { $0 != nil }
        let dataset =
            isOurs
            ? try Dataset(path: path, name: name, kind: .vector, drivers: [known.driver], options: ["ENCODING="])
            : known
        var layers: [any LayerSource] = []
        for index in 0..<dataset.layerCount {
            guard let layer = dataset.layer(index) else { continue }
            let text = isOurs && index < texts.count ? texts[index] : nil
            layers.append(
                try VectorLayer(layer, path: path, options: options, text: text ?? .decodedByGDAL(path, options)))
        }
        return layers
    }

    /// Shapefiles whose `.shx` got lost on the way, alone, in a folder or in an archive: rebuilt in memory, the folder of the
    /// file stays as it is.
    private func openWithoutIndex() throws(StoreError) -> [any LayerSource]? {
        let files = try shapefileParts()
        let known = Set(files.map { $0.lowercased() })
        let bare = files.filter { file in
            let lower = file.lowercased()
            return lower.hasSuffix(".shp") && !known.contains((lower as NSString).deletingPathExtension + ".shx")
        }
        guard !bare.isEmpty else { return nil }
        let copy = try MemoryCopy(of: files, path: path)
        // Opened one by one, since a folder's layers are not opened before they are asked for.
        for file in bare {
            _ = try GDALLibrary.withOptions([("SHAPE_RESTORE_SHX", "YES")]) { () throws(StoreError) in
                try Dataset(
                    path: path, name: copy.folder + "/" + (file as NSString).lastPathComponent, kind: .vector)
            }
        }
        let name = suffix == "shp" ? copy.folder + "/" + (path as NSString).lastPathComponent : copy.folder
        let dataset = try Dataset(path: path, name: name, kind: .vector, drivers: ["ESRI Shapefile"])
        let names = Set(bare.map { (($0 as NSString).lastPathComponent as NSString).deletingPathExtension })
        return try shapefile(name, dataset).map { layer in
            let note = LedgerEntry(
                source: path, layer: layer.name, feature: "", defect: .indexMissing, action: .noted,
                detail: "the .shx beside the .shp is missing; the order of the records was read from the .shp itself")
            return NotedLayer(layer, entries: names.contains(layer.name) ? [note] : [], copy: copy)
        }
    }

    /// The files of shapefiles that the path is, or is a folder or an archive of, as GDAL is given them.
    private func shapefileParts() throws(StoreError) -> [String] {
        let files: [String]
        if suffix == "shp", FileKind(of: path) == .file {
            let (folder, stem) = (
                (path as NSString).deletingLastPathComponent, (path as NSString).deletingPathExtension
            )
            files = contents(of: folder.isEmpty ? "." : folder).map { folder.isEmpty ? $0 : folder + "/" + $0 }
                .filter { ($0 as NSString).deletingPathExtension == stem }
        } else if suffix == "zip", FileKind(of: path) == .file {
            files = try VirtualFile.names(inZip: path).map { "/vsizip/" + path + "/" + $0 }
        } else if FileKind(of: path) == .folder {
            files = contents(of: path).map { path + "/" + $0 }
        } else {
            files = []
        }
        return files.filter { file in
            ["shp", "shx", "dbf", "prj", "cpg", "cst"].contains((file as NSString).pathExtension.lowercased())
        }
    }

    private func contents(of folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
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
