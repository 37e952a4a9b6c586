import Formats
import Units

/// Tables as an XLSX workbook, one sheet each, for people who read results in a spreadsheet; shapes are left out.
///
/// The headings stay in sight and filter the rows; days are days, shown as Vietnam writes them. Text is never a formula.
/// Layout: ECMA-376 part 1, 18.3 (worksheets) and 18.8 (styles).
public enum SpreadsheetWriter {
    /// Rows a sheet holds, its header among them.
    public static let rowLimit = 1_048_576

    /// - Throws: ``StoreError``; a table longer than ``rowLimit`` is refused, not cut.
    public static func write(_ tables: [FeatureTable], to path: String) throws(StoreError) {
        for table in tables where table.features.count >= rowLimit {
            throw .notWritable(
                path: path,
                reason: "\(table.features.count) rows, a sheet holds \(rowLimit - 1); write CSV or GeoPackage instead")
        }
        let package = "http://schemas.openxmlformats.org/package/2006", office = "application/vnd.openxmlformats"
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var types =
            "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" "
            + "ContentType=\"\(office)-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(office)-officedocument.spreadsheetml.sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(office)-officedocument.spreadsheetml.styles+xml\"/>"
        var book = "<workbook \(mainSpace) xmlns:r=\"\(relations)\"><sheets>"
        var links = "<Relationships xmlns=\"\(package)/relationships\">"
        links += "<Relationship Id=\"rId0\" Type=\"\(relations)/styles\" Target=\"styles.xml\"/>"
        var archive = ZipArchive()
        for (index, table) in tables.enumerated() {
            let part = "worksheets/sheet\(index + 1).xml"
            types +=
                "<Override PartName=\"/xl/\(part)\" ContentType=\"\(office)-officedocument.spreadsheetml.worksheet+xml\"/>"
            book += "<sheet name=\"\(sheetName(table.name))\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
            links += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(relations)/worksheet\" Target=\"\(part)\"/>"
            archive.add("xl/" + part, head + SpreadsheetSheet(table).xml)
        }
        archive.add("[Content_Types].xml", head + types + "</Types>")
        archive.add(
            "_rels/.rels",
            head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"\(relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
        archive.add("xl/workbook.xml", head + book + "</sheets></workbook>")
        archive.add("xl/_rels/workbook.xml.rels", head + links + "</Relationships>")
        archive.add("xl/styles.xml", head + styles)
        try AtomicFile.write(archive.bytes, to: path)
    }

    static let mainSpace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    /// Plain, heading, day: what ``SpreadsheetSheet`` counts.
    private static let styles =
        "<styleSheet \(mainSpace)><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/>"
        + "<xf fontId=\"1\" applyFont=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"

    /// At most 31 characters, without those a sheet's name must not have.
    private static func sheetName(_ name: String) -> String {
        let allowed = name.map { "[]:*?/\\".contains($0) ? "_" : $0 }.prefix(31)
        return Escape.markup(allowed.isEmpty ? "1" : String(allowed))
    }
}
