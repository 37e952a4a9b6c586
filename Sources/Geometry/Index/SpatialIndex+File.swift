import Foundation

/// An index as a file that is mapped, not read: opening takes no longer for ten million boxes than for ten.
///
/// Little-endian: a header of 64 bytes, then nodes, boxes and numbers, each from a multiple of 64 bytes. Where a node's
/// children are follows from the number of boxes alone, and that the last node of each level has none beyond is checked, so
/// no content of the file leads a question outside of it.
extension SpatialIndex {
    private static let magic: UInt64 = 0x5844_4953_4F48_5000  // "\0PHOSIDX"
    private static let version: UInt32 = 1
    private static let headerBytes = 64

    /// Writes the index under a temporary name in the same folder and renames it.
    ///
    /// - Throws: ``GeometryError/indexFile(path:reason:)``.
    public func write(to path: String) throws(GeometryError) {
        let sections = Sections(count: tree.count)
        var data = Data(capacity: sections.end)
        var header = [UInt64](repeating: 0, count: Self.headerBytes / 8)
        header[0] = Self.magic
        header[1] = UInt64(Self.version)
        header[2] = UInt64(tree.count)
        header[3] = tree.origin.x.bitPattern
        header[4] = tree.origin.y.bitPattern
        header[5] = UInt64(sections.end)
        header[7] = Self.checksum(header)
        for word in header { unsafe withUnsafeBytes(of: word.littleEndian) { unsafe data.append(contentsOf: $0) } }
        func put(_ start: UnsafeRawPointer, _ bytes: Int, at offset: Int) {
            data.append(Data(count: offset - data.count))
            unsafe data.append(start.assumingMemoryBound(to: UInt8.self), count: bytes)
        }
        unsafe put(tree.nodes.pointer, tree.nodes.bytes, at: sections.nodes)
        unsafe put(tree.boxes.pointer, tree.boxes.bytes, at: sections.boxes)
        unsafe put(tree.numbers.pointer, tree.numbers.bytes, at: sections.numbers)
        data.append(Data(count: sections.end - data.count))
        do {
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .indexFile(path: path, reason: "cannot be written: \(error.localizedDescription)")
        }
    }

    /// Maps a file that ``write(to:)`` made. It must not change while the index is in use.
    ///
    /// - Throws: ``GeometryError/indexFile(path:reason:)`` when it is not such a file, of another version, damaged in its
    ///   header or not as long as the header says.
    public init(mapping path: String) throws(GeometryError) {
        func refuse(_ reason: String) -> GeometryError { .indexFile(path: path, reason: reason) }
        guard let file = MappedFile(path) else { throw refuse("cannot be opened") }
        guard file.count >= Self.headerBytes else { throw refuse("shorter than a header") }
        let header = (0..<Self.headerBytes / 8).map {
            unsafe UInt64(littleEndian: file.start.load(fromByteOffset: 8 * $0, as: UInt64.self))
        }
        guard header[0] == Self.magic else { throw refuse("not a spatial index") }
        guard header[1] == UInt64(Self.version) else {
            throw refuse("version \(header[1]), this program reads \(Self.version)")
        }
        guard header[7] == Self.checksum(header) else { throw refuse("damaged header") }
        guard header[2] < UInt64(Int32.max) else { throw refuse("damaged header") }
        let sections = Sections(count: Int(header[2]))
        guard header[5] == UInt64(sections.end), file.count == sections.end else {
            throw refuse("\(file.count) bytes, \(sections.end) expected")
        }
        let origin = Coordinate(Double(bitPattern: header[3]), Double(bitPattern: header[4]))
        guard origin.isFinite else { throw refuse("damaged header") }
        let count = Int(header[2])
        let nodes = BoxTree.levelStarts(count).last ?? 0
        self.init(
            tree: BoxTree(
                nodes: AlignedBuffer(mapped: file, offset: sections.nodes, count: nodes * BoxTree.nodeFloats),
                boxes: AlignedBuffer(mapped: file, offset: sections.boxes, count: count),
                numbers: AlignedBuffer(mapped: file, offset: sections.numbers, count: count), origin: origin))
        guard tree.endsWhereItShould else { throw refuse("damaged nodes") }
    }

    private struct Sections {
        let nodes: Int
        let boxes: Int
        let numbers: Int
        let end: Int

        init(count: Int) {
            func padded(_ bytes: Int) -> Int { (bytes + 63) / 64 * 64 }
            nodes = SpatialIndex.headerBytes
            boxes = nodes + padded((BoxTree.levelStarts(count).last ?? 0) * BoxTree.nodeFloats * 4)
            numbers = boxes + padded(count * MemoryLayout<Box>.stride)
            end = numbers + padded(count * 4)
        }
    }

    /// FNV-1a (Fowler, Noll, Vo) over the words before the last.
    private static func checksum(_ header: [UInt64]) -> UInt64 {
        header.dropLast().reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1) &* 0x0100_0000_01b3 }
    }
}

/// A file's bytes as memory, read only.
@safe final class MappedFile: @unchecked Sendable {
    // SAFETY: mapped in `init`, unmapped in `deinit`; nobody writes to it.
    let start: UnsafeMutableRawPointer
    let count: Int

    init?(_ path: String) {
        let file = unsafe open(path, O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        let size = lseek(file, 0, SEEK_END)
        guard size > 0, let mapped = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0),
            unsafe mapped != MAP_FAILED
        else {
            return nil
        }
        unsafe start = unsafe mapped
        count = size
    }

    deinit { unsafe munmap(start, count) }
}

extension BoxTree {
    /// Whether the last node of each level holds only children that exist; all others are full.
    fileprivate var endsWhereItShould: Bool {
        (0..<levels).allSatisfy { level in
            let last = unsafe levelStarts[level + 1] - levelStarts[level] - 1
            let absent = ~present(level, last) & 0xFFFF
            return (0..<Self.fan).allSatisfy {
                absent & (1 << UInt32($0)) == 0 || (unsafe lanes(level, last)[$0]).isNaN
            }
        }
    }
}
