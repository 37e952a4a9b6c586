import PermitRules
import Propagation
import Province
import Studies
import Units

extension ReportBuilder {
    /// Section 2: places, masts and stations.
    var network: ReportSection {
        let used = Technology.allCases.filter { technology in
            result.stations.contains { $0.technologies.contains(technology) }
        }
        func counts<Row>(_ table: inout ReportTableBuilder<Row>, _ read: @escaping (Row) -> StationTally, places: Bool)
        {
            table.whole("places", "Vị trí", "Places", adds: places) { read($0).places }
            table.whole("ground_masts", "Cột dưới đất", "Ground masts", adds: places) { read($0).groundMasts }
            table.whole("roof_masts", "Cột trên mái", "Roof masts", adds: places) { read($0).roofMasts }
            for technology in used {
                table.whole(
                    "stations_\(technology.rawValue.lowercased())", technology.rawValue, technology.rawValue,
                    group: Bilingual(vi: "Trạm", en: "Stations")
                ) { read($0).stations[technology] ?? 0 }
            }
            table.whole("approved", "Đã duyệt, chưa xây", "Approved, not built", adds: places) { read($0).approved }
        }
        let tallies = CoverageTotal.orderedOperators(of: result).map { name in
            (name: name, tally: StationTally(result.stations.filter { $0.operator == name }))
        }
        var byOperator = ReportTableBuilder<(name: String, tally: StationTally)>()
        byOperator.code("operator", "Nhà mạng", "Operator") { $0.name }
        // A place of two operators would count twice.
        counts(&byOperator, { $0.tally }, places: false)

        var byUnit = ReportTableBuilder<UnitSummary>()
        unitColumn(&byUnit)
        let stations = Dictionary(grouping: result.stations) { study.communeOfStation[$0.id]?.code ?? "" }
        let unitTallies = Dictionary(
            rows.map { row in
                (row.unit.code, StationTally(communes(of: row).sorted().flatMap { stations[$0] ?? [] }))
            }, uniquingKeysWith: { first, _ in first })
        counts(&byUnit, { unitTallies[$0.unit.code] ?? StationTally([]) }, places: true)
        byUnit.whole("shared_places", "Vị trí dùng chung", "Shared places") {
            unitTallies[$0.unit.code]?.sharedPlaces ?? 0
        }
        let all = StationTally(result.stations)
        return ReportSection(
            2, "Hiện trạng hạ tầng", "Network today",
            [
                .paragraph(sharing(all)),
                .note(
                    Bilingual(
                        vi:
                            "Vị trí là nơi đặt; cột là kết cấu trên vị trí đó; trạm là thiết bị của một nhà mạng "
                            + "theo từng công "
                            + "nghệ. Một vị trí có thể mang nhiều trạm.",
                        en: "A place is where; a mast is what stands there; a station is one operator's equipment per "
                            + "technology. One place may carry several stations.")),
                .table(
                    byOperator.table(
                        "stations_by_operator", Bilingual(vi: "Hạ tầng theo nhà mạng", en: "Network by operator"),
                        tallies, total: total, whenEmpty: noStations)),
                tallies.isEmpty ? nil : .picture(stationChart(tallies, used)),
                rows.count > 1
                    ? .table(
                        byUnit.table(
                            "stations_by_unit", Bilingual(vi: "Hạ tầng theo đơn vị hành chính", en: "Network by unit"),
                            rows, total: total)) : nil,
            ])
    }

    var noStations: Bilingual {
        Bilingual(vi: "Không có trạm nào trong dữ liệu.", en: "The data have no station here.")
    }

    private func sharing(_ all: StationTally) -> Bilingual {
        Bilingual { n in
            let share = all.places > 0 ? Double(all.sharedPlaces) / Double(all.places) : 0
            return n.say(
                "Có \(n.integer(all.places)) vị trí đã xây dựng, trong đó \(n.integer(all.sharedPlaces)) vị trí "
                    + "(\(n.percent(share))) có từ hai nhà mạng trở lên; \(n.integer(all.approved)) vị trí đã được "
                    + "phê duyệt, "
                    + "chưa xây dựng.",
                "\(n.integer(all.places)) places are built, of which \(n.integer(all.sharedPlaces)) "
                    + "(\(n.percent(share))) carry two operators or more; \(n.integer(all.approved)) places are "
                    + "approved and "
                    + "not built.")
        }
    }

