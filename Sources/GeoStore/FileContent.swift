/// What a file is by its first bytes, whatever its name says.
enum FileContent: Hashable {
    /// XLSX, ODS, KMZ and others.
    case zip
    /// Microsoft's compound document: XLS, DGN version 8, locked workbooks.
    case compound
    /// HTML or XML.
    case markup
    case text

    /// Nil for an empty file, and for what is none of these.
    init?(_ path: String) throws(StoreError) {
        let head = try FileHead.read(path, 512)
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .zip
        } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .compound
        } else {
            var rest = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
            rest = rest.drop { $0 <= 0x20 }
            guard let first = rest.first else { return nil }
            let isTag =
                rest.count > 1
                && (rest[rest.startIndex + 1] == 0x21 || rest[rest.startIndex + 1] == 0x3F
                    || (0x41...0x7A).contains(rest[rest.startIndex + 1]))
            if first == 0x3C, isTag {
                self = .markup
            } else if !head.contains(0) {
                self = .text
            } else {
                return nil
            }
        }
    }
}
