import PermitRules
import Studies
import Units

extension ReportBuilder {
    /// Section 4: blocked zones, the law's steps, and what the land in the unit is open to.
    var landUse: ReportSection {
        ReportSection(
            4, "Quy hoạch sử dụng đất và khả năng cấp phép", "Land use and permits",
            [
                .table(blockedByUnit),
                .table(lawSteps),
                .table(waysOut),
                map.map(ReportBlock.picture),
                .heading(
                    Bilingual(
                        vi: "Ý kiến về cột dưới đất theo loại đất ghi trên giấy tờ",
                        en: "Opinion on a ground mast by recorded land use")),
                .note(
                    Bilingual(
                        vi:
                            "Diện tích thửa đất tính trên mặt phẳng hệ tọa độ làm việc; thửa thuộc xã có điểm trong "
                            + "của thửa.",
                        en:
                            "Areas of parcels in the plane of the working grid; a parcel belongs to the commune its "
                            + "inner "
                            + "point lies in.")),
                .table(
                    opinions(
                        "land_by_papers", Bilingual(vi: "Theo giấy tờ đất (ha)", en: "By land papers (ha)"), \.papers)),
                .table(
                    opinions(
                        "land_by_plan",
                        Bilingual(vi: "Theo giấy tờ và quy hoạch (ha)", en: "By papers and plan (ha)"), \.plan)),
            ])
    }

    private var blockedByUnit: ReportTable {
        var table = ReportTableBuilder<UnitSummary>()
        unitColumn(&table)
        table.whole("zones", "Số khu", "Zones") { $0.zones }
        table.whole("people", "Số người", "People") { $0.people }
        if result.currentPopulationDate != nil {
            table.whole("people_now", "Dân số mới", "Newer count") { $0.peopleNow }
        }
        for (index, date) in result.dates.enumerated() {
            let ending = ColumnName.date(date)
            func law(_ unit: UnitSummary) -> UnitAtDate? { index < unit.atDates.count ? unit.atDates[index] : nil }
            table.range("blocked_papers_\(ending)", "giấy tờ", "papers", group: head(date)) { unit in
                law(unit).map { ($0.blockedPapers.people, $0.undeterminedPapers.people) }
            }
            table.range("blocked_plan_\(ending)", "quy hoạch", "plan", group: head(date)) { unit in
                law(unit).map { ($0.blockedPlan.people, $0.undeterminedPlan.people) }
            }
        }
        return table.table(
            "blocked_by_unit", Bilingual { PageWords($0.language)["blockedTable"] }, rows, total: total)
    }

    private var lawSteps: ReportTable {
        var table = ReportTableBuilder<LawStep>()
        table.date("from", "Từ ngày", "From") { $0.from }
        table.date("to", "Đến ngày", "To") { $0.to }
        table.words("reading", "Cách hiểu luật", "Reading") { Reading(rawValue: $0.reading).map(Words.reading) }
        let kinds: [(String, KeyPath<LawStep, LawStep.ZonesAndPeople>)] = [
            ("released", \.released), ("partlyReleased", \.partlyReleased), ("newlyBlocked", \.newlyBlocked),
            ("becameUndetermined", \.becameUndetermined), ("becameKnown", \.becameKnown),
        ]
        for (key, path) in kinds {
            let group = Bilingual { PageWords($0.language)[key] }
            let stem = UnitTable.snake(key)
            table.whole("\(stem)_zones", "khu", "zones", group: group, adds: false) { $0[keyPath: path].zones }
            table.whole("\(stem)_people", "người", "people", group: group, adds: false) { $0[keyPath: path].people }
        }
        return table.table(
            "law_steps",
            Bilingual(
                vi: "Thay đổi do pháp luật (mạng lưới, dân số và quy hoạch giữ nguyên)",
                en: "What the law changed (network, people and plans stay the same)"), LawStep.all(of: result))
    }

