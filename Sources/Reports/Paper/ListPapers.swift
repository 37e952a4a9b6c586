public import Province
public import Studies
public import Units

/// The papers about a list of places: request for opinions, submission and draft decision for the yearly passive plan.
///
/// They put forward what conforms by papers and plan, with its conditions, and name the rest with its reasons. They state
/// the department's opinion and license nothing (field review, 29).
public struct ListPapers {
    /// What an office adds to a list.
    public struct Options: Sendable {
        /// Day the papers bear.
        public var date: CalendarDate
        /// Of the plan.
        public var year: Int
        /// Until when others are asked to answer; dotted without it.
        public var deadline: CalendarDate?

        public init(date: CalendarDate, year: Int, deadline: CalendarDate? = nil) {
            (self.date, self.year, self.deadline) = (date, year, deadline)
        }
    }

    let opinions: SiteOpinions
    let options: Options
    let form: PaperForm
    let tables: SiteOpinionTables
    let n = Numbers(.vi)
    /// Rows of the list that name no structure were judged as ground masts.
    let isAssumed: Bool

    static let dots = PaperForm.dots

    /// - Parameters:
    ///   - rows: in the order of the list; without a check where the row was refused.
    ///   - province: whose department writes; dotted when nil.
    public init(_ rows: [(row: SiteList.Row, check: SiteCheck?)], province: UnitReference?, options: Options) {
        opinions = SiteOpinions(rows)
        self.options = options
        form = PaperForm(
            bodies: PaperBodies(province, date: options.date), numbers: n)
        tables = SiteOpinionTables(opinions: opinions)
        isAssumed = rows.contains { $0.check.map { $0.site.structure == nil } ?? false }
    }

    /// - Parameter kind: one that needs a list; nil for others.
    public func paper(_ kind: PaperKind) -> Paper? {
        switch kind {
        case .request: request
        case .submission: submission
        case .decision: decision
        case .halfYear, .year: nil
        }
    }

    // MARK: shared by them

    var bodies: PaperBodies { form.bodies }
    var proposed: [SiteOpinions.Entry] { opinions.entries.filter(\.isProposed) }
    var others: [SiteOpinions.Entry] { opinions.entries.filter { !$0.isProposed } }

    func count(_ word: SiteOpinions.Word) -> Int { opinions.entries.count { $0.word == word } }

    var lawDay: String { n.date(opinions.date ?? options.date) }

    /// `3 vị trí phù hợp, 2 vị trí phù hợp có điều kiện, …`
    var outcome: String {
        SiteOpinions.Word.allCases.filter { count($0) > 0 }
            .map { "\(n.integer(count($0))) vị trí \($0.text.vi)" }.joined(separator: ", ")
    }

    /// What the list left open, said once.
    var assumption: String? {
        isAssumed ? "Vị trí không nêu loại công trình được xét như cột ăng ten dưới đất." : nil
    }

    var noPlaces: Bilingual { Bilingual(vi: "Không có vị trí nào.", en: "None.") }

    /// The places put forward, and those that are not with their reasons.
    func placeTable(_ caption: String = "Danh mục vị trí đề nghị phê duyệt") -> ReportTable {
        tables.places(
            "proposed_places", Bilingual(vi: caption, en: "Places put forward"), proposed, whenEmpty: noPlaces)
    }

    var otherTable: ReportTable {
        tables.reasons(
            "other_places", Bilingual(vi: "Vị trí chưa đề nghị phê duyệt và lý do", en: "Places not put forward"),
            others,
            whenEmpty: noPlaces)
    }

    /// Texts nobody may cite yet, and what is open beside them.
    var toCheck: [String] { SiteOpinions.lines(opinions.doubtful, .vi) + opinions.gaps(.vi) + opinions.refusals(n) }
}
