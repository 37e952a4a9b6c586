import Foundation
import Geometry
import Testing

@testable import GeoStore

/// Sheets as offices lay them out: several sheets, blocks, rows of headings, merged cells, one column of positions.
@Suite struct SheetLayoutTests {
    private static let heading: [(String, TinyWorkbook.Cell)] = [
        ("A", "STT"), ("B", "Mã trạm"), ("C", "Kinh độ"), ("D", "Vĩ độ"),
    ]

    private func open(
        _ sheets: [(name: String, rows: TinyWorkbook.Sheet, merged: [String])], hidden: Set<String> = [],
        _ options: SourceOptions = SourceOptions()
    ) throws -> (FeatureTable, Ledger) {
        let scratch = try Scratch()
        let path = try scratch.write("a.xlsx", TinyWorkbook.bytes(sheets, hidden: hidden))
        let source = try VectorSource(path, options: options)
        return (try source.readAll(), source.ledger)
    }

    private func read(_ name: String, _ text: String, _ options: SourceOptions = .init()) throws -> (
        FeatureTable, Ledger
    ) {
        let scratch = try Scratch()
        let source = try VectorSource(try scratch.write(name, text), options: options)
        return (try source.readAll(), source.ledger)
    }

    private func site(_ row: Int, _ id: String, _ x: Double, _ y: Double) -> (Int, [(String, TinyWorkbook.Cell)]) {
        (row, [("A", .number("\(row)")), ("B", .text(id)), ("C", .number("\(x)")), ("D", .number("\(y)"))])
    }

    @Test("Sheets of the same columns are read as one, with a line")
    func twoSheets() throws {
        let (table, ledger) = try open([
            (name: "Bến Cát", rows: [(1, Self.heading), site(2, "BC01", 106.65, 11.05)], merged: []),
            (name: "Thủ Dầu Một", rows: [(1, Self.heading), site(2, "TDM01", 106.66, 10.98)], merged: []),
        ])
        #expect(table.features.map { $0.values[1] } == [.text("BC01"), .text("TDM01")])
        #expect(ledger.entries.contains { $0.defect == .layersJoined })
    }

    @Test("A letter before the list, and a hidden sheet, are not read and are named")
    func coverAndHidden() throws {
        let (table, ledger) = try open(
            [
                (name: "Cũ", rows: [(1, Self.heading), site(2, "OLD", 106.0, 11.0)], merged: []),
                (
                    name: "Tờ trình",
                    rows: [
                        (1, [("A", "Kính gửi: Sở Khoa học và Công nghệ")]), (2, [("A", "Stt"), ("B", "Nội dung")]),
                        (3, [("A", 1), ("B", "Danh sách")]),
                    ],
                    merged: []
                ),
                (name: "Danh sách", rows: [(1, Self.heading), site(2, "BC01", 106.65, 11.05)], merged: []),
            ], hidden: ["Cũ"])
        #expect(table.features.map { $0.values[1] } == [.text("BC01")])
        #expect(ledger.entries.filter { $0.defect == .notRead }.map(\.layer) == ["Cũ", "Tờ trình"])
    }

    @Test("Merged cells are filled down and over sub-headings; a row of units joins the names above")
    func merged() throws {
        let (table, _) = try open([
            (
                name: "S",
                rows: [
                    (1, [("A", "PHỤ LỤC 1")]),
                    (2, [("A", "STT"), ("B", "Doanh nghiệp"), ("C", "Tọa độ"), ("E", "Chiều cao")]),
                    (3, [("C", "Kinh độ"), ("D", "Vĩ độ"), ("E", "(m)")]),
                    (4, [("A", 1), ("B", "VNPT"), ("C", 106.65), ("D", 11.05), ("E", "42m")]),
                    (5, [("A", 2), ("C", 106.66), ("D", 11.05), ("E", 42)]),
                ], merged: ["A1:E1", "A2:A3", "B2:B3", "C2:D2", "B4:B5"]
            )
        ])
        #expect(table.fields.map(\.name) == ["STT", "Doanh nghiệp", "Kinh độ", "Vĩ độ", "Chiều cao (m)"])
        #expect(table.features.map { $0.values[1] } == [.text("VNPT"), .text("VNPT")])
    }

