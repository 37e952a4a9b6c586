import Reports
import Siting

extension ErrorWords {
    func words(_ error: SitingError) -> String {
        let texts = Texts(language: language), numbers = Numbers(language)
        func percent(_ share: Double) -> String { numbers.decimal(100 * share, digits: 2) + " %" }
        return switch error {
        case .noDemand:
            texts.say(
                "there is no demand to serve; give points with weights",
                "không có nhu cầu nào để phục vụ; hãy cung cấp các điểm kèm trọng số")
        case .negativeWeight(let cell, let value):
            texts.say(
                "demand point \(cell): weight \(value) is not a number of 0 or more; correct it",
                "điểm nhu cầu \(cell): trọng số \(value) không phải số từ 0 trở lên; hãy sửa lại")
        case .secondCoverWorthMore(let cell, let first, let second):
            texts.say(
                "demand point \(cell): second cover is worth \(second), first \(first); it must be 0 to the first",
                "điểm nhu cầu \(cell): lớp phủ thứ hai đáng giá \(second), lớp đầu \(first); phải từ 0 đến lớp đầu")
        case .arraysDisagree(let what, let expected, let found):
            texts.say("\(what): \(expected) expected, \(found) found", "\(what): cần \(expected), có \(found)")
        case .duplicateCandidate(let id):
            texts.say(
                "candidate \(id) appears twice; each needs an id of its own",
                "vị trí \(id) xuất hiện hai lần; mỗi vị trí cần mã riêng")
        case .badCost(let candidate, let value):
            texts.say(
                "candidate \(candidate): cost \(value) is not a number of 0 or more; correct it",
                "vị trí \(candidate): chi phí \(value) không phải số từ 0 trở lên; hãy sửa lại")
        case .runOutside(let candidate, let from, let to, let cells):
            texts.say(
                "candidate \(candidate): coverage \(from)..<\(to) leaves the \(cells) cells of demand",
                "vị trí \(candidate): vùng phủ \(from)..<\(to) vượt ra ngoài \(cells) ô nhu cầu")
        case .noEligibleCandidate(let candidates):
            texts.say(
                "none of the \(candidates) candidates may be built on; add places or lift a ban",
                "không vị trí nào trong \(candidates) vị trí được phép xây; hãy thêm vị trí hoặc bỏ lệnh cấm")
        case .badObjective(let name, let value, let allowed):
            texts.say("\(name): \(value) is outside \(allowed)", "\(name): \(value) nằm ngoài \(allowed)")
        case .fixedExceedBudget(let cost, let budget):
            texts.say(
                "the fixed sites take \(cost), more than the \(budget) there is; free some or allow more",
                "các vị trí cố định cần \(cost), nhiều hơn mức \(budget); hãy bỏ bớt hoặc tăng mức")
        case .unreachable(let unit, let share, let best):
            texts.say(
                "\(unit.map { "unit \($0): " } ?? "")\(percent(share)) cannot be served: all eligible candidates together serve \(percent(best)); ask for less, or add candidates or radius",
                "\(unit.map { "đơn vị \($0): " } ?? "")không thể phục vụ \(percent(share)): mọi vị trí hợp lệ cùng nhau chỉ phục vụ \(percent(best)); hãy giảm yêu cầu, hoặc thêm vị trí hay bán kính"
            )
        case .malformed(let file, let line, let expected):
            texts.say("\(file), line \(line): \(expected) expected", "\(file), dòng \(line): cần \(expected)")
        case .unreadable(let file, let reason):
            texts.say("\(file): cannot be read (\(reason))", "\(file): không đọc được (\(reason))")
        case .missingColumn(let file, let wanted, let present):
            texts.say(
                "\(file): none of the columns \(wanted.joined(separator: ", ")); present are \(present.joined(separator: ", "))",
                "\(file): không có cột nào trong số \(list(wanted)); trong tệp có \(list(present))")
        case .unknownFormat(let file):
            texts.say(
                "\(file): neither a grid, an SJC file nor a table of distances; see phusong solve --help",
                "\(file): không phải lưới, tệp SJC hay bảng khoảng cách; xem phusong solve --help")
        }
    }
}
