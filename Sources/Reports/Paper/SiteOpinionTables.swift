import Geometry
import PermitRules
import Province
import Studies
import Units

/// The tables of papers on a list of places.
struct SiteOpinionTables {
    typealias Entry = SiteOpinions.Entry

    let opinions: SiteOpinions

    static let total = Bilingual(vi: "Tổng cộng", en: "Total")

    /// What a letter says of each place, narrow enough for an upright page.
    func letter(_ caption: Bilingual) -> ReportTable {
        var table = ReportTableBuilder<Entry>()
        table.code("site", "Mã vị trí", "Place") { $0.check.site.id }
        table.words("position", "Tọa độ WGS 84", "WGS 84") { degrees($0) }
        table.code("land", "Địa bàn, thửa đất", "Unit, parcel") { land($0) }
        table.words("structure", "Công trình", "Structure") { Words.structure($0.structure.structure) }
        table.words("opinion", "Ý kiến", "Opinion") { $0.said }
        table.words("reasons", "Lý do", "Reasons") { reasons($0) }
        return table.table("opinions", caption, opinions.entries)
    }

    /// The places with everything an annex needs.
    func places(_ id: String, _ caption: Bilingual, _ entries: [Entry], whenEmpty: Bilingual) -> ReportTable {
        let grid = Bilingual(vi: "VN-2000 (m)", en: "VN-2000 (m)")
        let land = Bilingual(vi: "Đất", en: "Land")
        var table = ReportTableBuilder<Entry>()
        table.code("site", "Mã vị trí", "Place") { $0.check.site.id }
        table.code("operator", "Doanh nghiệp", "Operator") { $0.check.site.operator }
        table.code("commune", "Xã, phường", "Commune") { $0.check.ground.commune?.name }
        table.code("parcel", "thửa", "parcel", group: land) { $0.check.ground.parcel }
        table.code("recorded", "giấy tờ", "recorded", group: land) { entry in
            entry.check.ground.recorded.isEmpty ? nil : entry.check.ground.recorded
        }
        table.code("planned", "quy hoạch", "planned", group: land) { $0.check.ground.planned }
        table.real("vn2000_north", "X (bắc)", "X (north)", digits: 1, group: grid) { $0.check.site.position.y }
        table.real("vn2000_east", "Y (đông)", "Y (east)", digits: 1, group: grid) { $0.check.site.position.x }
        table.words("position", "WGS 84 (độ, phút, giây)", "WGS 84") { degrees($0) }
        table.words("structure", "Công trình", "Structure") { Words.structure($0.structure.structure) }
        table.real("height_m", "Cao (m)", "Height (m)", digits: 1) { entry in
            guard case .number(let height)? = entry.check.site.observations[Fact(rawValue: "height")]?.value else {
                return nil
            }
            return height
        }
        table.words("opinion", "Ý kiến", "Opinion") { entry in
            guard entry.isDisputed else { return entry.said }
            return Bilingual { entry.said[$0.language] + " (" + Words.firmness(3)[$0.language] + ")" }
        }
        return table.table(id, caption, entries, whenEmpty: whenEmpty)
    }

    /// Why each place is not as it should be.
    func reasons(_ id: String, _ caption: Bilingual, _ entries: [Entry], whenEmpty: Bilingual) -> ReportTable {
        var table = ReportTableBuilder<Entry>()
        table.code("site", "Mã vị trí", "Place") { $0.check.site.id }
        table.code("operator", "Doanh nghiệp", "Operator") { $0.check.site.operator }
        table.code("commune", "Xã, phường", "Commune") { $0.check.ground.commune?.name }
        table.words("opinion", "Ý kiến", "Opinion") { $0.said }
        table.words("reasons", "Lý do", "Reasons") { reasons($0) }
        table.words("missing", "Thông tin cần bổ sung", "Missing") { entry in
            joined(entry.verdicts.flatMap(\.missing).map(\.text.bilingual))
        }
        return table.table(id, caption, entries, whenEmpty: whenEmpty)
    }

