import Foundation

/// How the text of one OGR source is to be understood.
struct StoredText {
    let path: String
    /// By the user, else by the file where GDAL does not heed it.
    let declared: TextEncoding?
    /// A shapefile that names no code page, or whose declared encoding overrules it: OGR hands out raw bytes.
    let isRaw: Bool

    init(path: String, options: SourceOptions) throws(StoreError) {
        self.path = path
        if let encoding = options.encoding { declared = encoding } else { declared = try Self.mapInfoCharset(path) }
        let isShapefile = ["shp", "dbf"].contains((path as NSString).pathExtension.lowercased())
        if isShapefile, options.encoding == nil {
            isRaw = !(try Self.namesCodePage(path))
        } else {
            isRaw = isShapefile
        }
    }

    var openOptions: [String] { isRaw ? ["ENCODING="] : [] }

    /// MapInfo's name for Windows-1258, which GDAL 3.6 hands out undecoded.
    private static func mapInfoCharset(_ path: String) throws(StoreError) -> TextEncoding? {
        guard ["tab", "mif"].contains((path as NSString).pathExtension.lowercased()), FileKind(of: path) == .file
        else { return nil }
        let head = String(decoding: try FileHead.read(path, 2048), as: UTF8.self).lowercased()
        return head.contains("windowsvietnamese") ? .cp1258 : nil
    }

    /// A `.cpg` beside the shapefile, or a language driver id in the `.dbf` header (byte 29).
    private static func namesCodePage(_ path: String) throws(StoreError) -> Bool {
        let stem = (path as NSString).deletingPathExtension
        for suffix in [".cpg", ".CPG", ".cst"] where FileKind(of: stem + suffix) == .file { return true }
        for suffix in [".dbf", ".DBF"] where FileKind(of: stem + suffix) == .file {
            let head = try FileHead.read(stem + suffix, 32)
            return head.count > 29 && head[29] != 0
        }
        return false
    }

    /// Text from the bytes OGR hands out.
    ///
    /// - Parameter detected: used when nothing is declared and the bytes are not UTF-8.
    func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, detected: TextEncoding?, layer: String
    ) throws(StoreError) -> String {
        if isRaw, let declared { return unsafe try decode(Array(bytes), as: declared, layer) }
        if let text = unsafe String(validating: bytes, as: UTF8.self) {
            guard let declared, declared != .utf8 else { return NormalForm.composed(text) }
            return TextEncoding.reinterpret(text, as: declared)
        }
        return unsafe try decode(Array(bytes), as: declared ?? detected ?? .cp1252, layer)
    }

    private func decode(_ bytes: [UInt8], as encoding: TextEncoding, _ layer: String) throws(StoreError) -> String {
        do throws(UndecodableText) {
            return try TextEncoding.decode(bytes, as: encoding)
        } catch {
            let sample = String(decoding: bytes.prefix(40), as: UTF8.self)
            throw .badText(path: path, layer: layer, encoding: encoding, reason: "“\(sample)”")
        }
    }
}
