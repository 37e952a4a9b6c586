import Foundation
import Geometry
import Testing

@testable import GeoStore

@Suite struct RowByRowTests {
    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("sites.csv").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try body(path)
    }

    @Test("A row whose coordinates cannot be read stays, without a shape, and is in the ledger")
    func keepsBadRows() throws {
        try withFile("site,longitude,latitude\na,106.6,11\nb,abc,11\nc,106.7,\n") { path in
            let source = try VectorSource(path, options: SourceOptions(isRowByRow: true))
            let table = try source.readAll()
            #expect(table.features.map(\.id) == [2, 3, 4])
            #expect(table.features.map { $0.shape == nil } == [false, true, true])
            let bad = source.ledger.entries.filter { $0.defect == .badCoordinate }
            #expect(bad.map(\.action) == [.kept, .kept])
            #expect(bad[0].detail == "“longitude” is “abc”, not a coordinate")
            let coordinates = try #require(table.coordinateFields)
            #expect(coordinates == (1, 2))
        }
    }

    @Test("A long table read in pieces gives the rows of the whole: numbers, quotes over lines, bad cells")
    func pieces() throws {
        var text = "Danh sách trạm\nsite;Kinh độ;Vĩ độ;ghi chú\n"
        let note = String(repeating: "x", count: 20)
        for row in 0..<4000 {
            let longitude = row == 2801 ? "hỏng" : "106,\(6000 + row)"
            text += "S\(row);\(longitude);11,2;\(row == 2000 ? "\"hai\ndòng; “trích”\"" : note)\n"
        }
        try withFile(text) { path in
            let options = SourceOptions(isRowByRow: true)
            let pieces = try #require(try TextTablePieces(path, options, threshold: 64 << 10, piece: 16 << 10))
            var ledger = Ledger()
            var rows: [Feature] = []
            var batches = 0
            try pieces.read(batchSize: 300, ledger: &ledger) { batch in
                batches += 1
                #expect(batch.fields.map(\.name) == ["site", "Kinh độ", "Vĩ độ", "ghi chú"])
                rows += batch.features
            }
            #expect(batches > 13)
            let whole = try VectorSource(path).readAll()
            #expect(rows.count == 4000)
            #expect(rows.filter { $0.shape == nil }.map(\.id) == [2804])
            let placed = rows.filter { $0.shape != nil }
            #expect(placed.map(\.id) == whole.features.map(\.id))
            #expect(placed.map(\.shape) == whole.features.map(\.shape))
            #expect(placed.map { $0.values[3].text } == whole.features.map { $0.values[3].text })
            #expect(ledger.entries.map(\.defect) == [.crsAssumed, .badCoordinate])
            #expect(ledger.entries[1].feature == "2804")
            #expect((4000...4001).contains(pieces.info.featureCount))
        }
    }
}
