import PermitRules
import Propagation
import Province
import Units

/// What has to be said beside the figures: assumptions, rules that were not evaluated, open questions, captions.
struct StudyNotes {
    let assumptions: [Assumption]
    let notEvaluated: [NotEvaluatedItem]
    let openQuestions: [LocalizedText]
    let captions: [LocalizedText]

    init(world: World, book: RuleBook, zones: [Zone], voidCells: Int) {
        assumptions = Self.assumptions(world, operators: Set(world.stations.map(\.operator)).count)
        var notEvaluated: [String: NotEvaluatedItem] = [:]
        var questions: [String: LocalizedText] = [:]
        for zone in zones {
            for entry in zone.atDates {
                for verdict in entry.verdicts.flatMap({ [$0.papers, $0.plan] }) {
                    for item in verdict.notEvaluated where notEvaluated[item.id] == nil {
                        notEvaluated[item.id] = NotEvaluatedItem(id: item.id, text: item.reason)
                    }
                    for question in verdict.openQuestions { questions[question.id] = question.text }
                }
            }
        }
        self.notEvaluated = notEvaluated.values.sorted { $0.id < $1.id }
        openQuestions = questions.sorted { $0.key < $1.key }.map(\.value)
        captions = Self.captions(world, voidCells: voidCells)
    }

    private static func assumptions(_ world: World, operators: Int) -> [Assumption] {
        let province = world.province
        let assumedSectors = world.stations.count { $0.sectorsAssumed }
        let thresholds = province.service.thresholdText
        func metres(_ length: Length) -> Int { Int(length.metres) }
        // Vietnamese marks thousands by a point.
        func grouped(_ value: Int) -> String {
            value < 1000 ? "\(value)" : "\(value / 1000).\(String(String(value % 1000 + 1000).dropFirst()))"
        }
        let certainty = Self.certainty(province.service)
        return [
            Assumption(
                id: "thresholds",
                text: LocalizedText(
                    vi: "Ngưỡng phủ sóng ngoài trời: \(thresholds). Chưa có văn bản quy định con số. \(certainty.vi)",
                    en: "Outdoor coverage thresholds: \(thresholds). No regulation names a figure. \(certainty.en)"),
                setting: "service.thresholds"),
            Assumption(
                id: "sectors",
                text: LocalizedText(
                    vi:
                        "\(grouped(assumedSectors)) trên \(grouped(world.stations.count)) trạm không ghi góc phương vị: giả "
                        + "định ba cánh sóng 0°/120°/240°, góc cụp 3°, công suất và ăng ten thông dụng.",
                    en: "\(assumedSectors) of \(world.stations.count) stations name no azimuths: three sectors at "
                        + "0°/120°/240°, 3° downtilt, usual power and antennas are assumed."),
                setting: "stations.fields.azimuths"),
            propagation(world),
            Assumption(
                id: "people",
                text: LocalizedText(
                    vi: "Dân số điều tra của mỗi xã chia theo diện tích đất ở hiện trạng; giữ nguyên tổng từng xã.",
                    en:
                        "Census people of each commune are spread over recorded residential area; commune totals are kept."
                ),
                setting: "census"),
            Assumption(
                id: "new-structures",
                text: LocalizedText(
                    vi: "Công trình mới: cột dưới đất \(metres(NewStructure.ground)) m, cột cồng kềnh trên mái "
                        + "\(metres(NewStructure.bulkyRoof)) m, không cồng kềnh \(metres(NewStructure.nonBulkyRoof)) m "
                        + "so với mặt đất; dùng chung: thấp hơn đỉnh cột sẵn có \(metres(NewStructure.belowHost)) m. Nhà dân có mái đặt được cột.",
                    en: "New structures: ground mast \(metres(NewStructure.ground)) m, bulky roof mast "
                        + "\(metres(NewStructure.bulkyRoof)) m, non-bulky \(metres(NewStructure.nonBulkyRoof)) m above "
                        + "ground; shared: \(metres(NewStructure.belowHost)) m below the host. Houses have roofs that carry a mast."
                ),
                setting: nil),
            Assumption(
                id: "footprint",
                text: LocalizedText(
                    vi:
                        "Diện tích tối thiểu cho cột: \(Int(province.zones.mastFootprint)) m²; gộp các mảnh đất ở cách nhau đến "
                        + "\(Int(province.zones.joinGap)) m thành một khu dân cư.",
                    en: "Ground a mast needs: \(Int(province.zones.mastFootprint)) m²; residential pieces up to "
                        + "\(Int(province.zones.joinGap)) m apart are one zone."),
                setting: "zones"),
            Assumption(
                id: "search",
                text: LocalizedText(
                    vi: "Tìm vị trí ngoài khu trong bán kính \(grouped(Int(province.candidates.radius))) m, tối đa "
                        + "\(province.candidates.places) vị trí; mái nhà và cột dùng chung tối đa \(province.candidates.roofs).",
                    en: "Places outside are searched within \(Int(province.candidates.radius)) m, at most "
                        + "\(province.candidates.places); roofs and shared masts at most \(province.candidates.roofs)."
                ),
                setting: "candidates"),
        ]
    }

