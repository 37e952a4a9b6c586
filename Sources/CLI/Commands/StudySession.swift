import Foundation
import GeoStore
import PermitRules
import Province
import Reports
import Studies
import Units

/// One run of a study from the command line: workspace, rules and a progress line.
struct StudySession {
    let session: Session
    let bar: ProgressBar
    let interruption = Interruption()
    let run: Run
    private let quiet: Bool
    private let started = ContinuousClock.now

    var workspace: Workspace { session.workspace }
    var book: RuleBook { session.book }
    var dataFolder: String { session.dataFolder }

    /// - Parameter isSilent: when standard output is read by a program, notes would only be in the way.
    init(
        _ workspace: String, dates: [CalendarDate] = [], law: LawOptions, _ running: RunOptions,
        _ options: GlobalOptions, isSilent: Bool = false
    ) throws {
        quiet = options.quiet || isSilent
        let bar = ProgressBar(quiet: options.quiet)
        self.bar = bar
        run = interruption.run(threads: running.threads) {
            bar.show(Texts.spoken.stage($0.stage), fraction: $0.fraction)
        }
        session = try Session(
            workspace, dataFolder: try DataFolder.find(option: options.data).path,
            choices: Session.Choices(dates: dates, country: law.country, overlays: law.overlay))
    }

    init(_ study: StudyOptions, _ running: RunOptions, _ options: GlobalOptions, isSilent: Bool = false) throws {
        try self.init(study.workspace, dates: study.dates, law: study.law, running, options, isSilent: isSilent)
    }

    func world() throws -> World {
        try clearingBar { try session.world(run) }
    }

    /// - Parameter world: when it was read already.
    func facts(of world: World? = nil) throws -> FactScene {
        try clearingBar { try session.facts(of: world, run) }
    }

    func cover() throws -> CoverResult {
        let world = try world()
        return try clearingBar { try CoverStudy(world: world, catalogue: book.catalogue).run(run) }
    }

    func zones() throws -> (World, FactScene, ZonesResult) {
        let world = try world()
        let facts = try facts(of: world)
        return (world, facts, try zones(of: world, facts))
    }

    func zones(of world: World, _ facts: FactScene) throws -> ZonesResult {
        try clearingBar { try ZonesStudy(world: world, facts: facts).run(run) }
    }

    func sunset(_ choices: SunsetStudy.Options) throws -> SunsetResult {
        try sunset(choices, of: try world())
    }

    func sunset(_ choices: SunsetStudy.Options, of world: World) throws -> SunsetResult {
        try clearingBar {
            try SunsetStudy(world: world, book: book, dataFolder: dataFolder + "/sunset", options: choices)
                .run(run)
        }
    }

    func site(_ choices: SitingOptions) throws -> SitingResult {
        let world = try world()
        let facts = try facts(of: world)
        return try clearingBar {
            try SitingStudy(world: world, facts: facts, dataFolder: dataFolder + "/siting", options: choices).run(run)
        }
    }

    /// Runs what writes `folder`; interrupted, it leaves nothing half-made beside it.
    func writing<Result>(_ folder: String, _ body: () throws -> Result) throws -> Result {
        interruption.begins(.of(folder: folder))
        let result = try clearingBar(body)
        bar.clear()
        return result
    }

    /// An error is printed on a line of its own, not behind the progress.
    private func clearingBar<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            bar.clear()
            throw error
        }
    }

    /// Both languages go into the page; the one spoken comes first.
    func write(_ result: ZonesResult, of world: World, to folder: String) throws -> ResultWriter.Output {
        bar.show(Texts.spoken.stage(.writing), fraction: 0)
        let outlines = (world.districts + world.communes).map {
            UnitOutline(code: $0.code, name: $0.name, shape: $0.shape)
        }
        let languages = [Language.spoken] + Language.allCases.filter { $0 != .spoken }
        let path = URL(fileURLWithPath: folder).standardizedFileURL.path
        return try ResultWriter.write(
            result, to: path,
            options: ResultWriter.Options(dataFolder: dataFolder, languages: languages, outlines: outlines), run: run)
    }

    func printCounts(of ledger: Ledger) {
        guard !quiet else { return }
        Console.output(Texts.spoken.ledgerSummary(ledger))
    }

    /// Time and memory go to standard error: they differ from run to run, results do not.
    func printUse() {
        guard !quiet else { return }
        let elapsed = ContinuousClock.now - started
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        Console.error(Texts.spoken.use(seconds: seconds, mebibytes: MemoryUse.peakMebibytes))
    }
}

extension Ledger {
    /// Whether any part of the input is not in the result: exit code 1.
    var hasRefusals: Bool { entries.contains { $0.action == .setAside } }
}
