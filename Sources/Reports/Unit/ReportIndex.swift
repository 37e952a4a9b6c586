import Foundation
import GeoStore
import Studies

/// The overview of a batch: units ranked by people in blocked zones, with links, and what could not be made and why.
struct ReportIndex {
    private let result: ZonesResult
    private let outcomes: [ReportBatch.Outcome]
    private let options: ReportBatch.Options
    private let templates: ReportTemplates

    init(
        _ result: ZonesResult, _ outcomes: [ReportBatch.Outcome], _ options: ReportBatch.Options,
        _ templates: ReportTemplates
    ) {
        (self.result, self.outcomes, self.options, self.templates) = (result, outcomes, options, templates)
    }

    /// `index.csv` and, with pages, `index.LANG.html`; `index.html` is the first language's.
    func write(to folder: String) throws {
        try CSVWriter.write(table, to: folder + "/index.csv")
        guard options.formats.contains(.html) else { return }
        for (number, language) in options.languages.enumerated() {
            let page = Data(templates.html(index: node(language)).utf8)
            let names = ["index.\(language.rawValue).html"] + (number == 0 ? ["index.html"] : [])
            for name in names {
                do {
                    try page.write(to: URL(fileURLWithPath: folder + "/" + name), options: .atomic)
                } catch {
                    throw ReportError.cannotWrite(
                        path: folder + "/" + name, reason: (error as NSError).localizedDescription)
                }
            }
        }
    }

    private var table: FeatureTable {
        var columns = Columns<ReportBatch.Outcome>()
        columns.text("code") { $0.code }
        columns.text("name") { $0.name }
        columns.text("level") { $0.level.rawValue }
        columns.text("parent") { $0.parent }
        // Written or found as it would be written: the same after a run that was stopped and one that was not.
        columns.text("state") { $0.state == .failed ? "failed" : "done" }
        columns.text("folder") { $0.folder }
        columns.text("reason_vi") { $0.reason?.vi }
        columns.text("reason_en") { $0.reason?.en }
        columns.integer("people") { $0.ranking?.people }
        columns.integer("zones") { $0.ranking?.zones }
        columns.integer("blocked_papers_people") { $0.ranking?.blockedPapers }
        columns.integer("blocked_papers_undetermined_people") { $0.ranking?.undeterminedPapers }
        columns.integer("blocked_plan_people") { $0.ranking?.blockedPlan }
        columns.integer("blocked_plan_undetermined_people") { $0.ranking?.undeterminedPlan }
        columns.integer("blocked_not_served_people") { $0.ranking?.blockedNotServed }
        columns.integer("not_served_people") { $0.ranking?.notServed }
        return columns.table("index", outcomes)
    }

    /// Worst first: people of blocked zones who lack the service, then people who may be blocked, then by name.
    private func ranked(_ level: UnitLevel) -> [(outcome: ReportBatch.Outcome, ranking: ReportRanking)] {
        let named = VietnameseCollation.sorted(outcomes.filter { $0.level == level }, by: \.name)
        return named.enumerated().compactMap { index, outcome in outcome.ranking.map { (index, outcome, $0) } }
            .sorted { a, b in
                let (x, y) = (a.2, b.2)
                return (y.blockedNotServed, y.blockedPlan + y.undeterminedPlan, a.0)
                    < (x.blockedNotServed, x.blockedPlan + x.undeterminedPlan, b.0)
            }.map { ($0.1, $0.2) }
    }

    private func node(_ language: Language) -> PageNode {
        let n = Numbers(language)
        let failed = outcomes.filter { $0.state == .failed }
        let levels = UnitLevel.allCases.filter { level in outcomes.contains { $0.level == level && $0.ranking != nil } }
        return .object([
            "lang": .text(language.rawValue),
            "title": .text(n.say("Báo cáo theo đơn vị hành chính", "Reports by administrative unit")),
            "name": .text(result.name),
            "languages": .list(
                options.languages.filter { $0 != language }.map {
                    .object([
                        "code": .text($0.rawValue), "name": .text($0.ownName),
                        "file": .text("index.\($0.rawValue).html"),
                    ])
                }),
            "count": .text(
                n.say(
                    "\(n.integer(outcomes.count - failed.count)) báo cáo, \(n.integer(failed.count)) đơn vị chưa "
                        + "lập được.",
                    "\(n.integer(outcomes.count - failed.count)) reports, \(n.integer(failed.count)) units failed.")),
            "note": .text(
                n.say(
                    "Xếp theo số người trong khu bị chặn mà chưa được mọi nhà mạng phục vụ, rồi theo số người có "
                        + "thể bị chặn, "
                        + "tại ngày \(result.dates.last.map(n.date) ?? "–"). a–b: kể cả khu chưa xác định là b.",
                    "Ranked by people of blocked zones whom not every operator serves, then by people who may be "
                        + "blocked, on "
                        + "\(result.dates.last.map(n.date) ?? "–"). a–b: up to b with the undetermined zones.")),
            "levels": .list(levels.map { section($0, n) }),
            "failures": .section(
                failed.map { outcome in
                    .object(["name": .text(outcome.name), "reason": .text(outcome.reason?[language] ?? "–")])
                }),
            "failuresTitle": .text(n.say("Chưa lập được", "Not made")),
        ])
    }

    private func section(_ level: UnitLevel, _ n: Numbers) -> PageNode {
        let heads = [
            n.say("Dân số", "Population"), n.say("Số khu", "Zones"),
            n.say("Người trong khu bị chặn (giấy tờ)", "People in blocked zones (papers)"),
            n.say("Người trong khu bị chặn (quy hoạch)", "People in blocked zones (plan)"),
            n.say("Bị chặn và thiếu phục vụ", "Blocked and lacking service"),
            n.say("Chưa được mọi nhà mạng phục vụ", "Not served by every operator"),
        ]
        let title =
            switch level {
            case .province: n.say("Toàn tỉnh", "Province")
            case .district: n.say("Quận, huyện", "Districts")
            case .commune: n.say("Xã, phường", "Communes")
            }
        let rows = ranked(level).enumerated().map { index, entry -> PageNode in
            let ranking = entry.ranking
            let files = options.formats.intersection([.html, .pdf, .docx]).sorted().map { format -> PageNode in
                .object([
                    "file": .text((entry.outcome.folder ?? "") + "/" + ReportFolder.fileName(n.language, format)),
                    "word": .text(format.rawValue.uppercased()),
                    "label": .text(entry.outcome.name + ", " + format.rawValue.uppercased()),
                ])
            }
            return .object([
                "rank": .text(n.integer(index + 1)), "name": .text(entry.outcome.name),
                "parent": .text(entry.outcome.level == .commune ? entry.outcome.parent ?? "" : ""),
                "hasFolder": .flag(entry.outcome.folder != nil),
                "files": .list(files),
                "cells": .texts([
                    n.integer(ranking.people), n.integer(ranking.zones),
                    n.atLeast(ranking.blockedPapers, undetermined: ranking.undeterminedPapers),
                    n.atLeast(ranking.blockedPlan, undetermined: ranking.undeterminedPlan),
                    n.integer(ranking.blockedNotServed), n.integer(ranking.notServed),
                ]),
            ])
        }
        return .object([
            "title": .text(title), "rankHead": .text(n.say("Thứ hạng", "Rank")),
            "nameHead": .text(n.say("Đơn vị", "Unit")), "filesHead": .text(n.say("Báo cáo", "Report")),
            "heads": .texts(heads), "rows": .list(rows),
        ])
    }
}
