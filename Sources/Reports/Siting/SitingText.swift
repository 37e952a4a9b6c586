import PermitRules
import Propagation
import Province
public import Studies
import Units

/// A siting study as the terminal shows it: the answer with its bound, the first sites, units, what the law costs.
public enum SitingText {
    public static func summary(_ result: SitingResult, language: Language) -> String {
        let words = SitingWords(language: language), numbers = Numbers(language)
        let share = { (people: Double) in
            "\(count(people, numbers)) (\(numbers.percent(result.people > 0 ? people / result.people : 0)))"
        }
        let isCost = if case .cover = result.options.target { true } else { false }
        let proof =
            result.isOptimal
            ? words.say("tối ưu, đã chứng minh", "optimal, proven")
            : words.say("cách cận ", "gap ") + numbers.decimal(100 * result.gap, digits: 2) + " %"
        var lines = [
            "\(result.name), \(numbers.date(result.options.date)): \(words.target(result.options, numbers))",
            "\(words.sites): \(result.sites.count), \(numbers.decimal(result.cost, digits: 0)) "
                + words.say("triệu đồng", "million VND"),
            "\(words.before(result)): \(share(result.servedBefore)); \(words.after): \(share(result.servedAfter))",
            (isCost ? words.say("Chi phí", "Cost") : words.served(withPlaces: result.countsPlaces)) + " "
                + numbers.decimal(result.value, digits: 0) + words.say(", cận ", ", bound ")
                + numbers.decimal(result.bound, digits: 0) + " (\(proof))",
        ]
        if let lost = result.lost {
            lines.append(words.switchedOff(result.options.afterSwitchOff, share(lost)))
        }
        if !result.places.isEmpty {
            let met = result.places.count(where: \.isMet)
            lines.append(words.priorityPlaces + ": " + words.met(met, of: result.places.count))
        }
        if let cure = result.cure {
            let names = cure.map { result.candidates[$0.candidate].place.id }
            lines.append(
                words.say("Thửa cần đưa vào quy hoạch: ", "Parcels to add to the plan: ") + "\(cure.count)"
                    + (names.isEmpty
                        ? "" : " (\(names.prefix(5).joined(separator: ", "))\(names.count > 5 ? ", …" : ""))"))
        }
        return lines.joined(separator: "\n")
    }

    public static func sites(_ result: SitingResult, language: Language, limit: Int = 10) -> String {
        DistrictTable.aligned(siteRows(result, language, limit: limit), hasSum: false)
    }

    public static func units(_ result: SitingResult, language: Language) -> String {
        DistrictTable.aligned(unitRows(result, language))
    }

    /// Empty where the study has none.
    public static func places(_ result: SitingResult, language: Language) -> String {
        result.places.isEmpty ? "" : DistrictTable.aligned(placeRows(result, language), hasSum: false)
    }

    /// Empty when the law was not priced.
    public static func prices(_ result: SitingResult, language: Language) -> String {
        result.prices.isEmpty ? "" : DistrictTable.aligned(priceRows(result, language), hasSum: false)
    }

    static func siteRows(_ result: SitingResult, _ language: Language, limit: Int) -> [[String]] {
        let words = SitingWords(language: language), numbers = Numbers(language)
        let hasPlaces = !result.places.isEmpty
        let head = [
            words.site, words.structure, words.verdict, words.place, words.operators, words.newPeople, words.money,
        ]
        return [head + (hasPlaces ? [words.priorityPlaces] : [])]
            + result.sites.prefix(limit).map { site in
                let candidate = result.candidates[site.candidate]
                return [
                    candidate.place.id, Words.structure(candidate.structure)[language],
                    verdict(candidate, language), candidate.place.commune?.name ?? "–",
                    site.operators.joined(separator: ", "), count(site.people, numbers),
                    numbers.decimal(site.cost, digits: 0),
                ] + (hasPlaces ? [site.places.map { result.places[$0].place.name }.joined(separator: ", ")] : [])
            }
    }

    /// Those who work at a place stand in a column of their own: they are no residents.
    static func placeRows(_ result: SitingResult, _ language: Language) -> [[String]] {
        let words = SitingWords(language: language), numbers = Numbers(language)
        let head = [
            words.priorityPlace, words.technology, words.operators, words.workers, words.required, words.before,
            words.after, words.reachable, words.isMet,
        ]
        return [head]
            + result.places.map { entry in
                [
                    entry.place.name, entry.place.technology.rawValue, entry.place.operator ?? words.anybody,
                    entry.place.people.map { count($0, numbers) } ?? "–", numbers.percent(entry.place.share),
                    numbers.percent(entry.before), numbers.percent(entry.after), numbers.percent(entry.reachable),
                    entry.isMet ? words.yes : words.no,
                ]
            }
    }

    static func verdict(_ candidate: SiteCandidate, _ language: Language) -> String {
        guard let verdict = candidate.place.verdicts.first else { return "–" }
        let firmness = verdict.firmness.map { " (\(Words.firmness($0)[language]))" } ?? ""
        return Words.headline(verdict.headline)[language] + firmness
    }

    static func unitRows(_ result: SitingResult, _ language: Language) -> [[String]] {
        let words = SitingWords(language: language), numbers = Numbers(language)
        func row(_ name: String, _ units: [SitingUnit]) -> [String] {
            let people = units.reduce(0) { $0 + $1.people }
            func share(_ part: KeyPath<SitingUnit, Double>) -> String {
                people > 0 ? numbers.percent(min(1, units.reduce(0) { $0 + $1[keyPath: part] } / people)) : "–"
            }
            return [
                name, count(people, numbers), share(\.before), share(\.after), share(\.reachable),
                numbers.integer(units.reduce(0) { $0 + $1.sites }),
                numbers.decimal(units.reduce(0) { $0 + $1.cost }, digits: 0),
            ]
        }
        let head = [
            words.unit, words.people, words.before(result), words.after, words.reachable, words.sites, words.money,
        ]
        let sorted = VietnameseCollation.sorted(result.units, by: { $0.unit.name })
        return [head] + sorted.map { row($0.unit.name, [$0]) } + [row(words.say("Tổng", "Total"), result.units)]
    }

    static func priceRows(_ result: SitingResult, _ language: Language) -> [[String]] {
        let words = SitingWords(language: language), numbers = Numbers(language)
        return [[words.law, words.places, words.after, words.lost]]
            + result.prices.map { price in
                let (least, most) = (price.lost.lowerBound, price.lost.upperBound)
                let lost =
                    count(least, numbers) == count(most, numbers)
                    ? count(least, numbers) : count(least, numbers) + "–" + count(most, numbers)
                return [
                    words.law(price.law, result), numbers.integer(price.places), count(price.people, numbers),
                    price.law == .asItIs ? "–" : lost,
                ]
            }
    }

    static func count(_ people: Double, _ numbers: Numbers) -> String { numbers.integer(Int(people.rounded())) }
}
