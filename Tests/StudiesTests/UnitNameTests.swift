import Testing

@testable import Province
@testable import Studies

@Suite struct UnitNameTests {
    @Test(
        "Rank words, accents, blanks and case do not part two spellings of one name",
        arguments: [
            ("Thị xã Tân Uyên", "TânUyên"), ("Huyện Bắc Tân Uyên", "BắcTânUyên"), ("Thành phố Dĩ An", "DĩAn"),
            ("Xã Định Hiệp", "dinh hiep"), ("Phường Phú Cường", "PHÚ CƯỜNG"),
            ("Thị trấn Dầu Tiếng", "Da\u{302}\u{300}u Tie\u{302}\u{301}ng"),
        ])
    func matches(pair: (String, String)) { #expect(UnitName.folded(pair.0) == UnitName.folded(pair.1)) }

    @Test("Bắc Tân Uyên is not Tân Uyên")
    func differs() { #expect(UnitName.folded("Huyện Bắc Tân Uyên") != UnitName.folded("Thị xã Tân Uyên")) }

    @Test(
        "Rank words are understood with and without blanks",
        arguments: [
            ("Phường", UnitRank.ward), ("Xã", .ruralCommune), ("Thị trấn", .township), ("Thịtrấn", .township),
            ("ThịXã", .town), ("Thành phố", .city), ("ThànhPhố", .city), ("Huyện", .ruralDistrict),
            ("Quận", .urbanDistrict),
        ])
    func ranks(pair: (String, UnitRank)) { #expect(UnitName.rank(pair.0) == pair.1) }
}
