import Formats
import Foundation
import Testing
import Units

@testable import GeoStore
@testable import Reports

@Suite("Documents to go on writing in") struct WordTests {
    @Test("The checksum is the one of the standard's test value")
    func checksum() {
        // CRC-32/ISO-HDLC of "123456789": the check value every catalogue of CRCs gives.
        #expect(ZipArchive.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(ZipArchive.crc32([]) == 0)
    }

    @Test("Another reader finds every part of a report's document")
    func archiveReads() throws {
        let bytes = WordReport(try DocumentFixture.model(), .vi).bytes
        #expect(WordReport(try DocumentFixture.model(), .vi).bytes == bytes)
        try DocumentFixture.withFolder { folder in
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/a.zip"))
            let names = try VirtualFile.names(inZip: folder + "/a.zip").filter { !$0.hasSuffix("/") }
            #expect(
                Set(names) == [
                    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
                    "word/document.xml", "word/header1.xml", "word/styles.xml",
                ])
        }
    }

    @Test("The document says what the report says, escaped, in its language", arguments: Language.allCases)
    func contents(language: Language) throws {
        let model = try DocumentFixture.model()
        let text = String(decoding: WordReport(model, language).bytes, as: UTF8.self)
        for section in model.sections { #expect(text.contains(">\(section.number). \(section.title[language])<")) }
        #expect(text.contains("Huyện Đức &amp; &lt;Hòa&gt;"))
        #expect(text.contains("w:ascii=\"Times New Roman\""))
    }
}
