import GeoStore
import Province

/// The words of reading sheets.
struct ReadingSheetWords {
    let language: Language
    let numbers: Numbers

    init(_ language: Language) {
        self.language = language
        numbers = Numbers(language)
    }

    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    var title: String { say("Phiếu đọc số liệu", "Reading sheet") }

    /// What a key of the workspace file holds.
    func role(_ key: String) -> String {
        switch key {
        case "units.district": say("Đơn vị cấp huyện", "Districts")
        case "units.commune": say("Đơn vị cấp xã", "Communes")
        case "census": say("Dân số điều tra", "Census")
        case "current_population": say("Dân số hiện nay", "Current population")
        case "land_use.recorded": say("Hiện trạng sử dụng đất", "Recorded land use")
        case "land_use.planned": say("Quy hoạch sử dụng đất", "Planned land use")
        case "stations": say("Danh sách trạm", "Stations")
        case "approved": say("Vị trí được duyệt", "Approved positions")
        case "claims": say("Vùng phủ nhà mạng công bố", "Coverage as operators give it out")
        case "priority_places": say("Địa điểm ưu tiên", "Priority places")
        default: key
        }
    }

    func system(_ system: ReadingSheet.System?) -> String {
        guard let system else { return say("không có tọa độ", "no coordinates") }
        let origin =
            switch system.origin {
            case .declared: say("khai trong hồ sơ", "declared in the workspace")
            case .stated: say("ghi trong tệp", "stated in the file")
            case .assumed: say("giả định", "assumed")
            }
        return "\(system.name) (\(origin))"
    }

    /// What a reader should look at; nil when there is nothing.
    func remark(_ sheet: ReadingSheet, among all: [ReadingSheet]) -> String? {
        var remarks: [String] = []
        let read = Set(all.filter { $0.source == sheet.source }.flatMap(\.parts).filter(\.isRead).map(\.name))
        let unread = sheet.parts.filter { !read.contains($0.name) && $0.rows > 0 }
        if !unread.isEmpty {
            remarks.append(
                say("không đọc: ", "not read: ")
                    + unread.map { "\($0.name) (\(numbers.integer($0.rows)))" }.joined(separator: ", "))
        }
        if let joined = sheet.joined, joined.rows < joined.of {
            remarks.append(
                say(
                    "khớp \(numbers.integer(joined.rows))/\(numbers.integer(joined.of)) xã",
                    "\(numbers.integer(joined.rows)) of \(numbers.integer(joined.of)) communes joined"))
        }
        func area(_ squareMetres: Double) -> String { numbers.decimal(squareMetres / 1e6, digits: 2) + " km²" }
        if let ground = sheet.ground, ground.overlaps > 0 {
            remarks.append(
                say(
                    "\(numbers.integer(ground.overlaps)) cặp thửa chồng lấn, \(area(ground.overlapping))",
                    "\(numbers.integer(ground.overlaps)) pairs of parcels overlap, \(area(ground.overlapping))"))
        }
        if let ground = sheet.ground, ground.uncovered > 0 {
            remarks.append(
                say("\(area(ground.uncovered)) không có thửa", "\(area(ground.uncovered)) without a parcel"))
        }
        let unreadable = sheet.columns.reduce(0) { $0 + $1.unreadable }
        if unreadable > 0 {
            remarks.append(
                say(
                    "\(numbers.integer(unreadable)) ô không đọc được", "\(numbers.integer(unreadable)) cells unreadable"
                ))
        }
        if sheet.system?.origin == .assumed { remarks.append(say("hệ tọa độ giả định", "system assumed")) }
        if sheet.guesses.contains(where: { $0.defect == .encodingDetected }) {
            remarks.append(say("bảng mã chữ do chương trình đoán", "encoding guessed"))
        }
        return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
    }

    /// The source, with the layer where it has several.
    func place(_ sheet: ReadingSheet) -> String {
        let layers = sheet.parts.filter(\.isRead).map(\.name)
        return sheet.parts.count > 1 ? "\(sheet.source) · \(layers.joined(separator: ", "))" : sheet.source
    }

    var overviewHeads: [String] {
        [
            say("Số liệu", "Data"), say("Nguồn", "Source"), say("Đã đọc", "Read"), say("Để ra ngoài", "Set aside"),
            say("Hệ tọa độ", "System"), say("Cần xem", "To look at"),
        ]
    }

    func overview(_ sheet: ReadingSheet, among all: [ReadingSheet]) -> [String] {
        [
            role(sheet.role), place(sheet), numbers.integer(sheet.rows), numbers.integer(sheet.setAside),
            system(sheet.system), remark(sheet, among: all) ?? "–",
        ]
    }

    var columnHeads: [String] {
        [
            say("Cột", "Column"), say("Hiểu là", "Taken for"), say("Ô có ghi", "Filled cells"),
            say("Không đọc được", "Unreadable"), say("Chuyển đổi", "Converted"),
        ]
    }

    /// - Parameter role: of the sheet.
    func column(_ column: ReadingSheet.Column, of role: String) -> [String] {
        let converted = column.converted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
            .map { "\($0.key) (\(numbers.integer($0.value)))" }
        return [
            column.name,
            meaning(column, role),
            numbers.integer(column.filled),
            numbers.integer(column.unreadable), converted.isEmpty ? "–" : converted.joined(separator: "; "),
        ]
    }

    private func meaning(_ column: ReadingSheet.Column, _ role: String) -> String {
        guard let key = column.meaning else { return say("không dùng", "not used") }
        return MeaningWords(language: language).text(key, role: role)
    }
}
