import PermitRules
import Propagation
import Province
public import Studies
public import Units

/// Writes a unit's report: turns the tallies of its part of the study into sections 0–10, each in a file of its own.
public struct ReportBuilder {
    let study: UnitStudy
    let result: ZonesResult
    let sunset: SunsetResult?
    let unknown: [StudyGap]
    let options: Options

    /// What the report bears beside the study.
    public struct Options: Sendable {
        /// Day printed on the report; nil: the last date of the law.
        public var date: CalendarDate?
        /// Version of the program that made it.
        public var version: String

        public init(date: CalendarDate? = nil, version: String) { (self.date, self.version) = (date, version) }
    }

    /// A section without figures, and why.
    public struct StudyGap: Sendable {
        public enum Part: Sendable { case sunset }
        public var part: Part
        public var reason: Bilingual

        public init(_ part: Part, _ reason: Bilingual) { (self.part, self.reason) = (part, reason) }
    }

    /// - Parameters:
    ///   - sunset: of the whole province; the report takes the unit's communes from it.
    ///   - gaps: parts that were asked for and could not be computed.
    public init(_ study: UnitStudy, sunset: SunsetResult? = nil, gaps: [StudyGap] = [], options: Options) {
        self.study = study
        result = study.result
        self.sunset = sunset
        unknown = gaps
        self.options = options
    }

    public func model() -> ReportModel {
        let unit = study.unit
        let last = result.dates.last
        return ReportModel(
            code: unit.unit.code, name: unit.unit.name, level: study.level,
            parent: study.level == .province ? nil : unit.parent?.name, place: place,
            title: Bilingual(
                vi: "Báo cáo khả năng xây dựng hạ tầng viễn thông thụ động",
                en: "Where telecom masts may be built, and whom that leaves without service"),
            subtitle: Bilingual(fullName), date: options.date ?? last ?? result.unitsDate, summary: summary,
            sections: [
                general, law, network, coverage, landUse, sites, distances, heights, switchOff, proposals, annex,
            ],
            ranking: ranking)
    }

    /// The unit's name with its rank before it, unless the name begins with that.
    var fullName: String {
        let name = study.unit.unit.name
        guard let rank = study.unit.rank, !rank.isEmpty, !name.hasPrefix(rank) else { return name }
        return rank + " " + name
    }

    /// Unit and what it belongs to.
    private var place: String {
        [fullName, study.level == .commune ? study.unit.parent?.name : nil].compactMap(\.self)
            .joined(separator: ", ")
    }

    // MARK: rows

    /// Units the tables have a row for, in Vietnamese order.
    var rows: [UnitSummary] { VietnameseCollation.sorted(result.tableUnits, by: { $0.unit.name }) }

    /// Codes of the communes of a row.
    func communes(of row: UnitSummary) -> Set<String> {
        Set(
            result.communes.filter { $0.unit.code == row.unit.code || $0.parent?.code == row.unit.code }.map(
                \.unit.code))
    }

    var total: Bilingual { Bilingual(vi: "Tổng cộng", en: "Total") }

    var rowTitle: Bilingual {
        study.level == .province && !result.districts.isEmpty
            ? Bilingual(vi: "Quận, huyện", en: "District") : Bilingual(vi: "Xã, phường", en: "Commune")
    }

    func unitColumn(_ table: inout ReportTableBuilder<UnitSummary>) {
        table.code("unit", rowTitle.vi, rowTitle.en) { $0.unit.name }
        table.code("unit_code", "Mã", "Code") { $0.unit.code }
    }

    /// A date as the head over columns.
    func head(_ date: CalendarDate) -> Bilingual { Bilingual { $0.date(date) } }

    // MARK: summary

    private var ranking: ReportRanking {
        let law = study.unit.atDates.last
        return ReportRanking(
            people: study.unit.people, zones: study.unit.zones, blockedPapers: law?.blockedPapers.people ?? 0,
            undeterminedPapers: law?.undeterminedPapers.people ?? 0, blockedPlan: law?.blockedPlan.people ?? 0,
            undeterminedPlan: law?.undeterminedPlan.people ?? 0, blockedNotServed: law?.blockedNotServed.people ?? 0,
            notServed: Service.allCases.filter(\.isMissing).reduce(0) { $0 + (study.unit.services[$1]?.people ?? 0) })
    }

    private var summary: [Bilingual] {
        let figures = HeadlineFigures.all(of: result)
        return result.dates.flatMap { date in
            figures.filter { $0.date == date }.compactMap { entry -> Bilingual? in
                guard let reading = Reading(rawValue: entry.reading) else { return nil }
                return Bilingual { sentence(entry, reading, $0) }
            }
        }
    }

    private func sentence(_ entry: HeadlineFigures, _ reading: Reading, _ n: Numbers) -> String {
        let words = PageWords(n.language)
        var parts = [
            entry.zones == 0
                ? words["blockedNone"]
                : words.filled(
                    "blockedSentence",
                    [
                        "zones": n.integer(entry.zones), "people": n.integer(entry.people),
                        "missingZones": n.integer(entry.notServedZones),
                        "missingPeople": n.integer(entry.notServedPeople),
                    ])
        ]
        if entry.undeterminedZones > 0 {
            parts.append(
                words.filled(
                    "undeterminedSentence",
                    ["zones": n.integer(entry.undeterminedZones), "people": n.integer(entry.undeterminedPeople)]))
        }
        return words.filled("headlineAt", ["date": n.date(entry.date)]) + ", " + Words.reading(reading)[n.language]
            + ": " + parts.joined(separator: "; ") + "."
    }
}
