import Reports
import SampleProvince

extension ErrorWords {
    func words(_ error: SampleError) -> String {
        switch error {
        case .unreadable(let file, let reason):
            "\(file): không đọc được (\(reason))"
        case .malformedFact(let file, let line, let column, let value, let expected):
            "\(file), dòng \(line), cột \(column): “\(value)” không phải \(expected)"
        case .missingFact(let file, let name):
            "\(file): không có dòng “\(name)”; hãy bổ sung kèm nguồn"
        case .tooFewParcels(let asked, let least):
            "--parcels \(asked): quá ít cho ranh giới này; cần ít nhất \(least)"
        case .tooManyParcels(let asked, let most):
            "--parcels \(asked): quá nhiều; nhiều nhất là \(most)"
        case .rateOutOfRange(let rate):
            "--defects \(rate): phải từ 0 đến 0.5"
        case .noUnits(let file, let reason):
            "\(file): không có đơn vị nào để dựng (\(reason))"
        case .missingField(let file, let wanted, let present):
            "\(file): không có cột nào trong số \(list(wanted)); trong tệp có \(list(present))"
        case .repeatedCode(let file, let code):
            "\(file): mã \(code) xuất hiện nhiều lần"
        case .noGrid(let province):
            "chưa biết lưới VN-2000 của tỉnh “\(province)”; hãy chỉ ra bằng --crs"
        case .cannotWrite(let path, let reason):
            "\(path): không ghi được (\(reason)); hãy kiểm tra quyền ghi và dung lượng trống"
        }
    }
}
