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
        let title = words.say("Tắt sóng \(result.layer.rawValue)", "Switching \(result.layer.rawValue) off")
        return """
            <!DOCTYPE html>
            <html lang="\(words.language.rawValue)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Escape.markup(title + " – " + result.name))</title>
            <style>\(Self.style)</style></head><body>
            <h1>\(Escape.markup(title + " – " + result.name))</h1>
            <pre>\(Escape.markup(SunsetText.totals(result, language: words.language)))</pre>
            \(SunsetChart.curve(result, words, numbers))
            \(SunsetChart.map(result, words))
            <h2>\(words.say("Mười xã nhiều người bị ảnh hưởng nhất", "The ten communes with most people harmed"))</h2>
            \(communes)
            <h2>\(words.say("Việc phải làm", "What has to be done"))</h2>
            \(tasks)
            <h2>\(words.say("Tám đầu vào làm kết quả xê dịch nhiều nhất", "The eight inputs that move the result most"))</h2>
            \(tornado)
            <h2>\(words.say("Giai đoạn pháp lý", "Legal stages"))</h2>
            \(stages)
            <h2>\(words.say("Giả định", "Assumptions"))</h2>
            <ul>\(result.notes.map { "<li>\(Escape.markup(words.language == .vi ? $0.text.vi : $0.text.en))</li>" }.joined())</ul>
            </body></html>

            """
    }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        let heads = head.map { "<th>\(Escape.markup($0))</th>" }.joined()
        let body = rows.map { row in "<tr>" + row.map { "<td>\(Escape.markup($0))</td>" }.joined() + "</tr>" }
        return "<table><thead><tr>\(heads)</tr></thead><tbody>\(body.joined(separator: "\n"))</tbody></table>"
    }

    private var communes: String {
        table(
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

    private var tasks: String {
        table(
            [
                words.say("Việc", "What"), words.say("Cách làm", "How"), words.say("Ai", "Who"),
                words.say("Trước ngày", "By"),
            ],
            SunsetTask.all(result).map { task in
                [task.what, task.how, task.who].map { $0[words.language] } + [numbers.date(task.by)]
            })
    }

    private var tornado: String {
        table(
            [
                words.say("Đầu vào", "Input"), words.say("Căn cứ", "Status"), words.say("Nguồn", "Source"),
                words.say("NPV ở mức thấp", "NPV at low"), words.say("NPV ở mức cao", "NPV at high"),
            ],
            result.money.tornado.map { bar in
                [
                    bar.parameter.name, words.status(bar.parameter.status),
                    "\(bar.parameter.source) (\(bar.parameter.date))", SunsetText.billions(bar.atLow, numbers),
                    SunsetText.billions(bar.atHigh, numbers),
                ]
            })
    }

    private var stages: String {
        table(
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
                return [stage.layer.rawValue, effect, numbers.date(stage.date), "\(stage.basis) (\(stage.status))"]
            })
    }

    private static let style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}
        table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left}
        td:nth-child(n+2){font-variant-numeric:tabular-nums}pre{white-space:pre-wrap}svg{max-width:100%;height:auto}
        """
}