    /// What has to be met and where, by the numbers the places have in `entries`.
    func conditions(_ id: String, _ caption: Bilingual, _ entries: [Entry], whenEmpty: Bilingual) -> ReportTable {
        var found: [String: Requirement] = [:]
        for (index, entry) in entries.enumerated() {
            for verdict in entry.verdicts {
                for condition in verdict.conditions + verdict.duties {
                    let approvals = verdict.approvals.filter { $0.conditions.contains(condition.id) }
                    var requirement = found[condition.id] ?? Requirement(condition, order: found.count)
                    requirement.add(place: index + 1, approvals)
                    found[condition.id] = requirement
                }
            }
        }
        var table = ReportTableBuilder<Requirement>()
        table.words("condition", "Điều kiện, nghĩa vụ", "Condition or duty") { $0.condition.text.bilingual }
        table.words("papers", "Hồ sơ", "Papers") { joined($0.condition.papers.map(\.bilingual)) }
        table.words("authorities", "Cơ quan giải quyết", "Authorities") { joined($0.authorities) }
        table.code("places", "Vị trí (STT)", "Places (No.)") { NumberRanges.text($0.places) }
        return table.table(id, caption, found.values.sorted { $0.order < $1.order }, whenEmpty: whenEmpty)
    }

    private struct Requirement {
        var condition: Condition
        var order: Int
        var places: [Int] = []
        var authorities: [Bilingual] = []

        init(_ condition: Condition, order: Int) { (self.condition, self.order) = (condition, order) }

        mutating func add(place: Int, _ approvals: [Approval]) {
            if places.last != place { places.append(place) }
            for approval in approvals {
                let authority = approval.authority.bilingual
                if !authorities.contains(authority) { authorities.append(authority) }
            }
        }
    }

    /// Counts by opinion, a row per name that `key` gives.
    func counts(
        _ id: String, _ caption: Bilingual, by head: Bilingual, _ key: @escaping (Entry) -> String?
    ) -> ReportTable {
        let groups = Dictionary(grouping: opinions.entries) { key($0) ?? "" }
        let names = VietnameseCollation.sorted(Array(groups.keys), by: \.self)
        var table = ReportTableBuilder<String>()
        table.words("name", head.vi, head.en) { name in
            name.isEmpty ? Bilingual(vi: "chưa rõ", en: "not known") : Bilingual(name)
        }
        table.whole("places", "Số vị trí", "Places") { groups[$0]?.count }
        for word in SiteOpinions.Word.allCases {
            table.whole(UnitTable.snake(word.rawValue), word.text.vi, word.text.en) { name in
                groups[name]?.count { $0.word == word }
            }
        }
        return table.table(id, caption, names, total: Self.total)
    }

    // MARK: cells

    private func degrees(_ entry: Entry) -> Bilingual {
        let at = entry.check.site.place
        return Bilingual { n in
            Degrees.text(at.x, isLongitude: true, n) + " " + Degrees.text(at.y, isLongitude: false, n)
        }
    }

    private func land(_ entry: Entry) -> String? {
        let ground = entry.check.ground
        let parts = [ground.commune?.name, ground.parcel, ground.recorded].compactMap(\.self).filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func reasons(_ entry: Entry) -> Bilingual {
        let found = entry.verdicts.flatMap { VerdictReading($0).obstacles }
        guard !found.isEmpty else { return Bilingual(vi: "Không có trở ngại.", en: "Nothing stands against it.") }
        return Bilingual { n in
            let words = OpinionText(language: n.language)
            return found.map { words.sentence($0) }.uniqued().joined(separator: " ")
        }
    }

    private func joined(_ texts: [Bilingual]) -> Bilingual? {
        guard !texts.isEmpty else { return nil }
        return Bilingual { n in
            texts.map { $0[n.language] }.uniqued().map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
                .joined(separator: "; ")
        }
    }
}
