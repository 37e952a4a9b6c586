import Foundation
import PermitRules
import Province
import Reports

/// What `phusong check` says.
extension Texts {
    var checkAbstract: String {
        say(
            "May this be built here, on what basis, and if not, where nearby?",
            "Có được xây tại đây không, căn cứ nào, nếu không thì gần nhất ở đâu?")
    }
    var checkDiscussion: String {
        say(
            "Judges one site given by flags, or a list of any length, by the law of one or more dates: opinion "
                + "under both readings, findings with legal bases, conditions, dossier, authority and working days, "
                + "missing facts, and the nearest places with a better verdict. A list is CSV, XLSX or any map "
                + "layer; rows with errors are reported beside the good ones.",
            "Xem xét một vị trí hoặc một danh sách dài tùy ý theo pháp luật của một hay nhiều ngày: ý kiến theo hai "
                + "cách hiểu, nhận định kèm căn cứ, điều kiện, hồ sơ, cơ quan và thời hạn, thông tin còn thiếu, và "
                + "vị trí gần nhất phù hợp hơn. Danh sách là CSV, XLSX hoặc lớp bản đồ; dòng có lỗi được nêu bên "
                + "cạnh dòng tốt."
        )
    }
    var atHelp: String {
        say(
            "Position of the site: 106.65,10.98 or 10.98,106.65, or degrees, minutes and seconds, or easting,northing with --crs.",
            "Vị trí: 106.65,10.98 hoặc 10.98,106.65, hoặc độ phút giây, hoặc hoành độ,tung độ kèm --crs.")
    }
    var positionValue: String { say("position", "tọa độ") }
    var crsHelp: String {
        say(
            "Coordinate system of the position or the list, e.g. EPSG:9210; WGS 84 degrees by default.",
            "Hệ tọa độ của vị trí hoặc danh sách, ví dụ EPSG:9210; mặc định là độ WGS 84.")
    }
    var structureHelp: String {
        say(
            "Class of structure; may be given several times. Without it: all four.",
            "Loại công trình; có thể ghi nhiều lần. Nếu không có: cả bốn loại.")
    }
    var operatorHelp: String {
        say(
            "Whose site it is; tells its own masts from others'.",
            "Nhà mạng; để phân biệt cột của mình và của mạng khác.")
    }
    var siteHeightHelp: String { say("Height above ground, m.", "Chiều cao so với mặt đất, m.") }
    var compoundHelp: String { say("Ground the compound takes, m².", "Diện tích chiếm đất, m².") }
    var bandsHelp: String {
        say(
            "Bands with EIRP for the exposure check, e.g. 900:58;1800:62.",
            "Băng tần và EIRP để tính phơi nhiễm, ví dụ 900:58;1800:62.")
    }
    var tiltHelp: String { say("Downtilt of the antennas, degrees.", "Góc cụp của ăng ten, độ.") }
    var setHelp: String {
        say(
            "A fact of the site, e.g. ownerConsent=true; may be given several times.",
            "Một thông tin về vị trí, ví dụ ownerConsent=true; có thể ghi nhiều lần.")
    }
    var compareHelp: String { say("Compare with the law of this date.", "So sánh với pháp luật của ngày này.") }
    var ringHelp: String {
        say(
            "Radius of a search ring, m: lawful share and best parcel.",
            "Bán kính vòng tìm kiếm, m: tỷ lệ diện tích phù hợp và thửa tốt nhất.")
    }
    var explainHelp: String { say("Print the reasoning as a tree.", "In cây lập luận.") }
    var listHelp: String {
        say(
            "List of sites: CSV, XLSX, ODS, GeoPackage, any layer.",
            "Danh sách vị trí: CSV, XLSX, ODS, GeoPackage, lớp bất kỳ.")
    }
    var sheetHelp: String { say("Sheet or layer of the list.", "Trang tính hoặc lớp trong danh sách.") }
    var checkOutHelp: String {
        say(
            "Verdicts: .csv, .xlsx, .gpkg, .geojson or .json; a letter of reply: .docx or .pdf.",
            "Tệp kết quả: .csv, .xlsx, .gpkg, .geojson hoặc .json; công văn trả lời: .docx hoặc .pdf.")
    }
    var briefHelp: String {
        say(
            "Outcomes and rules only, as a CSV stream in bounded memory: for very long lists.",
            "Chỉ kết luận và quy định, ghi CSV liên tục với bộ nhớ giới hạn: cho danh sách rất dài.")
    }
    var alternativesHelp: String {
        say("Look for better places for every row.", "Tìm vị trí phù hợp hơn cho từng dòng.")
    }
    var resumeHelp: String { say("Into CSV: go on after a stop.", "Khi ghi CSV: tiếp tục sau khi bị dừng.") }
    func notResumed(_ sources: [String]) -> String {
        let names = sources.joined(separator: ", ")
        return say(
            "--resume: done from the start, since nobody can say whether what is no plain file has changed: \(names)",
            "--resume: làm lại từ đầu, vì không thể biết nguồn không phải một tệp đơn có thay đổi hay không: \(names)")
    }

    var atOrList: String { say("give --at or --list, one of them", "cần một trong hai: --at hoặc --list") }
    var listNeedsOut: String { say("--list needs --out or --json", "--list cần --out hoặc --json") }
    var badRing: String { say("--ring must be above 0 and at most 5000 m", "--ring phải lớn hơn 0, nhiều nhất 5000 m") }

