import Units

/// A document of an administration as DOCX: A4, margins and type of Nghị định 30/2020/NĐ-CP, phụ lục I (Times New Roman
/// 13, margins 20 mm above and below, 30 mm left, 15 mm right, page number in the middle above from page 2).
struct WordDocument {
    var title: String
    var language: Language
    var date: CalendarDate
    private var body = ""

    /// Twentieths of a point between the margins.
    private static let width = 11906 - 1701 - 851

    init(title: String, language: Language, date: CalendarDate) {
        (self.title, self.language, self.date) = (title, language, date)
    }

    mutating func add(_ text: WordText) { body += text.xml }

    /// - Parameter gap: an empty line after it, so that two tables stay two.
    mutating func add(_ table: WordTable, gap: Bool = true) {
        body += table.xml(width: Self.width)
        if gap { add(WordText(text: "", after: 0)) }
    }

    var bytes: [UInt8] {
        var archive = ZipArchive()
        archive.add("[Content_Types].xml", Self.contentTypes)
        archive.add("_rels/.rels", Self.relations)
        archive.add("docProps/core.xml", core)
        archive.add("word/document.xml", document)
        archive.add("word/styles.xml", styles)
        archive.add("word/header1.xml", Self.header)
        archive.add("word/_rels/document.xml.rels", Self.documentRelations)
        return archive.bytes
    }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let wordSpace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    private static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
    private static let wordKind = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private var document: String {
        Self.declaration + "<w:document \(Self.wordSpace) xmlns:r=\"\(Self.officeRelations)\"><w:body>" + body
            + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
            + "<w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" "
            + "w:footer=\"567\" "
            + "w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>"
    }

    private var styles: String {
        let fonts = ["ascii", "hAnsi", "cs", "eastAsia"].map { "w:\($0)=\"Times New Roman\"" }.joined(separator: " ")
        let tongue = language == .vi ? "vi-VN" : "en-GB"
        func heading(_ level: Int, _ halfPoints: Int) -> String {
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading\(level)\"><w:name w:val=\"heading \(level)\"/>"
                + "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/>"
                + "<w:outlineLvl w:val=\"\(level - 1)\"/></w:pPr><w:rPr><w:b/><w:sz "
                + "w:val=\"\(halfPoints)\"/></w:rPr></w:style>"
        }
        return Self.declaration + "<w:styles \(Self.wordSpace)><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts \(fonts)/>"
            + "<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/><w:lang "
            + "w:val=\"\(tongue)\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
            + "w:val=\"Normal\"/><w:qFormat/></w:style>"
            + heading(1, 28) + heading(2, 26) + "</w:styles>"
    }

    private var core: String {
        Self.declaration
            + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
            + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(Escape.markup(title))</dc:title>"
            + "<dc:creator>PhuSong</dc:creator><dc:language>\(language == .vi ? "vi-VN" : "en-GB")</dc:language>"
            + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(date)T00:00:00Z</dcterms:created></cp:coreProperties>"
    }

    private static let contentTypes =
        declaration + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + [("document", "document.main"), ("styles", "styles"), ("header1", "header")].map { name, kind in
            "<Override PartName=\"/word/\(name).xml\" ContentType=\"\(wordKind).\(kind)+xml\"/>"
        }.joined()
        + "<Override PartName=\"/docProps/core.xml\" "
        + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"

    private static let relations =
        declaration + "<Relationships xmlns=\"\(packageRelations)\">"
        + "<Relationship Id=\"rId1\" Type=\"\(officeRelations)/officeDocument\" Target=\"word/document.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"\(packageRelations)/metadata/core-properties\" "
        + "Target=\"docProps/core.xml\"/>"
        + "</Relationships>"

    private static let documentRelations =
        declaration + "<Relationships xmlns=\"\(packageRelations)\">"
        + "<Relationship Id=\"rId1\" Type=\"\(officeRelations)/styles\" Target=\"styles.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"\(officeRelations)/header\" Target=\"header1.xml\"/></Relationships>"

    private static let header =
        declaration + "<w:hdr \(wordSpace)><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
        + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>"
}
