import Sunset

/// The words of a switch-off study's page and terminal tables.
struct SunsetWords {
    let language: Language

    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    func text(_ text: DataText) -> String { say(text.vi, text.en) }

    var commune: String { say("Xã, phường", "Commune") }
    var lines: String { say("Thuê bao", "Lines") }
    var deviceNow: String { say("Máy cũ hiện nay", "Old terminals now") }
    var deviceLeft: String { say("Còn lại ngày tắt (10–90 %)", "Left at the cut (10–90 %)") }
    var coverage: String { say("Mất vùng phủ", "Coverage lost") }
    var harmed: String { say("Thuê bao bị ảnh hưởng", "Lines harmed") }
    var ratio: String { say("So với tỉnh", "To the province") }
    var cutOn: String { say("Ngày tắt", "Cut on") }
    var handsets: String { say("Máy cần cấp", "Handsets") }

    func view(_ view: CostBenefit.View) -> String {
        switch view {
        case .operators: say("doanh nghiệp", "operators")
        case .publicMoney: say("quỹ và ngân sách tỉnh", "fund and province")
        case .society: say("xã hội", "society")
        }
    }

    func rule(_ rule: OrderRule) -> String {
        switch rule {
        case .lowestTrafficFirst: say("ít thuê bao trước", "lowest traffic first")
        case .fewestUsersFirst: say("ít máy cũ trước", "fewest old terminals first")
        case .allAtOnce: say("tắt cùng lúc", "all at once")
        }
    }

    func status(_ status: ParameterStatus) -> String {
        switch status {
        case .law: say("luật", "law")
        case .measured: say("đo đạc", "measured")
        case .published: say("đã công bố", "published")
        case .assumed: say("giả định", "assumed")
        }
    }
}
