public import Studies
import Sunset
import Units

/// A switch-off study as the terminal shows it: the communes most at risk, totals, and what it is worth.
public enum SunsetText {
    public static func overview(_ result: SunsetResult, language: Language, limit: Int = 10) -> String {
        let words = SunsetWords(language: language)
        let numbers = Numbers(language)
        var rows = [
            [words.commune, words.lines, words.deviceNow, words.deviceLeft, words.coverage, words.harmed, words.cutOn]
        ]
        for commune in atRisk(result).prefix(limit) {
            rows.append(
                [commune.name] + cells(commune, numbers)
                    + [numbers.date(result.dates[min(commune.cut, result.dates.count - 1)])])
        }
        return DistrictTable.aligned(rows, hasSum: false)
    }

    /// Most harmed lines first.
    static func atRisk(_ result: SunsetResult) -> [SunsetCommune] {
        result.communes.sorted {
            ($1.affected.harmed.upperBound, $0.code) < ($0.affected.harmed.upperBound, $1.code)
        }
    }

    static func cells(_ commune: SunsetCommune, _ numbers: Numbers) -> [String] {
        [
            numbers.integer(commune.lines), numbers.integer(commune.device),
            range(commune.left.last, numbers), numbers.integer(commune.coverage),
            bounds(commune.affected.harmed, numbers),
        ]
    }

    static func range(_ range: Range80?, _ numbers: Numbers) -> String {
        guard let range else { return "–" }
        let parts = [range.p50, range.p10, range.p90].map { numbers.integer(Int($0.rounded())) }
        return "\(parts[0]) (\(parts[1])–\(parts[2]))"
    }

    static func bounds(_ bounds: ClosedRange<Int>, _ numbers: Numbers) -> String {
        bounds.lowerBound == bounds.upperBound
            ? numbers.integer(bounds.lowerBound)
            : "\(numbers.integer(bounds.lowerBound))–\(numbers.integer(bounds.upperBound))"
    }

    /// Totals, order and money in a few lines.
    public static func totals(_ result: SunsetResult, language: Language) -> String {
        let words = SunsetWords(language: language)
        let numbers = Numbers(language)
        func sum(_ value: (SunsetCommune) -> Int) -> Int { result.communes.reduce(0) { $0 + value($1) } }
        let (least, most) = (sum(\.affected.harmed.lowerBound), sum(\.affected.harmed.upperBound))
        let device = sum(\.device)
        let title = words.say(
            "\(result.name): tắt \(result.layer.rawValue) ngày \(numbers.date(result.deadline))",
            "\(result.name): \(result.layer.rawValue) off on \(numbers.date(result.deadline))")
        let rules = result.plan.rules.map { rule in
            let broken =
                rule.violations == 0
                ? "" : words.say(", vượt \(rule.violations) giới hạn", ", breaks \(rule.violations) limits")
            return "\(words.rule(rule.rule)) \(billions(rule.value, numbers))\(broken)"
        }
        let rate = result.money.rates.count / 2
        var lines = [
            title,
            "\(words.deviceNow): \(numbers.integer(device)) (\(numbers.date(result.dataDate)))",
            "\(words.deviceLeft): \(range(result.total.last, numbers))",
            words.say("sớm một tháng: ", "a month earlier: ") + range(result.monthEarlier, numbers)
                + words.say("; muộn một tháng: ", "; a month later: ") + range(result.monthLater, numbers),
            words.harmed + words.say(" nếu tỉnh không làm gì: ", " if the province does nothing: ")
                + bounds(least...most, numbers),
            words.say("Ngoài số đó", "Besides") + ": "
                + numbers.integer(sum { $0.affected.lines.upperBound - $0.affected.harmed.upperBound })
                + words.say(" SIM phụ, ", " spare SIMs, ") + numbers.integer(sum(\.affected.machines))
                + words.say(" thiết bị M2M", " machines"),
            words.say("Mất vùng phủ", "Coverage lost") + ": " + numbers.integer(sum(\.coverage))
                + words.say(
                    "; nâng cấp \(numbers.integer(sum(\.upgrades.count))) trạm giữ lại ",
                    "; upgrading \(numbers.integer(sum(\.upgrades.count))) stations keeps ")
                + numbers.integer(sum(\.restored)),
            words.say("Lợi ích của lịch tắt sớm từng xã", "Worth of cutting communes early")
                + ": \(billions(result.plan.value, numbers))"
                + words.say(", cận trên ", ", bound ") + billions(result.plan.bound, numbers) + " ("
                + numbers.decimal(result.plan.gap * 100, digits: 2) + " %); " + rules.joined(separator: "; "),
        ]
        lines += result.money.values.map { entry in
            let present = result.money.isQuotable || entry.view != .society
            return "NPV \(words.view(entry.view)), \(numbers.decimal(result.money.rates[rate] * 100, digits: 0)) %: "
                + (present ? billions(entry.present[rate], numbers) : range(result.money, words, numbers))
        }
        if let price = result.money.breakEvenHandset {
            lines.append(
                words.say("Hòa vốn ở giá mỗi máy: ", "Breaks even at a handset price of: ")
                    + numbers.integer(Int(price.rounded())) + " VND")
        }
        return lines.joined(separator: "\n")
    }

    /// A single figure would promise more than the inputs carry.
    static func range(_ money: SunsetMoney, _ words: SunsetWords, _ numbers: Numbers) -> String {
        "\(billions(money.low, numbers)) … \(billions(money.high, numbers))"
            + words.say(
                " (chỉ ghi khoảng: đầu vào chính còn là giả định)", " (range only: a main input is assumed)")
    }

    static func billions(_ value: Double, _ numbers: Numbers) -> String {
        numbers.decimal(value / 1e9, digits: 1) + (numbers.language == .vi ? " tỷ đồng" : " bn VND")
    }
}
