import Reports
import Sunset

extension ErrorWords {
    func words(_ error: SunsetError) -> String {
        switch error {
        case .unreadable(let file, let reason):
            "\(file): không đọc được (\(reason))"
        case .missingColumn(let file, let column, let present):
            "\(file): không có cột “\(column)”; trong tệp có \(list(present))"
        case .malformed(let file, let line, let column, let value, let expected):
            "\(file), dòng \(line), cột \(column): “\(value)” không phải \(expected)"
        case .datesOutOfOrder(let file, let line, let date, let previous):
            "\(file), dòng \(line): \(date) đứng sau \(previous) của cùng một chuỗi; hãy xếp theo ngày, mỗi ngày một dòng"
        case .deadlineBeforeAnnouncement(let file, let line, let deadline, let announced):
            "\(file), dòng \(line): hạn \(deadline) lại trước ngày công bố \(announced)"
        case .noSeries(let place):
            "\(place): không có chuỗi số liệu nào; tệp chuỗi có các cột date, operator, metric, value"
        case .unknownSeries(let key, let known):
            "không có chuỗi \(key); cùng tệp đó có: \(list(known.map(\.description)))"
        case .notAfterLastRow(let key, let date, let last):
            "\(key): \(date) không sau dòng cuối \(last); chỉ dự báo cho ngày về sau"
        }
    }
}
