/// The smallest zip archive there is: entries stored without compression (PKWARE APPNOTE 6.3.10, 4.3).
struct StoredZip {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

    mutating func add(_ name: String, _ data: [UInt8]) {
        let offset = body.count
        var common = le(20, 2) + le(0x800, 2) + le(0, 2) + le(0, 2) + le(0x21, 2)
        common += le(Int(Self.crc32(data)), 4) + le(data.count, 4) + le(data.count, 4)
        common += le(name.utf8.count, 2) + le(0, 2)
        body += le(0x0403_4B50, 4) + common + Array(name.utf8) + data
        directory += le(0x0201_4B50, 4) + le(20, 2) + common + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4)
        directory += le(offset, 4) + Array(name.utf8)
        count += 1
    }

    var bytes: [UInt8] {
        let size = le(directory.count, 4), start = le(body.count, 4)
        let end = le(0x0605_4B50, 4) + le(0, 2) + le(0, 2) + le(count, 2) + le(count, 2) + size + start + le(0, 2)
        return body + directory + end
    }

    private func le(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func crc32(_ data: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}

/// A workbook with inline strings, as small as spreadsheet programs accept.
struct TinyWorkbook {
    enum Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
        case text(String), number(String)
        init(stringLiteral value: String) { self = .text(value) }
        init(floatLiteral value: Double) { self = .number(String(value)) }
        init(integerLiteral value: Int) { self = .number(String(value)) }
    }

    /// Row number → column letter → cell.
    typealias Sheet = [(row: Int, cells: [(String, Cell)])]

    static func bytes(
        _ sheets: [(name: String, rows: Sheet, merged: [String])], hidden: Set<String> = []
    ) -> [UInt8] {
        var zip = StoredZip()
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        var types = head + "<Types xmlns=\"\(package)/content-types\">"
        types +=
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        types += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        let ooxml = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        types += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(ooxml).sheet.main+xml\"/>"
        var book = head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
        var relations = head + "<Relationships xmlns=\"\(package)/relationships\">"
        for (index, sheet) in sheets.enumerated() {
            let n = index + 1
            types += "<Override PartName=\"/xl/worksheets/sheet\(n).xml\" ContentType=\"\(ooxml).worksheet+xml\"/>"
            book +=
                "<sheet name=\"\(sheet.name)\" sheetId=\"\(n)\"\(hidden.contains(sheet.name) ? " state=\"hidden\"" : "") r:id=\"rId\(n)\"/>"
            relations +=
                "<Relationship Id=\"rId\(n)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\(n).xml\"/>"
        }
        zip.add("[Content_Types].xml", types + "</Types>")
        zip.add(
            "_rels/.rels",
            head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
        zip.add("xl/workbook.xml", book + "</sheets></workbook>")
        zip.add("xl/_rels/workbook.xml.rels", relations + "</Relationships>")
        for (index, sheet) in sheets.enumerated() {
            var xml = head + "<worksheet xmlns=\"\(main)\"><sheetData>"
            for row in sheet.rows {
                xml += "<row r=\"\(row.row)\">"
                for (column, cell) in row.cells {
                    switch cell {
                    case .text(let text):
                        xml += "<c r=\"\(column)\(row.row)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
                    case .number(let number): xml += "<c r=\"\(column)\(row.row)\"><v>\(number)</v></c>"
                    }
                }
                xml += "</row>"
            }
            xml += "</sheetData>"
            if !sheet.merged.isEmpty {
                xml += "<mergeCells count=\"\(sheet.merged.count)\">"
                for range in sheet.merged { xml += "<mergeCell ref=\"\(range)\"/>" }
                xml += "</mergeCells>"
            }
            zip.add("xl/worksheets/sheet\(index + 1).xml", xml + "</worksheet>")
        }
        return zip.bytes
    }
}
