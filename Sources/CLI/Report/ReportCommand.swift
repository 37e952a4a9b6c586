import ArgumentParser
import Foundation
import Province
import Reports
import Studies
import Sunset
import Units

/// `phusong report`: one report per unit, and an overview that ranks them.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: Texts.spoken.reportAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.reportDiscussion,
                examples: [
                    "phusong report out/sample",
                    "phusong report my-province --units commune --lang vi,en --format html,pdf,xlsx --jobs 4",
                    "phusong report my-province --units 25747 25750 --date 2026-12-15 --out reports",
                    "phusong report my-province --compare 2024-07-31 --format html,pdf,csv",
                    "phusong report my-province --against reports-2025 --out comparison",
                    "phusong report my-province --paper request --list sites.xlsx --deadline 2026-12-01",
                    "phusong report my-province --paper submission,decision,year --list sites.xlsx --format docx,pdf,xlsx",
                ]))
    }

    @OptionGroup var study: StudyOptions
    @Option(
        parsing: .upToNextOption, help: ArgumentHelp(Texts.spoken.reportUnitsHelp, valueName: Texts.spoken.unitValue))
    var units: [String] = []
    @Option(help: ArgumentHelp(Texts.spoken.reportFormatHelp, valueName: Texts.spoken.listValue))
    var format: FormatList?
    @OptionGroup var papers: PaperOptions
    @OptionGroup var comparison: ComparisonOptions
    @Option(
        help: ArgumentHelp(Texts.spoken.reportTemplateHelp, valueName: Texts.spoken.folderValue),
        completion: .directory)
    var template: String?
    @Option(help: ArgumentHelp(Texts.spoken.reportDateHelp, valueName: Texts.spoken.dateValue))
    var date: CalendarDate?
    @Option(help: ArgumentHelp(Texts.spoken.reportJobsHelp)) var jobs: Int?
    @Option(help: ArgumentHelp(Texts.spoken.reportOutHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var out: String?
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError(Texts.spoken.jobsTooFew) }
        if comparison.isAsked, papers.papers != nil || !units.isEmpty {
            throw ValidationError(Texts.spoken.comparisonAlone)
        }
        if comparison.isAsked, format?.values.contains(.gpkg) ?? false {
            throw ValidationError(Texts.spoken.noComparisonLayers)
        }
        if papers.papers != nil {
            if !units.isEmpty { throw ValidationError(Texts.spoken.papersAreOfTheProvince) }
            let other = format?.values.first { !PaperFiles.formats.contains($0) }
            if let other { throw ValidationError(Texts.spoken.noPaperFormat(other)) }
        }
    }

    func run() throws {
        let session = try StudySession(compared(study), running, options)
        let folder = URL(fileURLWithPath: out ?? session.workspace.folder + "/reports").standardizedFileURL.path
        let templates = try ReportTemplates(dataFolder: session.dataFolder, folder: template)
        if papers.papers != nil {
            let run = PaperRun(
                session: session, options: papers, formats: format?.values ?? [.docx, .xlsx], date: date,
                templates: templates, sunset: { try switchOff(session, $0) })
            let isRefused = try run.run(to: out == nil ? folder + "/papers" : folder)
            session.printUse()
            if isRefused { throw ExitStatus.doneWithProblems }
            return
        }
        if comparison.isAsked {
            let run = ComparisonRun(
                session: session, options: comparison, formats: format?.values ?? FormatList.default.values,
                languages: options.lang.values, date: date, templates: templates)
            try run.run(to: out == nil ? folder + "/comparison" : folder)
            return session.printUse()
        }
        let scene = try session.scene()
        try UnitChoice(units: units).check(scene.world)
        let result = try session.zones(of: scene)
        let requests = try UnitChoice(units: units).requests(of: result)
        let parts = try UnitStudies(scene: scene, result: result, run: session.run)
        let (sunset, gaps) = try switchOff(session, scene)

        var choices = ReportBatch.Options(report: ReportBuilder.Options(date: date, version: PhuSong.version))
        choices.languages = options.lang.values
        choices.formats = Set(format?.values ?? FormatList.default.values)
        let batch = ReportBatch(parts, sunset: sunset, gaps: gaps, options: choices, templates: templates) { error in
            Bilingual(vi: Self.sentence(error, .vi), en: Self.sentence(error, .en))
        }
        let bar = session.bar
        session.interruption.begins(.allIn(parent: folder + "/units"))
        let run = session.interruption.run(threads: jobs ?? running.threads) {
            bar.show(Texts.spoken.reportStage, fraction: $0.fraction)
        }
        let python = Typesetting.python(beside: session.dataFolder)
        let outcomes: [ReportBatch.Outcome]
        do {
            outcomes = try batch.run(requests, to: folder, python: python, run: run)
        } catch is Cancelled {
            bar.clear()
            Console.error(Texts.spoken.reportInterrupted)
            throw ExitStatus.interrupted
        } catch {
            bar.clear()
            throw error
        }
        bar.clear()
        let failed = outcomes.filter { $0.state == .failed }
        for outcome in failed { Console.error(Texts.spoken.reportFailed(outcome)) }
        if !options.quiet { Console.output(Texts.spoken.reportCounts(outcomes)) }
        session.printUse()
        Console.output(folder + (choices.formats.contains(.html) ? "/index.html" : "/index.csv"))
        if !failed.isEmpty { throw ExitStatus.doneWithProblems }
    }

    /// The days of the law that `--compare` needs: its own and the last one.
    private func compared(_ study: StudyOptions) throws -> StudyOptions {
        guard let day = comparison.compare else { return study }
        var study = study
        let last = try study.dates.max() ?? Workspace(path: study.workspace).asOf.max()
        if day == last { throw Texts.spoken.nothingToCompare(day.description) }
        study.dates = [day, last].compactMap(\.self)
        return study
    }

    /// The switch-off where the workspace has lines to count; a reason where it cannot be computed.
    private func switchOff(
        _ session: StudySession, _ scene: Scene
    ) throws -> (SunsetResult?, [ReportBuilder.StudyGap]) {
        guard session.workspace.province?.subscribers != nil else { return (nil, []) }
        do {
            return (try session.sunset(SunsetStudy.Options(), of: scene), [])
        } catch StudyError.cancelled {
            throw StudyError.cancelled
        } catch {
            let reason = Bilingual(vi: Self.sentence(error, .vi), en: Self.sentence(error, .en))
            return (nil, [ReportBuilder.StudyGap(.sunset, reason)])
        }
    }

    private static func sentence(_ error: any Error, _ language: Language) -> String {
        ErrorWords(language: language).failure(error)?.sentence ?? "\(error)"
    }
}
