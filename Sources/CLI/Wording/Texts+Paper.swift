import Reports

/// `phusong report --paper`.
extension Texts {
    private var paperNames: String { PaperKind.allCases.map(\.rawValue).joined(separator: ", ") }

    var paperHelp: String {
        say(
            "Draft these papers instead of reports, in Vietnamese as they are handed in: \(paperNames).",
            "Soạn dự thảo văn bản thay vì báo cáo theo đơn vị: \(paperNames) (lấy ý kiến, tờ trình, quyết định, báo cáo 6 "
                + "tháng, báo cáo năm).")
    }
    var paperListHelp: String {
        say(
            "List of places for request, submission and decision: CSV, XLSX, any layer.",
            "Danh mục vị trí cho request, submission, decision: CSV, XLSX, lớp bất kỳ.")
    }
    var paperDeadlineHelp: String {
        say("Day until which a request asks for answers.", "Thời hạn trả lời ghi trong công văn lấy ý kiến.")
    }
    var yearHelp: String {
        say(
            "Year of the plan or report. Without it: that of --date.",
            "Năm của kế hoạch, báo cáo. Nếu không có: năm của --date.")
    }
    var yearValue: String { say("year", "năm") }

    func paperNeedsList(_ kind: PaperKind) -> String {
        say(
            "--paper \(kind.rawValue) needs --list with the places",
            "--paper \(kind.rawValue) cần --list là danh mục vị trí")
    }
    var onlyWithPaper: String {
        say("--list, --layer, --deadline and --year need --paper", "--list, --layer, --deadline, --year cần có --paper")
    }
    var papersAreOfTheProvince: String {
        say(
            "--paper is of the whole province and goes without --units",
            "--paper lập cho toàn tỉnh, không đi cùng --units")
    }
    var badYear: String { say("--year must be between 2000 and 2100", "--year phải từ 2000 đến 2100") }

    func noPaperFormat(_ format: ReportFormat) -> String {
        say(
            "--format \(format.rawValue): papers are written as docx, pdf, xlsx or csv",
            "--format \(format.rawValue): văn bản chỉ ghi được thành docx, pdf, xlsx hoặc csv")
    }
}
