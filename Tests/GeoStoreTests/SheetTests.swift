import GeoStore
import Geometry
import Testing

/// Tables of stations as operators and departments send them.
@Suite struct SheetTests {
    private func table(
        _ name: String, _ text: String, _ options: SourceOptions = .init()
    ) throws -> (FeatureTable, Ledger) {
        let scratch = try Scratch()
        let source = try VectorSource(try scratch.write(name, text), options: options)
        return (try source.readAll(), source.ledger)
    }

    @Test func titleRowsDecimalCommaAndTotals() throws {
        let (table, ledger) = try table(
            "tram.csv",
            """
            SỞ THÔNG TIN VÀ TRUYỀN THÔNG;;;;;
            DANH SÁCH TRẠM BTS;;;;;
            ;;;;;

            STT;Mã trạm;Địa chỉ;Kinh độ;Vĩ độ;Độ cao (m)
            (1);(2);(3);(4);(5);(6)
            1;BD0001;"Phường Phú Cường; TP Thủ Dầu Một";106,6512;10,9804;42
            2;BD0002;Thuận An;106°42'30"E;10°54'00"N;36,5
            ;Tổng cộng;;;;2
            """)
        #expect(table.name == "tram")
        #expect(table.fields.map(\.name) == ["STT", "Mã trạm", "Địa chỉ", "Kinh độ", "Vĩ độ", "Độ cao (m)"])
        #expect(table.features.map(\.id) == [7, 8])
        #expect(table.features[0].shape == .point(Coordinate(106.6512, 10.9804)))
        guard case .point(let second) = table.features[1].shape else {
            Issue.record("no point")
            return
        }
        #expect(abs(second.x - 106.708333333) < 1e-8 && abs(second.y - 10.9) < 1e-12)
        #expect(table.features[0].values[2] == .text("Phường Phú Cường; TP Thủ Dầu Một"))
        #expect(table.features[1].values[5] == .real(36.5))
        #expect(table.crs == .wgs84)
        #expect(ledger.entries.map(\.defect) == [.numberingRow, .totalRow, .crsAssumed])
        #expect(ledger.entries.map(\.feature) == ["6", "9", ""])
        #expect(ledger.entries[1].detail == "Tổng cộng | 2")
    }

