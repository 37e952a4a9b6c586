import Testing

@testable import Reports

@Suite("Names sort as in a Vietnamese list") struct CollationTests {
    @Test(arguments: [
        // Đ is a letter of its own after D, Ă and Â after A.
        ["Dầu Tiếng", "Dĩ An", "Đà Nẵng", "Đồng Nai", "Em"],
        ["An", "Ăn", "Ân", "Ba"],
        ["Ô", "Ơ", "P"], ["Tu", "Tư", "Tx"],
        // Tones in the order of the dictionary, after all letters: ngang, huyền, hỏi, ngã, sắc, nặng.
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Hòa An", "Hoá Bình"],
        // Numbers by value.
        ["Phường 1", "Phường 2", "Phường 10", "Phường An"],
        // Blank before letter.
        ["Bắc Tân", "Bắc Tân Uyên", "Bắca"],
    ])
    func keepsTheOrder(_ names: [String]) {
        #expect(VietnameseCollation.sorted(names.reversed(), by: { $0 }) == names)
        #expect(VietnameseCollation.sorted(names.shuffled(), by: { $0 }) == names)
    }

    @Test("The two ways Unicode writes an accent are the same name")
    func normalFormsAreEqual() {
        #expect(!VietnameseCollation.precedes("Dầu", "Da\u{302}\u{300}u"))
        #expect(!VietnameseCollation.precedes("Da\u{302}\u{300}u", "Dầu"))
    }

    @Test("Names of files and columns are plain ASCII, each operator its own")
    func slugsAreDistinct() {
        #expect(Slug.make("Nhà mạng Đ-1") == "nha_mang_d_1")
        #expect(Slug.make("中国") == "x")
        #expect(
            Slug.distinct(["Viettel", "VIETTEL", "Vïettel"])
                == ["Viettel": "viettel", "VIETTEL": "viettel_2", "Vïettel": "viettel_3"])
    }
}
