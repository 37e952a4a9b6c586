public import GeoStore
import Province

extension Words {
    /// - Returns: the code itself where a newer defect has no words yet; a test holds that none is left out.
    public static func defect(_ defect: Defect) -> Bilingual {
        defects[defect.rawValue] ?? Bilingual(vi: defect.rawValue, en: defect.rawValue)
    }

    public static func action(_ action: LedgerAction) -> Bilingual {
        actions[action.rawValue] ?? Bilingual(vi: action.rawValue, en: action.rawValue)
    }

    private static func text(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }

    static let defects: [String: Bilingual] = [
        "layersJoined": text("gộp nhiều lớp cùng cột", "several layers read as one"),
        "notRead": text("không đọc", "not read"),
        "descriptionRead": text("đọc bảng trong phần mô tả", "columns read from descriptions"),
        "indexMissing": text("thiếu tệp chỉ mục .shx", "index file .shx missing"),
        "notAnArea": text("không phải hình vùng", "not an area"),
        "notAPoint": text("không phải điểm", "not a point"),
        "severalPoints": text("nhiều điểm trong một đối tượng", "several points in one feature"),
        "openOutline": text("đường bao bản vẽ còn hở", "open outline in a drawing"),
        "nullGeometry": text("không có hình", "no geometry"),
        "emptyGeometry": text("hình rỗng", "empty geometry"),
        "repeatedPoints": text("điểm lặp", "repeated points"),
        "unclosedRing": text("đường bao chưa khép", "ring not closed"),
        "degenerateRing": text("đường bao không đủ điểm", "ring of too few points"),
        "selfIntersection": text("đường bao tự cắt", "self-intersection"),
        "invalid": text("hình không hợp lệ", "invalid geometry"),
        "duplicateGeometry": text("hình trùng lặp", "duplicate geometry"),
        "sliver": text("mảnh vụn", "sliver"),
        "mixedGeometry": text("lẫn nhiều loại hình", "mixed geometry kinds"),
        "notFinite": text("tọa độ không phải số", "coordinate not finite"),
        "outsideAreaOfUse": text("ngoài phạm vi của hệ tọa độ", "outside the system's area of use"),
        "outsideStudyArea": text("ngoài địa bàn", "outside the study area"),
        "otherCommune": text("ngoài xã đã ghi", "outside the commune it names"),
        "axesSwapped": text("nghi đảo trục tọa độ", "axes look swapped"),
        "crsAssumed": text("hệ tọa độ giả định", "coordinate system assumed"),
        "crsDeclared": text("hệ tọa độ do người dùng khai", "coordinate system declared by the user"),
        "crsDoubtful": text("hệ tọa độ đáng ngờ", "coordinate system doubtful"),
        "badCoordinate": text("tọa độ sai", "bad coordinate"),
        "missingValue": text("thiếu giá trị", "missing value"),
        "badValue": text("giá trị sai", "bad value"),
        "titleRow": text("dòng tiêu đề giữa bảng", "title between rows"),
        "headingRepeated": text("tiêu đề cột lặp lại", "headings again"),
        "totalRow": text("dòng tổng cộng", "total row"),
        "numberingRow": text("dòng đánh số cột", "column-number row"),
        "northEastColumns": text("cột X là hướng bắc, Y là hướng đông", "X is north and Y is east"),
        "encodingDetected": text("bảng mã do máy nhận dạng", "encoding detected"),
        "undecodableText": text("chữ không giải mã được", "text that cannot be decoded"),
        "labelOutside": text("nhãn ngoài mọi hình", "label outside every shape"),
        "shapeWithoutLabel": text("hình không có nhãn", "shape without a label"),
        "severalLabels": text("hình có nhiều nhãn", "shape with several labels"),
        "unknownLevel": text("lớp bản vẽ chưa khai", "drawing level not declared"),
        "notInService": text("trạm không hoạt động", "mast not in service"),
        "sameOperator": text("cùng một nhà mạng, viết khác nhau", "one operator, spelt differently"),
        "rowsGrouped": text("gộp nhiều dòng thành một trạm", "rows grouped into one station"),
        "outlivesUnits": text("quy hoạch lập trước khi bỏ cấp huyện", "plan older than the present units"),
        "joinedByName": text("ghép theo tên", "joined by name"),
        "unmatched": text("không ghép được", "not matched"),
        "ambiguous": text("ghép được nhiều nơi", "ambiguous match"),
        "unknownCode": text("mã không có trong danh mục", "unknown code"),
        "overlap": text("chồng lấn", "overlap"),
        "gap": text("khoảng trống", "gap"),
        "noData": text("không có dữ liệu", "no data"),
        "polygonsExchanged": text("hai đơn vị đổi hình cho nhau", "polygons of two units exchanged"),
    ]

    static let actions: [String: Bilingual] = [
        "repaired": text("đã sửa", "repaired"),
        "setAside": text("để riêng", "set aside"),
        "kept": text("giữ nguyên", "kept as it is"),
        "noted": text("ghi nhận", "noted"),
        "dropped": text("bỏ (không phải dữ liệu)", "dropped (not data)"),
    ]
}

extension Words {
    /// What an input file is used for; a role without words here is shown as the study names it.
    static func inputRole(_ role: String) -> Bilingual { roles[role] ?? Bilingual(vi: role, en: role) }

    static let roles: [String: Bilingual] = [
        "workspace": text("tệp khai báo nghiên cứu", "workspace file"),
        "units.district": text("ranh giới cấp huyện", "districts"),
        "units.commune": text("ranh giới cấp xã", "communes"),
        "district": text("ranh giới cấp huyện", "districts"),
        "commune": text("ranh giới cấp xã", "communes"),
        "census": text("dân số", "census"),
        "current_population": text("dân số mới", "newer population"),
        "recorded": text("hiện trạng sử dụng đất", "recorded land use"),
        "planned": text("quy hoạch sử dụng đất", "planned land use"),
        "land_use.recorded": text("hiện trạng sử dụng đất", "recorded land use"),
        "land_use.planned": text("quy hoạch sử dụng đất", "planned land use"),
        "stations": text("danh sách trạm", "stations"),
        "terrain": text("địa hình", "terrain"),
        "priority_places": text("địa điểm ưu tiên", "priority places"),
        "subscribers": text("thuê bao", "subscribers"),
        "rules": text("dữ liệu pháp luật", "rules"),
    ]

    /// An input of a propagation model, by the name the model gives it.
    static func modelInput(_ name: String) -> Bilingual { modelInputs[name] ?? Bilingual(vi: name, en: name) }

    static let modelInputs: [String: Bilingual] = [
        "carrier": text("tần số", "carrier"),
        "base height": text("độ cao ăng ten trạm", "antenna height"),
        "terminal height": text("độ cao máy đầu cuối", "terminal height"),
        "distance": text("khoảng cách", "distance"),
        "ground distance": text("khoảng cách", "distance"),
        "path length": text("khoảng cách", "distance"),
    ]
}
