public import PermitRules
public import Province
public import Studies

/// The words of the field for every value a user reads, in Vietnamese as officials write it and in English.
///
/// Verdicts are worded as opinions (phù hợp, không phù hợp), never as licences: the tool does not license.
public enum Words {
    public static func service(_ service: Service) -> Bilingual {
        switch service {
        case .noResidents: Bilingual(vi: "không có người ở", en: "no residents")
        case .served: Bilingual(vi: "được phục vụ", en: "served")
        case .servedByOneOnly: Bilingual(vi: "chỉ một số nhà mạng phục vụ", en: "served by some operators only")
        case .notServed: Bilingual(vi: "chưa được phục vụ", en: "not served")
        }
    }

    public static func wayOut(_ way: WayOut) -> Bilingual {
        switch way {
        case .buildable: Bilingual(vi: "xây được", en: "buildable")
        case .buildableIfAccepted:
            Bilingual(vi: "xây được nếu được chấp thuận", en: "buildable if accepted")
        case .reachable: Bilingual(vi: "phủ được từ bên ngoài", en: "reachable from outside")
        case .rooftopOnly: Bilingual(vi: "chỉ trên mái nhà", en: "rooftop only")
        case .lockedOut: Bilingual(vi: "bị khóa", en: "locked out")
        case .undetermined: Bilingual(vi: "chưa xác định", en: "undetermined")
        }
    }

    public static func wayOutMeaning(_ way: WayOut) -> Bilingual {
        switch way {
        case .buildable:
            Bilingual(
                vi: "được xây cột dưới đất ngay trong khu, hoặc chỉ cần thủ tục thông thường",
                en: "a ground mast is lawful inside, or needs formalities only")
        case .buildableIfAccepted:
            Bilingual(
                vi: "được xây trong khu nếu cơ quan có thẩm quyền chấp thuận hoặc hiểu luật theo hướng thuận lợi",
                en: "a ground mast inside rests on discretion or on a disputed reading")
        case .reachable:
            Bilingual(
                vi: "bị chặn trong khu, nhưng các vị trí hợp pháp bên ngoài phủ đủ người dân",
                en: "blocked inside, but lawful places outside cover enough of the people")
        case .rooftopOnly:
            Bilingual(
                vi: "chỉ còn cột trên mái nhà hoặc dùng chung cột hiện có",
                en: "only roofs, or sharing standing masts, are left")
        case .lockedOut:
            Bilingual(
                vi: "chỉ còn cách điều chỉnh quy hoạch sử dụng đất hoặc sửa luật",
                en: "only a change of the land-use plan or of the law helps")
        case .undetermined:
            Bilingual(
                vi: "thiếu thông tin quyết định; xem thông tin cần bổ sung",
                en: "a missing fact decides; see which")
        }
    }

    /// For a zone that needs no way out.
    public static let noWayOutNeeded = Bilingual(vi: "không cần", en: "not needed")

    public static func blocked(_ blocked: Blocked) -> Bilingual {
        switch blocked {
        case .yes: Bilingual(vi: "bị chặn toàn bộ", en: "blocked")
        case .partly(let share):
            Bilingual(
                vi: "bị chặn một phần (\(Numbers(.vi).percent(share)) diện tích)",
                en: "partly blocked (\(Numbers(.en).percent(share)) of the area)")
        case .no: Bilingual(vi: "không bị chặn", en: "not blocked")
        case .undetermined: Bilingual(vi: "chưa xác định", en: "undetermined")
        }
    }

    public static func reading(_ reading: Reading) -> Bilingual {
        switch reading {
        case .papers: Bilingual(vi: "theo giấy tờ đất", en: "by land papers")
        case .plan: Bilingual(vi: "theo giấy tờ và quy hoạch", en: "by papers and plan")
        }
    }

    public static func structure(_ structure: StructureClass) -> Bilingual {
        switch structure {
        case .groundMast: Bilingual(vi: "cột ăng ten dưới đất", en: "ground mast")
        case .bulkyRoofMast: Bilingual(vi: "cột ăng ten cồng kềnh trên mái", en: "bulky roof mast")
        case .nonBulkyRoofMast: Bilingual(vi: "cột ăng ten không cồng kềnh", en: "non-bulky roof mast")
        case .sharedMast: Bilingual(vi: "dùng chung cột", en: "shared mast")
        }
    }

    public static func headline(_ headline: Headline) -> Bilingual {
        switch headline {
        case .permitted: Bilingual(vi: "phù hợp", en: "permitted")
        case .exempt: Bilingual(vi: "phù hợp, miễn giấy phép xây dựng", en: "exempt from a building permit")
        case .conditional: Bilingual(vi: "phù hợp có điều kiện", en: "conditional")
        case .prohibited: Bilingual(vi: "không phù hợp", en: "prohibited")
        case .undetermined: Bilingual(vi: "chưa đủ căn cứ", en: "undetermined")
        case .conflict: Bilingual(vi: "quy định mâu thuẫn", en: "conflicting rules")
        }
    }

    /// How much stands between a conditional verdict and a mast.
    public static func firmness(_ firmness: Int) -> Bilingual {
        switch firmness {
        case 1: Bilingual(vi: "thủ tục thông thường", en: "formality")
        case 2: Bilingual(vi: "cần cơ quan khác đồng ý", en: "another body's consent")
        default: Bilingual(vi: "tùy xem xét hoặc còn tranh cãi", en: "discretionary or disputed")
        }
    }

    public static func placeKind(_ kind: Place.Kind) -> Bilingual {
        switch kind {
        case .parcel: Bilingual(vi: "thửa đất", en: "parcel")
        case .roof: Bilingual(vi: "mái nhà", en: "roof")
        case .sharedMast: Bilingual(vi: "cột hiện có", en: "standing mast")
        }
    }

    public static func status(_ status: Station.Status) -> Bilingual {
        switch status {
        case .built: Bilingual(vi: "đã xây dựng", en: "built")
        case .approved: Bilingual(vi: "đã phê duyệt, chưa xây dựng", en: "approved, not built")
        }
    }
}
