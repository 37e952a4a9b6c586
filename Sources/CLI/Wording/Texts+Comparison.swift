import Province
import Reports

/// `phusong report --compare` and `--against`.
extension Texts {
    var reportCompareHelp: String {
        say(
            "Compare the law of this day with that of the last date, on the same network and people, instead of unit reports.",
            "So sánh pháp luật ngày này với ngày áp dụng cuối cùng, giữ nguyên mạng lưới và dân số, thay vì báo cáo từng đơn vị."
        )
    }
    var againstHelp: String {
        say(
            "Compare the workspace with an earlier run: the folder that run or report wrote.",
            "So sánh với kỳ trước: thư mục do lệnh run hoặc report đã ghi.")
    }
    var oneComparison: String {
        say("give --compare or --against, not both", "chỉ chọn một trong hai: --compare hoặc --against")
    }
    var comparisonAlone: String {
        say(
            "--compare and --against go without --paper and --units",
            "--compare, --against không đi cùng --paper, --units")
    }

    var noComparisonLayers: String {
        say("--format gpkg: a comparison has no map layers", "--format gpkg: báo cáo so sánh không có lớp bản đồ")
    }

    func noEarlierZones(_ folder: String) -> Failure {
        Failure(
            folder, say("has no zones.csv", "không có tệp zones.csv"),
            remedy: say(
                "give the folder that phusong run or phusong report wrote",
                "hãy chỉ thư mục do phusong run hoặc phusong report ghi"))
    }
    func nothingToCompare(_ date: String) -> Failure {
        Failure(
            "--compare \(date)", say("is the last date of the law itself", "chính là ngày áp dụng pháp luật cuối cùng"),
            remedy: say("give another day", "hãy chọn ngày khác"))
    }
}
