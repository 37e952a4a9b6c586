import Geometry
import PermitRules
import Propagation
import Province
import Studies
import Units

extension ReportBuilder {
    /// Section 5: places proposed, and stations that stand or are approved.
    var sites: ReportSection {
        ReportSection(
            5, "Danh mục vị trí", "Places",
            [
                .note(
                    Bilingual(
                        vi:
                            "Tọa độ VN-2000 theo hệ làm việc \(result.crs), X là hướng bắc, Y là hướng đông; tọa độ "
                            + "WGS 84 là kinh độ, "
                            + "vĩ độ. Vị trí đề xuất là kết quả tính toán để tham khảo, chưa được khảo sát.",
                        en:
                            "VN-2000 in the working grid \(result.crs), X to the north, Y to the east; WGS 84 as "
                            + "longitude and "
                            + "latitude. Proposed places are computed for reference and have not been visited.")),
                .table(proposedPlaces),
                .table(stationList),
            ])
    }

    private func position<Row>(_ table: inout ReportTableBuilder<Row>, _ read: @escaping (Row) -> Coordinate) {
        let grid = Bilingual(vi: "VN-2000 (m)", en: "VN-2000 (m)")
        table.real("vn2000_north", "X (bắc)", "X (north)", digits: 1, group: grid) { read($0).y }
        table.real("vn2000_east", "Y (đông)", "Y (east)", digits: 1, group: grid) { read($0).x }
        guard let geographic = try? Geographic(from: result.crs, layer: "sites") else { return }
        let world = Bilingual(vi: "WGS 84", en: "WGS 84")
        func degrees(_ row: Row) -> Coordinate? { try? geographic.position(read(row)) }
        table.real("longitude", "kinh độ", "longitude", digits: 6, group: world) { degrees($0)?.x }
        table.real("latitude", "vĩ độ", "latitude", digits: 6, group: world) { degrees($0)?.y }
        table.words("dms", "độ, phút, giây", "degrees, minutes, seconds", group: world) { row in
            degrees(row).map { at in
                Bilingual { n in
                    Degrees.text(at.x, isLongitude: true, n) + " " + Degrees.text(at.y, isLongitude: false, n)
                }
            }
        }
    }

    private var proposedPlaces: ReportTable {
        let last = result.dates.count - 1
        var zones: [Place.ID: Set<String>] = [:]
        for zone in result.zones where last >= 0 && last < zone.atDates.count {
            for use in zone.atDates[last].operators.flatMap(\.places) { zones[use.place, default: []].insert(zone.id) }
        }
        let places = result.places.filter { zones[$0.id] != nil }
            .sorted { (-(zones[$0.id]?.count ?? 0), $0.id) < (-(zones[$1.id]?.count ?? 0), $1.id) }
        func verdict(_ place: Place) -> PlaceVerdict? { place.verdicts.last { $0.date == result.dates.last } }
        var table = ReportTableBuilder<Place>()
        table.code("place", "Mã", "Code") { $0.id }
        table.words("kind", "Loại", "Kind") { Words.placeKind($0.kind) }
        table.code("commune", "Xã, phường", "Commune") { $0.commune?.name }
        table.code("recorded", "Đất theo giấy tờ", "Recorded land") { $0.recorded.isEmpty ? nil : $0.recorded }
        table.code("planned", "Đất theo quy hoạch", "Planned land") { $0.planned }
        position(&table) { $0.position }
        table.real("height_m", "Cao (m)", "Height (m)", digits: 0) { $0.height.metres }
        table.words("opinion", "Ý kiến", "Opinion") { verdict($0).map { Words.headline($0.headline) } }
        table.words("firmness", "Mức độ", "Firmness") { verdict($0)?.firmness.map(Words.firmness) }
        table.whole("zones", "Số khu dùng", "Zones", adds: false) { zones[$0.id]?.count }
        let date = result.dates.last
        return table.table(
            "proposed_places",
            Bilingual { n in
                n.say("Vị trí đề xuất, ý kiến tại ngày ", "Proposed places, opinion on ") + (date.map(n.date) ?? "–")
            }, places, printed: 20,
            whenEmpty: Bilingual(
                vi:
                    "Không có vị trí nào được đề xuất: không khu dân cư nào cần, hoặc không có vị trí hợp pháp đủ "
                    + "dùng.",
                en: "No place is proposed: no zone needs one, or no lawful one would do."))
    }

