import PermitRules
import Propagation
import Testing

@testable import Province

/// Words of lists, Vietnamese and English, whatever their case and marks.
@Suite struct StationWordsTests {
    @Test("What a status says of a mast")
    func states() {
        let lists: [(MastState, [String])] = [
            (
                .built,
                [
                    "built", "Đang hoạt động", "ĐANG HOẠT ĐỘNG", "dang hoat dong", "Đã xây", "On air", "Hiện hữu",
                    "Đang hoạt động (MORAN)", "đã phát sóng",
                ]
            ),
            (
                .approved,
                [
                    "approved", "Đã duyệt, chưa xây", "Đã duyệt", "Quy hoạch", "Đang xây dựng", "chưa phát sóng",
                    "under construction",
                ]
            ),
            (.intended, ["Dự kiến", "đề xuất", "Chưa được phê duyệt"]),
            (
                .gone,
                [
                    "Đã tháo dỡ", "tháo dỡ", "Dừng hoạt động", "Ngừng", "ngưng hoạt động", "Tạm dừng",
                    "Không hoạt động", "off air", "đã thanh lý", "THÁO DỠ",
                ]
            ),
        ]
        for (state, words) in lists {
            for word in words { #expect(MastState.words[word] == state, "\(word)") }
        }
        for word in ["abc", "Đang hoạt động, dự kiến tháo dỡ", "không", "?"] {
            #expect(MastState.words[word] == nil, "\(word)")
        }
    }

    @Test("Where a structure stands")
    func structures() {
        let lists: [(StructureClass, [String])] = [
            (
                .groundMast,
                [
                    "ground", "groundMast", "Cột dưới đất", "COT DUOI DAT", "Cột dây co", "tự đứng", "A2b",
                    "Trạm macro", "cotduoidat",
                ]
            ),
            (
                .bulkyRoofMast,
                [
                    "roof", "Trên mái", "Cột trên mái nhà", "Cột dây co trên mái", "rooftop", "A2a",
                    "Cột cồng kềnh trên mái",
                ]
            ),
            (.nonBulkyRoofMast, ["Không cồng kềnh", "Cột không cồng kềnh trên mái", "ngụy trang", "A1a"]),
            (.sharedMast, ["Dùng chung", "shared", "Thuê cột"]),
        ]
        for (structure, words) in lists {
            for word in words { #expect(StructureClass(listed: word) == structure, "\(word)") }
        }
        for word in ["tháp nước", "không", "", "dưới đất hoặc trên mái"] {
            #expect(StructureClass(listed: word) == nil, "\(word)")
        }
    }

    @Test("Technologies in any separators and by any of their names")
    func technologies() {
        let all: [Technology] = [.gsm, .umts, .lte]
        for text in [
            "2G;3G;4G", "2G, 3G, 4G", "2G/3G/4G", "2G+3G+4G", "2G-3G-4G", "2g 3g 4g", "2/3/4G", "2G3G4G",
            "GSM, UMTS, LTE",
            "GSM900/WCDMA2100/LTE1800", "2G & 3G & 4G", "2G|3G|4G", "2G và 3G và 4G", "G900 U2100 L1800", "2G\n3G\n4G",
        ] {
            let found = Technology.listed(in: text)
            #expect(found.technologies == all && found.unknown == [], "\(text)")
        }
        #expect(Technology.listed(in: "5G NR, LTE-A").technologies == [.lte, .nr])
        #expect(Technology.listed(in: "4G, 6G, wifi").unknown == ["6G", "wifi"])
        #expect(
            Technology(listed: "LTE") == .lte && Technology(listed: "4g") == .lte && Technology(listed: "4G, 5G") == nil
        )
    }

    @Test("Codes that lost zeros in front join; others do not")
    func codes() {
        var join = CodeJoin(["01801", "01802", "71803"], joining: ["1801", "1802", "71803"])
        #expect(join.unit("1801") == 0 && join.unit("01802") == 1 && join.unit("71803") == 2 && join.unit("801") == nil)
        #expect(join.note?.hasPrefix("1 codes differ") == true)
        var whole = CodeJoin(["018", "00018"], joining: ["018", "18"])
        #expect(whole.unit("18") == nil)
    }

    @Test("One operator under several spellings")
    func operators() {
        let names = OperatorNames([
            "Viettel", "VIETTEL", "viettel ", "Viettel", "Nhà mạng  A", "nha mang a", "Nhà mạng  A",
        ])
        #expect(names.all == ["Nhà mạng A", "Viettel"])
        #expect(names["VIETTEL"] == "Viettel" && names["Nhà mạng A"] == "Nhà mạng A" && names["VNPT"] == nil)
        #expect(names.replaced.map(\.spelling) == ["Nhà mạng  A", "VIETTEL", "nha mang a", "viettel "])
    }
}
