import Foundation
import GeoStore
import Geometry
import PermitRules
import Studies
import Sunset
import Units

/// The summary of a switch-off study: one self-contained page, nothing loaded from elsewhere.
struct SunsetPage {
    private let result: SunsetResult
    private let words: SunsetWords
    private let numbers: Numbers

    init(_ result: SunsetResult, _ language: Language) {
        self.result = result
        words = SunsetWords(language: language)
        numbers = Numbers(language)
    }

    var html: String {
        let switching = words.say("Tắt sóng \(result.layer.rawValue)", "Switching \(result.layer.rawValue) off")
        var page = PlainPage(words.language, title: switching + " – " + result.name)
        page.lines(SunsetText.totals(result, language: words.language))
        page.picture(SunsetChart.curve(result, words, numbers))
        page.picture(SunsetChart.map(result, words))
        page.heading(
            words.say("Mười xã nhiều thuê bao bị ảnh hưởng nhất", "The ten communes with most lines harmed"))
        communes(&page)
        page.heading(words.say("Theo nhóm người dùng", "By part of the people"))
        strata(&page)
        page.heading(words.say("Việc phải làm", "What has to be done"))
        tasks(&page)
        page.heading(
            words.say("Tám đầu vào làm kết quả xê dịch nhiều nhất", "The eight inputs that move the result most"))
        tornado(&page)
        page.heading(words.say("Giai đoạn pháp lý", "Legal stages"))
        stages(&page)
        page.assumptions(result.notes)
        return page.html
    }

    private func communes(_ page: inout PlainPage) {
        page.table(
            [words.commune, words.lines, words.deviceNow, words.deviceLeft, words.coverage, words.harmed, words.ratio]
                + [words.handsets, words.cutOn],
            SunsetText.atRisk(result).prefix(10).map { commune in
                [commune.name] + SunsetText.cells(commune, numbers) + [
                    commune.ratio.map { numbers.decimal($0, digits: 1) } ?? "–",
                    numbers.integer(commune.campaign.handsets),
                    numbers.date(result.dates[min(commune.cut, result.dates.count - 1)]),
                ]
            })
    }

    private func strata(_ page: inout PlainPage) {
        page.table(
            [
                words.say("Nhóm", "Part"), words.deviceNow, words.say("Còn lại ngày tắt", "Left at the cut"),
                words.ratio,
            ],
            result.strata.indices.map { k in
                let now = result.communes.reduce(0) { $0 + $1.byStratum[k] }
                return [
                    words.text(result.strata[k].label), numbers.integer(now),
                    numbers.integer(Int(result.leftByStratum[k].rounded())),
                    result.ratio(ofStratum: k).map { numbers.decimal($0, digits: 2) } ?? "–",
                ]
            })
        guard let index = result.concentration else { return }
        page.lines(
            words.say(
                "Chỉ số tập trung theo xã, từ nơi vùng phủ mới kém nhất: ",
                "Concentration index over communes, the least reached first: ") + numbers.decimal(index, digits: 2)
                + words.say(" (âm: nơi kém chịu nhiều hơn)", " (negative: they bear more)"))
    }

    private func tasks(_ page: inout PlainPage) {
        page.table(
            [
                words.say("Việc", "What"), words.say("Cách làm", "How"), words.say("Ai", "Who"),
                words.say("Trước ngày", "By"),
            ],
            SunsetTask.all(result).map { task in
                [task.what, task.how, task.who].map { $0[words.language] } + [numbers.date(task.by)]
            })
    }

    private func tornado(_ page: inout PlainPage) {
        page.table(
            [
                words.say("Đầu vào", "Input"), words.say("Căn cứ", "Status"), words.say("Nguồn", "Source"),
                words.say("NPV ở mức thấp", "NPV at low"), words.say("NPV ở mức cao", "NPV at high"),
            ],
            result.money.tornado.map { bar in
                [
                    words.text(bar.parameter.label), words.status(bar.parameter.status),
                    "\(words.text(bar.parameter.source)) (\(bar.parameter.date))",
                    SunsetText.billions(bar.atLow, numbers),
                    SunsetText.billions(bar.atHigh, numbers),
                ]
            })
    }

    private func stages(_ page: inout PlainPage) {
        page.table(
            [
                words.say("Mạng", "Layer"), words.say("Hiệu lực", "Effect"), words.say("Ngày", "Date"),
                words.say("Căn cứ", "Basis"),
            ],
            result.stages.map { stage in
                let effect: String
                switch stage.effect {
                case .terminalsRefused: effect = words.say("từ chối máy cũ", "terminals refused")
                case .radioOff: effect = words.say("tắt sóng", "radio off")
                }
                return [
                    stage.layer.rawValue, effect, numbers.date(stage.date),
                    words.text(stage.basis) + " (\(words.text(stage.status)))",
                ]
            })
    }
}
