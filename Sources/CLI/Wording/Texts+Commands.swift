import Province

/// Help of the commands that work on a province.
extension Texts {
    var workspaceHelp: String {
        say("Folder with phusong.yaml, or the file itself.", "Thư mục chứa phusong.yaml, hoặc chính tệp đó.")
    }
    var workspaceValue: String { say("workspace", "hồ sơ") }
    var outHelp: String {
        say(
            "Folder for the results; `out` in the workspace by default. Results of an earlier run are replaced, a folder with anything else in it is refused.",
            "Thư mục kết quả; mặc định là `out` trong hồ sơ. Kết quả cũ được thay thế; thư mục có tệp khác thì bị từ chối."
        )
    }
    var dateValue: String { say("date", "ngày") }
    var asOfHelp: String {
        say(
            "Date of the law, yyyy-MM-dd; may be given several times. Without it: as_of of the workspace.",
            "Ngày áp dụng pháp luật, dạng yyyy-MM-dd; có thể ghi nhiều lần. Nếu không có: as_of trong hồ sơ.")
    }

    // MARK: run

    var runAbstract: String {
        say(
            "Find the blocked zones of a province and write tables, layers and a summary page.",
            "Tìm khu dân cư bị chặn của một tỉnh, ghi bảng, lớp bản đồ và trang tổng hợp.")
    }
    var runDiscussion: String {
        say(
            "Imports the sources of the workspace, judges every zone at each date, predicts coverage and looks for a lawful way out. Writes zones.gpkg (opens coloured in QGIS), zones.csv, zones.geojson, coverage/*.tif, ledger.csv and summary.html, all of them or none. Prints a table by district and the path of summary.html.",
            "Đọc dữ liệu của hồ sơ, kết luận cho từng khu dân cư tại mỗi ngày, dự báo vùng phủ và tìm cách giải quyết hợp pháp. Ghi zones.gpkg (mở trong QGIS đã có màu), zones.csv, zones.geojson, coverage/*.tif, ledger.csv và summary.html: đủ cả hoặc không có gì. In bảng theo huyện và đường dẫn summary.html."
        )
    }

    // MARK: zones

    var zonesAbstract: String {
        say("Print the table of zones.", "In bảng khu dân cư.")
    }
    var zonesDiscussion: String {
        say(
            "One row per residential zone at the last date: people, blocked under both readings, service, way out. Blocked zones come first, those with most people on top. With --csv or --json every zone, date and figure.",
            "Mỗi khu dân cư một dòng tại ngày cuối: số người, bị chặn theo hai cách hiểu, tình trạng phục vụ, cách giải quyết. Khu bị chặn đứng trước, đông người ở trên. Với --csv hoặc --json: mọi khu, mọi ngày, mọi số liệu."
        )
    }
    var csvHelp: String {
        say("Write the whole table to this CSV file instead.", "Ghi toàn bộ bảng vào tệp CSV này thay vì in ra.")
    }
    var limitHelp: String { say("Print at most this many zones.", "In nhiều nhất bấy nhiêu khu.") }

    // MARK: import

    var importAbstract: String {
        say("Check the sources of a workspace and list every defect.", "Kiểm tra dữ liệu của hồ sơ và liệt kê mọi lỗi.")
    }
    var importDiscussion: String {
        say(
            "Reads every source as `run` does and prints how many features were repaired, set aside, dropped or kept with a doubt. Writes ledger.csv and ledger.gpkg: one row and one point per defect.",
            "Đọc mọi nguồn dữ liệu như lệnh `run` và in số đối tượng đã sửa, để riêng, bỏ hoặc giữ lại kèm nghi vấn. Ghi ledger.csv và ledger.gpkg: mỗi lỗi một dòng, một điểm."
        )
    }

    // MARK: init

    var initAbstract: String {
        say("Draft a workspace from files you have.", "Soạn hồ sơ từ các tệp sẵn có.")
    }
    var initDiscussion: String {
        say(
            "Looks into the files, guesses which is which, their coordinate systems and the meaning of their fields, and writes a commented phusong.yaml. What it could not know is marked there as a question; nothing is applied silently.",
            "Xem các tệp, đoán tệp nào là gì, hệ tọa độ và ý nghĩa từng cột, rồi ghi phusong.yaml có chú thích. Điều chưa biết được ghi thành câu hỏi trong tệp; không tự ý áp dụng điều gì."
        )
    }
    var initFolderHelp: String { say("Folder to write phusong.yaml into.", "Thư mục để ghi phusong.yaml.") }
    var initFilesHelp: String {
        say("Files to look at, in any format GDAL reads.", "Các tệp cần xem, mọi định dạng GDAL đọc được.")
    }
    var fileValue: String { say("file", "tệp") }

    // MARK: sample

    var sampleAbstract: String {
        say("Make a realistic sample province.", "Tạo một tỉnh mẫu sát thực tế.")
    }
    var sampleDiscussion: String {
        say(
            "Builds units, census, recorded and planned land use, stations, terrain and subscribers with a complete phusong.yaml, from facts with sources. The same seed gives the same bytes. Planted defects are listed in a ledger of their own.",
            "Tạo địa giới, dân số, đất hiện trạng và quy hoạch, trạm, địa hình, thuê bao cùng phusong.yaml hoàn chỉnh, từ số liệu có nguồn. Cùng một hạt giống cho kết quả giống nhau từng byte. Lỗi cố ý được liệt kê trong sổ riêng."
        )
    }
    var sampleFolderHelp: String { say("New folder for the province.", "Thư mục mới cho tỉnh mẫu.") }
    var seedHelp: String { say("Seed of everything random.", "Hạt giống của mọi phép ngẫu nhiên.") }
    var parcelsHelp: String { say("About how many parcels.", "Khoảng bao nhiêu thửa đất.") }
    var frameHelp: String {
        say(
            "Boundaries to build on, any vector file with districts; without it those of the facts in GeoData.",
            "Ranh giới để dựng tỉnh, tệp bất kỳ có cấp huyện; nếu không có: theo số liệu trong GeoData.")
    }
    var terrainHelp: String { say("Lie of the land.", "Dạng địa hình.") }
    var defectsHelp: String {
        say(
            "Share of features that get a defect, 0 to 0.5.", "Tỷ lệ đối tượng bị cài lỗi, từ 0 đến 0.5.")
    }
    func sampleDone(_ path: String) -> String { say("Sample province: \(path)", "Tỉnh mẫu: \(path)") }
    func sampleNext(_ path: String) -> String { say("Next: phusong run \(path)", "Tiếp theo: phusong run \(path)") }
}
