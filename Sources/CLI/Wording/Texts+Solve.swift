import Reports

/// What `phusong solve` says.
extension Texts {
    var solveAbstract: String {
        say(
            "Solve a published siting instance, with a proven bound.",
            "Giải một bài toán chọn vị trí đã công bố, kèm cận đã chứng minh.")
    }
    var solveDiscussion: String {
        say(
            "Reads the grid format (F and C lines), the SJC format (x y weight, each point a site too; sites are numbered from 0) and tables of distances with a demand file. A point is served by a site within the radius. Prints the value, a bound that no solution can pass, and “optimal” only when both are the same. Ctrl-C ends the search and prints the best so far with its bound.",
            "Đọc định dạng lưới (dòng F và C), định dạng SJC (x y trọng số, mỗi điểm cũng là một vị trí; đánh số từ 0) và bảng khoảng cách kèm tệp nhu cầu. Một điểm được phục vụ nếu có vị trí trong bán kính. In giá trị, cận mà không lời giải nào vượt qua được, và chỉ ghi “tối ưu” khi hai số bằng nhau. Ctrl-C dừng tìm kiếm và in kết quả tốt nhất kèm cận."
        )
    }
    var instanceHelp: String { say("The instance.", "Tệp bài toán.") }
    var demandHelp: String {
        say("CSV with the weights of a distance table's points.", "CSV trọng số các điểm của bảng khoảng cách.")
    }
    var radiusHelp: String {
        say("Greatest distance served, in the unit of the file.", "Khoảng cách phục vụ lớn nhất, theo đơn vị của tệp.")
    }
    var siteCountHelp: String {
        say("Most weight with this many sites.", "Phục vụ nhiều nhất với bấy nhiêu vị trí.")
    }
    var budgetHelp: String {
        say("Most weight within this total cost.", "Phục vụ nhiều nhất trong tổng chi phí này.")
    }
    var coverHelp: String {
        say(
            "Least cost that serves this share of the weight, 0 to 1; with 1 every point.",
            "Chi phí ít nhất để phục vụ tỷ lệ trọng số này, từ 0 đến 1; bằng 1 là mọi điểm.")
    }
    var timeHelp: String { say("Seconds to search at most.", "Số giây tìm kiếm nhiều nhất.") }
    var oneObjectiveOnly: String {
        say("give exactly one of --p, --budget and --cover", "hãy ghi đúng một trong --p, --budget và --cover")
    }
    var timeOutOfRange: String {
        say("--time must be above 0 and at most 1000000", "--time phải lớn hơn 0 và không quá 1000000")
    }

    func solveProgress(value: Double, bound: Double) -> String {
        let numbers = Numbers(language)
        let (value, bound) = (numbers.decimal(value, digits: 0), numbers.decimal(bound, digits: 0))
        return say("value \(value), bound \(bound)", "giá trị \(value), cận \(bound)")
    }

    /// - Parameter gap: nil when value and bound are the same.
    func solveResult(
        value: String, bound: String, gap: String?, share: String, seconds: String, sites: [String]
    ) -> String {
        let proof = gap.map { say("gap \($0)", "khoảng cách \($0)") } ?? say("optimal, proven", "tối ưu, đã chứng minh")
        return [
            say("Value: \(value)", "Giá trị: \(value)"),
            say("Bound: \(bound) (\(proof))", "Cận: \(bound) (\(proof))"),
            say("Weight served: \(share)", "Trọng số được phục vụ: \(share)"),
            say("Sites (\(sites.count)): ", "Vị trí (\(sites.count)): ") + sites.joined(separator: ", "),
            say("Time: \(seconds) s", "Thời gian: \(seconds) giây"),
        ].joined(separator: "\n")
    }
}
