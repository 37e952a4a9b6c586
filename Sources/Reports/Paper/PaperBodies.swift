import Province
import Studies
import Units

/// The bodies a paper of a province comes from and goes to, as they are called on its day.
///
/// Sources: field review, 14 (departments of telecommunications and science merged on 2025-03-01, unverified; districts end
/// on 2025-06-30).
struct PaperBodies {
    /// `tỉnh Bình Dương`; nil when the workspace is of no province: the paper is dotted there.
    var province: String?
    var date: CalendarDate

    static let dots = "…………"
    private static let merger = CalendarDate(2025, 3, 1)
    private static let lastDistricts = CalendarDate(2025, 6, 30)
    /// GSO codes of the cities under central authority; Huế is one since 2025-01-01.
    private static let cities: Set<String> = ["01", "31", "48", "79", "92"]

    /// - Parameter province: with its GSO code; nil when the workspace is of none.
    init(_ province: UnitReference?, date: CalendarDate) {
        self.date = date
        guard let (code, name) = province.map({ ($0.code, $0.name) }) else { return }
        let isCity = Self.cities.contains(code) || (code == "46" && date >= CalendarDate(2025, 1, 1))
        for rank in ["thành phố ", "tỉnh "] where name.lowercased().hasPrefix(rank) {
            self.province = rank + name.dropFirst(rank.count)
            return
        }
        self.province = (isCity ? "thành phố " : "tỉnh ") + name
    }

    private var isCity: Bool { province?.hasPrefix("thành phố") ?? false }

    /// `tỉnh`, or `thành phố`.
    var rank: String { isCity ? "thành phố" : "tỉnh" }

    /// `tỉnh Bình Dương`, or dots for the name.
    var provinceName: String { province ?? "tỉnh \(Self.dots)" }

    var department: String { date < Self.merger ? "Sở Thông tin và Truyền thông" : "Sở Khoa học và Công nghệ" }

    var departmentInEnglish: String {
        date < Self.merger ? "Department of Information and Communications" : "Department of Science and Technology"
    }

    /// Behind the number of the department's papers.
    var departmentSymbol: String { date < Self.merger ? "STTTT" : "SKHCN" }

    var land: String { date < Self.merger ? "Sở Tài nguyên và Môi trường" : "Sở Nông nghiệp và Môi trường" }

    let construction = "Sở Xây dựng"

    var defence: String {
        switch province {
        case "thành phố Hà Nội"?: "Bộ Tư lệnh Thủ đô Hà Nội"
        case "thành phố Hồ Chí Minh"?: "Bộ Tư lệnh Thành phố Hồ Chí Minh"
        default: "Bộ Chỉ huy quân sự \(rank)"
        }
    }

    var hasDistricts: Bool { date <= Self.lastDistricts }

    /// What communes and districts are called together.
    var local: String { hasDistricts ? "Ủy ban nhân dân cấp huyện, cấp xã" : "Ủy ban nhân dân cấp xã" }
}
