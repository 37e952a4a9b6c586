import Foundation

/// The fixed words of the summary page and the terminal table in one language, by key; templates read them as `{{t.key}}`.
struct PageWords {
    let language: Language

    init(_ language: Language) { self.language = language }

    /// - Returns: the key itself for one that does not exist, so that a template's slip is seen.
    subscript(key: String) -> String { Self.all[key]?[language] ?? key }

    /// The text of `key` with every `{name}` replaced.
    func filled(_ key: String, _ values: [String: String]) -> String {
        values.sorted { $0.key < $1.key }.reduce(self[key]) { text, value in
            text.replacingOccurrences(of: "{\(value.key)}", with: value.value)
        }
    }

    var dictionary: [String: String] { Self.all.mapValues { $0[language] } }

    static let all: [String: Bilingual] = heads.merging(tables) { first, _ in first }
        .merging(zoneWords) { first, _ in first }

    private static func text(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }

    private static let heads: [String: Bilingual] = [
        "title": text("Khu dân cư bị chặn xây dựng cột ăng ten", "Residential zones blocked from base-station masts"),
        "switchLabel": text("Ngôn ngữ", "Language"),
        "place": text("Địa bàn", "Place"),
        "lawDates": text("Ngày áp dụng pháp luật", "Dates of the law"),
        "unitsDate": text("Đơn vị hành chính tại ngày", "Administrative units as of"),
        "censusDate": text("Dân số tại ngày", "Population as of"),
        "currentPopulation": text("Dân số mới ngày {date}", "Newer population, {date}"),
        "population": text("Dân số", "Population"),
        "serviceAsked": text("Dịch vụ xét", "Service asked for"),
        "serviceText": text(
            "{technology} ngoài trời, mức thu từ {threshold} dBm, cho ít nhất {share} số người trong khu",
            "{technology} outdoors, from {threshold} dBm, for at least {share} of a zone's people"),
        "operatorsAsked": text("Nhà mạng được xét", "Operators asked"),
        "switchOffLayer": text("Mạng sẽ tắt sóng", "Network to be switched off"),
        "crs": text("Hệ tọa độ", "Coordinate system"),
        "headline": text("Kết quả chính", "Main result"),
        "headlineAt": text("Ngày {date}", "On {date}"),
        "blockedSentence": text(
            "{zones} khu dân cư với {people} người bị chặn; trong đó {missingZones} khu với {missingPeople} người chưa "
                + "được mọi nhà mạng phục vụ",
            "{zones} zones with {people} people are blocked; of these, {missingZones} zones with {missingPeople} people "
                + "are not served by every operator"),
        "blockedNone": text("không có khu dân cư nào bị chặn", "no zone is blocked"),
        "undeterminedSentence": text(
            "chưa xác định được: {zones} khu với {people} người", "undetermined: {zones} zones with {people} people"),
        "headlineNote": text(
            "Khu bị chặn là khu dân cư mà ở đó không được dựng cột ăng ten dưới đất trên toàn bộ hoặc một phần diện tích. "
                + "Hai cách hiểu luật luôn đi cùng nhau: “theo giấy tờ đất” chỉ xét mục đích sử dụng ghi trên giấy tờ; "
                + "“theo giấy tờ và quy hoạch” còn đòi hỏi phù hợp với quy hoạch sử dụng đất hoặc quy hoạch đô thị.",
            "A zone is blocked where a ground mast is prohibited on all or part of its area. Two readings always stand "
                + "together: “by land papers” looks at the recorded purpose only; “by papers and plan” also asks for "
                + "agreement with the land-use or urban plan."),
        "opinionNote": text(
            "Đây là kết quả phân tích để tham mưu, không thay cho ý kiến của cơ quan có thẩm quyền và không phải giấy phép.",
            "This is an analysis for advice; it replaces no authority's decision and is no permit."),
        "map": text("Bản đồ", "Map"),
        "mapCaption": text(
            "Khu dân cư theo cách giải quyết tại ngày {date}. Khu quá nhỏ được vẽ to hơn thực tế để còn nhìn thấy.",
            "Residential zones by way out on {date}. Zones too small to be seen are drawn larger than they are."),
        "mapAlt": text(
            "Bản đồ {place} ngày {date}: {zones} khu dân cư tô màu theo cách giải quyết, ranh giới và tên đơn vị hành "
                + "chính, vùng phủ sóng {technology}. Số liệu có trong các bảng bên dưới.",
            "Map of {place} on {date}: {zones} residential zones coloured by way out, unit borders and names, {technology} "
                + "coverage. The figures are in the tables below."),
        "mapSeries": text("Cùng bản đồ tại từng ngày", "The same map at each date"),
        "mapSeriesAlt": text("Bản đồ khu dân cư ngày {date}", "Map of the zones on {date}"),
        "legend": text("Chú giải", "Legend"),
        "legendPapers": text("bị chặn theo giấy tờ đất", "blocked by land papers"),
        "legendPlan": text("chỉ bị chặn khi xét thêm quy hoạch", "blocked only when the plan counts too"),
        "legendAll": text("mọi nhà mạng phủ {technology}", "{technology} from every operator"),
        "legendOne": text("ít nhất một nhà mạng phủ {technology}", "{technology} from at least one operator"),
        "legendBorder": text("ranh giới đơn vị hành chính", "unit borders"),
        "legendWorst": text("số thứ tự trong mục các khu đáng lo nhất", "number in the list of the worst zones"),
        "north": text("B", "N"),
        "byDistrict": text("Theo đơn vị hành chính", "By unit"),
        "blockedTable": text(
            "Số người trong khu bị chặn, theo ngày (a–b: kể cả khu chưa xác định là b)",
            "People in blocked zones, by date (a–b: up to b with the undetermined zones)"),
        "waysTable": text(
            "Tình trạng phục vụ và cách giải quyết ngày {date} (số người)", "Service and ways out on {date} (people)"),
        "lawTable": text("Thay đổi do pháp luật", "What the law changed"),
        "lawNote": text(
            "Mạng lưới, dân số và quy hoạch giữ nguyên; chỉ quy định pháp luật thay đổi giữa hai ngày. Mỗi ô: số khu "
                + "(số người).",
            "Network, people and plans stay the same; only the law moves between two dates. Each cell: zones (people)."),
        "worst": text("Các khu đáng lo nhất", "The worst zones"),
        "worstNote": text(
            "Tối đa mười khu bị chặn mà người dân chưa được mọi nhà mạng phục vụ: khu còn bị chặn ở ngày cuối đứng trước, "
                + "sau đó theo số người. Lý do nêu cho ngày gần nhất mà khu bị chặn.",
            "Up to ten blocked zones whose people are not served by every operator: those still blocked on the last date "
                + "first, then by people. Reasons are given for the latest date at which the zone is blocked."),
        "worstNone": text("Không có khu nào như vậy.", "There is no such zone."),
        "coverage": text("Vùng phủ sóng", "Coverage"),
        "coverageNote": text(
            "Tỷ lệ người trong các khu dân cư được phủ sóng, tính theo mức thu dự báo.",
            "Share of the people of all zones that is covered, from predicted levels."),
        "extrapolated": text(
            "{technology}: {input} {values} nằm ngoài miền {allowed} mà mô hình được công bố; công thức được kéo dài "
                + "({sectors} cánh sóng).",
            "{technology}: {input} {values} lies outside the model's published domain {allowed}; the formula is continued "
                + "({sectors} sectors)."),
        "clamped": text(
            "{technology}: {input} {values} nằm ngoài miền {allowed} mà mô hình được công bố; lấy giá trị biên gần nhất "
                + "({sectors} cánh sóng).",
            "{technology}: {input} {values} lies outside the model's published domain {allowed}; the nearest end is used "
                + "({sectors} sectors)."),
        "assumptions": text("Các giả định", "Assumptions"),
        "assumed": text("giả định", "assumed"),
        "setting": text("thay bằng", "replace by"),
        "notEvaluated": text("Nội dung chưa đánh giá", "Not evaluated"),
        "openQuestions": text("Vấn đề pháp lý còn mở", "Open legal questions"),
        "captions": text("Lưu ý khi đọc", "Notes"),
        "inputs": text("Dữ liệu đầu vào", "Inputs"),
        "ledger": text("Sổ ghi lỗi dữ liệu", "Ledger of defects"),
        "ledgerNote": text(
            "Danh sách đầy đủ nằm trong tệp ledger.csv và lớp ledger của zones.gpkg.",
            "The full list is in ledger.csv and in the layer ledger of zones.gpkg."),
        "nothing": text("Không có.", "None."),
    ]

