import PermitRules
public import Province
public import Studies
import Units

/// The opinions on a list of places that papers are made from: one per place and structure, at the last date, and what
/// they rest on (field review, 29): texts that were not read are kept apart.
public struct SiteOpinions {
    /// The four words a department may use; never that something is licensed.
    enum Word: String, CaseIterable {
        case conforms, conditional, doesNot, notEnough

        init(_ headline: Headline) {
            switch headline {
            case .permitted, .exempt: self = .conforms
            case .conditional: self = .conditional
            case .prohibited: self = .doesNot
            case .undetermined, .conflict: self = .notEnough
            }
        }

        var text: Bilingual {
            switch self {
            case .conforms: Bilingual(vi: "phù hợp", en: "conforms")
            case .conditional: Bilingual(vi: "phù hợp có điều kiện", en: "conforms on conditions")
            case .doesNot: Bilingual(vi: "không phù hợp", en: "does not conform")
            case .notEnough: Bilingual(vi: "chưa đủ căn cứ", en: "not enough to say")
            }
        }

        /// The later, the harder to approve.
        private var rank: Int {
            switch self {
            case .conforms: 0
            case .conditional: 1
            case .notEnough: 2
            case .doesNot: 3
            }
        }

        static func harder(_ a: Word, _ b: Word) -> Word { a.rank >= b.rank ? a : b }
    }

    struct Entry {
        /// In the order of the list, from 1.
        var number: Int
        var check: SiteCheck
        var structure: SiteCheck.StructureCheck

        var papers: Word { Word(structure.papers.headline) }
        var plan: Word { Word(structure.plan.headline) }
        /// What may be put forward rests on both readings: a work has to have its papers and fit the plan (Nghị định
        /// 217/2026/NĐ-CP Đ50 k2).
        var word: Word { Word.harder(papers, plan) }
        var isProposed: Bool { word == .conforms || word == .conditional }
        /// Rests on discretion or on a disputed reading.
        var isDisputed: Bool { word == .conditional && verdicts.contains { $0.firmness == 3 } }
        var verdicts: [Verdict] { [structure.papers, structure.plan] }

        /// In the opinion's words; both readings where they differ.
        var said: Bilingual {
            guard papers != plan else { return papers.text }
            return Bilingual {
                papers.text[$0.language] + $0.say("; khi xét quy hoạch: ", "; with the plan: ")
                    + plan.text[$0.language]
            }
        }
    }

    let entries: [Entry]
    /// Rows of the list without a place.
    let refused: [SiteList.Row]
    /// The law's.
    let date: CalendarDate?

    /// - Parameter rows: in the order of the list; without a check where the row was refused.
    public init(_ rows: [(row: SiteList.Row, check: SiteCheck?)]) {
        var entries: [Entry] = []
        for case (_, let check?) in rows {
            for structure in check.dates.last?.structures ?? [] {
                entries.append(Entry(number: entries.count + 1, check: check, structure: structure))
            }
        }
        self.entries = entries
        refused = rows.filter { $0.check == nil }.map(\.row)
        date = rows.compactMap { $0.check?.dates.last?.date }.max()
    }

    /// In Vietnamese order.
    var operators: [String] {
        VietnameseCollation.sorted(entries.compactMap(\.check.site.operator).uniqued(), by: \.self)
    }

    /// Communes with a place, in Vietnamese order.
    var communes: [String] {
        VietnameseCollation.sorted(entries.compactMap { $0.check.ground.commune?.name }.uniqued(), by: \.self)
    }

    // MARK: what they rest on

    /// Of the findings, and of what has to be asked for.
    private var bases: [LegalBasis] {
        let verdicts = entries.flatMap(\.verdicts)
        return (verdicts.flatMap(\.findings).flatMap(\.bases) + verdicts.flatMap(\.approvals).flatMap(\.bases))
            .uniqued()
    }

    /// Bases in force on the day whose text was read or is quoted: what a paper may cite.
    var citable: [LegalBasis] {
        bases.filter { basis in basis.mark.isCitable && (date.map(basis.interval.contains) ?? true) }
    }

    /// The others.
    var doubtful: [LegalBasis] {
        let citable = Set(citable)
        return bases.filter { !citable.contains($0) }
    }

    /// One line per instrument with its places: `Luật Đất đai 2024 (31/2024/QH15): khoản 1 Điều 218; …`.
    static func lines(_ bases: [LegalBasis], _ language: Language) -> [String] {
        Dictionary(grouping: bases, by: \.number).sorted { $0.key < $1.key }.map { number, bases in
            let places = bases.map { Words.place($0.place, language) }.uniqued().sorted()
            return "\(bases[0].title.vi) (\(number)): " + places.joined(separator: "; ")
        }
    }

    /// What is open beside those texts.
    func gaps(_ language: Language) -> [String] {
        let verdicts = entries.flatMap(\.verdicts)
        return verdicts.flatMap(\.missing).map { $0.text[language] }.uniqued()
            + verdicts.flatMap(\.notEvaluated).map { $0.reason[language] }.uniqued()
            + verdicts.flatMap(\.openQuestions).map { $0.text[language] }.uniqued()
    }

    /// Rows without an opinion, and why.
    func refusals(_ numbers: Numbers) -> [String] {
        refused.map { row in
            let name = row.id.isEmpty ? numbers.say("dòng ", "row ") + String(row.row) : row.id
            return name + ": " + row.problems.map { Words.problem($0)[numbers.language] }.joined(separator: "; ")
        }
    }
}
