public import Studies
public import Units

/// One unit's report: everything it prints, in both languages, with figures as figures. Every format is made from it.
public struct ReportModel: Codable, Hashable, Sendable {
    public var schema = "phusong.report/1"
    public var code: String
    public var name: String
    public var level: UnitLevel
    /// The unit above, when the report is of a part of it.
    public var parent: String?
    public var place: String
    public var title: Bilingual
    public var subtitle: Bilingual
    /// Day the report bears; the last date of the law when nobody gives one.
    public var date: CalendarDate
    /// Under the title: what the report comes to.
    public var summary: [Bilingual]
    public var sections: [ReportSection]
    /// For the ranking of the overview; nil for a report that is not one of its units.
    public var ranking: ReportRanking?

    /// Every table of the report, in order.
    public var tables: [ReportTable] {
        sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
}

/// One of the sections 0–10.
public struct ReportSection: Codable, Hashable, Sendable {
    public var number: Int
    public var title: Bilingual
    public var blocks: [ReportBlock]

    init(_ number: Int, _ vi: String, _ en: String, _ blocks: [ReportBlock?]) {
        self.number = number
        title = Bilingual(vi: vi, en: en)
        self.blocks = blocks.compactMap(\.self)
    }
}

public enum ReportBlock: Codable, Hashable, Sendable {
    case heading(Bilingual)
    case paragraph(Bilingual)
    /// Smaller print: how a figure is to be read.
    case note(Bilingual)
    case list([Bilingual])
    case facts([ReportFact])
    case table(ReportTable)
    case picture(ReportPicture)
}

/// A name and its value.
public struct ReportFact: Codable, Hashable, Sendable {
    public var name: Bilingual
    public var value: Bilingual

    init(_ vi: String, _ en: String, _ value: Bilingual) {
        name = Bilingual(vi: vi, en: en)
        self.value = value
    }
}

/// A drawing that stands alone, one SVG document per language.
public struct ReportPicture: Codable, Hashable, Sendable {
    public var id: String
    public var caption: Bilingual
    /// What it shows, for those who do not see it.
    public var alternative: Bilingual
    public var svg: Bilingual
}

/// People of blocked zones at the last date: what the overview orders units by.
public struct ReportRanking: Codable, Hashable, Sendable {
    public var people: Int
    public var zones: Int
    public var blockedPapers: Int
    public var undeterminedPapers: Int
    public var blockedPlan: Int
    public var undeterminedPlan: Int
    /// In blocked zones that not every operator serves.
    public var blockedNotServed: Int
    /// People of zones that not every operator serves.
    public var notServed: Int
}

extension Bilingual {
    /// The same in both languages: names and codes.
    init(_ text: String) { self.init(vi: text, en: text) }

    /// Made once per language, numbers written as it writes them.
    init(_ make: (Numbers) -> String) { self.init(vi: make(Numbers(.vi)), en: make(Numbers(.en))) }
}

extension Numbers {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