    private static let tables: [String: Bilingual] = [
        "district": text("Quận, huyện", "District"),
        "commune": text("Phường, xã", "Commune"),
        "total": text("Toàn tỉnh", "Whole province"),
        "zones": text("Số khu", "Zones"),
        "people": text("Số người", "People"),
        "peopleAt": text("Số người {date}", "People {date}"),
        "areaHead": text("Diện tích", "Area"),
        "date": text("Ngày", "Date"),
        "shortNotServed": text("Thiếu phục vụ", "Lacking service"),
        "papersShort": text("giấy tờ", "papers"),
        "planShort": text("quy hoạch", "plan"),
        "outsideZones": text("Ngoài khu dân cư", "Outside zones"),
        "terminalOverview": text(
            "Số người trong khu bị chặn, theo giấy tờ / theo quy hoạch, tại từng ngày (a–b: kể cả khu chưa xác định)",
            "People in blocked zones, papers / plan, at each date (a–b: up to b with undetermined zones)"),
        "terminalWaysOut": text(
            "Cách giải quyết cho các khu chưa được mọi nhà mạng phục vụ (số người)",
            "Way out of the zones not every operator serves (people)"),
        "notServedByAll": text(
            "Bị chặn (ít nhất một cách hiểu) và thiếu phục vụ", "Blocked (a reading) and lacking service"),
        "step": text("Từ ngày – đến ngày", "From – to"),
        "reading": text("Cách hiểu luật", "Reading"),
        "released": text("Được tháo gỡ", "Released"),
        "partlyReleased": text("Tháo gỡ một phần", "Partly released"),
        "newlyBlocked": text("Mới bị chặn", "Newly blocked"),
        "becameUndetermined": text("Thành chưa xác định", "Became undetermined"),
        "becameKnown": text("Nay đã xác định", "Became known"),
        "operator": text("Nhà mạng", "Operator"),
        "technology": text("Công nghệ", "Technology"),
        "threshold": text("Ngưỡng (dBm)", "Threshold (dBm)"),
        "outdoorShare": text("Ngoài trời", "Outdoors"),
        "indoorShare": text("Trong nhà", "Indoors"),
        "noDataCells": text("Ô không có dữ liệu địa hình", "Cells without terrain data"),
        "role": text("Vai trò", "Role"),
        "file": text("Tệp", "File"),
        "features": text("Số đối tượng", "Features"),
        "checksum": text("Mã kiểm tra SHA-256", "SHA-256 checksum"),
        "noChecksum": text("không có: nguồn không phải một tệp đơn", "none: the source is no plain file"),
        "source": text("Nguồn", "Source"),
        "layer": text("Lớp", "Layer"),
        "defect": text("Lỗi", "Defect"),
        "action": text("Xử lý", "Action"),
        "count": text("Số lượng", "Count"),
    ]

