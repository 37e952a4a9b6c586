import PermitRules
import Province
public import Studies
import Units

/// What changed between two states of a province, unit by unit and zone by zone: two days of the law on the same network, or
/// a run of last half-year and one of today. Written by the writers of unit reports.
public struct ComparisonReport {
    /// What is compared.
    public enum Subject: Sendable {
        /// Two days of the law; network, people and plans are the same, and instruments are told apart.
        case law([LawChange], numbers: [String: String])
        /// Two runs.
        case runs
    }

    private let before: ComparedState
    private let after: ComparedState
    private let subject: Subject
    private let result: ZonesResult
    private let options: ReportBuilder.Options
    private let changes: [ZoneChange]
    private let tables: ComparisonTables

    /// - Parameters:
    ///   - result: of the later state, for names, operators and the day of units.
    ///   - subject: numbers of instruments by id.
    public init(
        from before: ComparedState, to after: ComparedState, of result: ZonesResult, _ subject: Subject,
        options: ReportBuilder.Options
    ) {
        (self.before, self.after, self.subject, self.result) = (before, after, subject, result)
        self.options = options
        changes = ZoneChange.all(from: before, to: after)
        tables = ComparisonTables(from: before, to: after, changes, of: result)
    }

    public func model() -> ReportModel {
        ReportModel(
            code: result.province.unit.code, name: result.province.unit.name, level: .province, parent: nil,
            place: result.province.unit.name,
            title: isLaw
                ? Bilingual(vi: "Báo cáo so sánh hai thời điểm pháp luật", en: "Two days of the law compared")
                : Bilingual(vi: "Báo cáo so sánh hai kỳ", en: "Two runs compared"),
            subtitle: Bilingual(result.province.unit.name), date: options.date ?? after.date, summary: summary,
            sections: [subjectSection, unitSection, zoneSection, causeSection].compactMap(\.self), ranking: nil)
    }

    /// Pages, tables and files of the comparison in a folder of its own, whole or not at all.
    ///
    /// - Parameter python: the interpreter with the typesetter; needed for PDF only.
    public func write(
        _ formats: Set<ReportFormat>, _ languages: [Language], templates: ReportTemplates, python: String?,
        to folder: String
    ) throws {
        let typesetters =
            formats.contains(.pdf)
            ? try TypesetterPool(python: python, template: templates.typst, count: 1) : nil
        let writer = ReportFolder(
            formats: formats, languages: languages, templates: templates, typesetters: typesetters)
        let model = model()
        try writer.write(model, stamp: try writer.stamp(model), to: folder)
    }

    private var isLaw: Bool { if case .law = subject { true } else { false } }

    // MARK: summary

    private var summary: [Bilingual] { readings + (isLaw ? [] : [network]) }

    /// What a run changed besides the law.
    private var network: Bilingual {
        Bilingual { n in
            func change(_ read: (ComparedState) -> Int) -> String {
                n.say("từ ", "from ") + n.integer(read(before)) + n.say(" thành ", " to ") + n.integer(read(after))
            }
            var text =
                n.say("Người chưa được mọi nhà mạng phục vụ: ", "People not every operator serves: ")
                + change { $0.zones.reduce(0) { $0 + ($1.isMissing ? $1.people : 0) } }
            if before.stations != nil {
                text +=
                    n.say("; vị trí đã xây: ", "; built places: ")
                    + change { Set(($0.stations ?? []).map(\.site)).count }
            }
            return text + "."
        }
    }

    private var readings: [Bilingual] {
        Reading.allCases.map { reading in
            Bilingual { n in
                func blocked(_ state: ComparedState) -> String {
                    let zones = state.zones.filter { $0.blocked[reading]?.isBlocked ?? false }
                    return n.integer(zones.count) + n.say(" khu, ", " zones, ")
                        + n.integer(zones.reduce(0) { $0 + $1.people }) + n.say(" người", " people")
                }
                func count(_ kind: ZoneChange.Kind) -> String {
                    let found = changes.filter { $0.kind == kind && $0.reading == reading }
                    return n.integer(found.count) + n.say(" khu, ", " zones, ")
                        + n.integer(found.reduce(0) { $0 + ($1.zone?.people ?? 0) }) + n.say(" người", " people")
                }
                return Words.reading(reading)[n.language].capitalizedFirst + ": "
                    + n.say("bị chặn từ ", "blocked from ") + blocked(before) + n.say(" thành ", " to ")
                    + blocked(after) + n.say("; được tháo gỡ ", "; released ") + count(.released)
                    + n.say("; mới bị chặn ", "; newly blocked ") + count(.newlyBlocked)
                    + n.say("; thành chưa xác định ", "; became undetermined ") + count(.becameUndetermined) + "."
            }
        }
    }

    // MARK: sections