    private var waysOut: ReportTable {
        var table = ReportTableBuilder<UnitSummary>()
        unitColumn(&table)
        for service in Service.allCases.dropFirst() {
            let word = Words.service(service)
            table.whole(
                "\(UnitTable.snake(service.rawValue))_people", word.vi, word.en,
                group: Bilingual(vi: "Tình trạng phục vụ (người)", en: "Service (people)")
            ) { $0.services[service]?.people ?? 0 }
        }
        table.whole("outside_zones", "Ngoài khu dân cư", "Outside zones") { $0.peopleOutsideZones }
        for way in WayOut.allCases {
            let word = Words.wayOut(way)
            table.whole(
                "\(UnitTable.snake(way.word))_people", word.vi, word.en,
                group: Bilingual(vi: "Cách giải quyết (người)", en: "Way out (people)")
            ) { $0.atDates.last?.waysOut[way]?.people ?? 0 }
        }
        let date = result.dates.last
        return table.table(
            "ways_out",
            Bilingual { n in
                PageWords(n.language).filled("waysTable", ["date": date.map(n.date) ?? "–"])
            }, rows, total: total)
    }

    /// Before and after 2024-08-01 where the study has such days, else its first and last.
    private var twoDates: [Int] {
        guard result.dates.count > 1 else { return Array(result.dates.indices) }
        let turn = CalendarDate(2024, 8, 1)
        let after = result.dates.firstIndex { $0 >= turn } ?? result.dates.count - 1
        return after > 0 ? [after - 1, after] : [0, result.dates.count - 1]
    }

    private func opinions(
        _ id: String, _ caption: Bilingual, _ reading: KeyPath<LandTally, [LandTally.Opinions]>
    ) -> ReportTable {
        var sums: [String: LandTally] = [:]
        for tally in study.land {
            guard var sum = sums[tally.code] else {
                sums[tally.code] = tally
                continue
            }
            sum.add(tally)
            sums[tally.code] = sum
        }
        let rows = sums.values.sorted { ($1.area.squareMetres, $0.code) < ($0.area.squareMetres, $1.code) }
        var table = ReportTableBuilder<LandTally>()
        table.code("land_code", "Loại đất", "Land") { $0.code }
        table.whole("parcels", "Số thửa", "Parcels") { $0.parcels }
        table.real("area_ha", "Diện tích", "Area", digits: 2, adds: true) { $0.area.hectares }
        let words: [(String, Headline, KeyPath<LandTally.Opinions, Area>)] = [
            ("lawful", .permitted, \.lawful), ("conditional", .conditional, \.conditional),
            ("unlawful", .prohibited, \.unlawful), ("open", .undetermined, \.open),
        ]
        for index in twoDates {
            let date = result.dates[index]
            for (stem, headline, path) in words {
                let word = Words.headline(headline)
                table.real(
                    "\(stem)_ha_\(ColumnName.date(date))", word.vi, word.en, digits: 2, group: head(date), adds: true
                ) { row in
                    let opinions = row[keyPath: reading]
                    return index < opinions.count ? opinions[index][keyPath: path].hectares : nil
                }
            }
        }
        return table.table(
            id, caption, rows, total: total, printed: 25,
            whenEmpty: Bilingual(vi: "Không có thửa đất nào trong dữ liệu.", en: "The data have no parcel here."))
    }
}

extension LandTally {
    fileprivate mutating func add(_ other: LandTally) {
        area = area + other.area
        parcels += other.parcels
        papers = zip(papers, other.papers).map { $0 + $1 }
        plan = zip(plan, other.plan).map { $0 + $1 }
    }
}

extension LandTally.Opinions {
    fileprivate static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.lawful = a.lawful + b.lawful
        sum.conditional = a.conditional + b.conditional
        sum.unlawful = a.unlawful + b.unlawful
        sum.open = a.open + b.open
        return sum
    }
}

extension ReportBuilder {
    var map: ReportPicture? { UnitMap(study)?.picture }
}
