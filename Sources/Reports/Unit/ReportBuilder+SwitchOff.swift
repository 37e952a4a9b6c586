import Province
import Studies
import Sunset
import Units

extension ReportBuilder {
    /// Section 8: who loses service when the old layer is cut.
    var switchOff: ReportSection {
        let title = (vi: "Tác động tắt sóng 2G, 3G", en: "Switching 2G and 3G off")
        guard let sunset else {
            let reason = unknown.first { $0.part == .sunset }?.reason
            return ReportSection(
                8, title.vi, title.en,
                [
                    .paragraph(
                        Bilingual(
                            vi: "Chưa tính.", en: "Not computed.")),
                    reason.map(ReportBlock.note)
                        ?? .note(
                            Bilingual(
                                vi: "Chưa khai báo số liệu thuê bao theo xã và nhà mạng trong tệp nghiên cứu.",
                                en: "The workspace names no lines per commune and operator.")),
                ])
        }
        let codes = Set(result.communes.map(\.unit.code))
        let communes = VietnameseCollation.sorted(sunset.communes.filter { codes.contains($0.code) }, by: \.name)
        let table = communeTable(communes, sunset)
        return ReportSection(
            8, title.vi, title.en,
            [
                .paragraph(headline(communes, sunset)),
                .note(
                    Bilingual(
                        vi:
                            "Máy cũ là máy không gọi được khi không còn sóng \(sunset.layer.rawValue). Người bị ảnh "
                            + "hưởng là hợp của ba "
                            + "nguyên nhân (máy, gói cước, vùng phủ), ghi cận dưới và cận trên; thuê bao là SIM, "
                            + "không phải người.",
                        en:
                            "Old terminals cannot call without \(sunset.layer.rawValue). Affected is the union of "
                            + "three causes "
                            + "(terminal, plan, coverage) with bounds; lines are SIMs, not people.")),
                .table(table),
                communes.count > 1 ? .picture(chart(communes)) : nil,
                .list(sunset.notes.map(\.text.bilingual)),
            ])
    }

    private func headline(_ communes: [SunsetCommune], _ sunset: SunsetResult) -> Bilingual {
        func sum(_ read: (SunsetCommune) -> Int) -> Int { communes.reduce(0) { $0 + read($1) } }
        let least = sum { $0.affected.harmed.lowerBound }, most = sum { $0.affected.harmed.upperBound }
        return Bilingual { n in
            let harmed = n.atLeast(least, undetermined: most - least)
            let old = n.integer(sum(\.device)), lines = n.integer(sum(\.lines))
            let upgrades = n.integer(sum { $0.upgrades.count }), handsets = n.integer(sum(\.campaign.handsets))
            return n.say(
                "Nếu tắt sóng \(sunset.layer.rawValue) ngày \(n.date(sunset.deadline)): \(harmed) thuê bao bị ảnh "
                    + "hưởng trên "
                    + "\(lines) thuê bao; hiện có \(old) máy cũ (số liệu ngày \(n.date(sunset.dataDate))). Cần nâng "
                    + "cấp \(upgrades) "
                    + "trạm trước khi tắt và hỗ trợ \(handsets) máy.",
                "With \(sunset.layer.rawValue) off on \(n.date(sunset.deadline)): \(harmed) lines of \(lines) are "
                    + "affected; "
                    + "\(old) old terminals today (counted \(n.date(sunset.dataDate))). \(upgrades) stations have "
                    + "to be "
                    + "upgraded before, \(handsets) handsets handed out.")
        }
    }

    private func communeTable(_ communes: [SunsetCommune], _ sunset: SunsetResult) -> ReportTable {
        var table = ReportTableBuilder<SunsetCommune>()
        table.code("commune", "Xã, phường", "Commune") { $0.name }
        table.code("code", "Mã", "Code") { $0.code }
        table.whole("lines", "Thuê bao", "Lines") { $0.lines }
        table.whole("old_terminals", "hiện nay", "now", group: Self.old) { $0.device }
        let left: [(String, String, KeyPath<Range80, Double>)] = [
            ("p10", "10 %", \.p10), ("p50", "50 %", \.p50), ("p90", "90 %", \.p90),
        ]
        for (key, word, path) in left {
            // Quantiles do not add up.
            table.whole("left_\(key)", word, word, group: Self.left, adds: false) { commune in
                commune.left.last.map { Int($0[keyPath: path].rounded()) }
            }
        }
        table.whole("coverage", "Mất vùng phủ", "Coverage lost") { $0.affected.coverage }
        table.range("harmed", "Bị ảnh hưởng", "Affected") { commune in
            let harmed = commune.affected.harmed
            return (harmed.lowerBound, harmed.upperBound - harmed.lowerBound)
        }
        table.whole("machines", "Thiết bị M2M", "Machines") { $0.affected.machines }
        table.whole("handsets", "Máy hỗ trợ", "Handsets") { $0.campaign.handsets }
        table.whole("stations", "Trạm sẽ tắt", "Stations to cut") { $0.stations }
        table.whole("upgrades", "Trạm nâng cấp", "Upgrades") { $0.upgrades.count }
        table.date("cut_on", "Ngày tắt", "Cut on") { sunset.dates[min($0.cut, sunset.dates.count - 1)] }
        return table.table(
            "switch_off",
            Bilingual(
                vi: "Tác động tắt sóng \(sunset.layer.rawValue) theo xã, phường",
                en: "Switching \(sunset.layer.rawValue) off, by commune"), communes, total: total, printed: 100)
    }

    private static let old = Bilingual(vi: "Máy cũ", en: "Old terminals")
    private static let left = Bilingual(vi: "Máy cũ còn lại ngày tắt", en: "Old terminals left at the cut")

    private func chart(_ communes: [SunsetCommune]) -> ReportPicture {
        let worst = communes.sorted {
            ($1.affected.harmed.upperBound, $0.code) < ($0.affected.harmed.upperBound, $1.code)
        }.prefix(12)
        return BarChart(
            id: "chart_switch_off",
            title: Bilingual(
                vi: "Thuê bao bị ảnh hưởng (cận trên), nhiều nhất trước",
                en: "Lines affected (upper bound), the most first"),
            unit: Bilingual(vi: "thuê bao", en: "lines"),
            series: [
                BarChart.Series(
                    name: Bilingual(vi: "thuê bao", en: "lines"), colour: MapPalette.fill(.lockedOut),
                    values: worst.map { Double($0.affected.harmed.upperBound) })
            ],
            labels: worst.map { Bilingual($0.name) }, format: .whole
        ).picture
    }
}
