import Foundation
import PermitRules
import Propagation
import Province
import Studies

/// The words of a siting study's page and terminal tables.
struct SitingWords {
    let language: Language

    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    var site: String { say("Vị trí", "Site") }
    var structure: String { say("Công trình", "Structure") }
    var verdict: String { say("Kết luận", "Verdict") }
    var operators: String { say("Nhà mạng", "Operators") }
    var place: String { say("Xã, phường", "Commune") }
    var newPeople: String { say("Người được phủ thêm", "People newly served") }
    var money: String { say("Triệu đồng", "Million VND") }
    var unit: String { say("Đơn vị", "Unit") }
    var people: String { say("Số người", "People") }
    var before: String { say("Đang phủ", "Served now") }
    var staying: String { say("Các lớp còn lại phủ", "Served by what stays") }
    /// What people are served by before anything is built.
    func before(_ result: SitingResult) -> String { result.lost == nil ? before : staying }
    var after: String { say("Sau kế hoạch", "With the plan") }
    var reachable: String { say("Tối đa hợp pháp", "Lawful at most") }
    var sites: String { say("Số vị trí", "Sites") }
    var law: String { say("Quy định", "Law") }
    var places: String { say("Vị trí xây được", "Places allowed") }
    var priorityPlaces: String { say("Địa điểm ưu tiên", "Priority places") }
    var priorityPlace: String { say("Địa điểm ưu tiên", "Priority place") }
    var technology: String { say("Công nghệ", "Technology") }
    var workers: String { say("Người làm việc", "People there") }
    var required: String { say("Yêu cầu", "Asked for") }
    var isMet: String { say("Đạt", "Met") }
    var anybody: String { say("bất kỳ", "any") }
    var yes: String { say("đạt", "yes") }
    var no: String { say("chưa", "no") }

    func met(_ met: Int, of all: Int) -> String {
        say("\(met) trên \(all) đạt tỷ lệ diện tích yêu cầu", "\(met) of \(all) have the share of area asked for")
    }

    func served(withPlaces: Bool) -> String {
        withPlaces
            ? say(
                "Người được phủ, kể cả người làm việc ở địa điểm ưu tiên",
                "People served, with those at priority places")
            : say("Người được phủ", "People served")
    }

    func switchedOff(_ layers: Set<Technology>, _ people: String) -> String {
        let names = layers.map(\.rawValue).sorted().joined(separator: say(" và ", " and "))
        return say(
            "Tắt \(names): \(people) người đang được phủ mà không lớp còn lại nào phủ",
            "Without \(names): \(people) people served today whom nothing that stays serves")
    }

    var lost: String { say("Người không được phủ vì quy định", "People not served because of it") }

    func law(_ law: RulePrice.Law, _ result: SitingResult) -> String {
        switch law {
        case .asItIs: say("luật hiện có", "the law as it is")
        case .withoutBans: say("bỏ mọi lệnh cấm", "without all bans")
        case .without(let obstacles): say("bỏ: ", "without: ") + self.obstacles(obstacles, result)
        }
    }

    /// Rules by title and id, what is no rule in words.
    func obstacles(_ ids: [String], _ result: SitingResult) -> String {
        ids.map { id in
            if let title = result.ruleTitles[id] { return "\(language == .vi ? title.vi : title.en) (\(id))" }
            if id == SiteCandidate.discretion {
                return say("tùy xem xét hoặc còn tranh cãi", "discretion or a disputed reading")
            }
            return say("chưa biết ", "not known: ") + id.replacingOccurrences(of: "fact.", with: "")
        }.joined(separator: " + ")
    }

    func target(_ options: SitingOptions, _ numbers: Numbers) -> String {
        switch options.target {
        case .sites(let count): return say("nhiều người nhất với \(count) vị trí", "most people with \(count) sites")
        case .budget(let budget):
            let money = numbers.decimal(budget, digits: 0)
            return say("nhiều người nhất với \(money) triệu đồng", "most people for \(money) million VND")
        case .cover(let share):
            let least =
                options.minSharePerUnit > 0
                ? say(", mỗi đơn vị ít nhất ", ", each unit at least ") + numbers.percent(options.minSharePerUnit) : ""
            return say("rẻ nhất để phủ ", "cheapest for ") + numbers.percent(share) + say(" số người", " of people")
                + least
        }
    }
}
