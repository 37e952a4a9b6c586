import Foundation
import GeoStore
import Testing
import Units

@Suite final class RowFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rows-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path() throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path + "/out.csv"
    }

    @Test("A run that was stopped goes on behind its last whole piece and ends with the bytes of one that was not")
    func resumes() throws {
        let path = try path()
        do {
            let file = try RowFile(path, stamp: "list 1", resume: false)
            try file.append(Array("a\n".utf8), rows: 1)
            try file.append(Array("b\n".utf8), rows: 1)
        }
        // A piece that was written without its state, as when the power fails in between.
        let torn = try #require(FileHandle(forWritingAtPath: path + ".part"))
        try torn.seekToEnd()
        try torn.write(contentsOf: Data("half a li".utf8))
        try torn.close()
        #expect(!FileManager.default.fileExists(atPath: path))

        let again = try RowFile(path, stamp: "list 1", resume: true)
        #expect(again.rows == 2)
        try again.append(Array("c\n".utf8), rows: 1)
        try again.finish()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "a\nb\nc\n")
        let left = try FileManager.default.contentsOfDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
        #expect(left == ["out.csv"])
    }

    @Test("Another list, or no wish to resume, starts anew", arguments: [("list 2", true), ("list 1", false)])
    func startsAnew(stamp: String, resume: Bool) throws {
        let path = try path()
        let first = try RowFile(path, stamp: "list 1", resume: false)
        try first.append(Array("a\n".utf8), rows: 1)
        let second = try RowFile(path, stamp: stamp, resume: resume)
        #expect(second.rows == 0)
        try second.append(Array("z\n".utf8), rows: 1)
        try second.finish()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "z\n")
    }

    @Test("What cannot be named is never gone on with, by the same run or by one that can be named")
    func unnamed() throws {
        let path = try path()
        try RowFile(path, stamp: "list 1", resume: false).append(Array("a\n".utf8), rows: 1)
        let second = try RowFile(path, stamp: nil, resume: true)
        #expect(second.rows == 0)
        try second.append(Array("b\n".utf8), rows: 1)
        for stamp in [nil, "list 1", ""] {
            let next = try RowFile(path, stamp: stamp, resume: true)
            #expect(next.rows == 0)
        }
        let last = try RowFile(path, stamp: nil, resume: true)
        try last.append(Array("z\n".utf8), rows: 1)
        try last.finish()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "z\n")
    }

    @Test("A workbook written twice has the same bytes and reads back as it was")
    func workbook() throws {
        let path = try path().replacingOccurrences(of: ".csv", with: ".xlsx")
        let table = FeatureTable(
            name: "check", crs: nil,
            fields: [
                FieldDefinition("mã trạm", .text), FieldDefinition("khoảng cách", .real),
                FieldDefinition("ngày", .date),
            ],
            features: [
                Feature(id: 1, shape: nil, values: [.text("BD01"), .real(118.4), .text("2026-07-01")]),
                Feature(id: 2, shape: nil, values: [.text("007"), .null, .null]),
            ])
        try SpreadsheetWriter.write([table], to: path)
        let first = try Data(contentsOf: URL(fileURLWithPath: path))
        try SpreadsheetWriter.write([table], to: path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
        let read = try VectorSource(path).readAll()
        #expect(read.fields.map(\.name) == ["mã trạm", "khoảng cách", "ngày"])
        #expect(read.features.map { $0.values[0].text } == ["BD01", "007"])
        #expect(read.features[0].values[1].typedNumber == 118.4)
        // A day is a day, whatever OGR writes between its numbers.
        #expect(read.dates(2)[0] == CalendarDate(2026, 7, 1))
    }
}
