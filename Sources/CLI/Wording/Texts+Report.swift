import Province
import Reports

/// `phusong report`.
extension Texts {
    var reportAbstract: String {
        say(
            "Write one report per district or commune, and an overview that ranks them.",
            "Lập báo cáo cho từng quận, huyện, xã, phường và trang xếp hạng toàn tỉnh.")
    }

    var reportDiscussion: String {
        say(
            """
            Runs the studies and writes, for each unit, the sections officials know: general facts, legal bases, network,
            coverage, land use and permits with a map, places, distances, heights, switch-off, proposals, annex.

            A unit that is finished and whose contents would be the same is not written again, so a run that was stopped
            goes on where it was. A unit that cannot be reported does not stop the others: the index tells why.
            PDF needs the typesetter that scripts/setup installs.
            """,
            """
            Chạy các nghiên cứu rồi lập cho từng đơn vị báo cáo gồm các mục quen thuộc: thông tin chung, căn cứ pháp lý, hiện
            trạng hạ tầng, vùng phủ sóng, đất đai và khả năng cấp phép kèm bản đồ, vị trí, khoảng cách, độ cao, tắt sóng, kiến
            nghị, phụ lục.

            Đơn vị đã lập xong và nội dung không đổi thì không lập lại; lần chạy bị dừng sẽ tiếp tục từ chỗ cũ. Đơn vị không lập
            được không làm dừng các đơn vị khác: trang mục lục ghi lý do.
            PDF cần phần dàn trang do scripts/setup cài đặt.
            """)
    }

    var reportUnitsHelp: String {
        say(
            "Levels (province, district, commune) or codes of units. Without it: all districts and communes.",
            "Cấp (province, district, commune) hoặc mã đơn vị. Nếu không có: mọi quận, huyện, xã, phường.")
    }
    var reportFormatHelp: String {
        say(
            "Formats: html, pdf, csv, xlsx, docx, gpkg. Without it: html,csv; for papers docx,xlsx.",
            "Định dạng: html, pdf, csv, xlsx, docx, gpkg. Nếu không có: html,csv; với văn bản là docx,xlsx.")
    }
    var reportTemplateHelp: String {
        say(
            "Folder with templates that take the place of ours (report.mustache, report-index.mustache, report.typ, paper.typ).",
            "Thư mục có mẫu thay cho mẫu sẵn có (report.mustache, report-index.mustache, report.typ, paper.typ).")
    }
    var reportDateHelp: String {
        say(
            "Day printed on the reports. Without it: the last date of the law.",
            "Ngày ghi trên báo cáo. Nếu không có: ngày áp dụng pháp luật cuối cùng.")
    }
    var reportJobsHelp: String { say("Reports written at the same time.", "Số báo cáo lập cùng lúc.") }
    var reportOutHelp: String {
        say(
            "Folder of the reports. Without it: reports in the workspace.",
            "Thư mục ghi báo cáo. Nếu không có: reports trong thư mục nghiên cứu.")
    }
    var unitValue: String { say("level|code", "cấp|mã") }
    var listValue: String { say("list", "danh sách") }
    var jobsTooFew: String { say("--jobs must be 1 or more.", "--jobs phải từ 1 trở lên.") }
    var reportStage: String { say("writing reports", "lập báo cáo") }

    var reportInterrupted: String {
        say(
            "phusong: stopped; finished reports stay, the same command goes on",
            "phusong: đã dừng; báo cáo đã xong được giữ lại, chạy lại lệnh này để tiếp tục")
    }

    func noUnitsOfLevel(_ level: String) -> Failure {
        Failure(
            "--units \(level)", say("the study has no such units", "nghiên cứu không có đơn vị cấp này"),
            remedy: say("use commune, or name codes", "hãy dùng commune, hoặc ghi mã đơn vị"))
    }

    func noSuchUnit(_ code: String) -> Failure {
        Failure(
            "--units \(code)", say("no unit has this code", "không đơn vị nào có mã này"),
            remedy: say(
                "give province, district, commune, or a code of the unit layers",
                "hãy ghi province, district, commune, hoặc một mã trong lớp địa giới"))
    }

    func reportFailed(_ outcome: ReportBatch.Outcome) -> String {
        "phusong: \(outcome.name) (\(outcome.code)): " + (outcome.reason?[language] ?? "–")
    }

    func reportCounts(_ outcomes: [ReportBatch.Outcome]) -> String {
        let numbers = Numbers(language)
        func count(_ state: ReportBatch.Outcome.State) -> String {
            numbers.integer(outcomes.count { $0.state == state })
        }
        return say(
            "\(count(.made)) reports written, \(count(.kept)) unchanged, \(count(.failed)) failed",
            "Đã lập \(count(.made)) báo cáo, giữ nguyên \(count(.kept)), không lập được \(count(.failed))")
    }
}
