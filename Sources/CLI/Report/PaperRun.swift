import Foundation
import PermitRules
import Province
import Reports
import Studies
import Units

/// Drafts the papers `--paper` asks for, each in a folder of its own.
struct PaperRun {
    let session: StudySession
    let options: PaperOptions
    let formats: [ReportFormat]
    let date: CalendarDate?
    let templates: ReportTemplates
    let sunset: (Scene) throws -> (SunsetResult?, [ReportBuilder.StudyGap])

    /// - Returns: whether rows of the list were refused.
    func run(to folder: String) throws -> Bool {
        let kinds = options.papers?.values ?? []
        let files = try PaperFiles(
            Set(formats), templates: templates, python: Typesetting.python(beside: session.dataFolder))
        guard let day = date ?? session.workspace.asOf.max() else { throw Failure(sentence: Texts.spoken.oneDateOnly) }
        let choices = ListPapers.Options(date: day, year: options.year ?? day.year, deadline: options.deadline)
        let checked = kinds.contains(where: \.needsList) ? try checkedList() : nil
        let province = kinds.contains { !$0.needsList } ? try province() : nil
        let drafts = checked.map {
            ListPapers($0.rows, province: session.workspace.provinceUnit, options: choices)
        }
        for kind in kinds {
            let paper =
                drafts?.paper(kind)
                ?? province.map {
                    PeriodReport($0.builder, approved: $0.approved, isYear: kind == .year, options: choices).paper
                }
            guard let paper else { continue }
            let place = folder + "/" + kind.fileName
            try session.writing(place) { try files.write(paper, named: kind.fileName, to: place) }
            Console.output(place)
        }
        return checked.map { $0.refused + $0.flawed > 0 } ?? false
    }

    /// The report of the whole province, for its tables, and the positions approved in it.
    private func province() throws -> (builder: ReportBuilder, approved: [ApprovedSite]) {
        let scene = try session.scene()
        let result = try session.zones(of: scene)
        let parts = try UnitStudies(scene: scene, result: result, run: session.run)
        let (sunset, gaps) = try sunset(scene)
        let builder = ReportBuilder(
            try parts.study(of: result.province, level: .province), sunset: sunset, gaps: gaps,
            options: ReportBuilder.Options(date: date, version: PhuSong.version))
        return (builder, scene.world.approved)
    }

    /// Every row of the list with its opinion under the last date of the law; rows that name no structure as ground masts.
    private func checkedList() throws -> CheckedRows {
        let scene = try session.facts()
        let study = CheckStudy(
            scene: scene, dates: [session.workspace.asOf.max()].compactMap(\.self), structures: [.groundMast])
        let list = try SiteList(
            options.list ?? "", layer: options.layer, crs: nil, workspace: scene.workspace, facts: session.book.facts,
            studyArea: scene.studyArea)
        var rows: [SiteList.Row] = []
        try list.read(batchSize: 1024) { rows += $0 }
        return try CheckedRows(rows, study, alternatives: false, run: session.run)
    }
}