    @Test("Blocks with titles and headings of their own are read by their own headings")
    func blocks() throws {
        let (table, ledger) = try read(
            "a.csv",
            """
            STT,Mã trạm,Loại cột,Kinh độ,Vĩ độ
            1,A1,cột dưới đất,106.65,11.05
            II. Viettel,,,,
            STT,Mã trạm,Loại cột,Vĩ độ,Kinh độ
            1,B1,cột dưới đất,11.06,106.66

            """)
        #expect(table.features.map(\.shape) == [.point(Coordinate(106.65, 11.05)), .point(Coordinate(106.66, 11.06))])
        #expect(ledger.entries.map(\.defect) == [.titleRow, .headingRepeated, .crsAssumed])
    }

    @Test("A table of a single row is a table")
    func oneRow() throws {
        let (table, _) = try open([(name: "S", rows: [(1, Self.heading), site(2, "A1", 106.65, 11.05)], merged: [])])
        #expect(table.features.count == 1 && table.features[0].shape == .point(Coordinate(106.65, 11.05)))
    }

    @Test(
        "Line ends inside quotes move neither the headings nor the rows",
        arguments: [
            "site,address,longitude,latitude,bands\nB0,\"thôn 0\nxã An Tây\",106.65,11.05,900:58;1800:62\nB1,\"thôn 1\nxã An Tây\",106.65,11.05,900:58;1800:62\n",
            "\"Mã trạm\n(site)\",\"Địa chỉ\",\"Kinh độ\n(WGS84)\",\"Vĩ độ\n(WGS84)\",bands\nB0,x,106.65,11.05,900:58;1800:62\nB1,y,106.65,11.05,900:58;1800:62\n",
        ])
    func quotedLines(text: String) throws {
        let (table, _) = try read("a.csv", text)
        #expect(table.features.map(\.shape) == [.point(Coordinate(106.65, 11.05)), .point(Coordinate(106.65, 11.05))])
        #expect(table.features[1].values[4] == .text("900:58;1800:62"))
    }

    @Test(
        "One column with both coordinates, in either order",
        arguments: [
            ("Tọa độ", "11.05, 106.65"), ("Tọa độ", "106.65, 11.05"), ("Toạ độ (Lat, Long)", "11.05, 106.65"),
            ("Tọa độ", "11°03'00\"N 106°39'00\"E"), ("Vị trí tọa độ", "11,05; 106,65"),
            ("GPS coordinates", "(11.05, 106.65)"),
            ("Tọa độ (WGS84)", "N 11°03'00\" E 106°39'00\""),
        ])
    func positions(heading: String, cell: String) throws {
        let quoted = cell.replacingOccurrences(of: "\"", with: "\"\"")
        let (table, _) = try read(
            "a.csv", "site\toperator\t\(heading)\nB1\tVNPT\t\"\(quoted)\"\nB2\tVNPT\t\"\(quoted)\"\n")
        guard case .point(let place)? = table.features.first?.shape else {
            Issue.record("no point")
            return
        }
        #expect(abs(place.x - 106.65) < 1e-9 && abs(place.y - 11.05) < 1e-9)
        #expect(table.crs == .wgs84)
    }

    @Test("A column of posts of people is no position")
    func posts() throws {
        let (table, _) = try read("a.csv", "name,position\nA,engineer\nB,director\n")
        #expect(table.crs == nil && table.features.count == 2)
    }

