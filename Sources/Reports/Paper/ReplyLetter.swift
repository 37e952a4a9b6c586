import PermitRules
public import Province
public import Studies
public import Units

/// The reply of a department to an operator's list of places (công văn trả lời), as a draft to be signed: an opinion per
/// place with its reasons, conditions, legal bases, and what has to be checked.
///
/// It gives opinions and licenses nothing (field review, 29). What only the department knows (number, names) is dotted.
public struct ReplyLetter {
    private let opinions: SiteOpinions
    private let count: Int
    private let numbers: Numbers
    private let form: PaperForm
    private let date: CalendarDate

    /// - Parameters:
    ///   - rows: in the order of the list; without a check where the row was refused.
    ///   - province: whose department replies; dotted when nil.
    public init(
        _ rows: [(row: SiteList.Row, check: SiteCheck?)], language: Language, date: CalendarDate,
        province: UnitReference?
    ) {
        opinions = SiteOpinions(rows)
        count = rows.count
        self.date = date
        numbers = Numbers(language)
        form = PaperForm(
            bodies: PaperBodies(province, date: date), numbers: numbers)
    }

    private func say(_ vi: String, _ en: String) -> String { numbers.say(vi, en) }

    public var paper: Paper {
        let subject = say(
            "ý kiến về danh sách vị trí dự kiến xây dựng trạm viễn thông",
            "opinion on the list of places for telecom stations")
        var paper = Paper(title: subject, language: numbers.language, date: date)
        form.head(&paper, from: .department, about: subject)
        let operators = opinions.operators
        form.addressees(&paper, [operators.count == 1 ? operators[0] : PaperForm.dots])
        paper.add(.body(opening))
        form.section(&paper, say("1. Ý kiến về từng vị trí", "1. Opinion on each place"))
        paper.add(
            SiteOpinionTables(opinions: opinions).letter(
                Bilingual(vi: "Ý kiến của Sở", en: "The department's opinion")),
            numbered: true)
        form.section(&paper, say("2. Điều kiện, hồ sơ cần có", "2. Conditions and papers"))
        form.list(&paper, conditions)
        form.section(&paper, say("3. Căn cứ pháp lý", "3. Legal bases"))
        form.list(&paper, SiteOpinions.lines(opinions.citable, numbers.language))
        form.section(&paper, say("4. Nội dung cần kiểm tra", "4. To be checked"))
        form.list(
            &paper, SiteOpinions.lines(opinions.doubtful, numbers.language) + opinions.gaps(numbers.language))
        form.section(&paper, say("5. Vị trí chưa có ý kiến", "5. Places without an opinion"))
        form.list(&paper, opinions.refusals(numbers))
        paper.add(.closing(closing))
        form.foot(
            &paper, copies: [say("Như trên", "as above"), PaperForm.dots], signature: [say("GIÁM ĐỐC", "DIRECTOR")])
        return paper
    }

    private var opening: String {
        let day = numbers.date(opinions.date ?? date), count = numbers.integer(count)
        return say(
            "Trả lời văn bản số \(PaperForm.dots) ngày \(PaperForm.dots) của doanh nghiệp về \(count) vị trí dự kiến xây "
                + "dựng, trên cơ sở quy định có hiệu lực tại ngày \(day) và dữ liệu hiện có, Sở có ý kiến như sau:",
            "In reply to letter \(PaperForm.dots) of \(PaperForm.dots) on \(count) places, under the law of \(day) and by "
                + "the data at hand, the department's opinion is:")
    }

    private var closing: String {
        say(
            "Văn bản này là ý kiến về sự phù hợp của vị trí, không thay cho quyết định của cơ quan có thẩm quyền về đất "
                + "đai và xây dựng. Đề nghị doanh nghiệp khảo sát thực tế, hoàn thiện hồ sơ và thực hiện theo quy định./.",
            "This is an opinion on whether the places conform; it replaces no decision of the authorities on land and "
                + "building. The operator is asked to survey the places, complete the file and follow the law.")
    }

    private var conditions: [String] {
        opinions.entries.map(\.structure.papers).flatMap { $0.conditions + $0.duties }.map { condition in
            let papers = condition.papers.map { $0[numbers.language] }
            return condition.text[numbers.language]
                + (papers.isEmpty ? "" : say(" (hồ sơ: ", " (papers: ") + papers.joined(separator: "; ") + ")")
        }
    }
}
