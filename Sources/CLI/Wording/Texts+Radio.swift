import Province
import Studies

/// Help and output of the commands about radio.
extension Texts {
    // MARK: cover

    var coverAbstract: String {
        say("Predict coverage by operator and technology.", "Dự báo vùng phủ theo nhà mạng và công nghệ.")
    }
    var coverDiscussion: String {
        say(
            "Predicts the level each operator's technology is received with on the workspace's grid and counts people and area per province, district and commune. Writes coverage/*.tif (dBm), server/*.tif (best server, numbered as in sectors.csv), overlap/*.tif (sectors at or above the threshold), quality/*.tif (SINR of 4G and 5G), cover.gpkg (contours: weak, covered, good, strong), cover.csv, sectors.csv, ledger.csv and, where the workspace has the operators' own areas, claims.csv, all of them or none. Rows *any and *all stand for at least one operator and for each of them; people_expected weighs each person with the probability that the level there is above the threshold, people_if_3db_weaker and people_if_3db_stronger say how much hangs on what is assumed of the sectors.",
            "Dự báo mức thu của từng công nghệ, từng nhà mạng trên lưới của hồ sơ và đếm dân số, diện tích theo tỉnh, huyện, xã. Ghi coverage/*.tif (dBm), server/*.tif (sector phục vụ mạnh nhất, đánh số theo sectors.csv), overlap/*.tif (số sector đạt ngưỡng), quality/*.tif (SINR của 4G, 5G), cover.gpkg (đường bao: yếu, đạt, tốt, mạnh), cover.csv, sectors.csv, ledger.csv và, nếu hồ sơ có vùng phủ do nhà mạng công bố, claims.csv: đủ cả hoặc không có gì. Dòng *any là có ít nhất một nhà mạng, *all là mọi nhà mạng; people_expected tính mỗi người theo xác suất mức thu tại đó vượt ngưỡng; people_if_3db_weaker và people_if_3db_stronger cho biết kết quả phụ thuộc thế nào vào thông số sector giả định."
        )
    }
    var coverOutHelp: String {
        say(
            "Folder for the results; `cover` in the workspace by default.",
            "Thư mục kết quả; mặc định là `cover` trong hồ sơ.")
    }
    func claims(_ number: Int) -> String {
        say(
            "claims.csv: \(number) areas given out by operators beside the prediction.",
            "claims.csv: \(number) vùng phủ do nhà mạng công bố, đối chiếu với dự báo.")
    }
    var operatorColumn: String { say("operator", "nhà mạng") }
    var technologyColumn: String { say("technology", "công nghệ") }
    var peopleCoveredColumn: String { say("people covered", "dân được phủ") }
    var peopleShareColumn: String { say("of people", "tỷ lệ dân") }
    var areaShareColumn: String { say("of area", "tỷ lệ diện tích") }
    func coverer(_ coverer: CoverResult.Coverer) -> String {
        switch coverer {
        case .operator(let name): name
        case .any: say("at least one", "ít nhất một")
        case .all: say("every one", "mọi nhà mạng")
        }
    }

    // MARK: models

    var modelsAbstract: String {
        say("List the propagation models.", "Liệt kê các mô hình truyền sóng.")
    }
    var modelsDiscussion: String {
        say(
            "Each model with its source and edition, the inputs its source vouches for, how many reference values it was held against and the worst error met, in dB. `scripts/accept-vectors` computes them again.",
            "Mỗi mô hình kèm nguồn và phiên bản, khoảng giá trị mà nguồn bảo đảm, số giá trị chuẩn đã đối chiếu và sai số lớn nhất, tính bằng dB. `scripts/accept-vectors` tính lại các số này."
        )
    }
    var modelColumn: String { say("model", "mô hình") }
    var sourceColumn: String { say("source", "nguồn") }
    var casesColumn: String { say("cases", "số ca") }
    var worstErrorColumn: String { say("worst error, dB", "sai số lớn nhất, dB") }