    private static func certainty(_ service: Workspace.Service) -> LocalizedText {
        let spread = Int(service.shadowing.decibels.rounded())
        guard service.margin.decibels > 0 else {
            return LocalizedText(
                vi:
                    "Mức dự báo là trung vị: tại ngưỡng, một nửa số điểm thu được (độ lệch chuẩn giả định \(spread) dB).",
                en: "Levels are medians: at the threshold half the spots receive it (spread assumed \(spread) dB).")
        }
        let (share, margin) = (Int((service.certainty * 100).rounded()), Int(service.margin.decibels.rounded()))
        return LocalizedText(
            vi: "Đã gồm dự phòng che khuất \(margin) dB để \(share) % số điểm thu được (độ lệch chuẩn \(spread) dB).",
            en: "A margin of \(margin) dB is in them, so that \(share) % of the spots receive it (spread \(spread) dB)."
        )
    }

    private static func propagation(_ world: World) -> Assumption {
        guard let radio = world.radio else {
            return Assumption(
                id: "propagation",
                text: LocalizedText(
                    vi:
                        "Suy hao theo Okumura-Hata và COST 231-Hata, không xét địa hình, kéo dài ngoài miền công bố (cột dưới 30 m, "
                        + "dưới 1 km, trên 2 GHz); sai số điển hình 8–14 dB. Môi trường suy từ loại đất và mật độ dân số.",
                    en:
                        "Path loss by Okumura-Hata and COST 231-Hata, blind to terrain, continued beyond their published domain "
                        + "(masts below 30 m, distances below 1 km, above 2 GHz); typical error 8–14 dB. Environment from land use "
                        + "and density."),
                setting: "terrain")
        }
        let (place, climate) = (radio.climate.place, radio.climate.climate)
        return Assumption(
            id: "propagation",
            text: LocalizedText(
                vi:
                    "Suy hao theo ITU-R P.1812 trên địa hình và vật cản; khí hậu vô tuyến lấy của nơi gần nhất trong bảng "
                    + "(\(place): ΔN \(climate.lapseRate), N0 \(climate.refractivity)); độ cao nhà và cây giả định theo loại đất "
                    + "(\(radio.clutterPath ?? "radio/clutter.csv"))"
                    + (radio.calibration == nil ? "." : "; đã hiệu chỉnh theo số đo của hồ sơ."),
                en:
                    "Path loss by ITU-R P.1812 over terrain and clutter; radio climate of the nearest place in the table "
                    + "(\(place): ΔN \(climate.lapseRate), N0 \(climate.refractivity)); heights of houses and trees assumed by land "
                    + "use (\(radio.clutterPath ?? "radio/clutter.csv"))"
                    + (radio.calibration == nil ? "." : "; corrected by the workspace's drive test.")),
            setting: "coverage.clutter")
    }

    private static func captions(_ world: World, voidCells: Int) -> [LocalizedText] {
        let units = world.province.units.date
        let lastOfDistricts = Workspace.lastDayOfDistricts
        var captions: [LocalizedText] = [
            LocalizedText(
                vi: "Mạng lưới, dân số và các lớp bản đồ giữ nguyên ở mọi mốc; chỉ quy định pháp luật thay đổi.",
                en: "Network, people and map layers are the same at all dates; only the rules move.")
        ]
        if units <= lastOfDistricts, world.workspace.asOf.contains(where: { $0 > lastOfDistricts }) {
            captions.append(
                LocalizedText(
                    vi:
                        "Đơn vị hành chính theo ngày \(units.day)/\(units.month)/\(units.year); áp dụng quy định sau 01/7/2025 cho đơn vị cũ. Thị trấn cũ: "
                        + "chưa rõ thuộc phường hay xã mới.",
                    en:
                        "Administrative units as of \(units); law after 2025-07-01 is applied to old units. Whether a former "
                        + "thị trấn is urban now is not known."))
        }
        if let plan = world.workspace.planOfFormerUnits {
            let day = plan.approved
            captions.append(
                LocalizedText(
                    vi:
                        "Quy hoạch sử dụng đất phê duyệt ngày \(day.day)/\(day.month)/\(day.year), khi còn cấp huyện; vẫn dùng cho các mốc sau "
                        + "01/7/2025 theo kỳ của quy hoạch. Cần kiểm tra đã có quy hoạch mới thay thế chưa.",
                    en:
                        "The land-use plan was approved on \(day), when there were districts; it keeps its own period and is used "
                        + "at the dates after 2025-07-01 too. Check whether a newer plan has replaced it."))
        }
        if voidCells > 0 {
            captions.append(
                LocalizedText(
                    vi: "\(voidCells) ô không có số liệu độ cao: vùng phủ ở đó không xác định, tính là không phủ.",
                    en: "\(voidCells) cells without terrain: coverage there is unknown and counted as not covered."))
        }
        return captions
    }
}