    @Test("A datum in a heading is believed; of two pairs the one in WGS 84 is taken")
    func datums() throws {
        let (vn, notes) = try read("a.csv", "site,Kinh độ VN-2000,Vĩ độ VN-2000\nA,106.65,11.05\n")
        #expect(vn.crs == .epsg(4756))
        #expect(notes.entries.contains { $0.detail.contains("VN-2000") })
        let (both, _) = try read(
            "b.csv", "site,Kinh độ VN2000,Vĩ độ VN2000,Kinh độ WGS84,Vĩ độ WGS84\nA,106.6,11.0,106.65,11.05\n")
        #expect(both.crs == .wgs84 && both.features[0].shape == .point(Coordinate(106.65, 11.05)))
        let (declared, doubts) = try read(
            "c.csv", "site,Kinh độ VN-2000,Vĩ độ VN-2000\nA,106.65,11.05\n", SourceOptions(crs: .wgs84))
        #expect(declared.crs == .wgs84 && doubts.entries.map(\.defect) == [.crsDoubtful])
        let (titled, _) = try read(
            "d.csv", "DANH SÁCH TRẠM (hệ tọa độ VN-2000),,\nsite,Kinh độ,Vĩ độ\nA,106.65,11.05\n")
        #expect(titled.crs == .epsg(4756))
    }

    @Test("UTF-16 without a byte order mark", arguments: [false, true])
    func utf16(bigEndian: Bool) throws {
        var bytes: [UInt8] = []
        for unit in "site;Kinh độ;Vĩ độ\nBến Cát;106,65;11,05\n".utf16 {
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            bytes += bigEndian ? pair.reversed() : pair
        }
        let scratch = try Scratch()
        let table = try VectorSource(try scratch.write("a.csv", bytes)).readAll()
        #expect(table.features[0].values[0] == .text("Bến Cát"))
        #expect(table.features[0].shape == .point(Coordinate(106.65, 11.05)))
    }

    @Test("A file that is not what its name says is refused with what it is")
    func names() throws {
        let scratch = try Scratch()
        let page = try scratch.write("a.xls", "<html><table><tr><td>x</td></tr></table></html>")
        let error = #expect(throws: StoreError.self) { try VectorSource(page) }
        #expect(
            error.map { "\($0)" }
                == "\(page): is a web page or XML named .xls, which cannot be read here. Open it in a spreadsheet program and save it as XLSX."
        )
        let text = try scratch.write("b.xls", "site\tlongitude\tlatitude\nA\t106.65\t11.05\n")
        #expect(try VectorSource(text).readAll().features.count == 1)
        let zip = try scratch.write("c.csv", TinyWorkbook.bytes([(name: "S", rows: [(1, Self.heading)], merged: [])]))
        #expect(throws: StoreError.self) { try VectorSource(zip) }
    }

    @Test("A text that a spreadsheet would run stays text in CSV, numbers stay numbers")
    func formulas() throws {
        let scratch = try Scratch()
        let cells: [FieldValue] = [
            .text("=1+1"), .text("@x"), .text("-5"), .text("+a"), .real(-2.5), .text("a=b"), .text("-"),
        ]
        let table = FeatureTable(
            name: "t", crs: nil, fields: cells.indices.map { FieldDefinition("c\($0)", .text) },
            features: [Feature(id: 1, shape: nil, values: cells)])
        try CSVWriter.write(table, to: scratch.path + "/t.csv")
        let text = try String(contentsOfFile: scratch.path + "/t.csv", encoding: .utf8)
        #expect(text.split(separator: "\n").last == "'=1+1,'@x,-5,'+a,-2.5,a=b,-")
    }

    @Test(
        "106°39' and 11°03', with the signs people use",
        arguments: [
            "106°39'00\"E", "106° 39’ 00’’ E", "106o39'00\"", "106-39-00", "106°39'00\" Đ", "106°39'00\" Ð",
            "106 độ 39 phút 00 giây", "E106°39.000'", "106,65", "106.65°", "106°39′00″ kinh độ Đông", "106⁰39'00\"",
            "106*39'00\"",
            "106.39.00", "106º39'00''E", "106:39:00", "106.6500\u{200B}", "E 106°39'00,00\"", "106°38'60\"",
            "106d39m00s", "106 39 00",
        ])
    func degrees(text: String) throws {
        #expect(abs(try #require(AngleText(text)).degrees - 106.65) < 1e-9)
    }
}
