import PermitRules
import Studies

extension ListPapers {
    /// Công văn lấy ý kiến: to the commune, construction, land and defence bodies, with what each is asked about which place.
    var request: Paper {
        let subject = "lấy ý kiến về vị trí dự kiến xây dựng công trình hạ tầng kỹ thuật viễn thông thụ động"
        var paper = Paper(title: subject, language: .vi, date: options.date)
        form.head(&paper, from: .department, about: subject)
        form.addressees(&paper, recipients.map { $0 == bodies.local ? local : $0 })
        let operators = opinions.operators
        paper.add(
            .body(
                "\(bodies.department) nhận được danh mục \(n.integer(opinions.entries.count + opinions.refused.count)) "
                    + "vị trí dự kiến xây dựng công trình hạ tầng kỹ thuật viễn thông thụ động của "
                    + (operators.isEmpty ? "doanh nghiệp" : operators.joined(separator: ", "))
                    + " (văn bản số \(Self.dots) ngày \(Self.dots)). Để có cơ sở tổng hợp, tham mưu Ủy ban nhân dân "
                    + "\(bodies.rank), Sở đề nghị quý cơ quan cho ý kiến như sau:"))
        form.section(&paper, "1. Kết quả rà soát ban đầu")
        paper.add(
            .body(
                "Theo quy định có hiệu lực tại ngày \(lawDay) và dữ liệu hiện có, xét cả giấy tờ đất và quy hoạch: "
                    + outcome + "." + (assumption.map { " " + $0 } ?? "")))
        paper.add(
            tables.letter(Bilingual(vi: "Vị trí và ý kiến ban đầu của Sở", en: "Places and first opinions")),
            numbered: true)
        form.section(&paper, "2. Nội dung đề nghị cho ý kiến")
        let questions = self.questions
        paper.add(questions)
        form.section(&paper, "3. Căn cứ pháp lý của kết quả rà soát")
        form.list(&paper, SiteOpinions.lines(opinions.citable, .vi))
        form.section(&paper, "4. Nội dung cần kiểm tra")
        form.list(&paper, toCheck)
        form.section(&paper, "5. Thời hạn")
        paper.add(
            .body(
                "Đề nghị quý cơ quan gửi ý kiến bằng văn bản về \(bodies.department) trước ngày "
                    + (options.deadline.map { n.date($0) } ?? Self.dots) + " để tổng hợp."))
        paper.add(
            .closing(
                "Kết quả rà soát nêu trên là ý kiến ban đầu, chưa được khảo sát thực tế, không thay cho quyết định của cơ "
                    + "quan có thẩm quyền./."))
        form.foot(
            &paper, copies: ["Như trên", "Ủy ban nhân dân \(bodies.rank) (để báo cáo)", Self.dots],
            signature: ["GIÁM ĐỐC"])
        paper.annexes = [
            tables.places(
                "places", Bilingual(vi: "Danh mục vị trí lấy ý kiến", en: "Places asked about"), opinions.entries,
                whenEmpty: noPlaces), questions,
        ]
        return paper
    }

    /// Communes are named, so that nobody has to look up whom to write to.
    private var local: String {
        let communes = opinions.communes
        return "\(bodies.local) nơi có vị trí" + (communes.isEmpty ? "" : " (\(communes.joined(separator: ", ")))")
    }

    private var recipients: [String] { [bodies.local, bodies.construction, bodies.land, bodies.defence] }

    /// A question to a body and the places it is about, by their number in the list.
    private struct Question {
        var body: String
        var text: String
        var places: [Int]
    }

    private var questions: ReportTable {
        var table = ReportTableBuilder<Question>()
        table.code("body", "Cơ quan", "Body") { $0.body }
        table.code("question", "Nội dung", "Question") { $0.text }
        table.code("places", "Vị trí (STT)", "Places (No.)") { NumberRanges.text($0.places) }
        return table.table(
            "questions", Bilingual(vi: "Nội dung đề nghị từng cơ quan", en: "What each body is asked"), asked,
            whenEmpty: noPlaces)
    }

    private var asked: [Question] {
        let all = opinions.entries
        func places(_ isMeant: (SiteOpinions.Entry) -> Bool) -> [Int] { all.filter(isMeant).map(\.number) }
        var questions = [
            Question(
                body: bodies.local,
                text: "Xác nhận hiện trạng, nguồn gốc, người sử dụng đất và tình trạng tranh chấp tại vị trí.",
                places: places { _ in true }),
            Question(
                body: bodies.construction,
                text: "Sự phù hợp với quy hoạch xây dựng, quy hoạch đô thị và chỉ giới, hành lang bảo vệ công trình.",
                places: places { _ in true }),
            Question(
                body: bodies.construction,
                text: "Công trình thuộc diện phải có hay được miễn giấy phép xây dựng.",
                places: places { $0.structure.papers.permit == .unknown }),
            Question(
                body: bodies.land,
                text: "Loại đất theo hồ sơ địa chính và sự phù hợp với quy hoạch, kế hoạch sử dụng đất.",
                places: places { _ in true }),
            Question(
                body: bodies.defence,
                text: "Ảnh hưởng tới công trình quốc phòng, khu quân sự và quản lý vùng trời.",
                places: places { _ in true }),
        ]
        questions += missing(to: [bodies.local, bodies.land]) { Set($0.decides.map(\.land)).count > 1 }
        questions += missing(to: [bodies.construction]) {
            Set($0.decides.map(\.land)).count <= 1 && Set($0.decides.map(\.permit)).count > 1
        }
        let order = Dictionary(recipients.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return questions.filter { !$0.places.isEmpty }.enumerated()
            .sorted { (order[$0.element.body] ?? 0, $0.offset) < (order[$1.element.body] ?? 0, $1.offset) }
            .map(\.element)
    }

    /// Facts that decide and nobody has stated, to those who can.
    private func missing(to bodies: [String], _ isTheirs: (MissingFact) -> Bool) -> [Question] {
        var places: [String: Set<Int>] = [:]
        for entry in opinions.entries {
            for fact in entry.verdicts.flatMap(\.missing) where isTheirs(fact) {
                places[fact.text.vi, default: []].insert(entry.number)
            }
        }
        return places.sorted { $0.key < $1.key }.flatMap { text, numbers in
            bodies.map {
                Question(
                    body: $0, text: "Làm rõ: \(text.prefix(1).lowercased() + text.dropFirst())",
                    places: numbers.sorted())
            }
        }
    }
}
