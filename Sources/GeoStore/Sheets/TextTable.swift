import Foundation

/// Text tables: comma, semicolon, tab or bar, quoted as RFC 4180 says, in UTF-8, UTF-16 with a byte order mark,
/// or a declared or detected one-byte encoding.
enum TextTable {
    static func read(_ path: String, _ options: SourceOptions) throws(StoreError) -> TextGrid {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
        let name = NormalForm.composed(
            URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent)
        var notes: [String] = []
        let text = try decode(Array(data), path: path, name: name, declared: options.encoding, &notes)
        return TextGrid(name: name, rows: parse(Array(text.utf8)), notes: notes)
    }

    private static func decode(
        _ bytes: [UInt8], path: String, name: String, declared: TextEncoding?, _ notes: inout [String]
    ) throws(StoreError) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            if let text = String(data: Data(bytes), encoding: .utf16) { return NormalForm.composed(text) }
        }
        if let text = utf16WithoutMark(bytes) {
            notes.append("text read as UTF-16, as its zero bytes show; it has no byte order mark")
            return NormalForm.composed(text)
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let encoding: TextEncoding
        if let declared {
            // TCVN3 that a spreadsheet has saved as UTF-8 is undone as well.
            if declared != .utf8, let text = String(validating: body, as: UTF8.self) {
                return text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { TextEncoding.reinterpret(String($0), as: declared) }.joined(separator: "\n")
            }
            encoding = declared
        } else {
            let guess = EncodingDetector.detect(body.split(separator: 0x0A).lazy.map(Array.init))
            encoding = guess.encoding
            if encoding != .utf8 {
                notes.append(
                    "text read as \(encoding.rawValue), guessed with \(Int((guess.confidence * 100).rounded())) % "
                        + "confidence; declare the encoding")
            }
        }
        do throws(UndecodableText) {
            return try TextEncoding.decode(body, as: encoding)
        } catch {
            let where_ = error.offset.map { "byte \($0 + 1)" } ?? "some bytes"
            throw .badText(path: path, layer: name, encoding: encoding, reason: "\(where_) cannot be decoded")
        }
    }

    /// Text of which about every second byte is zero, as that of Latin letters is in UTF-16; other encodings have none.
    private static func utf16WithoutMark(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4096)
        let zeros = (
            even: head.indices.count { $0 % 2 == 0 && head[$0] == 0 },
            odd: head.indices.count { $0 % 2 == 1 && head[$0] == 0 }
        )
        guard bytes.count % 2 == 0, zeros.even + zeros.odd >= max(4, head.count / 10) else { return nil }
        let encoding: String.Encoding
        if zeros.odd > 4 * zeros.even {
            encoding = .utf16LittleEndian
        } else if zeros.even > 4 * zeros.odd {
            encoding = .utf16BigEndian
        } else {
            return nil
        }
        return String(data: Data(bytes), encoding: encoding)
    }

    /// Cells by row; an entirely empty last line is no row.
    ///
    /// - Parameter delimiter: nil looks for it.
    static func parse(_ bytes: [UInt8], delimiter: UInt8? = nil) -> [[String]] {
        let delimiter = delimiter ?? self.delimiter(of: bytes)
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var quoted = false, wasQuoted = false
        var index = 0
        func finishCell() {
            let text = String(decoding: cell, as: UTF8.self)
            row.append(wasQuoted ? text : text.trimmed)
            cell.removeAll(keepingCapacity: true)
            wasQuoted = false
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quoted {
                guard byte == 0x22 else {
                    cell.append(byte)
                    continue
                }
                if index < bytes.count, bytes[index] == 0x22 {
                    cell.append(0x22)
                    index += 1
                } else {
                    quoted = false
                }
            } else if byte == 0x22, cell.allSatisfy({ $0 == 0x20 }), opensQuote(bytes, index, delimiter) {
                cell.removeAll(keepingCapacity: true)
                quoted = true
                wasQuoted = true
            } else if byte == delimiter {
                finishCell()
            } else if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
                finishCell()
                rows.append(row)
                row = []
            } else {
                cell.append(byte)
            }
        }
        if !cell.isEmpty || wasQuoted || !row.isEmpty {
            finishCell()
            rows.append(row)
        }
        while let last = rows.last, last.allSatisfy(\.isEmpty) { rows.removeLast() }
        return rows
    }

    /// A quote that never closes before the next delimiter or end would swallow the file: taken literally.
    private static func opensQuote(_ bytes: [UInt8], _ start: Int, _ delimiter: UInt8) -> Bool {
        var index = start
        while index < bytes.count {
            if bytes[index] == 0x22 {
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
                if next == delimiter || next == 0x0A || next == 0x0D || next == 0x20 { return true }
                if next != 0x22 { return false }
                index += 1
            }
            index += 1
        }
        return false
    }

    /// The first forty lines that hold anything; line ends inside quotes do not end them, unless no quote ever closes.
    private static func firstRows(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var rows: [ArraySlice<UInt8>] = []
        var start = 0, isQuoted = false
        for index in bytes.indices where rows.count < 40 {
            if bytes[index] == 0x22 { isQuoted.toggle() }
            guard bytes[index] == 0x0A, !isQuoted else { continue }
            if index > start { rows.append(bytes[start..<index]) }
            start = index + 1
        }
        if rows.count < 40, start < bytes.count {
            guard isQuoted else { return rows + [bytes[start...]] }
            rows += bytes[start...].split(separator: 0x0A).prefix(40 - rows.count)
        }
        return rows
    }

    /// The candidate that splits most of the first lines into the same number of cells.
    static func delimiter(of bytes: [UInt8]) -> UInt8 {
        var best = (delimiter: UInt8(ascii: ","), lines: 0, count: 0)
        let lines = firstRows(of: bytes)
        for candidate in [UInt8(ascii: ";"), 0x09, UInt8(ascii: ","), UInt8(ascii: "|")] {
            var tally: [Int: Int] = [:]
            for line in lines {
                var quoted = false
                var count = 0
                for byte in line {
                    if byte == 0x22 { quoted.toggle() } else if byte == candidate, !quoted { count += 1 }
                }
                if count > 0 { tally[count, default: 0] += 1 }
            }
            guard let top = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
            // Semicolon and tab are listed before the comma: a decimal comma must not win over them.
            if top.value > best.lines { best = (candidate, top.value, top.key) }
        }
        return best.delimiter
    }
}
