public import ArgumentParser
import Foundation
import GeoStore
import Province
import Reports
import Studies
public import Sunset
import Units

/// `phusong sunset WORKSPACE`: who loses service, written as files.
struct SunsetRun: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "study",
            abstract: Texts.spoken.sunsetRunAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.sunsetRunDiscussion,
                examples: [
                    "phusong sunset out/sample",
                    "phusong sunset out/sample --from 2026-12-01",
                    "phusong sunset my-province --layer 2g --deadline 2026-09-15 --backtest series",
                ]))
    }

    @OptionGroup var study: StudyOptions
    @Option(help: ArgumentHelp(Texts.spoken.layerHelp)) var layer: LegacyLayer = .threeG
    @Option(help: ArgumentHelp(Texts.spoken.deadlineHelp, valueName: Texts.spoken.dateValue))
    var deadline: CalendarDate?
    @Option(help: ArgumentHelp(Texts.spoken.fromHelp, valueName: Texts.spoken.dateValue)) var from: CalendarDate?
    @Option(help: ArgumentHelp(Texts.spoken.scenariosHelp)) var scenarios = 1000
    @Option(
        help: ArgumentHelp(Texts.spoken.backTestFilesHelp, valueName: Texts.spoken.seriesValue), completion: .file())
    var backtest: [String] = []
    @Option(help: ArgumentHelp(Texts.spoken.sunsetOutHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var out: String?
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if scenarios < 10 { throw ValidationError(Texts.spoken.tooFewScenarios) }
    }

    func run() throws {
        let session = try StudySession(study, running, options)
        let library = backtest.isEmpty ? nil : try SeriesLibrary(paths: backtest)
        let folder = out ?? session.workspace.folder + "/sunset"
        let (result, summary) = try session.writing(folder) {
            let result = try session.sunset(
                SunsetStudy.Options(
                    layer: layer, deadline: deadline, from: from, scenarios: scenarios, library: library),
                of: try session.scene())
            let path = URL(fileURLWithPath: folder).standardizedFileURL.path
            return (result, try SunsetWriter.write(result, to: path, language: .spoken, run: session.run))
        }
        Console.output(SunsetText.overview(result, language: .spoken))
        Console.output("")
        Console.output(SunsetText.totals(result, language: .spoken))
        session.printUse()
        Console.output(summary)
    }
}

extension LegacyLayer: ExpressibleByArgument {
    /// 2g or 3g, in either case.
    public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}
