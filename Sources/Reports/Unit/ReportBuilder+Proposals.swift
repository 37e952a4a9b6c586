import GeoStore
import PermitRules
import Province
import Studies
import Units

extension ReportBuilder {
    /// Section 9: the worst zones and what may lawfully serve them.
    var proposals: ReportSection {
        let worst = WorstZone.list(of: result, count: 20)
        let date = result.dates.last
        var table = ReportTableBuilder<WorstZone>()
        table.whole("rank", "STT", "No.", adds: false) { $0.rank }
        table.code("zone", "Mã khu", "Zone") { $0.zone.id }
        table.code("commune", "Xã, phường", "Commune") { $0.zone.commune.name }
        table.whole("people", "Số người", "People") { $0.zone.people }
        table.words("service", "Tình trạng phục vụ", "Service") { Words.service($0.zone.service) }
        table.words("blocked", "Mức bị chặn", "Blocked") { zone in
            zone.zone.atDates.last.map { Words.blocked($0.blocked(zone.reading)) }
        }
        table.words("way_out", "Cách giải quyết", "Way out") { $0.zone.atDates.last?.wayOut.map(Words.wayOut) }
        table.code("places", "Vị trí đề xuất", "Proposed places") { zone in
            let places = zone.zone.atDates.last?.operators.flatMap(\.places).map(\.place).uniqued() ?? []
            return places.isEmpty ? nil : places.joined(separator: "; ")
        }
        table.share("share_after", "Phủ được", "Could reach") { zone in
            zone.zone.atDates.last?.operators.map(\.shareAfter).min()
        }
        let ways = WayOut.allCases.compactMap { way -> Bilingual? in
            guard let count = study.unit.atDates.last?.waysOut[way], count.zones > 0 else { return nil }
            return Bilingual { n in
                Words.wayOut(way)[n.language].capitalizedFirst + ": "
                    + n.say(
                        "\(n.integer(count.zones)) khu, \(n.integer(count.people)) người; ",
                        "\(n.integer(count.zones)) zones, \(n.integer(count.people)) people; ")
                    + Words.wayOutMeaning(way)[n.language] + "."
            }
        }
        let cures = worst.compactMap { zone -> Bilingual? in
            guard let cure = zone.zone.atDates.last?.cure else { return nil }
            return Bilingual { n in
                n.say("Khu ", "Zone ") + zone.zone.id + ": "
                    + PageWords(n.language).filled(
                        "cureText",
                        [
                            "parcel": cure.parcel, "area": n.area(cure.area), "share": n.percent(cure.shareAfter),
                        ])
            }
        }
        return ReportSection(
            9, "Phương án, kiến nghị", "Proposals",
            [
                ways.isEmpty
                    ? .paragraph(
                        Bilingual(vi: "Mọi khu dân cư đã được phục vụ.", en: "Every zone is served."))
                    : .list(ways),
                .table(
                    table.table(
                        "worst_zones",
                        Bilingual { n in
                            n.say("Khu dân cư cần ưu tiên, ngày ", "Zones that come first, on ")
                                + (date.map(n.date) ?? "–")
                        }, worst, printed: 20,
                        whenEmpty: Bilingual(
                            vi: "Không có khu dân cư nào vừa bị chặn vừa thiếu phục vụ.",
                            en: "No zone is both blocked and lacks service."))),
                cures.isEmpty
                    ? nil : .heading(Bilingual(vi: "Kiến nghị điều chỉnh quy hoạch", en: "Changes of the plan")),
                cures.isEmpty ? nil : .list(cures),
                .note(
                    Bilingual(
                        vi:
                            "Vị trí cụ thể do doanh nghiệp khảo sát và thỏa thuận; cơ quan có thẩm quyền quyết định "
                            + "theo hồ sơ.",
                        en: "Operators survey and negotiate the place; the competent authority decides on the file.")),
            ])
    }

    // MARK: section 10

    /// Section 10: what the figures rest on.
    var annex: ReportSection {
        var inputs = ReportTableBuilder<InputFile>()
        inputs.words("role", "Vai trò", "Role") { Words.inputRole($0.role) }
        inputs.code("file", "Tệp", "File") { $0.path }
        inputs.whole("features", "Số đối tượng", "Features", adds: false) { $0.features }
        inputs.code("crs", "Hệ tọa độ", "Coordinate system") { $0.crs.isEmpty ? nil : $0.crs }
        inputs.code("sha256", "SHA-256", "SHA-256") { $0.sha256 }
        var ledger = ReportTableBuilder<Ledger.Count>()
        ledger.code("source", "Nguồn", "Source") { $0.source }
        ledger.code("layer", "Lớp", "Layer") { $0.layer }
        ledger.words("defect", "Lỗi", "Defect") { Words.defect($0.defect) }
        ledger.words("action", "Xử lý", "Action") { Words.action($0.action) }
        ledger.whole("count", "Số lượng", "Count") { $0.count }
        func listing(_ texts: [Bilingual]) -> ReportBlock {
            texts.isEmpty ? .paragraph(Bilingual(vi: "Không có.", en: "None.")) : .list(texts)
        }
        return ReportSection(
            10, "Phụ lục", "Annex",
            [
                .heading(Bilingual(vi: "Các giả định", en: "Assumptions")),
                listing(
                    result.assumptions.map { assumption in
                        Bilingual { n in
                            assumption.text[n.language]
                                + (assumption.setting.map { n.say(" (thay bằng: ", " (replace by: ") + $0 + ")" } ?? "")
                        }
                    }),
                .heading(Bilingual(vi: "Quy định chưa đánh giá và lý do", en: "Rules not evaluated, and why")),
                listing(result.notEvaluated.map(\.text.bilingual)),
                .heading(Bilingual(vi: "Vấn đề pháp lý còn mở", en: "Open legal questions")),
                listing(result.openQuestions.map(\.bilingual)),
                .table(
                    inputs.table(
                        "inputs", Bilingual(vi: "Dữ liệu đầu vào của cả nghiên cứu", en: "Inputs of the whole study"),
                        result.inputs)),
                .table(
                    ledger.table(
                        "ledger",
                        Bilingual(vi: "Lỗi dữ liệu của cả nghiên cứu", en: "Defects of the whole study"),
                        result.ledger.summary, total: total, printed: 40,
                        whenEmpty: Bilingual(vi: "Không có.", en: "None."))),
                .note(
                    Bilingual(
                        vi:
                            "Mọi bảng của báo cáo có đủ dòng trong thư mục tables (CSV) và tệp report.xlsx khi được "
                            + "yêu cầu.",
                        en: "Every table stands in full in the folder tables (CSV), and in report.xlsx when asked for.")
                ),
            ])
    }
}