    var bandsNeedHeight: Failure {
        Failure(
            "--bands", say("needs the height of the antennas", "cần chiều cao ăng ten"),
            remedy: say("add --height", "hãy thêm --height"))
    }
    var briefIsCSV: Failure {
        Failure(
            "--brief", say("writes CSV only", "chỉ ghi CSV"), remedy: say("name the file .csv", "hãy đặt tên tệp .csv"))
    }

    func tooLongForWhole(_ path: String, verdicts: Int, limit: Int) -> Failure {
        let numbers = Numbers(language)
        return Failure(
            path,
            say(
                "\(numbers.integer(verdicts)) verdicts are too many for a file that is made in memory, at most \(numbers.integer(limit))",
                "\(numbers.integer(verdicts)) kết luận là quá nhiều cho tệp phải dựng trong bộ nhớ, tối đa \(numbers.integer(limit))"
            ),
            remedy: say(
                "name the file .csv, which is written as it goes; --brief keeps it small",
                "hãy đặt tên tệp .csv để ghi dần; thêm --brief cho gọn"))
    }

    func badPosition(_ text: String) -> Failure {
        Failure(
            "--at \(text)", say("is no position", "không phải tọa độ"),
            remedy: say(
                "write longitude,latitude in degrees, or easting,northing with --crs",
                "hãy ghi kinh độ,vĩ độ theo độ, hoặc hoành độ,tung độ kèm --crs"))
    }

    func outside(_ text: String) -> Failure {
        Failure(
            "--at \(text)", say("lies outside the communes of the workspace", "nằm ngoài các xã của hồ sơ"),
            remedy: say("check the position and its --crs", "hãy kiểm tra tọa độ và --crs"))
    }

    func otherOrder(_ text: String, isGeographic: Bool) -> String {
        isGeographic
            ? say(
                "--at \(text): read as latitude, longitude: only so it lies in the province.",
                "--at \(text): đọc là vĩ độ, kinh độ, vì chỉ như vậy vị trí mới nằm trong tỉnh.")
            : say(
                "--at \(text): read as northing, easting: only so it lies in the province.",
                "--at \(text): đọc là tung độ (X), hoành độ (Y), vì chỉ như vậy vị trí mới nằm trong tỉnh.")
    }

    func badBands(_ text: String) -> Failure {
        Failure(
            "--bands \(text)", say("is no list of bands", "không phải danh sách băng tần"),
            remedy: say("write MHz:dBm;MHz:dBm, e.g. 900:58;1800:62", "hãy ghi MHz:dBm;MHz:dBm, ví dụ 900:58;1800:62"))
    }

    func unknownFact(_ text: String, known: [String]) -> Failure {
        Failure(
            "--set \(text)", say("names no fact", "không phải thông tin nào"),
            remedy: say("write fact=value; the facts are ", "hãy ghi tên=giá trị; các thông tin gồm ")
                + known.joined(separator: ", "))
    }

    func badFact(_ text: String, kind: FactDefinition.Kind) -> Failure {
        let wanted =
            switch kind {
            case .flag: say("true or false", "true hoặc false")
            case .number: say("a number", "một số")
            case .day: say("a day, e.g. 2026-07-01", "một ngày, ví dụ 01/7/2026")
            case .word: say("a word", "một từ")
            case .engine: say("nothing: it is worked out from land-use codes", "không gì cả: tự suy ra từ mã loại đất")
            }
        return Failure(
            "--set \(text)", say("has no value of its kind", "sai giá trị"),
            remedy: say("expected ", "cần ") + wanted)
    }

    func unknownFormat(_ path: String) -> Failure {
        Failure(
            path, say("no known format", "không rõ định dạng"),
            remedy: say(
                "end the name in .csv, .xlsx, .gpkg, .geojson, .json, or .docx or .pdf for a letter",
                "hãy đặt đuôi .csv, .xlsx, .gpkg, .geojson, .json, hoặc .docx, .pdf cho công văn"))
    }

    func layersNotLoaded(_ layers: [String]) -> String {
        say("Layers the rules ask for and the workspace lacks: ", "Lớp dữ liệu quy định cần mà hồ sơ chưa có: ")
            + layers.joined(separator: ", ")
    }

    func checked(verdicts: Int, refused: Int, seconds: Double, mebibytes: Double?) -> String {
        let numbers = Numbers(language)
        let rate = seconds > 0 ? numbers.integer(Int(Double(verdicts) / seconds)) : "–"
        return say(
            "\(numbers.integer(verdicts)) verdicts, \(numbers.integer(refused)) rows refused, \(rate) per second; ",
            "\(numbers.integer(verdicts)) kết luận, \(numbers.integer(refused)) dòng bị từ chối, \(rate) mỗi giây; ")
            + use(seconds: seconds, mebibytes: mebibytes)
    }

    // MARK: law diff

    var diffWorkspaceHelp: String {
        say(
            "Province whose zones are compared on a frozen world: released, newly blocked, by which instrument.",
            "Tỉnh cần so sánh các khu dân cư, giữ nguyên dữ liệu: được giải tỏa, bị chặn thêm, do văn bản nào.")
    }
    var diffDistrictsHelp: String {
        say("With --workspace: a matrix for each district too.", "Với --workspace: thêm bảng cho từng huyện.")
    }
    var diffNeedsWorkspace: String {
        say("--districts and --json need --workspace", "--districts và --json cần --workspace")
    }
}