    // MARK: link

    var linkAbstract: String {
        say("Predict one path with every model.", "Dự báo một tuyến bằng mọi mô hình.")
    }
    var linkDiscussion: String {
        say(
            "Takes two places as longitude,latitude, reads the terrain between them in equal steps of at most 90 m, and prints sight, the free share of the first Fresnel zone and what every model says. A is the station, B the terminal.",
            "Nhận hai điểm dạng kinh độ,vĩ độ, đọc địa hình giữa hai điểm theo các bước bằng nhau không quá 90 m, rồi in tầm nhìn thẳng, phần thông thoáng của miền Fresnel thứ nhất và kết quả của từng mô hình. A là trạm, B là thiết bị đầu cuối."
        )
    }
    var placeValue: String { say("lon,lat", "kinh độ,vĩ độ") }
    var linkFromHelp: String { say("The station's place, degrees of WGS 84.", "Vị trí trạm, độ WGS 84.") }
    var linkToHelp: String { say("The terminal's place.", "Vị trí thiết bị đầu cuối.") }
    var terrainFileHelp: String {
        say(
            "Terrain: a raster in any coordinate system, or a folder of tiles (.hgt, .tif).",
            "Địa hình: tệp raster ở hệ tọa độ bất kỳ, hoặc thư mục các mảnh (.hgt, .tif).")
    }
    var carrierHelp: String { say("Carrier, MHz.", "Tần số sóng mang, MHz.") }
    var baseHeightHelp: String {
        say("Height of the station's antenna above the ground, m.", "Chiều cao ăng ten trạm so với mặt đất, m.")
    }
    var terminalHeightHelp: String {
        say("Height of the terminal above the ground, m.", "Độ cao thiết bị đầu cuối so với mặt đất, m.")
    }
    var surroundingsHelp: String {
        say("What stands around the terminal.", "Những gì xung quanh thiết bị đầu cuối.")
    }
    var curvesHelp: String {
        say(
            "Folder with your tables of the P.1546 land curves, land_600_50.csv and so on (Documentation/Models.md).",
            "Thư mục bảng đường cong P.1546 trên đất liền của bạn, land_600_50.csv v.v. (Documentation/Models.md).")
    }
    var svgHelp: String {
        say("Write the profile with the Fresnel zone as a picture.", "Ghi mặt cắt kèm miền Fresnel thành hình SVG.")
    }
    func linkHead(kilometres: String, isClear: Bool, clearance: String, at: String, ratio: String) -> String {
        say(
            "\(kilometres) km, \(isClear ? "in sight" : "out of sight"); least clearance \(clearance) m at \(at) km; "
                + "of the first Fresnel zone \(ratio)",
            "\(kilometres) km, \(isClear ? "nhìn thấy nhau" : "bị che khuất"); khoảng hở nhỏ nhất \(clearance) m tại "
                + "\(at) km; so với miền Fresnel thứ nhất \(ratio)")
    }
    func linkClimate(_ place: String, _ lapseRate: String, _ refractivity: String) -> String {
        say(
            "Radio climate of \(place), the nearest place known: ΔN \(lapseRate), N0 \(refractivity)",
            "Khí hậu vô tuyến lấy theo nơi gần nhất đã biết, \(place): ΔN \(lapseRate), N0 \(refractivity)")
    }
    func bridgedVoids(_ count: Int) -> String {
        say(
            "\(count) places of the profile have no terrain height and were bridged by straight lines",
            "\(count) điểm trên mặt cắt không có độ cao địa hình, đã nối bằng đoạn thẳng")
    }
    var lossColumn: String { say("loss, dB", "suy hao, dB") }
    var remarkColumn: String { say("remark", "ghi chú") }
    func notAPlace(_ text: String) -> String {
        say(
            "“\(text)” is no place; give longitude,latitude in degrees, as 105.85,21.03",
            "“\(text)” không phải vị trí; hãy ghi kinh độ,vĩ độ theo độ, ví dụ 105.85,21.03")
    }

