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

    /// Where the facts of places come from, also of a workspace of layers only.
    func facts() throws -> FactScene {
        try clearingBar { try session.facts(run: run) }
    }

    /// What the studies of the province share.
    func scene() throws -> Scene {
        try clearingBar { try session.scene(run) }
    }

    func zones(of scene: Scene) throws -> ZonesResult {
        try clearingBar { try ZonesStudy(scene: scene).run(run) }
    }

    func sunset(_ choices: SunsetStudy.Options, of scene: Scene) throws -> SunsetResult {
        try clearingBar {
            try SunsetStudy(scene: scene, dataFolder: dataFolder + "/sunset", options: choices).run(run)
        }
    }

    /// An error is printed on a line of its own, not behind the progress.
    func clearingBar<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            bar.clear()
            throw error
        }
    }

    /// Runs what writes `folder`; interrupted, it leaves nothing half-made beside it.
    func writing<Result>(_ folder: String, _ body: () throws -> Result) throws -> Result {
        interruption.begins(.of(folder: folder))
        let result = try clearingBar(body)
        bar.clear()
        return result
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
