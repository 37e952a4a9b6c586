import Foundation
import GeoStore
import PermitRules
import Province
import Reports
import Studies
import Sunset

extension ErrorWords {
    func words(_ error: WorkspaceError) -> String {
        switch error {
        case .unreadable(let file, let reason):
            "\(file): không đọc được (\(reason)); cần tệp hồ sơ, tạo bằng `phusong init` hoặc `phusong sample`"
        case .notYAML(let file, let line, let reason):
            "\(file):\(line): không phải YAML hợp lệ: \(reason)"
        case .missingKey(let file, let line, let key):
            "\(file):\(line): thiếu khóa “\(key)”"
        case .unknownKey(let file, let line, let key, let known):
            "\(file):\(line): không có khóa “\(key)”; ở đây dùng: \(list(known))"
        case .badValue(let file, let line, let key, let value, let expected):
            "\(file):\(line): “\(key)” là “\(value)”; cần \(expected)"
        }
    }

    /// In both languages: an error of a workspace often only wraps one of a module below.
    func words(_ error: ProvinceError) -> String {
        let isEnglish = language == .en
        switch error {
        case .workspace(let error): return isEnglish ? error.description : words(error)
        case .store(let error): return isEnglish ? error.description : words(error)
        case .geometry(let error, let context): return "\(context): \(words(error))"
        case .rules(let error): return isEnglish ? error.description : words(error)
        default: return isEnglish ? error.description : ownWords(error)
        }
    }

    private func ownWords(_ error: ProvinceError) -> String {
        switch error {
        case .noProvince(let file):
            "\(file): chỉ khai báo các lớp bản đồ; nghiên cứu cả tỉnh cần units, census, land_use và stations"
        case .missingField(let source, let field, let meaning, let available):
            "\(source): không có cột “\(field)” cho \(meaning); trong lớp có: \(list(available))"
        case .failed(let context, let reason):
            "\(context): \(reason)"
        case .misplaced(let source, let share, let byNamedCommune, let candidates):
            "\(source): chỉ \(Int((share * 100).rounded())) % đối tượng nằm trong "
                + (byNamedCommune ? "xã mà chúng ghi tên" : "các xã của tỉnh") + "; "
                + (candidates.isEmpty
                    ? "hãy kiểm tra hệ tọa độ (kinh tuyến trục) và thứ tự trục"
                    : "hệ tọa độ có thể phù hợp: "
                        + list(
                            candidates.prefix(3).map { "\($0.crs) (\(Int(($0.share * 100).rounded())) %)" })
                        + "; hãy khai hệ đúng ở khóa crs của lớp")
        case .noUsableFeature(let source, let expected):
            "\(source): không có đối tượng nào dùng được; cần \(expected)"
        case .ambiguousColumn(let source, let row, let column, let value, let readings, let key, let choices):
            "\(source): cột “\(column)” đọc được theo hai cách: “\(value)” ở dòng \(row) là "
                + readings.joined(separator: " hoặc ")
                + "; hãy chọn bằng khóa \(key) của lớp: " + choices.joined(separator: " hoặc ")
        case .mostlyUnusable(let source, let lost, let all, let causes):
            "\(source): \(lost) trên \(all) dòng không dùng được: " + causes.joined(separator: "; ")
                + "; hãy kiểm tra tệp và cách khai cột"
        case .joinFailed(let source, let joined, let all, let found, let wanted):
            "\(source): chỉ \(joined) trên \(all) xã có dòng số liệu; bảng ghi \(list(found.map { "“\($0)”" })), "
                + "các xã là \(list(wanted.map { "“\($0)”" })); hãy kiểm tra bảng và lớp đơn vị"
        case .unknownOperators(let file, let names, let known):
            "\(file): service.operators ghi \(list(names.map { "“\($0)”" })), không danh sách nào có trạm của nhà mạng này; "
                + "các danh sách có \(list(known.map { "“\($0)”" }))"
        case .duplicateCode(let source, let code):
            "\(source): mã “\(code)” xuất hiện nhiều lần; mỗi đơn vị cần một mã riêng"
        case .unknownUnit(let file, let key, let code):
            "\(file): “\(key)” ghi “\(code)”, không đơn vị nào trong lớp có mã này"
        case .unitOutsideItsDates(let source, let unit, let date, let valid):
            "\(source): đơn vị \(unit) không có hiệu lực vào units.date \(date); hiệu lực \(valid)"
        default: error.description
        }
    }

    /// In both languages, as above.
    func words(_ error: StudyError) -> String {
        let isEnglish = language == .en
        switch error {
        case .province(let error): return words(error)
        case .cancelled where !isEnglish: return "đã dừng"
        case .sunset(let error): return isEnglish ? error.description : words(error)
        case .siting(let error): return words(error)
        default: return isEnglish ? error.description : ownWords(error)
        }
    }

    private func ownWords(_ error: StudyError) -> String {
        switch error {
        case .failed(let context, let reason):
            "\(context): \(reason)"
        case .outOfReach(let unit, let share, let best, let relaxed):
            outOfReach(unit, share, best, relaxed)
        case .placeOutOfReach(let place, let technology, let share, let best, let relaxed):
            outOfReach(place: place, technology, share, best, relaxed)
        case .switchedOff(let technology, let place):
            switchedOff(technology, place)
        case .unitWithoutPeople(let unit, let commune):
            "\(unit): số liệu dân số không có dòng nào cho \(commune)"
        case .unitWithoutArea(let unit):
            "\(unit): không có xã, phường nào có ranh giới"
        default: error.description
        }
    }

    func words(_ error: RuleError) -> String {
        switch error {
        case .unreadable(let file, let reason):
            "\(file): không đọc được (\(reason)); hãy kiểm tra thư mục dữ liệu bằng `phusong doctor`"
        default: "dữ liệu pháp luật có lỗi: \(error.description)"
        }
    }

    func words(_ error: ReportError) -> String {
        switch error {
        case .cannotWrite(let path, let reason):
            "\(path): không ghi được (\(reason)); hãy kiểm tra quyền ghi và dung lượng trống"
        case .template(let path, let reason):
            "\(path): mẫu trang không dùng được: \(reason)"
        case .transform(let layer, let reason):
            "lớp \(layer): không chuyển được tọa độ: \(reason)"
        case .notComparable(let path, let column):
            "\(path): không có cột \(column); hãy chỉ thư mục do phusong run hoặc phusong report ghi"
        case .noTypesetter:
            "chưa cài phần dàn trang PDF; hãy chạy scripts/setup, hoặc bỏ pdf khỏi --format"
        case .typesetter(let reason):
            "dàn trang PDF không thành công: \(reason)"
        }
    }
}
