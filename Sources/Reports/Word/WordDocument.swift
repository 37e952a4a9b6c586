import Formats

/// A paper as DOCX: A4, margins and type of Nghị định 30/2020/NĐ-CP, phụ lục I (Times New Roman 13, margins 20 mm above and
/// below, 30 mm left, 15 mm right, page number in the middle above from page 2).
struct WordDocument {
    private let paper: Paper
    private var language: Language { paper.language }

    init(_ paper: Paper) { self.paper = paper }

    /// Twentieths of a point: A4, and what the margins take of each line.
    private static let (shortSide, longSide, margins) = (11906, 16838, 1701 + 851)

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
        Self.declaration + "<w:document \(Self.wordSpace) xmlns:r=\"\(Self.officeRelations)\"><w:body>" + content
            + "</w:body></w:document>"
    }

    private var content: String {
        let sections = paper.sections
        var body = ""
        for (number, section) in sections.enumerated() {
            let width = (section.isLandscape ? Self.longSide : Self.shortSide) - Self.margins
            for block in section.blocks {
                switch block {
                case .text(let text): body += text.word
                // A little room behind it, so that two tables stay two.
                case .table(let table): body += table.word(width: width) + PaperText(text: "", size: 6, after: 0).word
                case .page: break
                }
            }
            let page = Self.page(isLandscape: section.isLandscape, isFirst: number == 0)
            // The last section's page stands in the body, the others' in a paragraph that ends them.
            body +=
                number == sections.count - 1
                ? page : "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\"/>\(page)</w:pPr></w:p>"
        }
        return body
    }

    /// - Parameter isFirst: its first page bears no number.
    private static func page(isLandscape: Bool, isFirst: Bool) -> String {
        let (width, height) = isLandscape ? (longSide, shortSide) : (shortSide, longSide)
        return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"\(width)\" "
            + "w:h=\"\(height)\"\(isLandscape ? " w:orient=\"landscape\"" : "")/>"
            + "<w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" "
            + "w:footer=\"567\" w:gutter=\"0\"/>\(isFirst ? "<w:titlePg/>" : "")</w:sectPr>"
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
            + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(Escape.markup(paper.title))</dc:title>"
            + "<dc:creator>PhuSong</dc:creator><dc:language>\(language == .vi ? "vi-VN" : "en-GB")</dc:language>"
            + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(paper.date)T00:00:00Z</dcterms:created></cp:coreProperties>"
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
