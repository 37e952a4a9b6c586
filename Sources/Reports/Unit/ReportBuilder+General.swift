import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Studies
import Units

extension ReportBuilder {
    /// Section 0: which unit, which days, which service.
    var general: ReportSection {
        let unit = study.unit
        var facts = [
            ReportFact("Đơn vị hành chính", "Unit", Bilingual(fullName)),
            ReportFact("Mã đơn vị", "Code", Bilingual(unit.unit.code)),
            ReportFact("Cấp", "Level", level),
        ]
        if study.level != .province, let parent = unit.parent {
            facts.append(ReportFact("Thuộc", "Part of", Bilingual(parent.name)))
        }
        if study.level != .province {
            facts.append(ReportFact("Tên nghiên cứu", "Study", Bilingual(result.name)))
        }
        facts += [
            ReportFact("Đơn vị hành chính tại ngày", "Units as of", Bilingual { $0.date(result.unitsDate) }),
            ReportFact("Diện tích tự nhiên", "Area", Bilingual { $0.area(unit.area) }),
            ReportFact(
                "Dân số", "Population",
                Bilingual {
                    $0.integer(unit.people) + $0.say(" người, tại ngày ", " people, as of ")
                        + $0.date(result.censusDate)
                }),
        ]
        if let date = result.currentPopulationDate {
            facts.append(
                ReportFact(
                    "Dân số mới", "Newer population",
                    Bilingual { n in
                        unit.peopleNow.map {
                            n.integer($0) + n.say(" người, tại ngày ", " people, as of ") + n.date(date)
                        } ?? "–"
                    }))
        }
        facts += [
            ReportFact("Số khu dân cư", "Residential zones", Bilingual { $0.integer(unit.zones) }),
            ReportFact(
                "Ngày áp dụng pháp luật", "Dates of the law",
                Bilingual { n in result.dates.map(n.date).joined(separator: "; ") }),
            ReportFact("Dịch vụ xét", "Service asked for", service),
            ReportFact("Nhà mạng được xét", "Operators asked", Bilingual(result.operators.joined(separator: "; "))),
            ReportFact("Hệ tọa độ làm việc", "Working grid", Bilingual(result.crs.description)),
            ReportFact("Phiên bản phần mềm", "Program", Bilingual("PhuSong \(options.version)")),
        ]
        return ReportSection(
            0, "Thông tin chung", "General",
            [
                .facts(facts),
                .note(Bilingual { PageWords($0.language)["headlineNote"] }),
                .note(Bilingual { PageWords($0.language)["opinionNote"] }),
                result.captions.isEmpty ? nil : .list(result.captions.map(\.bilingual)),
            ])
    }

    private var level: Bilingual {
        switch study.level {
        case .province: Bilingual(vi: "tỉnh, thành phố", en: "province")
        case .district: Bilingual(vi: "quận, huyện", en: "district")
        case .commune: Bilingual(vi: "xã, phường", en: "commune")
        }
    }

    private var service: Bilingual {
        let demand = result.service
        return Bilingual { n in
            PageWords(n.language).filled(
                "serviceText",
                [
                    "technology": demand.technology.rawValue,
                    "threshold": demand.thresholds[demand.technology].map { n.decimal($0.dBm, digits: 0) } ?? "–",
                    "share": n.percent(demand.servedShare),
                ])
        }
    }

    // MARK: section 1

    /// Section 1: the places in the law that the findings of the unit's zones rest on.
    var law: ReportSection {
        var dates: [LegalBasis: Set<CalendarDate>] = [:]
        for zone in result.zones {
            for entry in zone.atDates {
                for verdict in entry.verdicts {
                    for basis in (verdict.papers.findings + verdict.plan.findings).flatMap(\.bases) {
                        dates[basis, default: []].insert(entry.date)
                    }
                }
            }
        }
        let bases = dates.keys.sorted { a, b in
            (a.interval.from.description, a.number, a.article) < (b.interval.from.description, b.number, b.article)
        }
        func table(_ id: String, _ caption: Bilingual, _ list: [LegalBasis]) -> ReportTable {
            var table = ReportTableBuilder<LegalBasis>()
            table.code("instrument", "Văn bản", "Instrument") { $0.number }
            // Names of instruments stay Vietnamese in every language.
            table.code("title", "Tên", "Name") { $0.title.vi }
            table.words("place", "Điều khoản", "Place") { basis in Bilingual { Words.place(basis.place, $0.language) } }
            table.words("wording", "Nội dung áp dụng", "What it says") { $0.wording.bilingual }
            table.words("in_force", "Hiệu lực", "In force") { basis in Bilingual { force(basis, $0) } }
            table.words("applied", "Áp dụng tại ngày", "Applied on") { basis in
                Bilingual { n in (dates[basis] ?? []).sorted().map(n.date).joined(separator: "; ") }
            }
            table.words("verified", "Mức kiểm chứng", "Verified") { Words.mark($0.mark.rawValue) }
            return table.table(
                id, caption, list, whenEmpty: Bilingual(vi: "Không có.", en: "None."))
        }
        return ReportSection(
            1, "Căn cứ pháp lý", "Legal bases",
            [
                .paragraph(
                    Bilingual(
                        vi: "Các điều khoản mà kết luận về khu dân cư trong đơn vị dựa vào, kèm thời gian có hiệu lực.",
                        en:
                            "Provisions on which the verdicts on the unit's zones rest, with the days they are in "
                            + "force."
                    )),
                .table(
                    table(
                        "legal_bases", Bilingual(vi: "Căn cứ pháp lý", en: "Legal bases"),
                        bases.filter(\.mark.isCitable))),
                .table(
                    table(
                        "to_check",
                        Bilingual(
                            vi: "Văn bản cần kiểm tra, chưa dùng làm căn cứ",
                            en: "Texts to be checked, no legal basis yet"),
                        bases.filter { !$0.mark.isCitable })),
            ])
    }

    private func force(_ basis: LegalBasis, _ n: Numbers) -> String {
        n.say("từ ", "from ") + n.date(basis.interval.from)
            + (basis.interval.until.map { n.say(" đến ", " to ") + n.date($0) } ?? "")
    }
}
