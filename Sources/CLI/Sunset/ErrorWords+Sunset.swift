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
        case .noCounts(let file):
            "\(file): không có số đếm nào"
        case .unknownDefinition(let file, let line, let name, let known):
            "\(file), dòng \(line): không biết định nghĩa “\(name)”; các định nghĩa đã biết: \(list(known))"
        case .mixedDefinitions(let file, let definitions):
            "\(file): có \(definitions.count) định nghĩa đếm những thứ khác nhau: \(list(definitions)); "
                + "mỗi tệp chỉ giữ một định nghĩa"
        case .foreignDefinition(let file, let definition, let expected):
            "\(file): “\(definition)” không đếm những máy bị cắt khi tắt mạng này; hãy dùng \(list(expected))"
        case .historyAfterCounts(let file, let date, let counts):
            "\(file): ngày \(date) sau ngày đếm thuê bao \(counts); hãy đếm lại thuê bao, hoặc bỏ các dòng sau đó"
        case .nobodyToSpreadOver(let file, let line, let count):
            "\(file), dòng \(line): \(count) thuê bao cho các xã không có người ở"
        case .notSumming(let file, let line, let what, let sum, let total):
            "\(file), dòng \(line): \(what) bằng \(sum), không phải \(total)"
        case .repeatedRow(let file, let line, let key):
            "\(file), dòng \(line): \(key) xuất hiện hai lần"
        case .impossibleStock(let what, let value, let limit):
            "\(what) bằng \(value); phải nằm từ 0 đến \(limit)"
        case .deadlineBeforeData(let deadline, let last):
            "hạn \(deadline) lại trước ngày của số liệu cuối \(last); hãy chọn hạn muộn hơn"
        case .startAfterDeadline(let start, let deadline):
            "không thể bắt đầu ngày \(start) khi mạng tắt từ \(deadline); hãy chọn ngày sớm hơn"
        case .missingParameter(let file, let name):
            "\(file): không có tham số “\(name)”"
        case .impossibleCluster(let name, let what):
            "cụm \(name): không hợp lệ (\(what))"
        }
    }
}
