import PermitRules

/// Sentences of `phusong law`.
extension Texts {
    var lawAbstract: String {
        say(
            "Look into the dated law: rules, days, changes, cases.",
            "Xem pháp luật theo ngày: quy định, thời hạn, thay đổi, tình huống.")
    }
    var lawDiscussion: String {
        say(
            "The law is data in GeoData/law. `verify` checks it, `test` runs the cases beside it; an official who knows better changes a line there. Not legal advice.",
            "Pháp luật là dữ liệu trong GeoData/law. `verify` kiểm tra, `test` chạy các tình huống kèm theo; cán bộ biết rõ hơn thì sửa một dòng ở đó. Không phải tư vấn pháp lý."
        )
    }
    var lawListAbstract: String { say("Every rule with its days.", "Mọi quy định kèm thời hạn.") }
    var lawAtAbstract: String { say("The rules in force on a day.", "Quy định có hiệu lực tại một ngày.") }
    var lawShowAbstract: String {
        say("One rule in full, through all its periods.", "Toàn văn một quy định, qua mọi giai đoạn.")
    }
    var lawDiffAbstract: String { say("The rules that differ between two days.", "Quy định khác nhau giữa hai ngày.") }
    var lawVerifyAbstract: String { say("Check the law data and count it.", "Kiểm tra và đếm dữ liệu pháp luật.") }
    var lawTestAbstract: String { say("Run the cases beside the law.", "Chạy các tình huống kèm theo pháp luật.") }
    var countryHelp: String { say("Folder below law, e.g. vn.", "Thư mục con của law, ví dụ vn.") }
    var overlayHelp: String {
        say(
            "Folder of your own with landuse and law, laid over the shipped data; may be given several times.",
            "Thư mục riêng có landuse và law, chồng lên dữ liệu kèm theo; có thể ghi nhiều lần.")
    }
    var dayHelp: String { say("Day, yyyy-MM-dd.", "Ngày, dạng yyyy-MM-dd.") }
    var ruleHelp: String {
        say("Id of a rule, with or without its first day.", "Mã quy định, có hoặc không có ngày bắt đầu.")
    }
    var mutationsHelp: String {
        say(
            "Also delete each rule in turn and begin it a day later: a case has to notice.",
            "Đồng thời thử bỏ từng quy định và lùi ngày bắt đầu một ngày: phải có tình huống phát hiện.")
    }

    var columnRule: String { say("rule", "quy định") }
    var columnDays: String { say("days", "thời hạn") }
    var columnOutcome: String { say("outcome", "kết luận") }
    var columnMark: String { say("mark", "mức kiểm chứng") }
    var columnTitle: String { say("title", "tên") }
    var summaryWord: String { say("says", "nội dung") }
    var structuresWord: String { say("structures", "loại công trình") }
    var readingsWord: String { say("readings", "cách hiểu") }
    var recordedWord: String { say("recorded land use", "loại đất") }
    var whenWord: String { say("when", "khi") }
    var provincesWord: String { say("provinces", "tỉnh, thành phố") }
    var overridesWord: String { say("exception to", "ngoại lệ của") }
    var conditionWord: String { say("condition", "điều kiện") }
    var questionWord: String { say("open question", "câu hỏi mở") }
    var basisWord: String { say("basis", "căn cứ") }
    var fileWord: String { say("file", "tệp") }
    var notEvaluatedHead: String { say("Not evaluated, and why:", "Chưa đánh giá và lý do:") }

    func changesCounted(_ count: Int) -> String { say("\(count) rules differ.", "\(count) quy định khác nhau.") }

    func casesRun(_ cases: Int, days: Int, failed: Int) -> String {
        say(
            "\(cases) cases on \(days) days: \(failed == 0 ? "all hold" : "\(failed) fail").",
            "\(cases) tình huống tại \(days) ngày: \(failed == 0 ? "đều đúng" : "\(failed) sai").")
    }

    func caseGap(_ gap: CaseGap) -> String {
        let kind =
            switch gap.kind {
            case .lawful: say("lawful", "hợp lệ")
            case .unlawful: say("unlawful", "không hợp lệ")
            case .justInside: say("just inside", "sát ngưỡng")
            case .dayBefore: say("the day before", "ngày trước khi có hiệu lực")
            case .missingFact: say("missing fact", "thiếu thông tin")
            }
        return gap.isExcused
            ? say(
                "\(gap.rule): excused from “\(kind)”, which is there",
                "\(gap.rule): đã có tình huống “\(kind)”, không cần miễn")
            : say("\(gap.rule): no case of the kind “\(kind)”", "\(gap.rule): chưa có tình huống “\(kind)”")
    }

    func gapsCounted(_ count: Int, rules: Int) -> String {
        say(
            "\(rules) rules: \(count == 0 ? "each has every kind of case" : "\(count) kinds of case are wanting").",
            "\(rules) quy định: \(count == 0 ? "đều có đủ các loại tình huống" : "còn thiếu \(count) loại tình huống")."
        )
    }

    func mutationsRun(_ count: Int, unnoticed: Int) -> String {
        say(
            "\(count) changed laws: \(unnoticed == 0 ? "every one makes a case fail" : "\(unnoticed) unnoticed").",
            "\(count) bản luật bị sửa: \(unnoticed == 0 ? "đều bị phát hiện" : "\(unnoticed) không bị phát hiện").")
    }

    func lawCounts(_ found: LawVerification) -> String {
        let marks = VerificationMark.allCases.map { "\($0.rawValue) \(found.marks[$0] ?? 0)" }.joined(separator: ", ")
        return say(
            "\(found.instruments) instruments, \(found.articles) articles, \(found.rules) rules in \(found.periods) periods (weakest mark: \(marks)), \(found.facts) facts, \(found.notEvaluated) listed as not evaluated; \(found.problems.isEmpty ? "no problem" : "\(found.problems.count) problems").",
            "\(found.instruments) văn bản, \(found.articles) điều khoản, \(found.rules) quy định trong \(found.periods) giai đoạn (mức kiểm chứng thấp nhất: \(marks)), \(found.facts) dữ kiện, \(found.notEvaluated) nội dung chưa đánh giá; \(found.problems.isEmpty ? "không có lỗi" : "\(found.problems.count) lỗi")."
        )
    }

    func lawProblem(_ problem: LawVerification.Problem) -> String {
        switch problem {
        case .gap(let rule, let after, let before):
            say(
                "\(rule): no period between \(after) and \(before)",
                "\(rule): không có giai đoạn nào giữa \(after) và \(before)")
        case .replacedStillRuns(let instrument, let by):
            say(
                "\(instrument): replaced by \(by) but still in force then",
                "\(instrument): được \(by) thay thế nhưng vẫn còn hiệu lực")
        case .unused(let kind, let id):
            say("\(kind) \(id): nothing refers to it", "\(kind) \(id): không nơi nào dùng đến")
        }
    }

    func noSuchRule(_ id: String) -> Failure {
        Failure(
            id, say("no rule has this id", "không có quy định mang mã này"),
            remedy: say("see `phusong law list`", "hãy xem `phusong law list`"))
    }
}
