extension Words {
    /// What a value of a fact is called where a missing fact is listed with what each value decides.
    static func factValue(_ value: String) -> Bilingual {
        switch value {
        case "true", "yes": Bilingual(vi: "có", en: "yes")
        case "false", "no": Bilingual(vi: "không", en: "no")
        case "telecom": Bilingual(vi: "đất công trình viễn thông", en: "telecom land")
        case "other": Bilingual(vi: "mục đích khác", en: "another purpose")
        default: Bilingual(vi: value, en: value)
        }
    }

    /// The name of a fact about a place; nil for one that has no words here.
    static func fact(_ id: String) -> Bilingual? { facts[id] }

    static let facts: [String: Bilingual] = [
        "recorded": Bilingual(vi: "loại đất ghi trên giấy tờ", en: "land use on the papers"),
        "partAreas": Bilingual(
            vi: "diện tích từng phần của thửa đất nhiều mục đích", en: "areas of a mixed parcel's parts"),
        "planned": Bilingual(vi: "loại đất theo quy hoạch", en: "planned land use"),
        "urban": Bilingual(vi: "khu vực đô thị", en: "urban area"),
        "passivePlan": Bilingual(
            vi: "sự phù hợp với quy hoạch hạ tầng viễn thông thụ động", en: "agreement with the passive telecom plan"),
        "convertible": Bilingual(vi: "khả năng chuyển mục đích sử dụng đất", en: "whether the land may be converted"),
        "heritageCore": Bilingual(vi: "khu vực bảo vệ I của di tích", en: "core zone of a monument"),
        "appraisedProject": Bilingual(
            vi: "báo cáo nghiên cứu khả thi đã được thẩm định", en: "feasibility study already appraised"),
        "underAreaCap": Bilingual(
            vi: "diện tích sử dụng kết hợp dưới mức tối đa", en: "combined use under its share of the area"),
        "mixedParcel": Bilingual(vi: "thửa đất có nhiều mục đích sử dụng", en: "parcel of several purposes"),
        "province": Bilingual(vi: "tỉnh, thành phố", en: "province"),
    ]

    /// How well the wording of a source was verified.
    static func mark(_ mark: String) -> Bilingual {
        switch mark {
        case "R": Bilingual(vi: "đã đọc văn bản", en: "text read")
        case "S": Bilingual(vi: "nguồn thứ cấp", en: "secondary source")
        case "T": Bilingual(vi: "chỉ thấy tên văn bản", en: "title only")
        default: Bilingual(vi: "chưa kiểm chứng", en: "unverified")
        }
    }

    /// `Đ218 k1 g` written out the way a letter cites it: điểm g khoản 1 Điều 218; a place that is not made of
    /// article, clause and point stays as the register prints it.
    static func place(_ place: String, _ language: Language) -> String {
        if language == .en, place.hasPrefix("mục ") { return "section" + place.dropFirst(3) }
        var article: Substring?, clause: Substring?, point: Substring?
        for word in place.split(separator: " ") {
            if word.hasPrefix("Đ"), word.dropFirst().first?.isNumber == true {
                guard article == nil else { return place }
                article = word.dropFirst()
            } else if word.hasPrefix("k"), word.dropFirst().allSatisfy(\.isNumber), word.count > 1 {
                guard clause == nil else { return place }
                clause = word.dropFirst()
            } else if word.count == 1, clause != nil, point == nil {
                point = word
            } else {
                return place
            }
        }
        guard let article else { return place }
        switch language {
        case .vi:
            return [point.map { "điểm \($0)" }, clause.map { "khoản \($0)" }, "Điều \(article)"]
                .compactMap(\.self).joined(separator: " ")
        case .en:
            return ["Article \(article)", clause.map { "clause \($0)" }, point.map { "point \($0)" }]
                .compactMap(\.self).joined(separator: ", ")
        }
    }
}