    @Test func aBadCoordinateHasALineWithItsRow() throws {
        let (table, ledger) = try table("a.csv", "name,lon,lat\nA,106.6,11\nB,hello,11\nC,106.7,\n")
        #expect(table.features.map(\.id) == [2])
        #expect(ledger.entries.map(\.feature) == ["3", "4", ""])
        #expect(
            ledger.entries.map(\.detail) == [
                "“lon” is “hello”, not a coordinate", "“lat” is empty",
                "columns “lon” and “lat” taken as WGS 84 (EPSG:4326)",
            ])
    }

    @Test func codesKeepTheirZeros() throws {
        let (table, _) = try table("a.tsv", "code\tn\tshare\tday\n074\t1\t0.5\t2024-07-31\n010\t2\t1\t2024-08-01\n")
        #expect(table.fields.map(\.kind) == [.text, .integer, .real, .date])
        #expect(table.features[0].values == [.text("074"), .integer(1), .real(0.5), .text("2024-07-31")])
        #expect(table.crs == nil)
    }

    @Test func vietnameseXIsNorth() throws {
        let (table, ledger) = try table(
            "a.csv", "ten,X,Y\nA,1178234.5,601234.5\n", SourceOptions(crs: .epsg(9210)))
        #expect(table.features[0].shape == .point(Coordinate(601_234.5, 1_178_234.5)))
        #expect(ledger.entries.map(\.defect) == [.northEastColumns])
        let scratch = try Scratch()
        let declared = try VectorSource(
            try scratch.write("a.csv", "ten,X,Y\nA,1178234.5,601234.5\n"),
            options: SourceOptions(crs: .epsg(9210), xField: "Y", yField: "X"))
        #expect(try declared.readAll().features[0].shape == .point(Coordinate(601_234.5, 1_178_234.5)))
        #expect(declared.ledger.isEmpty)
    }

    @Test func aDeclaredColumnThatIsMissingIsNamed() throws {
        let scratch = try Scratch()
        let path = try scratch.write("a.csv", "ten,X,Y\nA,1,2\n")
        let error = #expect(throws: StoreError.self) {
            try VectorSource(path, options: SourceOptions(xField: "Đông", yField: "Bắc"))
        }
        #expect(error.map { "\($0)" } == "\(path), layer “a”: has no column “Đông”. It has: ten, X, Y.")
    }

    @Test func encodingsOfTextTables() throws {
        let scratch = try Scratch()
        // “Tên;Kinh độ;Vĩ độ / Bến Cát” in TCVN3.
        let tcvn3: [UInt8] =
            [
                0x54, 0xAA, 0x6E, 0x3B, 0x4B, 0x69, 0x6E, 0x68, 0x20, 0xAE, 0xE9, 0x3B, 0x56, 0xDC, 0x20, 0xAE, 0xE9,
                0x0A,
            ]
            + [0x42, 0xD5, 0x6E, 0x20, 0x43, 0xB8, 0x74] + Array(";106,6;11,1\n".utf8)
        let path = try scratch.write("a.csv", tcvn3)
        for options in [SourceOptions(encoding: .tcvn3), SourceOptions()] {
            let source = try VectorSource(path, options: options)
            let table = try source.readAll()
            #expect(table.fields.map(\.name) == ["Tên", "Kinh độ", "Vĩ độ"])
            #expect(table.features[0].values[0] == .text("Bến Cát"))
            #expect(source.ledger.entries.contains { $0.defect == .encodingDetected } == (options.encoding == nil))
        }
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in "Tên,n\nBến,1\n".utf16 {
            utf16.append(UInt8(unit & 0xFF))
            utf16.append(UInt8(unit >> 8))
        }
        #expect(
            try VectorSource(try scratch.write("b.csv", utf16)).readAll().features[0].values[0] == .text("Bến"))
    }

    @Test func namesMayHoldYearsAndMayBeAbsent() throws {
        let years = try table("a.csv", "Bảng 1,,,\ncode,name,2009,2019\n001,Ba Đình,no,227\n002,Hoàn Kiếm,1,135\n").0
        #expect(years.fields.map(\.name) == ["code", "name", "2009", "2019"])
        #expect(years.features.count == 2)
        let bare = try table("b.csv", "An Giang,1\nBắc Ninh,2\n", SourceOptions(headerRow: 0)).0
        #expect(bare.fields.map(\.name) == ["column 1", "column 2"])
        #expect(bare.features.map(\.values) == [[.text("An Giang"), .integer(1)], [.text("Bắc Ninh"), .integer(2)]])
        #expect(throws: StoreError.self) {
            _ = try table("c.csv", "1,2\n3,4\n")
        }
    }

    @Test func wellKnownTextInAColumnIsTheGeometry() throws {
        let (table, ledger) = try table(
            "a.csv", "WKT,code\n\"POLYGON((0 0,10 0,10 10,0 0))\",ODT\n\"POLYGON((0 0\",CLN\n",
            SourceOptions(crs: .epsg(9210)))
        #expect(table.fields.map(\.name) == ["code"])
        #expect(table.features.map { $0.shape?.area } == [50])
        #expect(ledger.entries.map(\.feature) == ["3"])
    }

    static let workbook = TinyWorkbook.bytes([
        (
            name: "Bìa", rows: [(1, [("A", "SỞ KHOA HỌC VÀ CÔNG NGHỆ")])], merged: ["A1:F1"]
        ),
        (
            name: "Viettel",
            rows: [
                (1, [("A", "DANH SÁCH VỊ TRÍ TRẠM")]),
                (2, [("A", "Tính đến ngày 30/6/2026")]),
                (5, [("A", "STT"), ("B", "Mã trạm"), ("C", "Tọa độ"), ("E", "Độ cao"), ("F", "4G")]),
                (6, [("C", "Kinh độ"), ("D", "Vĩ độ")]),
                (7, [("A", 1), ("B", "BD0001"), ("C", 106.6512), ("D", 10.9804), ("E", 42), ("F", "x")]),
                (9, [("A", 2), ("B", "BD0002"), ("C", "106°42'30\"E"), ("D", "10°54'00\"N"), ("E", 36.5)]),
                (10, [("A", "Tổng cộng"), ("E", 2)]),
            ], merged: ["A1:F1", "C5:D5", "A5:A6"]
        ),
    ])

    @Test func aWorkbookWithTitlesMergedHeadingsAndSeveralSheets() throws {
        let scratch = try Scratch()
        let path = try scratch.write("tram.xlsx", Self.workbook)
        let source = try VectorSource(path, options: SourceOptions(layer: "Viettel"))
        let table = try source.readAll()
        #expect(table.fields.map(\.name) == ["STT", "Mã trạm", "Kinh độ", "Vĩ độ", "Độ cao", "4G"])
        #expect(table.features.map(\.id) == [7, 9])
        #expect(table.features[0].shape == .point(Coordinate(106.6512, 10.9804)))
        #expect(table.features[1].values[1] == .text("BD0002"))
        #expect(source.ledger.entries.map(\.defect) == [.totalRow, .crsAssumed])
        #expect(source.ledger.entries[0].feature == "10")
        #expect(Set(source.layerNames) == ["Bìa", "Viettel"])
        let error = #expect(throws: StoreError.self) { try source.readAll(layer: "Mobi") }
        #expect(
            error.map { "\($0)" }
                == "\(path): has no layer “Mobi”. It has: \(source.layerNames.joined(separator: ", ")).")
    }
}
