import Foundation
import Geometry
import Testing

@testable import GeoStore

/// Text of formats that keep bytes. GDAL's decoder of Windows-1258 loses the last letter of every text, because iconv
/// waits for a tone that may follow it: “Bến Cá” for “Bến Cát”.
@Suite struct StoredBytesTests {
    /// A shapefile of one square whose column and value hold these bytes, with a `.cpg` or a language driver id.
    private static func shapefile(
        name: [UInt8], value: [UInt8], codePage: String?, driver: UInt8 = 0, in scratch: Scratch
    ) throws -> String {
        let hold = String(repeating: "N", count: name.count), held = String(repeating: "V", count: value.count)
        let output = try VectorOutput(creating: scratch.file("dat.shp"), as: "ESRI Shapefile", for: "dat.shp")
        try output.append(
            FeatureTable(
                name: "dat", crs: .epsg(9210), fields: [FieldDefinition(hold, .text)],
                features: [
                    Feature(id: 1, shape: GeoPackageTests.square(600_000, 1_220_000, 10), values: [.text(held)])
                ]))
        try output.close()
        var dbf = try bytes(scratch.file("dat.dbf"))
        for (mark, stored) in [(hold, name), (held, value)] {
            let wanted = Array(mark.utf8)
            let at = try #require(
                dbf.indices.dropLast(wanted.count).first { Array(dbf[$0..<($0 + wanted.count)]) == wanted })
            dbf.replaceSubrange(at..<(at + wanted.count), with: stored)
        }
        dbf[29] = driver
        _ = try scratch.write("dat.dbf", dbf)
        try? FileManager.default.removeItem(atPath: scratch.file("dat.cpg"))
        if let codePage { _ = try scratch.write("dat.cpg", codePage) }
        return scratch.file("dat.shp")
    }

    // “Tên xã” and “Bến Cát”: in Windows-1258 tones follow their letters, in TCVN3 letters are whole.
    private static let windows: ([UInt8], [UInt8]) = (
        [0x54, 0xEA, 0x6E, 0x5F, 0x78, 0x61, 0xDE], [0x42, 0xEA, 0xEC, 0x6E, 0x20, 0x43, 0x61, 0xEC, 0x74]
    )
    private static let tcvn3: ([UInt8], [UInt8]) = (
        [0x54, 0xAA, 0x6E, 0x5F, 0x78, 0xB7], [0x42, 0xD5, 0x6E, 0x20, 0x43, 0xB8, 0x74]
    )

    struct Case: Sendable {
        var reason: String, isTCVN3 = false, codePage: String?, driver: UInt8 = 0, notes: [Defect]
    }

    @Test(arguments: [
        Case(reason: "named by .cpg", codePage: "1258", notes: []),
        Case(reason: "named as ESRI does", codePage: "ANSI 1258\r\n", notes: []),
        Case(reason: "not named", codePage: nil, notes: [.encodingDetected]),
        Case(
            reason: "the language driver every program writes", codePage: nil, driver: 0x57, notes: [.encodingDetected]),
        Case(reason: "named wrongly as Western", codePage: "ISO-8859-1", notes: [.encodingDetected]),
        Case(reason: "named wrongly as Unicode", codePage: "UTF-8", notes: [.encodingDetected]),
        Case(reason: "TCVN3 under a Western name", isTCVN3: true, codePage: "1252", notes: [.encodingDetected]),
    ])
    func namesAndValuesOfShapefilesKeepTheirLastLetter(_ test: Case) throws {
        let (name, value) = test.isTCVN3 ? Self.tcvn3 : Self.windows
        let path = try Self.shapefile(
            name: name, value: value, codePage: test.codePage, driver: test.driver, in: try Scratch())
        let source = try VectorSource(path)
        let table = try source.readAll()
        #expect(table.fields.map(\.name) == ["Tên_xã"])
        #expect(table.features[0].values == [.text("Bến Cát")])
        #expect(source.ledger.entries.map(\.defect) == test.notes)
    }

    @Test func theUsersWordCountsMost() throws {
        let path = try Self.shapefile(
            name: Self.windows.0, value: Self.windows.1, codePage: "UTF-8", in: try Scratch())
        let source = try VectorSource(path, options: SourceOptions(encoding: .cp1258))
        #expect(try source.readAll().features[0].values == [.text("Bến Cát")])
        #expect(source.ledger.isEmpty)
    }

    @Test func aFolderOfShapefilesIsReadAlike() throws {
        let scratch = try Scratch()
        _ = try Self.shapefile(name: Self.windows.0, value: Self.windows.1, codePage: "1258", in: scratch)
        let table = try VectorSource(scratch.path).readAll()
        #expect(table.fields.map(\.name) == ["Tên_xã"])
        #expect(table.features[0].values == [.text("Bến Cát")])
    }

    /// Ten bytes hold “LOẠI ĐẤT” in Unicode but for its last letters; half a letter at the end is none.
    @Test func lettersCutByTheWidthOfAColumnAreLeftOut() throws {
        let name = Array("LOẠI ĐẤT".utf8.prefix(10)), value = Array("Đất ở đô thị".utf8.dropLast())
        let path = try Self.shapefile(name: name, value: value, codePage: "UTF-8", in: try Scratch())
        let source = try VectorSource(path)
        let table = try source.readAll()
        #expect(table.fields.map(\.name) == ["LOẠI Đ"])
        #expect(table.features[0].values == [.text("Đất ở đô th")])
    }

    /// “XÃ” in Windows-1258: its last byte begins a letter in UTF-8, too, and was taken for one that is cut off.
    @Test(arguments: ["1258", "system", nil])
    func aSingleLetterAtTheEndStays(codePage: String?) throws {
        let path = try Self.shapefile(
            name: Array("TEN".utf8), value: [0x58, 0xC3], codePage: codePage, in: try Scratch())
        #expect(try VectorSource(path).readAll().features[0].values[0].text?.count == 2)
    }

    /// The `.shx` is rebuilt in memory; nothing is written beside the file.
    @Test func aShapefileWithoutItsIndexIsRead() throws {
        let scratch = try Scratch()
        let path = try Self.shapefile(name: Array("MA".utf8), value: Array("ODT".utf8), codePage: nil, in: scratch)
        try FileManager.default.removeItem(atPath: scratch.file("dat.shx"))
        let names = scratch.names
        let source = try VectorSource(path)
        let table = try source.readAll()
        #expect(table.features.map { $0.shape?.area } == [100])
        #expect(table.features[0].values == [.text("ODT")])
        #expect(table.crs == .epsg(9210))
        #expect(source.ledger.entries.map(\.defect) == [.indexMissing])
        #expect(scratch.names == names)
    }

    @Test(arguments: ["dat.zip", ""])
    func aFolderOrArchiveWithoutIndexIsRead(name: String) throws {
        let scratch = try Scratch()
        _ = try Self.shapefile(name: Array("MA".utf8), value: Array("ODT".utf8), codePage: nil, in: scratch)
        try FileManager.default.removeItem(atPath: scratch.file("dat.shx"))
        var zip = StoredZip()
        for file in scratch.names { zip.add("so do/" + file, try bytes(scratch.file(file))) }
        _ = try scratch.write("dat.zip", zip.bytes)
        let source = try VectorSource(name.isEmpty ? scratch.path : scratch.file(name))
        #expect(source.layerNames == ["dat"])
        #expect(try source.readAll().features.map { $0.shape?.area } == [100])
        #expect(source.ledger.entries.map(\.defect) == [.indexMissing])
    }

    /// MapInfo says WindowsLatin1 over text in the fonts of before Unicode.
    @Test func interchangeOfMapInfoInTCVN3IsUndone() throws {
        let scratch = try Scratch()
        var head =
            "Version 300\nCharset \"WindowsLatin1\"\nDelimiter \",\"\nCoordSys Earth Projection 1, 104\nColumns 1\n  ten Char(20)\nData\n\n"
        var values: [UInt8] = []
        for (index, text) in ["Đất ở đô thị", "Bến Cát", "Thuận An"].enumerated() {
            head += "Point 106.\(index) 11\n"
            let stored: [[UInt8]] = [
                [0xA7, 0xCA, 0x74, 0x20, 0xEB, 0x20, 0xAE, 0xAB, 0x20, 0x74, 0x68, 0xDE],
                [0x42, 0xD5, 0x6E, 0x20, 0x43, 0xB8, 0x74],
                [0x54, 0x68, 0x75, 0xCB, 0x6E, 0x20, 0x41, 0x6E],
            ]
            #expect(try TextEncoding.decode(stored[index], as: .tcvn3) == text)
            values += [0x22] + stored[index] + [0x22, 0x0A]
        }
        let path = try scratch.write("a.mif", head)
        _ = try scratch.write("a.mid", values)
        let source = try VectorSource(path)
        #expect(
            try source.readAll().features.map { $0.values[0].text } == ["Đất ở đô thị", "Bến Cát", "Thuận An"])
        #expect(source.ledger.entries.map(\.defect) == [.encodingDetected])
    }
}
