import Geometry
import Reports

extension ErrorWords {
    /// In both languages: geometry errors have no sentence of their own.
    func words(_ error: GeometryError) -> String {
        let say = Texts(language: language).say
        return switch error {
        case .unknownCRS(let system, let reason):
            say(
                "\(system): no such coordinate system (\(reason)); use an EPSG code, e.g. EPSG:9210",
                "\(system): không có hệ tọa độ này (\(reason)); hãy dùng mã EPSG, ví dụ EPSG:9210")
        case .deprecatedCRS(let code, let successor):
            say(
                "EPSG:\(code): this code is withdrawn; use EPSG:\(successor)",
                "EPSG:\(code): mã này đã bị thay thế; hãy dùng EPSG:\(successor)")
        case .crsMismatch(let one, let other):
            say(
                "two layers have different coordinate systems: \(one) and \(other)",
                "hai lớp khác hệ tọa độ: \(one) và \(other)")
        case .transformFailed(let from, let to, let place, let reason):
            say(
                "no way from \(from) to \(to)\(at(place)): \(reason); check the declared coordinate system",
                "không chuyển được từ \(from) sang \(to)\(at(place)): \(reason); hãy kiểm tra hệ tọa độ đã khai báo")
        case .topology(let operation, let reason):
            say(
                "shapes cannot be worked on (\(operation)): \(reason)",
                "không xử lý được hình (\(operation)): \(reason)")
        case .malformedWKB(let reason):
            say("a shape in the file is damaged: \(reason)", "hình trong tệp bị hỏng: \(reason)")
        case .notFinite(let place):
            say(
                "the coordinates \(place.x), \(place.y) are not finite numbers",
                "tọa độ \(place.x), \(place.y) không phải số hữu hạn")
        case .indexFile(let path, let reason):
            say(
                "\(path): this index file cannot be used (\(reason)); delete it and have it made again",
                "\(path): không dùng được tệp chỉ mục này (\(reason)); hãy xóa tệp để tạo lại")
        }
    }

    private func at(_ place: Coordinate?) -> String {
        place.map { " (\($0.x), \($0.y))" } ?? ""
    }
}
