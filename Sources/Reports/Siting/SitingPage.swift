import PermitRules
import Studies
import Sunset
import Units

/// The summary of a siting study: one self-contained page, nothing loaded from elsewhere.
struct SitingPage {
    private let result: SitingResult
    private let words: SitingWords
    private let numbers: Numbers

    init(_ result: SitingResult, _ language: Language) {
        self.result = result
        words = SitingWords(language: language)
        numbers = Numbers(language)
    }

    var html: String {
        let language = words.language
        let title = words.say("Chọn vị trí trạm", "New sites") + " – " + result.name
        var sections = [
            "<pre>\(Escape.markup(SitingText.summary(result, language: language)))</pre>",
            SitingChart.map(result, words), SitingChart.curve(result, words, numbers),
            heading("Vị trí theo thứ tự nên xây", "Sites in the order to build them"),
            table(SitingText.siteRows(result, language, limit: .max)),
            heading("Theo đơn vị", "By unit"), table(SitingText.unitRows(result, language)),
        ]
        if !result.prices.isEmpty {
            sections += [
                heading("Giá của quy định", "What the law costs"), table(SitingText.priceRows(result, language)),
            ]
        }
        if let cure = result.cure, !cure.isEmpty {
            sections += [
                heading("Thửa đất cần đưa vào quy hoạch", "Parcels to add to the plan"), table(cureRows(cure)),
            ]
        }
        sections += [
            heading("Chi phí", "Costs"), table(costRows), heading("Giả định", "Assumptions"),
            "<ul>\(result.notes.map { "<li>\(Escape.markup(language == .vi ? $0.text.vi : $0.text.en))</li>" }.joined())</ul>",
        ]
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Escape.markup(title))</title>
            <style>\(Self.style)</style></head><body>
            <h1>\(Escape.markup(title))</h1>
            \(sections.joined(separator: "\n"))
            </body></html>

            """
    }

    private func heading(_ vi: String, _ en: String) -> String { "<h2>\(Escape.markup(words.say(vi, en)))</h2>" }

    private func table(_ rows: [[String]]) -> String {
        let cells = { (row: [String], tag: String) in
            row.map { "<\(tag)>\(Escape.markup($0))</\(tag)>" }.joined()
        }
        let body = rows.dropFirst().map { "<tr>\(cells($0, "td"))</tr>" }
        return "<table><thead><tr>\(cells(rows.first ?? [], "th"))</tr></thead><tbody>"
            + body.joined(separator: "\n") + "</tbody></table>"
    }

    private func cureRows(_ cure: [CuredParcel]) -> [[String]] {
        let head = [
            words.site, words.place, words.say("Loại đất", "Land use"), words.say("Diện tích", "Area"),
            words.say("Đang vướng", "What stands against it"), words.newPeople,
        ]
        return [head]
            + cure.map { parcel in
                let candidate = result.candidates[parcel.candidate]
                return [
                    candidate.place.id, candidate.place.commune?.name ?? "–", candidate.place.recorded,
                    candidate.place.area.map { numbers.area($0) } ?? "–",
                    words.obstacles(candidate.obstacles, result),
                    SitingText.count(parcel.people, numbers),
                ]
            }
    }

    private var costRows: [[String]] {
        let sunset = SunsetWords(language: words.language)
        return [[words.say("Khoản", "Item"), words.money, words.say("Căn cứ", "Status"), words.say("Nguồn", "Source")]]
            + result.costs.parameters.map { item in
                let values = [item.value, item.low, item.high].map { numbers.decimal($0, digits: 0) }
                return [
                    item.name, "\(values[0]) (\(values[1])–\(values[2]))", sunset.status(item.status),
                    "\(item.source) (\(item.date))",
                ]
            }
    }

    private static let style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}
        table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left}
        td:nth-child(n+2){font-variant-numeric:tabular-nums}pre{white-space:pre-wrap}svg{max-width:100%;height:auto}
        """
}
