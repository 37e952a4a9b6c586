import GeoStore
import Geometry
import Testing

/// A MicroStation design file of version 7, written byte by byte after Intergraph's Standard File Formats
/// (element types 6, 9 and 17), so that no drawing of others has to be carried along.
private struct TinyDGN {
    private var bytes: [UInt8] = {
        // Type 9, level 8, 766 words to follow: the control block with its units.
        var block = [UInt8](repeating: 0, count: 1536)
        block.replaceSubrange(0..<4, with: [0x08, 0x09, 0xFE, 0x02])
        block.replaceSubrange(1112..<1116, with: Self.long(1000))  // sub-units per master unit
        block.replaceSubrange(1116..<1120, with: Self.long(1))  // positions per sub-unit
        block.replaceSubrange(1120..<1124, with: Array("m mm".utf8))
        return block
    }()

    /// Words of 16 bits, the higher one first, each little-endian.
    private static func long(_ value: Int) -> [UInt8] {
        [value >> 16, value >> 24, value, value >> 8].map { UInt8(truncatingIfNeeded: $0) }
    }

    private mutating func element(_ type: UInt8, level: UInt8, _ body: [UInt8]) {
        let padded = body.count % 2 == 0 ? body : body + [0]
        let words = (36 + padded.count) / 2 - 2
        var head: [UInt8] = [level, type, UInt8(words & 0xFF), UInt8(words >> 8)] + [UInt8](repeating: 0, count: 32)
        let attributes = (36 + padded.count - 32) / 2
        head[30] = UInt8(attributes & 0xFF)
        head[31] = UInt8(attributes >> 8)
        bytes += head + padded
    }

    /// A shape of the given corners in thousandths.
    mutating func shape(level: UInt8, _ corners: [(Int, Int)]) {
        element(6, level: level, [UInt8(corners.count), 0] + corners.flatMap { Self.long($0.0) + Self.long($0.1) })
    }

    mutating func text(level: UInt8, _ text: String, at: (Int, Int)) {
        var body: [UInt8] = [0, 0] + Self.long(1000) + Self.long(1000) + Self.long(0)
        body += Self.long(at.0) + Self.long(at.1) + [UInt8(text.utf8.count), 0] + Array(text.utf8)
        element(17, level: level, body)
    }

    var file: [UInt8] { bytes + [0xFF, 0xFF] }
}

@Suite struct DGNTests {
    private func drawing() throws -> (Scratch, String) {
        var dgn = TinyDGN()
        dgn.shape(level: 10, [(0, 0), (20_000, 0), (20_000, 10_000), (0, 10_000), (0, 0)])
        dgn.shape(level: 11, [(30_000, 0), (40_000, 0), (40_000, 10_000), (30_000, 10_000), (30_000, 0)])
        dgn.text(level: 12, "ODT", at: (5_000, 5_000))
        let scratch = try Scratch()
        return (scratch, try scratch.write("dat.dgn", dgn.file))
    }

    @Test func textsInsideShapesAreCodes() throws {
        let (_, path) = try drawing()
        let source = try VectorSource(path, options: SourceOptions(crs: .epsg(9210)))
        let table = try source.readAll()
        #expect(source.layerNames == ["zones", "elements"])
        #expect(table.features.map { $0.shape?.area } == [200, 100])
        #expect(table.features.map { $0.values[0] } == [.text("ODT"), .null])
        #expect(table.crs == .epsg(9210))
        #expect(source.ledger.entries.map(\.defect) == [.crsDeclared, .shapeWithoutLabel])
    }

    @Test func levelsAreTranslated() throws {
        let (_, path) = try drawing()
        let options = SourceOptions(crs: .epsg(9210), levels: ["10": "ODT", "11": "CLN"])
        let source = try VectorSource(path, options: options)
        #expect(try source.readAll().features.map { $0.values[0] } == [.text("ODT"), .text("CLN")])
        #expect(source.ledger.entries.map(\.defect) == [.crsDeclared])
    }
}