    private var stationList: ReportTable {
        let stations = VietnameseCollation.sorted(result.stations, by: { study.communeOfStation[$0.id]?.name ?? "" })
        var table = ReportTableBuilder<Station>()
        table.code("station", "Mã trạm", "Station") { $0.id }
        table.code("operator", "Nhà mạng", "Operator") { $0.operator }
        table.code("commune", "Xã, phường", "Commune") { study.communeOfStation[$0.id]?.name }
        position(&table) { $0.position }
        table.words("structure", "Loại cột", "Mast") {
            $0.onRoof.map { Words.structure($0 ? .bulkyRoofMast : .groundMast) }
        }
        table.real("height_m", "Cao (m)", "Height (m)", digits: 1) { $0.height.metres }
        table.code("technologies", "Công nghệ", "Technologies") {
            $0.technologies.map(\.rawValue).joined(separator: " ")
        }
        table.words("status", "Tình trạng", "Status") { Words.status($0.status) }
        table.code("decision", "Quyết định", "Decision") { $0.decision }
        return table.table(
            "stations", Bilingual(vi: "Trạm hiện có và đã phê duyệt", en: "Stations built and approved"), stations,
            printed: 40, whenEmpty: noStations)
    }

    // MARK: section 6

    /// Section 6: masts that stand close to each other.
    var distances: ReportSection {
        var table = ReportTableBuilder<MastPair>()
        table.code("first", "Cột thứ nhất", "First mast") { $0.first.id }
        table.code("first_operator", "Nhà mạng", "Operator") { $0.first.operator }
        table.code("second", "Cột thứ hai", "Second mast") { $0.second.id }
        table.code("second_operator", "Nhà mạng", "Operator") { $0.second.operator }
        table.code("commune", "Xã, phường", "Commune") { study.communeOfStation[$0.first.id]?.name }
        table.real("distance_m", "Khoảng cách (m)", "Distance (m)", digits: 0) { $0.distance.metres }
        return ReportSection(
            6, "Khoảng cách, dùng chung", "Distances and sharing",
            [
                .paragraph(
                    Bilingual(
                        vi:
                            "Các cặp cột dưới đất của hai nhà mạng khác nhau gần nhau nhất, để xem xét dùng chung. "
                            + "Khoảng cách đo trên "
                            + "ê-líp-xô-ít. Giới hạn khoảng cách là quy định của từng tỉnh; nội dung chưa đánh giá "
                            + "ghi ở mục 10.",
                        en:
                            "The closest pairs of ground masts of two operators, to be looked at for sharing; "
                            + "measured on the "
                            + "ellipsoid. Limits are each province's own; what was not evaluated stands in section 10.")
                ),
                .table(
                    table.table(
                        "closest_masts", Bilingual(vi: "Cặp cột gần nhau nhất", en: "Closest masts"),
                        study.closestMasts,
                        whenEmpty: Bilingual(
                            vi: "Không có hai cột dưới đất của hai nhà mạng khác nhau trong đơn vị.",
                            en: "The unit has no two ground masts of different operators."))),
            ])
    }

    // MARK: section 7

    /// Section 7: what else a mast needs, as far as the findings of the zones go.
    var heights: ReportSection {
        struct Band {
            var name: Bilingual
            var range: Range<Double>
        }
        func band(_ low: Double, _ high: Double) -> Band {
            Band(
                name: Bilingual { n in
                    let (from, to) = (n.decimal(low, digits: 0), n.decimal(high, digits: 0))
                    return high.isFinite
                        ? n.say("từ \(from) đến dưới \(to) m", "\(from) to below \(to) m")
                        : n.say("từ \(from) m trở lên", "\(from) m and above")
                }, range: low..<high)
        }
        let bands = [band(0, 15), band(15, 30), band(30, 45), band(45, 100), band(100, .infinity)]
        func count(_ band: Band, onRoof: Bool) -> Int {
            Set(
                result.stations.filter {
                    $0.status == .built && $0.onRoof == onRoof && band.range.contains($0.height.metres)
                }.map(\.site)
            ).count
        }
        var table = ReportTableBuilder<Band>()
        table.words("height", "Chiều cao", "Height") { $0.name }
        table.whole("ground_masts", "Cột dưới đất", "Ground masts") { count($0, onRoof: false) }
        table.whole("roof_masts", "Cột trên mái", "Roof masts") { count($0, onRoof: true) }
        let findings = result.zones.flatMap { zone in
            (zone.atDates.last?.verdicts ?? []).flatMap(\.papers.findings).filter { $0.axis == .other }
        }.map(\.summary.bilingual).uniqued()
        let gaps = result.notEvaluated.map(\.text.bilingual)
        return ReportSection(
            7, "Độ cao, hành lang, di tích, phơi nhiễm", "Height, corridors, heritage, exposure",
            [
                .table(
                    table.table(
                        "mast_heights", Bilingual(vi: "Cột hiện có theo chiều cao", en: "Standing masts by height"),
                        bands,
                        total: total)),
                findings.isEmpty
                    ? nil
                    : .heading(
                        Bilingual(
                            vi: "Yêu cầu khác ngoài đất đai và giấy phép",
                            en: "Asked for beside land and building permit")),
                findings.isEmpty ? nil : .list(findings),
                .heading(Bilingual(vi: "Chưa đánh giá", en: "Not evaluated")),
                gaps.isEmpty ? .paragraph(Bilingual(vi: "Không có.", en: "None.")) : .list(gaps),
            ])
    }
}