    private var subjectSection: ReportSection {
        func state(_ state: ComparedState) -> Bilingual {
            Bilingual { n in
                n.say("pháp luật ngày ", "law of ") + n.date(state.date) + "; " + n.integer(state.zones.count)
                    + n.say(" khu, ", " zones, ") + n.integer(state.zones.reduce(0) { $0 + $1.people })
                    + n.say(" người trong khu", " people in zones")
            }
        }
        return ReportSection(
            0, "Đối tượng so sánh", "What is compared",
            [
                .facts([
                    ReportFact(before.head.vi.capitalizedFirst, before.head.en.capitalizedFirst, state(before)),
                    ReportFact(after.head.vi.capitalizedFirst, after.head.en.capitalizedFirst, state(after)),
                    ReportFact("Đơn vị hành chính tại ngày", "Units as of", Bilingual { $0.date(result.unitsDate) }),
                    ReportFact("Phiên bản phần mềm", "Program", Bilingual("PhuSong \(options.version)")),
                ]),
                .note(
                    isLaw
                        ? Bilingual(
                            vi: "Mạng lưới, dân số, quy hoạch và địa giới giữ nguyên; chỉ pháp luật thay đổi.",
                            en: "Network, people, plans and units are the same; only the law moves.")
                        : Bilingual(
                            vi:
                                "Khu dân cư được ghép theo mã, hoặc theo vị trí khi mã xã đã đổi. Người được phủ tính từ tỷ lệ "
                                + "ghi trong tệp zones.csv của mỗi kỳ.",
                            en:
                                "Zones are matched by id, or by place where the commune's code changed. Covered people follow "
                                + "from the shares in each run's zones.csv.")),
            ])
    }

    private var unitSection: ReportSection {
        ReportSection(
            1, "Theo đơn vị hành chính", "By unit",
            [
                .table(tables.blocked), tables.chart.map(ReportBlock.picture),
                isLaw ? nil : .table(tables.service), isLaw ? nil : .table(tables.coverage),
                isLaw ? nil : tables.network.map(ReportBlock.table),
                !isLaw && tables.network == nil
                    ? .note(
                        Bilingual(
                            vi: "Kỳ trước không có tệp stations.csv nên không so sánh được số trạm.",
                            en: "The earlier run has no stations.csv; stations are not compared.")) : nil,
            ])
    }

    private var zoneSection: ReportSection {
        ReportSection(
            2, "Khu dân cư thay đổi", "Zones that changed",
            [.table(tables.counts), .table(tables.zones)])
    }

    private var causeSection: ReportSection? {
        guard case .law(let changes, let numbers) = subject else { return nil }
        struct Row {
            var reading: Reading
            var entry: LawChange.Attribution
        }
        var table = ReportTableBuilder<Row>()
        table.words("reading", "Cách hiểu luật", "Reading") { Words.reading($0.reading) }
        table.words("instruments", "Văn bản", "Instruments") { Self.name($0.entry.cause, numbers) }
        let released = Bilingual { PageWords($0.language)["released"] }
        let blocked = Bilingual { PageWords($0.language)["newlyBlocked"] }
        table.whole("released_zones", "khu", "zones", group: released) { $0.entry.released.zones }
        table.whole("released_people", "người", "people", group: released) { $0.entry.released.people }
        table.whole("newly_blocked_zones", "khu", "zones", group: blocked) { $0.entry.newlyBlocked.zones }
        table.whole("newly_blocked_people", "người", "people", group: blocked) { $0.entry.newlyBlocked.people }
        let rows = changes.flatMap { change in change.attributions.map { Row(reading: change.reading, entry: $0) } }
        return ReportSection(
            3, "Văn bản làm thay đổi", "Instruments that did it",
            [
                .note(
                    Bilingual(
                        vi:
                            "Thay từng văn bản một, các văn bản khác giữ nguyên; mỗi khu tính một lần cho mỗi cách hiểu. Khu trước "
                            + "hoặc sau chưa xác định không tính ở đây.",
                        en:
                            "Instruments are exchanged one at a time, the others stay; a zone counts once per reading. Zones "
                            + "undetermined before or after are not counted here.")),
                .table(
                    table.table(
                        "instruments", Bilingual(vi: "Tác động của từng văn bản", en: "What each instrument did"), rows,
                        whenEmpty: Bilingual(
                            vi: "Không khu nào được tháo gỡ hoặc mới bị chặn.", en: "No zone was released or blocked."))
                ),
                .table(sideEffects(changes)),
            ])
    }

    /// What changed without releasing or blocking anything.
    private func sideEffects(_ changes: [LawChange]) -> ReportTable {
        var table = ReportTableBuilder<LawChange>()
        table.words("reading", "Cách hiểu luật", "Reading") { Words.reading($0.reading) }
        let kinds: [(String, Bilingual, KeyPath<LawChange, LawChange.Count>)] = [
            ("permits", Bilingual(vi: "Giấy phép", en: "Permit"), \.permits),
            ("authorities", Bilingual(vi: "Cơ quan giải quyết", en: "Authority"), \.authorities),
            ("papers", Bilingual(vi: "Hồ sơ", en: "Papers"), \.papers),
        ]
        for (key, head, path) in kinds {
            table.whole("\(key)_zones", "khu", "zones", group: head, adds: false) { $0[keyPath: path].zones }
            table.whole("\(key)_people", "người", "people", group: head, adds: false) { $0[keyPath: path].people }
        }
        return table.table(
            "other_changes",
            Bilingual(vi: "Khu có thủ tục thay đổi", en: "Zones whose procedure changed"), changes)
    }

    private static func name(_ cause: LawChange.Cause, _ numbers: [String: String]) -> Bilingual {
        let names = cause.instruments.map { numbers[$0] ?? $0 }.joined(separator: ", ")
        return switch cause {
        case .one: Bilingual(names)
        case .anyOf:
            Bilingual(vi: names + " (mỗi văn bản một mình cũng đủ)", en: names + " (each alone suffices)")
        case .both: Bilingual(vi: names + " (phải có cả hai)", en: names + " (both are needed)")
        case .several:
            Bilingual(vi: "chỉ ba văn bản trở lên cùng lúc", en: "only three instruments or more together")
        }
    }
}