    private func stationChart(
        _ tallies: [(name: String, tally: StationTally)], _ used: [Technology]
    ) -> ReportPicture {
        BarChart(
            id: "chart_stations",
            title: Bilingual(vi: "Số trạm theo nhà mạng và công nghệ", en: "Stations by operator"),
            unit: Bilingual(vi: "trạm", en: "stations"),
            series: used.map { technology in
                BarChart.Series(
                    name: Bilingual(technology.rawValue), colour: MapPalette.colour(technology),
                    values: tallies.map { Double($0.tally.stations[technology] ?? 0) })
            },
            labels: tallies.map { Bilingual($0.name) }, format: .whole
        ).picture
    }

    // MARK: section 3

    private struct Layer: Hashable {
        var name: String
        var technology: Technology
    }

    /// Sums of the tallies of some communes by operator and technology.
    private func sums(_ communes: Set<String>? = nil) -> [Layer: CoverageTally] {
        var sums: [Layer: CoverageTally] = [:]
        for tally in study.coverage where communes?.contains(tally.commune.code) ?? true {
            let key = Layer(name: tally.operator, technology: tally.technology)
            if var sum = sums[key] {
                sum.people += tally.people
                sum.peopleOutdoors += tally.peopleOutdoors
                sum.peopleIndoors += tally.peopleIndoors
                sum.covered = sum.covered + tally.covered
                sum.area = sum.area + tally.area
                sums[key] = sum
            } else {
                sums[key] = tally
            }
        }
        return sums
    }

    private func share(_ part: Int, _ whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }

    /// Section 3: who is covered, and the zones that are not.
    var coverage: ReportSection {
        let sums = self.sums()
        let layers = CoverageTotal.orderedOperators(of: result).flatMap { name in
            Technology.allCases.map { Layer(name: name, technology: $0) }
        }.filter { sums[$0] != nil }
        var table = ReportTableBuilder<Layer>()
        table.code("operator", "Nhà mạng", "Operator") { $0.name }
        table.code("technology", "Công nghệ", "Technology") { $0.technology.rawValue }
        table.real("threshold_dbm", "Ngưỡng (dBm)", "Threshold (dBm)", digits: 0) {
            result.service.thresholds[$0.technology]?.dBm
        }
        let outdoors = Bilingual(vi: "Ngoài trời", en: "Outdoors"), indoors = Bilingual(vi: "Trong nhà", en: "Indoors")
        let land = Bilingual(vi: "Diện tích", en: "Area")
        table.whole("people_outdoors", "người", "people", group: outdoors) { sums[$0]?.peopleOutdoors }
        table.share("share_outdoors", "tỷ lệ", "share", group: outdoors) { layer in
            sums[layer].flatMap { share($0.peopleOutdoors, $0.people) }
        }
        table.whole("people_indoors", "người", "people", group: indoors) { sums[$0]?.peopleIndoors }
        table.share("share_indoors", "tỷ lệ", "share", group: indoors) { layer in
            sums[layer].flatMap { share($0.peopleIndoors, $0.people) }
        }
        table.real("covered_km2", "km²", "km²", digits: 2, group: land) { sums[$0]?.covered.squareKilometres }
        table.share("covered_share", "tỷ lệ", "share", group: land) { layer in
            sums[layer].flatMap { $0.area.squareMetres > 0 ? $0.covered.squareMetres / $0.area.squareMetres : nil }
        }
        let technology = result.service.technology
        let asked = result.operators.map { Layer(name: $0, technology: technology) }.filter { sums[$0] != nil }
        return ReportSection(
            3, "Vùng phủ sóng và vùng lõm sóng", "Coverage and white spots",
            [
                .note(
                    Bilingual(
                        vi: "Tính theo mức thu dự báo, chưa phải kết quả đo. Số người là người trong các khu dân cư.",
                        en: "From predicted levels, not from measurements. People are those of the residential "
                            + "zones.")),
                .table(
                    table.table(
                        "coverage", Bilingual(vi: "Vùng phủ sóng theo nhà mạng", en: "Coverage by operator"), layers,
                        whenEmpty: noStations)),
                asked.isEmpty
                    ? nil
                    : .picture(
                        BarChart(
                            id: "chart_coverage",
                            title: Bilingual(
                                vi: "Tỷ lệ người được phủ \(technology.rawValue) ngoài trời",
                                en: "Share of people with \(technology.rawValue) outdoors"),
                            unit: Bilingual("%"),
                            series: [
                                BarChart.Series(
                                    name: Bilingual(technology.rawValue), colour: MapPalette.colour(technology),
                                    values: asked.map { layer in
                                        sums[layer].flatMap { share($0.peopleOutdoors, $0.people) } ?? 0
                                    })
                            ],
                            labels: asked.map { Bilingual($0.name) }, format: .share
                        ).picture),
                rows.count > 1 ? .table(coverageByUnit(asked)) : nil,
                .table(whiteSpots),
                .note(
                    Bilingual(
                        vi:
                            "Danh mục thôn, bản với số hộ, lưới điện và diện đặc biệt khó khăn chưa có trong dữ "
                            + "liệu đầu vào.",
                        en: "A list of hamlets with households, grid power and hardship class is not among the inputs.")
                ),
            ])
    }

