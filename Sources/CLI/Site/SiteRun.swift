import ArgumentParser
import Foundation
import PermitRules
import Propagation
import Province
import Reports
import Studies
import Sunset
import Units

/// `phusong site WORKSPACE`: where to build lawfully, with a value and a bound, written as files.
struct SiteRun: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "site",
            abstract: Texts.spoken.siteAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.siteDiscussion,
                examples: [
                    "phusong site out/sample --sites 20",
                    "phusong site my-province --budget 50000 --sharing --price-of-law",
                    "phusong site my-province --as-of 2024-07-31 --cover 0.98 --min-share-per-unit 0.9 --cure",
                    "phusong site my-province --cover 0.95 --after-switch-off 2g --after-switch-off 3g",
                ]))
    }

    @OptionGroup var study: StudyOptions
    @Option(help: ArgumentHelp(Texts.spoken.siteSitesHelp)) var sites: Int?
    @Option(help: ArgumentHelp(Texts.spoken.siteBudgetHelp)) var budget: Double?
    @Option(help: ArgumentHelp(Texts.spoken.siteCoverHelp)) var cover: Double?
    @Option(name: .customLong("min-share-per-unit"), help: ArgumentHelp(Texts.spoken.minShareHelp))
    var minSharePerUnit: Double?
    @Option(
        name: .customLong("after-switch-off"),
        help: ArgumentHelp(Texts.spoken.afterSwitchOffHelp, valueName: "2g|3g"))
    var afterSwitchOff: [LegacyLayer] = []
    @Flag(help: ArgumentHelp(Texts.spoken.sharingHelp)) var sharing = false
    @Flag(name: .customLong("price-of-law"), help: ArgumentHelp(Texts.spoken.priceOfLawHelp)) var priceOfLaw = false
    @Flag(help: ArgumentHelp(Texts.spoken.cureHelp)) var cure = false
    @Option(help: ArgumentHelp(Texts.spoken.siteTimeHelp)) var time: SecondsOption = SecondsOption(seconds: 60)
    @Option(help: ArgumentHelp(Texts.spoken.seedHelp)) var seed: UInt64 = 1
    @Option(help: ArgumentHelp(Texts.spoken.siteOutHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var out: String?
    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        let texts = Texts.spoken
        if [sites != nil, budget != nil, cover != nil].count(where: { $0 }) != 1 {
            throw ValidationError(texts.oneSiteTargetOnly)
        }
        if study.dates.count > 1 { throw ValidationError(texts.oneDateOnly) }
        if let sites, sites < 1 { throw ValidationError(texts.siteCountTooSmall) }
        if let budget, !(budget > 0 && budget.isFinite) { throw ValidationError(texts.siteBudgetTooSmall) }
        for (name, share) in [("--cover", cover), ("--min-share-per-unit", minSharePerUnit)] {
            if let share, !(share > 0 && share <= 1) { throw ValidationError(texts.shareOutOfRange(name)) }
        }
        if cover == nil, cure || minSharePerUnit != nil { throw ValidationError(texts.coverOnly) }
    }

    func run() throws {
        let session = try StudySession(study, running, options, isSilent: json)
        guard let date = session.workspace.asOf.max() else { throw Failure(sentence: Texts.spoken.oneDateOnly) }
        let folder = out ?? session.workspace.folder + "/site"
        let (result, summary) = try session.writing(folder) {
            let scene = try session.scene()
            let result = try SitingStudy(
                scene: scene, dataFolder: session.dataFolder + "/siting", options: choices(on: date)
            ).run(session.run)
            let path = URL(fileURLWithPath: folder).standardizedFileURL.path
            return (result, try SitingWriter.write(result, to: path, language: .spoken))
        }
        if json {
            Console.output(try SitingDocument(result).json())
        } else {
            Console.output(SitingText.summary(result, language: .spoken) + "\n")
            Console.output(SitingText.sites(result, language: .spoken))
            Console.output(SitingText.units(result, language: .spoken))
            if !result.places.isEmpty { Console.output(SitingText.places(result, language: .spoken)) }
            if !result.prices.isEmpty { Console.output(SitingText.prices(result, language: .spoken)) }
            session.printUse()
            Console.output(summary)
        }
        if result.isStopped { throw ExitStatus.interrupted }
        if result.ledger.hasRefusals { throw ExitStatus.doneWithProblems }
    }

    private func choices(on date: CalendarDate) -> SitingOptions {
        let target: SitingOptions.Target =
            if let sites { .sites(sites) } else if let budget { .budget(budget) } else { .cover(cover ?? 1) }
        var choices = SitingOptions(target: target, date: date)
        choices.minSharePerUnit = minSharePerUnit ?? 0
        choices.isShared = sharing
        choices.afterSwitchOff = Set(afterSwitchOff.compactMap { Technology(rawValue: $0.rawValue) })
        choices.seconds = time.seconds
        choices.seed = seed
        choices.pricesLaw = priceOfLaw
        choices.cures = cure
        return choices
    }
}

/// A time in seconds, with or without the unit: `60`, `60s`.
struct SecondsOption: ExpressibleByArgument {
    let seconds: Double

    init(seconds: Double) { self.seconds = seconds }

    init?(argument: String) {
        guard let seconds = Double(argument.hasSuffix("s") ? String(argument.dropLast()) : argument),
            seconds > 0, seconds <= 1e6
        else { return nil }
        self.seconds = seconds
    }

    var defaultValueDescription: String { "\(Int(seconds))s" }
}
