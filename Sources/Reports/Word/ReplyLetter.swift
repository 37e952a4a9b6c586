import Foundation
import Geometry
import PermitRules
public import Studies
public import Units

/// The reply of a department to an operator's list of places (công văn trả lời), as a draft to be signed: an opinion per
/// place with its reasons, conditions, legal bases, and what has to be checked.
///
/// It gives opinions and licenses nothing (field review, 29): instruments whose text was not read stand under what has to
/// be checked, never among the legal bases. What only the department knows (number, names) is dotted.
public struct ReplyLetter {
    private let numbers: Numbers
    private let words: OpinionText
    private let rows: [(row: SiteList.Row, check: SiteCheck?)]
    private let date: CalendarDate

    private static let dots = "…………"

    /// - Parameter rows: in the order of the list; without a check where the row was refused.
    public init(_ rows: [(row: SiteList.Row, check: SiteCheck?)], language: Language, date: CalendarDate) {
        self.rows = rows
        self.date = date
        numbers = Numbers(language)
        words = OpinionText(language: language)
    }

    private struct Opinion {
        var number: Int
        var check: SiteCheck
        var structure: SiteCheck.StructureCheck
    }

    /// One per place and structure, at the last date.
    private var opinions: [Opinion] {
        var found: [Opinion] = []
        for case (_, let check?) in rows {
            for structure in check.dates.last?.structures ?? [] {
                found.append(Opinion(number: found.count + 1, check: check, structure: structure))
            }
        }
        return found
    }

    var bytes: [UInt8] {
        let opinions = opinions
        var document = WordDocument(title: subject, language: numbers.language, date: date)
        head(&document)
        document.add(paragraph(opening))
        section(&document, numbers.say("1. Ý kiến về từng vị trí", "1. Opinion on each place"))
        document.add(table(opinions))
        section(&document, numbers.say("2. Điều kiện, hồ sơ cần có", "2. Conditions and papers"))
        list(&document, opinions.flatMap(conditions))
        section(&document, numbers.say("3. Căn cứ pháp lý", "3. Legal bases"))
        list(&document, bases(opinions) { $0.isCitable })
        section(&document, numbers.say("4. Nội dung cần kiểm tra", "4. To be checked"))
        list(&document, gaps(opinions))
        section(&document, numbers.say("5. Vị trí chưa có ý kiến", "5. Places without an opinion"))
        list(&document, refused)
        document.add(paragraph(closing))
        foot(&document)
        return document.bytes
    }

