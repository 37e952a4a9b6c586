import PermitRules
import Province
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
        var page = PlainPage(language, title: words.say("Chọn vị trí trạm", "New sites") + " – " + result.name)
        func table(_ rows: [[String]]) { page.table(rows.first ?? [], Array(rows.dropFirst())) }
        page.lines(SitingText.summary(result, language: language))
        page.picture(SitingChart.map(result, words))
        page.picture(SitingChart.curve(result, words, numbers))
        page.heading(words.say("Vị trí theo thứ tự nên xây", "Sites in the order to build them"))
        table(SitingText.siteRows(result, language, limit: .max))
        page.heading(words.say("Theo đơn vị", "By unit"))
        table(SitingText.unitRows(result, language))
        if !result.places.isEmpty {
            page.heading(words.priorityPlaces)
            table(SitingText.placeRows(result, language))
        }
        if !result.prices.isEmpty {
            page.heading(words.say("Giá của quy định", "What the law costs"))
            table(SitingText.priceRows(result, language))
        }
        if let cure = result.cure, !cure.isEmpty {
            page.heading(words.say("Thửa đất cần đưa vào quy hoạch", "Parcels to add to the plan"))
            table(cureRows(cure))
        }
        page.heading(words.say("Chi phí", "Costs"))
        table(costRows)
        page.assumptions(result.notes)
        return page.html
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
}
