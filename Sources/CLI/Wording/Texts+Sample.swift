import Reports
import SampleProvince

/// What `phusong sample` says.
extension Texts {
    var rateValue: String { say("rate", "tỷ lệ") }
    var frameTitle: String { say("Boundaries", "Ranh giới") }
    var frameCommunesHelp: String {
        say("Communes inside the districts; without it they are made.", "Lớp xã trong các huyện; nếu không có: tự tạo.")
    }
    var frameFilterHelp: String {
        say("Which communes of the file, as an SQL condition.", "Chọn xã trong tệp, viết dạng điều kiện SQL.")
    }
    var filterValue: String { say("condition", "điều kiện") }
    var frameCensusHelp: String {
        say("People per commune: CSV with ward_id and total.", "Dân số từng xã: CSV có cột ward_id và total.")
    }
    var frameProvinceHelp: String {
        say(
            "GSO code of the province; the one the districts name without it.",
            "Mã tỉnh theo danh mục hành chính; mặc định lấy từ lớp quận, huyện.")
    }
    var frameCRSHelp: String {
        say("Working grid; the province's own without it.", "Lưới tọa độ làm việc; mặc định theo tỉnh.")
    }
    var frameNeedsDistricts: String {
        say(
            "--communes, --communes-filter and --census need --frame",
            "--communes, --communes-filter, --census cần có --frame")
    }
    var frameNeedsCommunes: String {
        say("--communes-filter and --census need --communes", "--communes-filter và --census cần có --communes")
    }

    /// Stages as the library names them.
    func sampleStage(_ stage: String) -> String {
        switch stage {
        case "units": say("units", "địa giới")
        case "stations": say("stations", "trạm")
        case "parcels": say("parcels", "thửa đất")
        case "land use": say("land use", "đất đai")
        case "terrain": say("terrain", "địa hình")
        default: say(stage, "ghi tệp")
        }
    }

    func sampleSummary(_ report: SampleReport) -> String {
        let numbers = Numbers(language)
        let counts = [
            (say("districts", "huyện"), report.districts), (say("communes", "xã"), report.communes),
            (say("people", "người"), report.people), (say("parcels", "thửa"), report.parcels),
            (say("places built", "vị trí đã xây"), report.builtSites),
            (say("places approved, not built", "vị trí đã duyệt, chưa xây"), report.approvedSites),
            (say("planted defects", "lỗi cài sẵn"), report.plantedDefects.count),
        ]
        return "\(report.province): " + counts.map { "\(numbers.integer($0.1)) \($0.0)" }.joined(separator: ", ")
    }
}
