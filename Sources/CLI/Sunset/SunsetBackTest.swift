import ArgumentParser
import GeoStore
import Sunset
import Units

/// `phusong sunset backtest`: scores the forecast on published series, or forecasts later days from them.
struct SunsetBackTest: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backtest",
            abstract: Texts.spoken.backTestAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.backTestDiscussion,
                examples: [
                    "phusong sunset backtest series",
                    "phusong sunset backtest series --predict targets.csv --out forecasts.csv",
                ]))
    }

    @Argument(
        help: ArgumentHelp(Texts.spoken.seriesHelp, valueName: Texts.spoken.seriesValue), completion: .file())
    var series: [String]
    @Option(
        help: ArgumentHelp(Texts.spoken.predictHelp, valueName: Texts.spoken.fileValue),
        completion: .file(extensions: ["csv"]))
    var predict: String?
    @Option(help: ArgumentHelp(Texts.spoken.predictOutHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var out: String?
    @Option(help: ArgumentHelp(Texts.spoken.announcementsHelp, valueName: Texts.spoken.dateValue))
    var announcementsUntil: CalendarDate?
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if (predict == nil) != (out == nil) { throw ValidationError(Texts.spoken.predictNeedsOut) }
        if predict == nil && announcementsUntil != nil {
            throw ValidationError(Texts.spoken.announcementsNeedPredict)
        }
    }

    func run() throws {
        let interruption = Interruption()
        let run = interruption.run(threads: running.threads) { _ in }
        let library = try SeriesLibrary(paths: series)
        guard let predict, let out else {
            Console.output(BackTestText(try BackTest(library, run: run), texts: .spoken).text)
            return
        }
        let targets = try ForecastTarget.read(try CSVTable(path: predict), from: library)
        let forecaster = try Forecaster(library: library, announcementsUntil: announcementsUntil, run: run)
        let answers = try forecaster.answers(to: targets, run: run)
        try CSVWriter.write(ForecastCSV.table(answers), to: out)
        Console.output(out)
    }
}
