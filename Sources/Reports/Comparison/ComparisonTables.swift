import PermitRules
import Propagation
import Province
import Studies
import Units

/// The tables of a comparison: each figure before, after, and how much it changed.
struct ComparisonTables {
    private typealias Pair = (unit: UnitReference, before: UnitTally?, after: UnitTally?)

    private let before: ComparedState
    private let after: ComparedState
    private let changes: [ZoneChange]
    private let result: ZonesResult
    private let pairs: [Pair]
    /// Those with zones; the others have stations only.
    private let inhabited: [Pair]
    private let byDistrict: Bool

    private static let total = Bilingual(vi: "Tổng cộng", en: "Total")
    private static let change = Bilingual(vi: "thay đổi", en: "change")

    init(from before: ComparedState, to after: ComparedState, _ changes: [ZoneChange], of result: ZonesResult) {
        (self.before, self.after, self.changes, self.result) = (before, after, changes, result)
        byDistrict = [before, after].allSatisfy { $0.zones.allSatisfy { $0.district != nil } }
        let old = UnitTally.all(of: before, byDistrict: byDistrict)
        let new = UnitTally.all(of: after, byDistrict: byDistrict)
        let units = new.values.map(\.unit) + old.values.map(\.unit).filter { new[$0.code] == nil }
        pairs = VietnameseCollation.sorted(units.sorted { $0.code < $1.code }, by: \.name)
            .map { ($0, old[$0.code], new[$0.code]) }
        inhabited = pairs.filter { [$0.before, $0.after].contains { ($0?.zones ?? 0) > 0 } }
    }

    private func builder() -> ReportTableBuilder<Pair> {
        var table = ReportTableBuilder<Pair>()
        table.code(
            "unit", byDistrict ? "Quận, huyện" : "Xã, phường", byDistrict ? "District" : "Commune"
        ) { $0.unit.name }
        table.code("unit_code", "Mã", "Code") { $0.unit.code }
        return table
    }

    /// Three columns: before, after, and the difference where both are known.
    private func add(
        _ key: String, _ group: Bilingual, to table: inout ReportTableBuilder<Pair>, adds: Bool = true,
        _ read: @escaping (UnitTally) -> Int?
    ) {
        table.whole("\(key)_before", before.head.vi, before.head.en, group: group, adds: adds) {
            $0.before.flatMap(read)
        }
        table.whole("\(key)_after", after.head.vi, after.head.en, group: group, adds: adds) { $0.after.flatMap(read) }
        table.whole("\(key)_change", Self.change.vi, Self.change.en, group: group, adds: adds) { pair in
            guard let old = pair.before.flatMap(read), let new = pair.after.flatMap(read) else { return nil }
            return new - old
        }
    }

    // MARK: by unit

    var blocked: ReportTable {
        var table = builder()
        for reading in Reading.allCases {
            let word = Words.reading(reading)
            let key = reading.rawValue
            add("blocked_\(key)_zones", Bilingual(vi: "Khu, \(word.vi)", en: "Zones, \(word.en)"), to: &table) {
                $0.blockedZones[reading] ?? 0
            }
            add("blocked_\(key)_people", Bilingual(vi: "Người, \(word.vi)", en: "People, \(word.en)"), to: &table) {
                $0.blockedPeople[reading] ?? 0
            }
        }
        return table.table(
            "blocked", Bilingual(vi: "Khu dân cư bị chặn theo đơn vị hành chính", en: "Blocked zones by unit"),
            inhabited,
            total: Self.total)
    }

    var service: ReportTable {
        var table = builder()
        add("zones", Bilingual(vi: "Số khu", en: "Zones"), to: &table) { $0.zones }
        add("people", Bilingual(vi: "Số người trong khu", en: "People of zones"), to: &table) { $0.people }
        add(
            "not_served_people",
            Bilingual(vi: "Người chưa được mọi nhà mạng phục vụ", en: "People not every operator serves"), to: &table
        ) { $0.missingPeople }
        return table.table(
            "service", Bilingual(vi: "Dân số, tình trạng phục vụ", en: "People and service"), inhabited,
            total: Self.total)
    }

    var coverage: ReportTable {
        var table = builder()
        let names = CoverageTotal.orderedOperators(of: result)
        let slugs = Slug.distinct(names)
        for name in names {
            let slug = slugs[name] ?? "x"
            add("covered_\(slug)", Bilingual(name), to: &table) { $0.covered[slug] }
        }
        let technology = result.service.technology.rawValue
        return table.table(
            "coverage",
            Bilingual(
                vi: "Người được phủ \(technology) ngoài trời theo nhà mạng",
                en: "People with \(technology) outdoors by operator"), inhabited, total: Self.total)
    }