    // MARK: calibrate

    var calibrateAbstract: String {
        say("Learn corrections of a model from a drive test.", "Hiệu chỉnh mô hình theo số liệu đo thực địa.")
    }
    var calibrateDiscussion: String {
        say(
            "Reads two text tables, the cells and the losses measured of each, and fits offset, slope and share of the antenna pattern per surroundings and band; outliers weigh less. Every way of predicting is scored on each cell in turn without having seen it. Columns are known by usual names; others are declared with --column MEANING=NAME.",
            "Đọc hai bảng, danh sách cell và suy hao đo được của từng cell, rồi ước lượng độ lệch, độ dốc và phần giản đồ ăng ten theo môi trường và băng tần; giá trị bất thường có trọng số nhỏ. Mỗi cách dự báo được chấm lần lượt trên từng cell chưa dùng khi ước lượng. Cột được nhận theo tên thường gặp; tên khác khai bằng --column Ý_NGHĨA=TÊN."
        )
    }
    var stationsFileHelp: String {
        say(
            "Table of the cells: name, position, height, band, azimuth, tilts.",
            "Bảng cell: tên, vị trí, độ cao, băng tần, phương vị, góc ngẩng.")
    }
    var samplesFileHelp: String {
        say("Table of the measurements: cell, position, loss.", "Bảng số liệu đo: cell, vị trí, suy hao.")
    }
    var columnHelp: String {
        say(
            "Which column holds what, as loss=RSSI_LOSS; may be given several times.",
            "Cột nào chứa gì, ví dụ loss=SUY_HAO; có thể ghi nhiều lần.")
    }
    var columnValue: String { say("meaning=name", "ý nghĩa=tên") }
    func notAColumn(_ text: String) -> String {
        say("“\(text)” is not of the form meaning=name", "“\(text)” không có dạng ý nghĩa=tên")
    }
    var acceptFixesHelp: String {
        say(
            "Move cells whose position carries a usual slip to where it would fit; the slips are printed.",
            "Dời các cell có vị trí sai kiểu thường gặp về vị trí phù hợp; mọi lỗi đều được in ra.")
    }
    var calibratedModelHelp: String { say("The model that is corrected.", "Mô hình được hiệu chỉnh.") }
    var patternHelp: String {
        say(
            "Loss of the antenna: a 65° panel, the file's columns, or none.",
            "Suy hao do ăng ten: tấm 65°, cột trong tệp, hoặc không tính.")
    }
    var calibrationWorkspaceHelp: String {
        say(
            "Workspace whose terrain, clutter and surroundings p1812 is calibrated over; its coverage.calibration then takes the file written.",
            "Hồ sơ có địa hình, vật cản và môi trường dùng để hiệu chỉnh p1812; sau đó khai tệp kết quả ở coverage.calibration của hồ sơ."
        )
    }
    var calibrationOutHelp: String {
        say("Write the corrections to this JSON file.", "Ghi kết quả hiệu chỉnh vào tệp JSON này.")
    }
    var predictionColumn: String { say("prediction", "cách dự báo") }
    var meanRMSEColumn: String { say("mean RMSE, dB", "RMSE trung bình, dB") }
    var groupColumn: String { say("group", "nhóm") }
    var samplesColumn: String { say("samples", "số mẫu") }
    var offsetColumn: String { say("offset, dB", "độ lệch, dB") }
    var slopeColumn: String { say("slope, dB/decade", "độ dốc, dB/decade") }
    var shareColumn: String { say("share of pattern", "phần giản đồ") }
    var beforeColumn: String { say("bias and σ before", "lệch và σ trước") }
    var afterColumn: String { say("after", "sau") }
    func blockErrors(_ text: String) -> String {
        say(
            "Blocks of ground left out in turn: RMSE \(text) dB", "Lần lượt bỏ từng ô đất: RMSE \(text) dB")
    }
}
