import GeoStore
import Studies
import Sunset
import Units

/// What has to be done, by whom and by when, in the form provinces hand out work.
struct SunsetTask {
    let what: Bilingual
    let how: Bilingual
    let who: Bilingual
    let by: CalendarDate

    static let ministry = Bilingual(vi: "Bộ Khoa học và Công nghệ", en: "Ministry")
    static let operators = Bilingual(vi: "doanh nghiệp viễn thông", en: "operators")
    static let province = Bilingual(vi: "UBND tỉnh", en: "province")

    /// By date; quantities are those of the study.
    static func all(_ result: SunsetResult) -> [SunsetTask] {
        let upgrades = result.communes.reduce(0) { $0 + $1.upgrades.count }
        let quantities = result.money.quantities
        let points = result.communes.reduce(0) { $0 + $1.campaign.exchangePoints }
        let visits = result.communes.reduce(0) { $0 + $1.campaign.homeVisits }
        let machines = result.communes.reduce(0) { $0 + $1.affected.machines }
        let first = result.dates[result.communes.map(\.cut).min() ?? 0]
        let layer = result.layer.rawValue
        let firstMonth = result.dates.first { $0 > result.from } ?? result.deadline
        func monthsBefore(_ count: Int) -> CalendarDate { max(firstMonth, result.deadline.endOfMonth(after: -count)) }
        let tasks = [
            SunsetTask(
                what: Bilingual(
                    vi: "Xác nhận ngày dừng sóng \(layer) và thông báo cho người dùng",
                    en: "Confirm the day \(layer) ends and tell the users"),
                how: Bilingual(
                    vi: "văn bản chỉ đạo, tin nhắn, loa truyền thanh cơ sở",
                    en: "directive, text messages, public address"),
                who: ministry, by: monthsBefore(12)),
            SunsetTask(
                what: Bilingual(
                    vi: "Cung cấp số thuê bao theo xã, theo loại máy, gói cước và số thiết bị M2M",
                    en: "Hand over lines by commune, terminal, plan and machines"),
                how: Bilingual(
                    vi: "bảng theo mẫu subscribers.csv, chốt số hằng tháng",
                    en: "table of the form subscribers.csv, monthly"),
                who: operators, by: firstMonth),
            SunsetTask(
                what: Bilingual { n in
                    n.say(
                        "Nâng cấp \(n.integer(upgrades)) trạm trước khi tắt sóng của xã",
                        "Upgrade \(n.integer(upgrades)) stations before their communes are cut")
                },
                how: Bilingual(vi: "theo bảng upgrades.csv", en: "in the order of upgrades.csv"), who: operators,
                by: first),
            SunsetTask(
                what: Bilingual { n in
                    n.say(
                        "Cấp hoặc đổi \(n.integer(quantities.handsets)) máy ở \(n.integer(points)) điểm đổi máy",
                        "Hand out \(n.integer(quantities.handsets)) handsets at \(n.integer(points)) points")
                },
                how: Bilingual { n in
                    let (fund, province) = (n.integer(quantities.fromFund), n.integer(quantities.fromProvince))
                    return n.say(
                        "Quỹ Dịch vụ viễn thông công ích \(fund) máy, ngân sách tỉnh \(province) máy",
                        "\(fund) paid by the public fund, \(province) by the province")
                },
                who: Bilingual(
                    vi: "\(province.vi), \(operators.vi)", en: "\(province.en), \(operators.en)"), by: monthsBefore(2)),
            SunsetTask(
                what: Bilingual { n in
                    n.say(
                        "Đến nhà \(n.integer(visits)) người cao tuổi, khuyết tật",
                        "Visit \(n.integer(visits)) older and disabled people at home")
                },
                how: Bilingual(
                    vi: "tổ công nghệ số cộng đồng cùng doanh nghiệp", en: "community teams with the operators"),
                who: province, by: monthsBefore(1)),
            SunsetTask(
                what: Bilingual { n in
                    n.say(
                        "Rà soát \(n.integer(machines)) thiết bị M2M (đồng hồ, định vị, báo động)",
                        "Check \(n.integer(machines)) machines (meters, trackers, alarms)")
                },
                how: Bilingual(vi: "chủ thiết bị thay mô-đun hoặc đổi SIM", en: "owners change the module or the SIM"),
                who: operators, by: monthsBefore(3)),
            SunsetTask(
                what: Bilingual(vi: "Tắt sóng \(layer) theo lịch", en: "Switch \(layer) off by the calendar"),
                how: Bilingual(vi: "theo bảng calendar.csv", en: "in the order of calendar.csv"), who: operators,
                by: result.deadline),
        ]
        return tasks.enumerated().sorted { ($0.element.by, $0.offset) < ($1.element.by, $1.offset) }.map(\.element)
    }

    static func table(_ result: SunsetResult, _ language: Language) -> FeatureTable {
        var columns = Columns<SunsetTask>()
        columns.text("what") { $0.what[language] }
        columns.text("how") { $0.how[language] }
        columns.text("who") { $0.who[language] }
        columns.date("by") { $0.by }
        return columns.table("tasks", all(result))
    }
}