    /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
    public func write(to path: String) throws(ReportError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .cannotWrite(path: path, reason: (error as NSError).localizedDescription)
        }
    }

    // MARK: form

    private var subject: String {
        numbers.say(
            "ý kiến về danh sách vị trí dự kiến xây dựng trạm viễn thông",
            "opinion on the list of places for telecom stations")
    }

    private func head(_ document: inout WordDocument) {
        func line(_ text: String, bold: Bool = false, italic: Bool = false, size: Double = 13) -> WordText {
            WordText(text: text, isBold: bold, isItalic: italic, size: size, alignment: .center, after: 2)
        }
        let left = [
            line(numbers.say("ỦY BAN NHÂN DÂN ", "PEOPLE'S COMMITTEE OF ") + Self.dots, size: 12),
            line(numbers.say("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "DEPARTMENT OF SCIENCE AND TECHNOLOGY"), bold: true, size: 12),
            line("———", size: 8), line(numbers.say("Số: ", "No.: ") + Self.dots + "/SKHCN"),
            line(numbers.say("V/v ", "Re: ") + subject, size: 12),
        ]
        // The motto stays Vietnamese: it is part of the form.
        let right = [
            line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true, size: 12),
            line("Độc lập - Tự do - Hạnh phúc", bold: true), line("—————", size: 8),
            line(
                numbers.say(
                    "\(Self.dots), ngày \(date.day < 10 ? "0" : "")\(date.day) tháng "
                        + "\(date.month < 3 ? "0" : "")\(date.month) "
                        + "năm \(date.year)",
                    "\(Self.dots), \(numbers.date(date))"), italic: true),
        ]
        document.add(WordTable(widths: [9, 13], rows: [[left, right]], hasLines: false))
        let operators = Set(rows.compactMap { $0.row.site?.operator })
        document.add(
            WordText(
                text: numbers.say("Kính gửi: ", "To: ") + (operators.count == 1 ? operators.first ?? "" : Self.dots),
                alignment: .center, before: 6, after: 12))
    }

    private func foot(_ document: inout WordDocument) {
        func small(_ text: String, bold: Bool = false) -> WordText {
            WordText(text: text, isBold: bold, isItalic: bold, size: bold ? 12 : 11, alignment: .left, after: 0)
        }
        let left = [
            small(numbers.say("Nơi nhận:", "Copies:"), bold: true), small(numbers.say("- Như trên;", "- as above;")),
            small("- \(Self.dots);"), small(numbers.say("- Lưu: VT, \(Self.dots).", "- file.")),
        ]
        let right = [
            WordText(text: numbers.say("GIÁM ĐỐC", "DIRECTOR"), isBold: true, alignment: .center, after: 48),
            WordText(text: Self.dots, isBold: true, alignment: .center),
        ]
        document.add(WordTable(widths: [1, 1], rows: [[left, right]], hasLines: false), gap: false)
        document.add(WordText(text: "", after: 0))
    }

    private func paragraph(_ text: String) -> WordText { WordText(text: text, indent: 28.35) }

    private func section(_ document: inout WordDocument, _ title: String) {
        document.add(WordText(text: title, isBold: true, alignment: .left, before: 8, indent: 28.35))
    }

    private func list(_ document: inout WordDocument, _ lines: [String]) {
        guard !lines.isEmpty else {
            document.add(paragraph(numbers.say("Không có.", "None.")))
            return
        }
        for line in lines.uniqued() { document.add(paragraph("- " + line)) }
    }

    // MARK: text

    private var opening: String {
        let day = rows.compactMap { $0.check?.dates.last?.date }.max() ?? date
        return numbers.say(
            "Trả lời văn bản số \(Self.dots) ngày \(Self.dots) của doanh nghiệp về \(rows.count) vị trí dự kiến xây "
                + "dựng, trên cơ sở "
                + "quy định có hiệu lực tại ngày \(numbers.date(day)) và dữ liệu hiện có, Sở có ý kiến như sau:",
            "In reply to letter \(Self.dots) of \(Self.dots) on \(rows.count) places, under the law of "
                + "\(numbers.date(day)) and "
                + "by the data at hand, the department's opinion is:")
    }

    private var closing: String {
        numbers.say(
            "Văn bản này là ý kiến về sự phù hợp của vị trí, không thay cho quyết định của cơ quan có thẩm quyền về "
                + "đất đai và xây "
                + "dựng. Đề nghị doanh nghiệp khảo sát thực tế, hoàn thiện hồ sơ và thực hiện theo quy định./.",
            "This is an opinion on whether the places conform; it replaces no decision of the authorities on land and "
                + "building. The operator is asked to survey the places, complete the file and follow the law.")
    }

    /// The four words a department may use.
    private func opinion(_ headline: Headline) -> String {
        switch headline {
        case .permitted, .exempt: numbers.say("phù hợp", "conforms")
        case .conditional: numbers.say("phù hợp có điều kiện", "conforms on conditions")
        case .prohibited: numbers.say("không phù hợp", "does not conform")
        case .undetermined, .conflict: numbers.say("chưa đủ căn cứ", "not enough to say")
        }
    }

    private func table(_ opinions: [Opinion]) -> WordTable {
        let heads = [
            numbers.say("STT", "No."), numbers.say("Mã vị trí", "Place"), numbers.say("Tọa độ WGS 84", "WGS 84"),
            numbers.say("Địa bàn, thửa đất", "Unit, parcel"), numbers.say("Công trình", "Structure"),
            numbers.say("Ý kiến", "Opinion"), numbers.say("Lý do", "Reasons"),
        ]
        return WordTable(
            widths: [5, 9, 16, 14, 11, 11, 22],
            heads: [heads.map { (.cell($0, isBold: true, .center), 1) }],
            rows: opinions.map { entry in
                let check = entry.check
                let place =
                    Degrees.text(check.site.place.x, isLongitude: true, numbers) + " "
                    + Degrees.text(check.site.place.y, isLongitude: false, numbers)
                let land = [check.ground.commune?.name, check.ground.parcel, check.ground.recorded].compactMap(\.self)
                    .filter { !$0.isEmpty }
                let reasons = VerdictReading(entry.structure.papers).obstacles.map { words.sentence($0) }.uniqued()
                let plan = entry.structure.plan.headline
                var said = opinion(entry.structure.papers.headline)
                if opinion(plan) != said {
                    said += numbers.say("; khi xét quy hoạch: ", "; with the plan: ") + opinion(plan)
                }
                return [
                    [.cell(numbers.integer(entry.number), .right)], [.cell(check.site.id)], [.cell(place)],
                    [.cell(land.joined(separator: ", "))],
                    [.cell(Words.structure(entry.structure.structure)[numbers.language])],
                    [.cell(said, isBold: true)],
                    (reasons.isEmpty ? [numbers.say("Không có trở ngại.", "Nothing stands against it.")] : reasons)
                        .map { .cell($0) },
                ]
            })
    }

    private func conditions(_ entry: Opinion) -> [String] {
        let verdict = entry.structure.papers
        let parts = (verdict.conditions + verdict.duties).map { condition -> String in
            let papers = condition.papers.map { $0[numbers.language] }
            return condition.text[numbers.language]
                + (papers.isEmpty ? "" : numbers.say(" (hồ sơ: ", " (papers: ") + papers.joined(separator: "; ") + ")")
        }
        return parts.uniqued()
    }

    /// One line per instrument with its places.
    private func bases(_ opinions: [Opinion], _ isWanted: (VerificationMark) -> Bool) -> [String] {
        var places: [String: [String]] = [:]
        var titles: [String: String] = [:]
        for basis in opinions.flatMap({ $0.structure.papers.findings + $0.structure.plan.findings }).flatMap(\.bases)
        where isWanted(basis.mark) {
            titles[basis.number] = basis.title.vi
            places[basis.number, default: []].append(Words.place(basis.place, numbers.language))
        }
        return places.keys.sorted().map { number in
            "\(titles[number] ?? "") (\(number)): " + (places[number] ?? []).uniqued().sorted().joined(separator: "; ")
        }
    }

    private func gaps(_ opinions: [Opinion]) -> [String] {
        let verdicts = opinions.flatMap { [$0.structure.papers, $0.structure.plan] }
        return bases(opinions) { !$0.isCitable }
            + verdicts.flatMap(\.missing).map { $0.text[numbers.language] }.uniqued()
            + verdicts.flatMap(\.notEvaluated).map { $0.reason[numbers.language] }.uniqued()
            + verdicts.flatMap(\.openQuestions).map { $0.text[numbers.language] }.uniqued()
    }

    private var refused: [String] {
        rows.filter { $0.check == nil }.map { entry in
            let name = entry.row.id.isEmpty ? numbers.say("dòng ", "row ") + String(entry.row.row) : entry.row.id
            return name + ": "
                + entry.row.problems.map { Words.problem($0)[numbers.language] }.joined(separator: "; ")
        }
    }
}
