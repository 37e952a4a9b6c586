import Formats

/// The annexes of a paper as a workbook (SpreadsheetML, ECMA-376, part 1, clause 18), one sheet per table: title, heads over
/// their columns, STT, borders, sums that the spreadsheet computes, pages that lie flat and repeat the head.
struct AnnexWorkbook {
    private let paper: Paper
    private let numbers: Numbers

    init(_ paper: Paper) {
        self.paper = paper
        numbers = Numbers(paper.language)
    }

    var bytes: [UInt8] {
        var archive = ZipArchive()
        archive.add("[Content_Types].xml", contentTypes)
        archive.add("_rels/.rels", Self.relations)
        archive.add("xl/workbook.xml", workbook)
        archive.add("xl/styles.xml", Self.styles)
        archive.add("xl/_rels/workbook.xml.rels", workbookRelations)
        for (index, table) in paper.annexes.enumerated() {
            archive.add("xl/worksheets/sheet\(index + 1).xml", AnnexSheet(table, numbers).xml)
        }
        return archive.bytes
    }

    private func name(_ index: Int) -> String { numbers.say("Phụ lục ", "Annex ") + String(index + 1) }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
    private static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let sheetKind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    static let mainSpace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

    private var workbook: String {
        let sheets = paper.annexes.indices.map {
            "<sheet name=\"\(name($0))\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>"
        }
        let titles = paper.annexes.enumerated().map { index, table in
            let rows = AnnexSheet(table, numbers).headRows
            return "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">'\(name(index))'!"
                + "$\(rows.lowerBound):$\(rows.upperBound)</definedName>"
        }
        return Self.declaration + "<workbook \(Self.mainSpace) xmlns:r=\"\(Self.officeRelations)\"><sheets>"
            + sheets.joined() + "</sheets><definedNames>" + titles.joined() + "</definedNames></workbook>"
    }

    private var contentTypes: String {
        Self.declaration + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.sheetKind).sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(Self.sheetKind).styles+xml\"/>"
            + paper.annexes.indices.map {
                "<Override PartName=\"/xl/worksheets/sheet\($0 + 1).xml\" "
                    + "ContentType=\"\(Self.sheetKind).worksheet+xml\"/>"
            }.joined() + "</Types>"
    }

    private static let relations =
        declaration + "<Relationships xmlns=\"\(packageRelations)\"><Relationship Id=\"rId1\" "
        + "Type=\"\(officeRelations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

    private var workbookRelations: String {
        Self.declaration + "<Relationships xmlns=\"\(Self.packageRelations)\">"
            + paper.annexes.indices.map {
                "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(Self.officeRelations)/worksheet\" "
                    + "Target=\"worksheets/sheet\($0 + 1).xml\"/>"
            }.joined()
            + "<Relationship Id=\"rId\(paper.annexes.count + 1)\" Type=\"\(Self.officeRelations)/styles\" "
            + "Target=\"styles.xml\"/></Relationships>"
    }

    /// Cell formats by their number, see ``AnnexSheet/Look``.
    private static let styles: String = {
        func format(_ number: Int, bold: Bool, lines: Bool, side: String, fill: Bool = false) -> String {
            "<xf numFmtId=\"\(number)\" fontId=\"\(bold ? 1 : 0)\" fillId=\"\(fill ? 2 : 0)\" "
                + "borderId=\"\(lines ? 1 : 0)\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" "
                + "applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"\(side)\" vertical=\"center\" "
                + "wrapText=\"1\"/></xf>"
        }
        var formats = [
            format(0, bold: false, lines: false, side: "left"), format(0, bold: true, lines: false, side: "center"),
            format(0, bold: true, lines: true, side: "center", fill: true),
        ]
        for bold in [false, true] {
            formats.append(format(0, bold: bold, lines: true, side: "left"))
            formats += AnnexSheet.numberFormats.map { format($0.id, bold: bold, lines: true, side: "right") }
        }
        let font = { (bold: String) in "<font>\(bold)<sz val=\"11\"/><name val=\"Times New Roman\"/></font>" }
        let side = { (name: String) in "<\(name) style=\"thin\"><color rgb=\"FF808080\"/></\(name)>" }
        return declaration + "<styleSheet \(mainSpace)><numFmts count=\"\(AnnexSheet.numberFormats.count)\">"
            + AnnexSheet.numberFormats.map { "<numFmt numFmtId=\"\($0.id)\" formatCode=\"\($0.code)\"/>" }.joined()
            + "</numFmts><fonts count=\"2\">\(font(""))\(font("<b/>"))</fonts><fills count=\"3\"><fill><patternFill "
            + "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill "
            + "patternType=\"solid\"><fgColor rgb=\"FFEEF2F5\"/></patternFill></fill></fills><borders count=\"2\">"
            + "<border><left/><right/><top/><bottom/><diagonal/></border><border>"
            + ["left", "right", "top", "bottom"].map(side).joined() + "<diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"\(formats.count)\">\(formats.joined())</cellXfs><cellStyles count=\"1\">"
            + "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    }()
}
