import GeoStore
import Geometry
public import PermitRules
public import Province
import Studies

/// Words of a permit check.
extension Words {
    public static func land(_ outcome: LandOutcome) -> Bilingual {
        switch outcome {
        case .allowed: Bilingual(vi: "được phép", en: "allowed")
        case .conditional: Bilingual(vi: "có điều kiện", en: "conditional")
        case .prohibited: Bilingual(vi: "không được phép", en: "prohibited")
        case .undetermined: Bilingual(vi: "chưa đủ căn cứ", en: "undetermined")
        }
    }

    public static func permit(_ outcome: PermitOutcome) -> Bilingual {
        switch outcome {
        case .required: Bilingual(vi: "phải có", en: "required")
        case .exempt: Bilingual(vi: "được miễn", en: "exempt")
        case .unknown: Bilingual(vi: "chưa xác định", en: "unknown")
        }
    }

    public static func province(_ outcome: ProvinceOutcome) -> Bilingual {
        switch outcome {
        case .meets: Bilingual(vi: "đáp ứng", en: "met")
        case .shareOrMove: Bilingual(vi: "phải dùng chung hoặc chuyển vị trí", en: "share or move")
        case .notMet: Bilingual(vi: "không đáp ứng", en: "not met")
        case .notEvaluated: Bilingual(vi: "chưa đánh giá", en: "not evaluated")
        }
    }

    /// Other approvals: `allowed` means that nothing more is asked for.
    public static func other(_ outcome: LandOutcome) -> Bilingual {
        outcome == .allowed ? Bilingual(vi: "không có yêu cầu thêm", en: "nothing more") : land(outcome)
    }

    public static func outcome(_ outcome: Outcome) -> Bilingual {
        switch outcome {
        case .land(let value): land(value)
        case .permit(let value): permit(value)
        case .province(let value): province(value)
        case .other(let value): other(value)
        }
    }

    public static func axis(_ axis: Axis) -> Bilingual {
        switch axis {
        case .land: Bilingual(vi: "Đất", en: "Land")
        case .permit: Bilingual(vi: "Giấy phép xây dựng", en: "Building permit")
        case .province: Bilingual(vi: "Quy định của tỉnh", en: "Province's rules")
        case .other: Bilingual(vi: "Chấp thuận khác", en: "Other approvals")
        }
    }

    public static func approvalState(_ state: ApprovedSite.State) -> Bilingual {
        switch state {
        case .notYetApproved: Bilingual(vi: "chưa được phê duyệt", en: "not yet approved")
        case .active: Bilingual(vi: "đang hiệu lực", en: "active")
        case .reviewDue: Bilingual(vi: "đến hạn rà soát", en: "review due")
        case .withdrawn: Bilingual(vi: "đã bị thu hồi", en: "withdrawn")
        }
    }

    /// What is wrong with a row of a list, and what to do.
    public static func problem(_ problem: SiteProblem) -> Bilingual {
        switch problem {
        case .unreadablePosition(let cells):
            return Bilingual(
                vi: "tọa độ “\(cells)” không đọc được; ghi độ thập phân hoặc độ phút giây",
                en: "the coordinates “\(cells)” cannot be read; write decimal degrees or degrees, minutes, seconds")
        case .notOnePoint(let place):
            return notOnePoint(place)
        case .outside(let at, let cause):
            let slip = cause.map(Self.slip)
            return Bilingual(
                vi: "vị trí \(at.x), \(at.y) nằm ngoài tỉnh; \(slip?.vi ?? "hãy kiểm tra tọa độ và hệ tọa độ")",
                en: "the position \(at.x), \(at.y) lies outside the province; "
                    + (slip?.en ?? "check the coordinates and their system"))
        case .ambiguous(let column, let value, let readings):
            return Bilingual(
                vi: "“\(column)” là “\(value)”, có thể là \(readings.joined(separator: " hoặc ")); "
                    + "hãy ghi rõ, hoặc khai check.sites.numbers, check.sites.dates",
                en: "“\(column)” is “\(value)”, which may be \(readings.joined(separator: " or ")); "
                    + "write it so that it can be told, or set check.sites.numbers, check.sites.dates")
        case .badValue(let column, let value, let expected):
            let wanted = Self.expected(expected)
            return Bilingual(
                vi: "“\(column)” là “\(value)”; cần \(wanted.vi); coi như chưa biết",
                en: "“\(column)” is “\(value)”; expected \(wanted.en); taken as not known")
        case .unknownStructure(let word):
            return Bilingual(
                vi: "không rõ loại công trình “\(word)”; dùng: dưới đất, trên mái, không cồng kềnh, dùng chung",
                en: "unknown structure “\(word)”; known: groundMast, bulkyRoofMast, nonBulkyRoofMast, sharedMast")
        }
    }

    private static func notOnePoint(_ place: FeaturePlace) -> Bilingual {
        switch place {
        case .several(let count):
            Bilingual(
                vi: "có \(count) điểm; ghi mỗi vị trí một dòng",
                en: "has \(count) points; give each place a row of its own")
        case .noPoint(.line): Bilingual(vi: "là đường, không phải điểm", en: "is a line, not a place")
        case .noPoint: Bilingual(vi: "là vùng, không phải điểm", en: "is an area, not a place")
        case .nowhere, .at: Bilingual(vi: "không có vị trí", en: "has no position")
        }
    }

    private static func slip(_ slip: SiteProblem.Slip) -> Bilingual {
        switch slip {
        case .exchanged: Bilingual(vi: "có thể x và y bị đổi chỗ", en: "x and y look exchanged")
        case .xOverTen: Bilingual(vi: "có thể kinh độ nhỏ đi mười lần", en: "the longitude looks ten times too small")
        case .xTimesTen: Bilingual(vi: "có thể kinh độ lớn lên mười lần", en: "the longitude looks ten times too large")
        case .yOverTen: Bilingual(vi: "có thể vĩ độ nhỏ đi mười lần", en: "the latitude looks ten times too small")
        case .yTimesTen: Bilingual(vi: "có thể vĩ độ lớn lên mười lần", en: "the latitude looks ten times too large")
        }
    }

    private static func expected(_ expected: SiteProblem.Expected) -> Bilingual {
        switch expected {
        case .number: Bilingual(vi: "một số", en: "a number")
        case .yesOrNo: Bilingual(vi: "có hoặc không", en: "yes or no")
        case .day: Bilingual(vi: "một ngày, ví dụ 01/7/2026", en: "a day, e.g. 2026-07-01")
        case .bands: Bilingual(vi: "băng tần và EIRP, ví dụ 900:58;1800:62", en: "bands and EIRP, e.g. 900:58;1800:62")
        }
    }
}

extension LocalizedText {
    subscript(language: Language) -> String { self[language.rawValue] }
    var bilingual: Bilingual { Bilingual(vi: vi, en: en) }
}
