import Foundation

/// How the text of one OGR layer is to be understood. Where a format keeps bytes, OGR is asked for the bytes: its own
/// decoder of Windows-1258 holds back the last letter of every text.
struct StoredText {
    let path: String
    /// By the user; never doubted.
    let declared: TextEncoding?
    /// By the file itself, which is often written by default.
    let named: TextEncoding?
    /// OGR hands out the bytes as stored.
    let isRaw: Bool
    /// The format keeps bytes, so that Unicode handed out is what OGR took them for.
    let keepsBytes: Bool

    private init(_ path: String, _ options: SourceOptions, named: TextEncoding?, isRaw: Bool, keepsBytes: Bool) {
        self.path = path
        self.declared = options.encoding
        self.named = named
        self.isRaw = isRaw
        self.keepsBytes = keepsBytes
    }

    /// A file that is no shapefile.
    init(path: String, driver: String, options: SourceOptions) throws(StoreError) {
        var named: TextEncoding?
        switch driver {
        case "DXF": named = try Self.dxfCodePage(path)
        case "MapInfo File": named = try Self.mapInfoCharset(path)
        default: break
        }
        self.init(
            path, options, named: named, isRaw: ["DXF", "DGN"].contains(driver) || named == .cp1258,
            keepsBytes: ["DXF", "DGN", "MapInfo File"].contains(driver))
    }

    /// A layer of a shapefile, a folder or an archive of them.
    ///
    /// - Parameter files: those of the dataset, as GDAL names them.
    /// - Returns: nil when the code page is one that only GDAL decodes.
    static func shapefile(
        _ layer: String, files: [String], path: String, options: SourceOptions
    ) throws(StoreError) -> StoredText? {
        func file(_ suffixes: [String]) -> String? {
            files.first { name in
                let last = (name as NSString).lastPathComponent as NSString
                return last.deletingPathExtension == layer && suffixes.contains(last.pathExtension.lowercased())
            }
        }
        var named: TextEncoding?
        if let page = file(["cpg"]) ?? file(["cst"]) {
            let text = String(decoding: try VirtualFile.bytes(page, path: path), as: UTF8.self).trimmed
            named = TextEncoding(codePage: text)
            // A number names some other code page; words such as “system” name none.
            if named == nil, text.contains(where: \.isNumber), options.encoding == nil { return nil }
        } else if let table = file(["dbf"]) {
            let head = try VirtualFile.bytes(table, path: path, limit: 32)
            if head.count > 29, head[29] != 0 {
                named = TextEncoding(languageDriver: head[29])
                if named == nil, options.encoding == nil { return nil }
            }
        }
        return StoredText(path, options, named: named, isRaw: true, keepsBytes: true)
    }

    static func decodedByGDAL(_ path: String, _ options: SourceOptions) -> StoredText {
        StoredText(path, options, named: nil, isRaw: false, keepsBytes: false)
    }

    /// MapInfo's name for Windows-1258, which GDAL 3.6 hands out undecoded.
    private static func mapInfoCharset(_ path: String) throws(StoreError) -> TextEncoding? {
        guard ["tab", "mif"].contains((path as NSString).pathExtension.lowercased()), FileKind(of: path) == .file
        else { return nil }
        let head = String(decoding: try FileHead.read(path, 2048), as: UTF8.self).lowercased()
        return head.contains("windowsvietnamese") ? .cp1258 : nil
    }