    private static let zoneWords: [String: Bilingual] = [
        "zoneID": text("Mã khu", "Zone"),
        "zoneFacts": text("{people} người, {area}; {service}", "{people} people, {area}; {service}"),
        "serviceState": text("Tình trạng phục vụ", "Service"),
        "servedBy": text("Nhà mạng đã phục vụ", "Served by"),
        "approvedUnbuilt": text("Vị trí đã phê duyệt, chưa xây dựng", "Approved sites not yet built"),
        "landCodes": text("Loại đất theo giấy tờ", "Land by papers"),
        "plannedCodes": text("Loại đất theo quy hoạch", "Land by plan"),
        "urbanYes": text("thuộc phường, thị trấn", "urban unit"),
        "urbanNo": text("thuộc xã", "rural unit"),
        "byDate": text("Qua các ngày", "Over the dates"),
        "wayOut": text("Cách giải quyết", "Way out"),
        "whyAt": text(
            "Ý kiến về cột dưới đất ngày {date} ({reading})", "Verdict on a ground mast on {date} ({reading})"),
        "number": text("số", "No."),
        "verdictsAt": text("Ý kiến theo loại công trình", "Verdicts by structure"),
        "structure": text("Loại công trình", "Structure"),
        "bases": text("Căn cứ pháp lý", "Legal bases"),
        "toCheck": text("Cần kiểm tra", "To be checked"),
        "conditions": text("Điều kiện", "Conditions"),
        "missing": text("Thông tin còn thiếu", "Missing facts"),
        "decides": text("nếu {value} thì {result}", "if {value}: {result}"),
        "areaShareNote": text(
            "áp dụng cho {share} diện tích của khu", "holds for {share} of the zone's area"),
        "operatorWay": text(
            "{operator}: {way}; đang phủ {before} số người, có thể đạt {after}",
            "{operator}: {way}; covers {before} of the people now, could reach {after}"),
        "placeWay": text(
            "{kind} {id}{land}{commune}: cách khu {distance}, cộng dồn phủ {share} số người",
            "{kind} {id}{land}{commune}: {distance} from the zone, together {share} of the people"),
        "placeWayInside": text(
            "{kind} {id}{land}{commune}: trong khu, cộng dồn phủ {share} số người",
            "{kind} {id}{land}{commune}: inside the zone, together {share} of the people"),
        "placeLand": text(", đất {code}", ", land {code}"),
        "placeCommune": text(", {name}", ", {name}"),
        "cureText": text(
            "Chuyển thửa {parcel} ({area}) thành đất công trình viễn thông thì phủ được {share} số người.",
            "Designating parcel {parcel} ({area}) as telecom land would cover {share} of the people."),
        "noWayOut": text("Khu đã được phục vụ.", "The zone is served."),
        "mark": text("mức kiểm chứng", "verified"),
        "inForce": text("hiệu lực từ {from}", "in force from {from}"),
        "inForceUntil": text("hiệu lực từ {from} đến {until}", "in force {from} to {until}"),
    ]
}
