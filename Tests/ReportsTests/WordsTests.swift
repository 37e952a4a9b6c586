import GeoStore
import PermitRules
import Studies
import Testing

@testable import Reports

@Suite("Words of the field") struct WordsTests {
    @Test("Every defect and action of the ledger has words in both languages")
    func ledgerWords() {
        for defect in Defect.allCases {
            #expect(Words.defects[defect.rawValue] != nil, "\(defect.rawValue)")
        }
        for action in LedgerAction.allCases { #expect(Words.actions[action.rawValue] != nil) }
    }

    @Test("Every fact the engine itself may miss has a name")
    func factWords() {
        for fact in Fact.builtIn where fact != .parcel { #expect(Words.fact(fact.rawValue) != nil, "\(fact.rawValue)") }
    }

    @Test("The classes are worded as officials write them")
    func classes() {
        #expect(
            Service.allCases.map { Words.service($0).vi } == [
                "không có người ở", "được phục vụ", "chỉ một số nhà mạng phục vụ", "chưa được phục vụ",
            ])
        #expect(
            WayOut.allCases.map { Words.wayOut($0).vi } == [
                "xây được", "xây được nếu được chấp thuận", "phủ được từ bên ngoài", "chỉ trên mái nhà", "bị khóa",
                "chưa xác định",
            ])
        #expect(Words.blocked(.partly(share: 0.4)).vi == "bị chặn một phần (40,0% diện tích)")
        #expect(Words.blocked(.partly(share: 0.4)).en == "partly blocked (40.0% of the area)")
    }

    @Test("An opinion never says that something is licensed")
    func opinionsDoNotLicense() {
        for headline in Headline.allCases { #expect(!Words.headline(headline).vi.contains("cấp phép")) }
    }

    @Test(
        "A place in an instrument is cited as a letter cites it",
        arguments: [
            ("Đ218 k1 g", "điểm g khoản 1 Điều 218", "Article 218, clause 1, point g"),
            ("Đ5 k2", "khoản 2 Điều 5", "Article 5, clause 2"), ("Đ62", "Điều 62", "Article 62"),
            ("mục 2", "mục 2", "section 2"), ("Phụ lục II", "Phụ lục II", "Phụ lục II"),
            ("Đ55 k1–6", "Đ55 k1–6", "Đ55 k1–6"),
        ])
    func citations(place: String, vietnamese: String, english: String) {
        #expect(Words.place(place, .vi) == vietnamese)
        #expect(Words.place(place, .en) == english)
    }
}