    /// `$DWGCODEPAGE` of the header; drawings from release 2007 (AC1021) on are in UTF-8.
    private static func dxfCodePage(_ path: String) throws(StoreError) -> TextEncoding? {
        guard FileKind(of: path) == .file else { return nil }
        let lines = String(decoding: try FileHead.read(path, 65_536), as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).trimmed }
        func value(_ variable: String) -> String? {
            guard let at = lines.firstIndex(of: variable), at + 2 < lines.count else { return nil }
            return lines[at + 2]
        }
        if let version = value("$ACADVER"), version >= "AC1021", version.hasPrefix("AC") { return .utf8 }
        return value("$DWGCODEPAGE").flatMap { TextEncoding(codePage: $0) }
    }

    // MARK: what the bytes are

    struct Finding {
        /// Nil when no sample tells.
        var encoding: TextEncoding?
        /// What the ledger has to say, and whether the text was changed by it.
        var note: (detail: String, action: LedgerAction)?
    }

    /// - Parameter samples: names and values with letters beyond ASCII, as OGR hands them out.
    func settle(_ samples: [[UInt8]]) -> Finding {
        guard declared == nil, !samples.isEmpty else { return Finding(encoding: nil) }
        let texts = samples.map { String(validating: $0, as: UTF8.self) }
        if isUnicode(samples) { return isRaw ? unicode() : seenThroughWindows(texts.compactMap(\.self)) }
        if let named, !named.isNamedByDefault, named != .utf8 { return Finding(encoding: named) }
        let guess = EncodingDetector.detect(zip(samples, texts).filter { $0.1 == nil }.map(\.0))
        if let named, guess.encoding == .cp1252 || guess.confidence <= Self.enough {
            if named.isNamedByDefault { return Finding(encoding: named) }
        }
        let percent = Int((guess.confidence * 100).rounded())
        let text = "text read as \(guess.encoding.rawValue), guessed with \(percent) % confidence; declare the encoding"
        return Finding(
            encoding: guess.encoding,
            note: (named.map { "the file names \($0.rawValue); " + text } ?? text, .noted))
    }

    /// All are UTF-8 but for letters cut off at the end, and at least one proves it by a whole letter beyond ASCII: a single
    /// byte at the end of `X\u{C3}` is as well a letter of another encoding.
    private func isUnicode(_ samples: [[UInt8]]) -> Bool {
        var isProven = false
        for sample in samples {
            let whole = Self.withoutCutLetter(sample)
            guard String(validating: whole, as: UTF8.self) != nil else { return false }
            if whole.contains(where: { $0 >= 0x80 }) { isProven = true }
        }
        return isProven
    }

    /// Confidence above which a guess counts more than what a program wrote by default. ASSUMPTION: no register says.
    private static let enough = 0.7

    private func unicode() -> Finding {
        guard let named, named != .utf8 else { return Finding(encoding: .utf8) }
        return Finding(
            encoding: .utf8, note: ("the file names \(named.rawValue), but its text is UTF-8; read so", .noted))
    }

    /// Unicode that is TCVN3 or VNI read as Windows-1252: undone where the format keeps bytes, else only reported.
    private func seenThroughWindows(_ texts: [String]) -> Finding {
        let western = texts.compactMap { CodePage.windowsBytes(of: $0) }
        let guess = EncodingDetector.detect(western)
        guard !western.isEmpty, [.tcvn3, .vni].contains(guess.encoding), guess.confidence > Self.enough else {
            return Finding(encoding: nil)
        }
        if keepsBytes {
            let percent = Int((guess.confidence * 100).rounded())
            return Finding(
                encoding: guess.encoding,
                note: (
                    "text read as \(guess.encoding.rawValue), guessed with \(percent) % confidence; declare the encoding",
                    .noted
                ))
        }
        return Finding(
            encoding: nil,
            note: (
                "text looks like \(guess.encoding.rawValue); left as it is, declare the encoding to convert it", .kept
            ))
    }

    /// Text from the bytes OGR hands out.
    ///
    /// - Parameters:
    ///   - settled: what ``settle(_:)`` found.
    ///   - unsettled: called when bytes that are not UTF-8 are met of which no sample told.
    func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, settled: TextEncoding?, layer: String, unsettled: () -> Void
    ) throws(StoreError) -> String {
        if let declared {
            if isRaw { return unsafe try decode(Array(bytes), as: declared, layer) }
            guard let text = unsafe String(validating: bytes, as: UTF8.self) else {
                return unsafe try decode(Array(bytes), as: declared, layer)
            }
            return declared == .utf8 ? NormalForm.composed(text) : TextEncoding.reinterpret(text, as: declared)
        }
        if let settled, settled != .utf8 {
            guard !isRaw, let text = unsafe String(validating: bytes, as: UTF8.self) else {
                return unsafe try decode(Array(bytes), as: settled, layer)
            }
            return TextEncoding.reinterpret(text, as: settled)
        }
        if let text = unsafe String(validating: bytes, as: UTF8.self) { return NormalForm.composed(text) }
        let stored = unsafe (settled ?? named) == .utf8 ? Self.withoutCutLetter(Array(bytes)) : Array(bytes)
        if let text = String(validating: stored, as: UTF8.self) { return NormalForm.composed(text) }
        if settled == nil, named == nil { unsettled() }
        return try decode(stored, as: settled ?? named ?? .cp1252, layer)
    }

    /// The name of a field, which cannot be refused.
    func name(_ stored: [UInt8], settled: TextEncoding?) -> String {
        let encoding = declared ?? settled
        let bytes = (encoding ?? named) == .utf8 ? Self.withoutCutLetter(stored) : stored
        if let text = String(validating: bytes, as: UTF8.self) {
            guard let encoding, encoding != .utf8, !(isRaw && bytes.allSatisfy { $0 < 0x80 }) else {
                return NormalForm.composed(text)
            }
            return isRaw
                ? (try? TextEncoding.decode(bytes, as: encoding)) ?? NormalForm.composed(text)
                : TextEncoding.reinterpret(text, as: encoding)
        }
        return (try? TextEncoding.decode(stored, as: encoding ?? named ?? .cp1252))
            ?? String(decoding: stored, as: UTF8.self)
    }

    /// Without the beginning of a letter in UTF-8 that the width of a column cut off at the end.
    private static func withoutCutLetter(_ bytes: [UInt8]) -> [UInt8] {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? bytes.dropLast(back) : bytes
        }
        return bytes
    }

    private func decode(_ bytes: [UInt8], as encoding: TextEncoding, _ layer: String) throws(StoreError) -> String {
        do throws(UndecodableText) {
            return try TextEncoding.decode(encoding == .utf8 ? Self.withoutCutLetter(bytes) : bytes, as: encoding)
        } catch {
            let sample = String(decoding: bytes.prefix(40), as: UTF8.self)
            throw .badText(path: path, layer: layer, encoding: encoding, reason: "“\(sample)”")
        }
    }
}
