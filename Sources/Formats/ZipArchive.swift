/// A ZIP archive whose entries are stored as they are: what office documents are wrapped in. No clock is read, so the
/// same entries give the same bytes. Layout: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
package struct ZipArchive {
    private var entries: [(name: [UInt8], content: [UInt8], checksum: UInt32, offset: Int)] = []
    private var body: [UInt8] = []

    /// 1980-01-01 00:00, the first moment the format can write.
    private static let day: UInt16 = 1 << 5 | 1
    /// Names are UTF-8 (general purpose bit 11).
    private static let flags: UInt16 = 1 << 11

    package init() {}

    package mutating func add(_ name: String, _ text: String) {
        let (name, content) = (Array(name.utf8), Array(text.utf8))
        let checksum = Self.crc32(content)
        entries.append((name, content, checksum, body.count))
        body.append(number: UInt32(0x0403_4b50))
        Self.describe(name, content.count, checksum, &body)
        body += name + content
    }

    package var bytes: [UInt8] {
        var out = body
        for entry in entries {
            out.append(number: UInt32(0x0201_4b50))
            out.append(number: UInt16(20))  // made by: 2.0
            Self.describe(entry.name, entry.content.count, entry.checksum, &out)
            out += [UInt8](repeating: 0, count: 10)  // no comment, first disk, no attributes
            out.append(number: UInt32(entry.offset))
            out += entry.name
        }
        let length = out.count - body.count
        out.append(number: UInt32(0x0605_4b50))
        out += [0, 0, 0, 0]
        out.append(number: UInt16(entries.count))
        out.append(number: UInt16(entries.count))
        out.append(number: UInt32(length))
        out.append(number: UInt32(body.count))
        out += [0, 0]
        return out
    }

    /// The fields that stand in both headers of an entry.
    private static func describe(_ name: [UInt8], _ count: Int, _ checksum: UInt32, _ out: inout [UInt8]) {
        out.append(number: UInt16(20))  // needed to read: 2.0
        out.append(number: flags)
        out.append(number: UInt16(0))  // stored
        out.append(number: UInt16(0))  // time
        out.append(number: day)
        out.append(number: checksum)
        out.append(number: UInt32(count))
        out.append(number: UInt32(count))
        out.append(number: UInt16(name.count))
        out.append(number: UInt16(0))  // no extra field
    }

    /// ISO 3309 with the polynomial 0x04C11DB7, bits reversed.
    package static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var checksum = UInt32.max
        for byte in bytes { checksum = table[Int((checksum ^ UInt32(byte)) & 0xFF)] ^ (checksum >> 8) }
        return ~checksum
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}

extension [UInt8] {
    /// Little-endian.
    fileprivate mutating func append<Number: FixedWidthInteger>(number: Number) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
