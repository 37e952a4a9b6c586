import Province
import Reports
import Sunset

/// What `phusong sunset` says.
extension Texts {
    var sunsetAbstract: String {
        say(
            "Who loses service when an old network is switched off, when, and what to do first.",
            "Ai mất liên lạc khi tắt mạng cũ, khi nào, và phải làm gì trước.")
    }

    // MARK: study

    var sunsetRunAbstract: String {
        say(
            "Who is affected in each commune and why, when each is cut, what to do and what it costs (the default).",
            "Mỗi xã ai bị ảnh hưởng và vì sao, tắt khi nào, phải làm gì, tốn bao nhiêu (lệnh mặc định).")
    }
    var sunsetRunDiscussion: String {
        say(
            "Reads subscribers.csv of the workspace and sunset/*.csv of the data folder. Writes sunset.gpkg, communes.csv, months.csv, calendar.csv, upgrades.csv, tasks.csv, money.csv, tornado.csv, parameters.csv and summary.html, all of them or none. Prints the ten communes with most people harmed, the totals and the path of summary.html.",
            "Đọc subscribers.csv của hồ sơ và sunset/*.csv của thư mục dữ liệu. Ghi sunset.gpkg, communes.csv, months.csv, calendar.csv, upgrades.csv, tasks.csv, money.csv, tornado.csv, parameters.csv và summary.html: đủ cả hoặc không có gì. In mười xã nhiều người bị ảnh hưởng nhất, các tổng số và đường dẫn summary.html."
        )
    }
    var layerHelp: String { say("Network to be switched off: 3g or 2g.", "Mạng sẽ tắt: 3g hoặc 2g.") }
    var deadlineHelp: String {
        say(
            "Day of the switch-off, yyyy-MM-dd. Without it: the one in sunset/stages.csv.",
            "Ngày tắt sóng, dạng yyyy-MM-dd. Nếu không có: theo sunset/stages.csv.")
    }
    var fromHelp: String {
        say(
            "First day on which work can begin, yyyy-MM-dd. Without it: the day of the counts.",
            "Ngày sớm nhất có thể bắt đầu làm, dạng yyyy-MM-dd. Nếu không có: ngày của số liệu.")
    }
    var scenariosHelp: String { say("Draws of the forecast.", "Số kịch bản của dự báo.") }
    var tooFewScenarios: String { say("--scenarios has to be at least 10", "--scenarios phải từ 10 trở lên") }
    var backTestFilesHelp: String {
        say(
            "Series to learn the pace of moving from; may be given several times.",
            "Chuỗi số liệu để học tốc độ chuyển đổi; có thể ghi nhiều lần.")
    }
    var sunsetOutHelp: String {
        say(
            "Folder for the results; `sunset` in the workspace by default.",
            "Thư mục kết quả; mặc định là `sunset` trong hồ sơ.")
    }

    // MARK: backtest

    var backTestAbstract: String {
        say(
            "Score the forecast on published series, or forecast later days from them.",
            "Chấm điểm dự báo trên các chuỗi số liệu đã công bố, hoặc dự báo các ngày về sau.")
    }
    var backTestDiscussion: String {
        say(
            "A series file is a CSV with the columns date, operator, metric, value and, where known, precision (exact, derived, rounded, lower bound, upper bound). deadlines.csv beside it holds what was announced: file, operator, announced_on, deadline, class (state, commercial, none). Without --predict, every model forecasts the given rows from the rows before them, by parameters learned from the other files.",
            "Tệp chuỗi là CSV có các cột date, operator, metric, value và, nếu biết, precision (exact, derived, rounded, lower bound, upper bound). Tệp deadlines.csv cùng thư mục ghi những gì đã công bố: file, operator, announced_on, deadline, class (state, commercial, none). Nếu không có --predict, mỗi mô hình dự báo các dòng đã cho từ những dòng trước đó, với tham số học từ các tệp khác."
        )
    }
    var seriesHelp: String {
        say("Folders of series files, or files.", "Thư mục chứa các tệp chuỗi số liệu, hoặc từng tệp.")
    }
    var seriesValue: String { say("series", "chuỗi") }
    var predictHelp: String {
        say(
            "CSV of later days to forecast: file, operator, metric, date.",
            "CSV các ngày cần dự báo: file, operator, metric, date.")
    }
    var predictOutHelp: String {
        say(
            "CSV to write: the targets with model, p10, p50 and p90; model “phusong” is ours.",
            "CSV ghi ra: các dòng đã hỏi kèm model, p10, p50, p90; mô hình “phusong” là của chương trình.")
    }
    var announcementsHelp: String {
        say(
            "Believe announcements made up to this day. Without it: up to each series' last row.",
            "Tin các công bố đến hết ngày này. Nếu không có: đến dòng cuối của từng chuỗi.")
    }
    var predictNeedsOut: String { say("--predict and --out need each other", "--predict và --out phải đi cùng nhau") }
    var announcementsNeedPredict: String {
        say("--announcements-until needs --predict", "--announcements-until cần có --predict")
    }

    var seriesColumn: String { say("series", "chuỗi") }
    var classColumn: String { say("class", "loại") }
    var forecastsColumn: String { say("forecasts", "số dự báo") }
    var heldColumn: String { say("80 % range held", "khoảng 80 % chứa") }
    var meanOfAll: String { say("mean of series", "trung bình các chuỗi") }
    var meanOfDated: String { say("mean, date known", "trung bình, đã biết hạn") }
    func meanWithout(_ file: String) -> String { say("mean without \(file)", "trung bình, bỏ \(file)") }
    var backTestNote: String {
        say(
            "Mean |ln(forecast / truth)| over the given rows after each origin; 0.10 is about 10 %.",
            "Trung bình |ln(dự báo / thực tế)| trên các dòng đã cho sau mỗi mốc; 0,10 là khoảng 10 %.")
    }
    func switchOffClass(_ kind: SwitchOffClass) -> String {
        switch kind {
        case .state: say("state", "nhà nước")
        case .commercial: say("commercial", "nhà mạng")
        case .none: say("none", "chưa có hạn")
        }
    }
    func model(_ name: String) -> String {
        switch Baseline(rawValue: name) {
        case .lastValue: say(name, "giữ nguyên")
        case .exponential: say(name, "hàm mũ")
        case .gompertz, .logistic: name
        case nil: name
        }
    }
}