    private func coverageByUnit(_ layers: [Layer]) -> ReportTable {
        var sums: [String: [Layer: CoverageTally]] = [:]
        for row in rows { sums[row.unit.code] = self.sums(communes(of: row)) }
        let slugs = Slug.distinct(layers.map(\.name))
        var table = ReportTableBuilder<UnitSummary>()
        unitColumn(&table)
        table.whole("people", "Người trong khu dân cư", "People of zones") { row in
            layers.first.flatMap { sums[row.unit.code]?[$0]?.people }
        }
        for layer in layers {
            let stem = slugs[layer.name] ?? "x"
            let group = Bilingual(layer.name)
            table.whole("\(stem)_people", "người", "people", group: group) {
                sums[$0.unit.code]?[layer]?.peopleOutdoors
            }
            table.share("\(stem)_share", "tỷ lệ", "share", group: group) { row in
                sums[row.unit.code]?[layer].flatMap { share($0.peopleOutdoors, $0.people) }
            }
        }
        let technology = result.service.technology.rawValue
        return table.table(
            "coverage_by_unit",
            Bilingual(
                vi: "Người được phủ \(technology) ngoài trời theo đơn vị hành chính",
                en: "People with \(technology) outdoors by unit"), rows, total: total)
    }

    private var whiteSpots: ReportTable {
        let technology = result.service.technology
        func least(_ zone: Zone) -> Double? {
            result.operators.map { name in
                zone.coverage.first { $0.operator == name && $0.technology == technology }?.outdoor ?? 0
            }.min()
        }
        let zones = result.zones.filter(\.service.isMissing).sorted { ($1.people, $0.id) < ($0.people, $1.id) }
        var table = ReportTableBuilder<Zone>()
        table.code("zone", "Mã khu", "Zone") { $0.id }
        table.code("commune", "Xã, phường", "Commune") { $0.commune.name }
        table.whole("people", "Số người", "People") { $0.people }
        table.words("service", "Tình trạng phục vụ", "Service") { Words.service($0.service) }
        table.code("served_by", "Nhà mạng đã phục vụ", "Served by") {
            $0.servedBy.isEmpty ? nil : $0.servedBy.joined(separator: "; ")
        }
        table.share("least_share", "Nhà mạng phủ ít nhất", "Least covering operator", least)
        return table.table(
            "underserved_zones",
            Bilingual(
                vi: "Khu dân cư chưa được mọi nhà mạng phục vụ, đông người trước",
                en: "Zones not served by every operator, most people first"), zones, total: total, printed: 30,
            whenEmpty: Bilingual(
                vi: "Mọi khu dân cư đều được mọi nhà mạng phục vụ.", en: "Every operator serves every zone."))
    }
}
