import Foundation
import GeoStore
import PermitRules
import Reports
import Studies
import Units

/// One run of a study from the command line: workspace, rules and a progress line.
struct StudySession {
    let workspace: Workspace
    let book: RuleBook
    let bar: ProgressBar
    let interruption = Interruption()
    let run: Run
    let dataFolder: String
    private let quiet: Bool
    private let started = ContinuousClock.now

    /// - Parameter isSilent: when standard output is read by a program, notes would only be in the way.
    init(_ study: StudyOptions, _ running: RunOptions, _ options: GlobalOptions, isSilent: Bool) throws {
        quiet = options.quiet || isSilent
        let bar = ProgressBar(quiet: options.quiet)
        self.bar = bar
        run = interruption.run(threads: running.threads) {
            bar.show(Texts.spoken.stage($0.stage), fraction: $0.fraction)
        }
        let data = try DataFolder.find(option: options.data)
        var workspace = try Workspace(path: study.workspace)
        if !study.dates.isEmpty { workspace.asOf = Set(study.dates).sorted() }
        self.workspace = workspace
        dataFolder = data.path
        book = try RuleBook(folder: data.path)
    }

    /// A study of everything the workspace holds, at its own dates.
    init(workspace: String, _ running: RunOptions, _ options: GlobalOptions) throws {
        var study = StudyOptions()
        study.workspace = workspace
        study.dates = []
        try self.init(study, running, options, isSilent: false)
    }

    func world() throws -> World {
        try clearingBar {
            try ImportStudy(workspace: workspace, catalogue: book.catalogue, dataFolder: dataFolder)
                .run(run)
        }
    }

    func cover() throws -> CoverResult {
        let world = try world()
        return try clearingBar { try CoverStudy(world: world, catalogue: book.catalogue).run(run) }
    }

    func zones() throws -> (World, ZonesResult) {
        let world = try world()
        return (world, try zones(of: world))
    }

    func zones(of world: World) throws -> ZonesResult {
        try clearingBar { try ZonesStudy(world: world, book: book).run(run) }
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
        return try clearingBar {
            try SitingStudy(world: world, book: book, dataFolder: dataFolder + "/siting", options: choices).run(run)
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
