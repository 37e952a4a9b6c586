import GeoStore
import Geometry
import PermitRules
import Propagation
import Studies
import Units

/// The contents of the summary page in one language.
struct SummarySections {
    let result: ZonesResult
    let language: Language
    let numbers: Numbers
    let words: PageWords
    let map: MapPicture?

    init(_ result: ZonesResult, _ language: Language, map: MapPicture?) {
        self.result = result
        self.language = language
        numbers = Numbers(language)
        words = PageWords(language)
        self.map = map
    }

    var lastDate: Int { max(0, result.dates.count - 1) }

    var node: PageNode {
        var members: [String: PageNode] = [
            "lang": .text(language.rawValue),
            "t": .object(words.dictionary.mapValues(PageNode.text)),
            "title": .text(words["title"]),
            "name": .text(result.name),
            "facts": .list(facts),
            "headlines": .list(headlines),
            "captionList": .section(result.captions.map { .text(Bilingual(vi: $0.vi, en: $0.en)[language]) }),
            "map": mapSection,
            "blockedTable": .object(blockedTable),
            "waysTable": .object(waysTable),
            "lawTable": .object(lawTable),
            "worstList": worstSection,
            "coverageTable": .object(coverageTable),
            "assumptionList": .section(
                result.assumptions.map { assumption in
                    .object([
                        "text": .text(Bilingual(vi: assumption.text.vi, en: assumption.text.en)[language]),
                        "setting": .text(assumption.setting ?? ""),
                        "hasSetting": .flag(assumption.setting != nil),
                    ])
                }),
            "notEvaluatedList": .section(
                result.notEvaluated.map { .text(Bilingual(vi: $0.text.vi, en: $0.text.en)[language]) }),
            "questionList": .section(
                result.openQuestions.map { .text(Bilingual(vi: $0.vi, en: $0.en)[language]) }),
            "inputTable": .object(inputTable),
            "ledgerTable": .object(ledgerTable),
        ]
        members["mapSeries"] = mapSeries
        return .object(members)
    }

    /// Name and value pairs under the title.
    private var facts: [PageNode] {
        let demand = result.service
        let service = words.filled(
            "serviceText",
            [
                "technology": demand.technology.rawValue,
                "threshold": demand.thresholds[demand.technology].map { numbers.decimal($0.dBm, digits: 0) } ?? "–",
                "share": numbers.percent(demand.servedShare),
            ])
        var newer: [(name: String, value: String)] = []
        if let date = result.currentPopulationDate {
            newer.append(
                (
                    words.filled("currentPopulation", ["date": numbers.date(date)]),
                    result.province.peopleNow.map(numbers.integer) ?? "–"
                ))
        }
        let known = [
            ("place", result.name),
            ("lawDates", result.dates.map(numbers.date).joined(separator: "; ")),
            ("unitsDate", numbers.date(result.unitsDate)),
            ("censusDate", numbers.date(result.censusDate)),
            ("population", numbers.integer(result.province.people)),
        ].map { (name: words[$0.0], value: $0.1) }
        let asked = [
            ("serviceAsked", service),
            ("operatorsAsked", result.operators.joined(separator: "; ")),
            ("switchOffLayer", demand.switchOff.rawValue),
            ("crs", result.crs.description),
        ].map { (name: words[$0.0], value: $0.1) }
        return (known + newer + asked).map { .object(["name": .text($0.name), "value": .text($0.value)]) }
    }

    private var headlines: [PageNode] {
        let figures = HeadlineFigures.all(of: result)
        return result.dates.map { date in
            .object([
                "date": .text(words.filled("headlineAt", ["date": numbers.date(date)])),
                "readings": .list(
                    figures.filter { $0.date == date }.compactMap { figures in
                        Reading(rawValue: figures.reading).map { sentence(figures, $0) }
                    }),
            ])
        }
    }

    private func sentence(_ figures: HeadlineFigures, _ reading: Reading) -> PageNode {
        var sentences: [String] = []
        if figures.zones == 0 {
            sentences.append(words["blockedNone"])
        } else {
            sentences.append(
                words.filled(
                    "blockedSentence",
                    [
                        "zones": numbers.integer(figures.zones), "people": numbers.integer(figures.people),
                        "missingZones": numbers.integer(figures.notServedZones),
                        "missingPeople": numbers.integer(figures.notServedPeople),
                    ]))
        }
        if figures.undeterminedZones > 0 {
            sentences.append(
                words.filled(
                    "undeterminedSentence",
                    [
                        "zones": numbers.integer(figures.undeterminedZones),
                        "people": numbers.integer(figures.undeterminedPeople),
                    ]))
        }
        return .object([
            "reading": .text(Words.reading(reading)[language]),
            "sentence": .text(sentences.joined(separator: "; ") + "."),
            "people": .text(numbers.atLeast(figures.people, undetermined: figures.undeterminedPeople)),
        ])
    }

    /// `1.234 (56.789)`: zones, people in brackets.
    func zonesAndPeople(_ zones: Int, _ people: Int) -> String {
        zones == 0 ? "0" : "\(numbers.integer(zones)) (\(numbers.integer(people)))"
    }
}
