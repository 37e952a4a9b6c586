import Testing

@testable import GeoStore

/// Expected letters: glibc's `iconv -f TCVN5712-1` for TCVN3, Python's `cp1258` codec for Windows-1258, and, for
/// VNI, phrases every Vietnamese reader knows from documents of the 1990s.
@Suite struct TextEncodingTests {
    private static let small = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"

    @Test func everyLetterOfTCVN3() throws {
        let codes: [UInt8] = [
            0xB8, 0xB5, 0xB6, 0xB7, 0xB9, 0xA8, 0xBE, 0xBB, 0xBC, 0xBD, 0xC6, 0xA9, 0xCA, 0xC7, 0xC8, 0xC9, 0xCB,
            0xAE, 0xD0, 0xCC, 0xCE, 0xCF, 0xD1, 0xAA, 0xD5, 0xD2, 0xD3, 0xD4, 0xD6, 0xDD, 0xD7, 0xD8, 0xDC, 0xDE,
            0xE3, 0xDF, 0xE1, 0xE2, 0xE4, 0xAB, 0xE8, 0xE5, 0xE6, 0xE7, 0xE9, 0xAC, 0xED, 0xEA, 0xEB, 0xEC, 0xEE,
            0xF3, 0xEF, 0xF1, 0xF2, 0xF4, 0xAD, 0xF8, 0xF5, 0xF6, 0xF7, 0xF9, 0xFD, 0xFA, 0xFB, 0xFC, 0xFE,
        ]
        #expect(try TextEncoding.decode(codes, as: .tcvn3) == Self.small)
        #expect(try TextEncoding.decode([0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7], as: .tcvn3) == "ĂÂÊÔƠƯĐ")
    }

    @Test func everySmallLetterOfWindows1258() throws {
        let hex =
            "61ec 61cc 61d2 61de 61f2 e3 e3ec e3cc e3d2 e3de e3f2 e2 e2ec e2cc e2d2 e2de e2f2 f0 65ec 65cc 65d2 65de "
            + "65f2 ea eaec eacc ead2 eade eaf2 69ec 69cc 69d2 69de 69f2 6fec 6fcc 6fd2 6fde 6ff2 f4 f4ec f4cc f4d2 "
            + "f4de f4f2 f5 f5ec f5cc f5d2 f5de f5f2 75ec 75cc 75d2 75de 75f2 fd fdec fdcc fdd2 fdde fdf2 79ec 79cc "
            + "79d2 79de 79f2"
        var codes: [UInt8] = []
        var digits = Substring(hex.filter { $0 != " " })
        while !digits.isEmpty {
            codes.append(try #require(UInt8(digits.prefix(2), radix: 16)))
            digits = digits.dropFirst(2)
        }
        let text = try TextEncoding.decode(codes, as: .cp1258)
        #expect(Array(text.unicodeScalars) == Array(Self.small.unicodeScalars))
    }

    @Test(arguments: [
        ("§¹i häc Quèc gia", TextEncoding.tcvn3, "Đại học Quốc gia"),
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", .tcvn3, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", .tcvn3, "Độc lập - Tự do - Hạnh phúc"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", .vni, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", .vni, "Độc lập - Tự do - Hạnh phúc"),
        ("Thò xaõ Thuû Daàu Moät, tænh Bình Döông", .vni, "Thị xã Thủ Dầu Một, tỉnh Bình Dương"),
        ("ÑAÁT ÔÛ ÑOÂ THÒ", .vni, "ĐẤT Ở ĐÔ THỊ"),
    ])
    func fontEncodingsSeenThroughWindows1252(stored: String, encoding: TextEncoding, meant: String) {
        #expect(TextEncoding.reinterpret(stored, as: encoding) == meant)
        #expect(TextEncoding.reinterpret(meant, as: encoding) == meant)
    }

    @Test func accentsTypedApartAreComposed() throws {
        let apart = "Bi\u{300}nh Du\u{31B}o\u{31B}ng"
        let text = try TextEncoding.decode(Array(apart.utf8), as: .utf8)
        #expect(Array(text.unicodeScalars) == Array("Bình Dương".unicodeScalars))
    }

    @Test func impossibleBytesAreNotReplaced() {
        #expect(throws: UndecodableText(encoding: .utf8, offset: nil)) { try TextEncoding.decode([0xFF], as: .utf8) }
        #expect(throws: UndecodableText(encoding: .cp1258, offset: 1)) {
            try TextEncoding.decode([0x41, 0x8A], as: .cp1258)
        }
        #expect(throws: UndecodableText(encoding: .tcvn3, offset: 0)) { try TextEncoding.decode([0xFF], as: .tcvn3) }
    }

    private static func windows(_ text: String) -> [UInt8] { CodePage.windowsBytes(of: text) ?? [] }

    @Test(arguments: [
        (["§¹i häc Quèc gia", "ViÖt Nam", "§Êt ë ®« thÞ"], TextEncoding.tcvn3),
        (["Coäng hoøa xaõ hoäi chuû nghóa", "Ñaát ôû ñoâ thò", "Bình Döông"], .vni),
        (["Château", "Übergröße", "garçon"], .cp1252),
    ])
    func theEncodingIsGuessed(samples: [String], expected: TextEncoding) {
        let guess = EncodingDetector.detect(samples.map(Self.windows))
        #expect(guess.encoding == expected)
        #expect(expected == .cp1252 ? guess.confidence < 0.5 : guess.confidence > 0.6)
    }

    @Test func windows1258IsGuessed() {
        // Python: "Đất ở đô thị".encode("cp1258") after splitting off the tones.
        let bytes: [UInt8] = [
            0xD0, 0xE2, 0xEC, 0x74, 0x20, 0xF5, 0xD2, 0x20, 0xF0, 0xF4, 0x20, 0x74, 0x68, 0x69, 0xF2,
        ]
        #expect(EncodingDetector.detect([bytes]).encoding == .cp1258)
        #expect(EncodingDetector.detect([Array("Đất".utf8), Array("x".utf8)]) == .init(encoding: .utf8, confidence: 1))
    }

    @Test(arguments: [
        ("10.776", 10.776), ("10,776", 10.776), ("1.178.234,56", 1_178_234.56), ("1,178,234.56", 1_178_234.56),
        ("-3.5", -3.5), ("106°39'03.5\"E", 106.650972222), ("10°46′30″N", 10.775),
        ("10 46 30,2", 10.775055556), ("106d39m03s", 106.650833333), ("8°03'31\"S", -8.058611111),
        ("106°39,058'Đ", 106.650966667), ("106.65 E", 106.65),
    ])
    func coordinatesAsPeopleTypeThem(text: String, expected: Double) throws {
        let value = try #require(AngleText(text)).degrees
        #expect(abs(value - expected) < 1e-8)
    }

    @Test func blanksPartThousandsOfMetresButNotDegrees() throws {
        #expect(NumberText.number("601 234,5") == 601_234.5)
        #expect(AngleText("601 234,5") == nil)
    }

    @Test(arguments: ["hello", "", "106°75'", "1.2.3,4,5", "12:34:56:78", "10.5°30'"])
    func otherTextIsNoCoordinate(text: String) {
        #expect(AngleText(text) == nil)
    }
}