    /// nil when one of the states knows no stations.
    var network: ReportTable? {
        guard before.stations != nil, after.stations != nil else { return nil }
        var table = builder()
        add("places", Bilingual(vi: "Vị trí đã xây", en: "Built places"), to: &table) { $0.places }
        let technologies = Set(((before.stations ?? []) + (after.stations ?? [])).flatMap(\.technologies)).sorted()
        for technology in technologies {
            let head = Bilingual(vi: "Trạm \(technology)", en: "\(technology) stations")
            add("stations_\(technology.lowercased())", head, to: &table) { $0.stations.map { $0[technology] ?? 0 } }
        }
        return table.table(
            "network", Bilingual(vi: "Vị trí, trạm đã xây dựng", en: "Built places and stations"), pairs,
            total: Self.total)
    }

    /// People of blocked zones by the plan, the most first; nil where there are none.
    var chart: ReportPicture? {
        func people(_ tally: UnitTally?) -> Int { tally?.blockedPeople[.plan] ?? 0 }
        let most = pairs.enumerated().sorted { a, b in
            let x = max(people(a.element.before), people(a.element.after))
            let y = max(people(b.element.before), people(b.element.after))
            return (y, a.offset) < (x, b.offset)
        }.prefix(12).map(\.element)
        guard most.contains(where: { people($0.before) + people($0.after) > 0 }) else { return nil }
        return BarChart(
            id: "chart_blocked",
            title: Bilingual(
                vi: "Người trong khu bị chặn theo giấy tờ và quy hoạch",
                en: "People of blocked zones by papers and plan"),
            unit: Bilingual(vi: "người", en: "people"),
            series: [
                BarChart.Series(
                    name: before.head, colour: MapPalette.served, values: most.map { Double(people($0.before)) }),
                BarChart.Series(
                    name: after.head, colour: MapPalette.fill(.lockedOut), values: most.map { Double(people($0.after)) }
                ),
            ],
            labels: most.map { Bilingual($0.unit.name) }, format: .whole
        ).picture
    }

    // MARK: zones

    private typealias Count = (kind: ZoneChange.Kind, reading: Reading?, changes: [ZoneChange])

    var counts: ReportTable {
        let rows: [Count] = ZoneChange.Kind.allCases.flatMap { kind -> [Count] in
            let readings: [Reading?] = kind.isOfTheZone ? [nil] : Reading.allCases.map(Optional.some)
            return readings.map { reading in
                (kind, reading, changes.filter { $0.kind == kind && $0.reading == reading })
            }
        }
        var table = ReportTableBuilder<Count>()
        table.words("change", "Thay đổi", "Change") { $0.kind.text }
        table.words("reading", "Cách hiểu luật", "Reading") { $0.reading.map(Words.reading) }
        table.whole("zones", "Số khu", "Zones") { $0.changes.count }
        table.whole("people", "Số người", "People") { $0.changes.reduce(0) { $0 + ($1.zone?.people ?? 0) } }
        return table.table(
            "change_counts", Bilingual(vi: "Số khu dân cư thay đổi", en: "Zones that changed, counted"), rows)
    }

    var zones: ReportTable {
        var table = ReportTableBuilder<ZoneChange>()
        table.words("change", "Thay đổi", "Change") { $0.kind.text }
        table.words("reading", "Cách hiểu luật", "Reading") { $0.reading.map(Words.reading) }
        table.code("zone", "Mã khu", "Zone") { $0.zone?.id }
        table.code("commune", "Xã, phường", "Commune") { $0.zone?.commune.name }
        table.code("district", "Quận, huyện", "District") { $0.zone?.district?.name }
        table.whole("people", "Số người", "People") { $0.zone?.people }
        table.words("before", before.head.vi.capitalizedFirst, before.head.en.capitalizedFirst) { change in
            change.reading.flatMap { change.before?.blocked[$0] }.map(Words.blocked)
        }
        table.words("after", after.head.vi.capitalizedFirst, after.head.en.capitalizedFirst) { change in
            change.reading.flatMap { change.after?.blocked[$0] }.map(Words.blocked)
        }
        return table.table(
            "zone_changes", Bilingual(vi: "Danh sách khu dân cư thay đổi", en: "Zones that changed"), changes,
            printed: 60, whenEmpty: Bilingual(vi: "Không khu nào thay đổi.", en: "No zone changed."))
    }
}
