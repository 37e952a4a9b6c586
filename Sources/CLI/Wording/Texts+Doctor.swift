extension Texts {
    var doctorAbstract: String {
        say("Show what this installation has and what it lacks.", "Cho biết bản cài đặt này có gì và thiếu gì.")
    }
    var doctorDiscussion: String {
        say(
            "Versions of GEOS, PROJ and GDAL, the datum operation for VN-2000, the file formats, and which data folder is used and why.",
            "Phiên bản GEOS, PROJ, GDAL, phép chuyển hệ VN-2000, các định dạng tệp, và thư mục dữ liệu nào được dùng, vì sao."
        )
    }
    var missing: String { say("missing", "thiếu") }

    func doctorDatum(_ datum: DoctorReport.Datum) -> String {
        if let problem = datum.problem { return "\(datum.operation): \(problem)" }
        guard let shift = datum.shiftMetres else { return "\(datum.operation): \(missing)" }
        let point = say("a point in Bình Dương moves", "một điểm ở Bình Dương dịch")
        return "\(datum.operation), \(say("no grid file needed", "không cần tệp lưới")); \(point) \(shift) m"
    }

    func doctorFormat(_ format: DoctorReport.Format) -> String {
        let driver = "GDAL \(format.driver)"
        return format.isAvailable
            ? driver
            : "\(driver): " + say("missing; install a GDAL that has it", "thiếu; hãy cài bản GDAL có trình đọc này")
    }

    func doctorRoute(_ route: DataFolder.Route) -> String {
        switch route {
        case .option: say("named by --data", "do --data chỉ ra")
        case .environment: say("named by $PHUSONG_DATA", "do $PHUSONG_DATA chỉ ra")
        case .share: say("../share/phusong beside the binary", "../share/phusong cạnh tệp chạy")
        case .checkout: say("the checkout this binary was built in", "thư mục mã nguồn đã biên dịch tệp chạy này")
        }
    }
}
