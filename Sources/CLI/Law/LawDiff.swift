import ArgumentParser
import PermitRules
import Reports
import Studies
import Units

/// `phusong law diff`: the rules that are not the same on two days, or with a workspace what the change does to its zones.
struct LawDiff: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "diff", abstract: Texts.spoken.lawDiffAbstract)
    }

    @Argument(help: ArgumentHelp(Texts.spoken.dayHelp, valueName: Texts.spoken.dateValue)) var first: CalendarDate
    @Argument(help: ArgumentHelp(Texts.spoken.dayHelp, valueName: Texts.spoken.dateValue)) var second: CalendarDate
    @Option(
        help: ArgumentHelp(Texts.spoken.diffWorkspaceHelp, valueName: Texts.spoken.workspaceValue),
        completion: .directory)
    var workspace: String?
    @Flag(help: ArgumentHelp(Texts.spoken.diffDistrictsHelp)) var districts = false
    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var law: LawOptions
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if workspace == nil, districts || json { throw ValidationError(Texts.spoken.diffNeedsWorkspace) }
    }

    func run() throws {
        let book = try law.book(options)
        guard let workspace else {
            return Console.output(LawText(texts: .spoken).changes(book, from: first, to: second))
        }
        let interruption = Interruption()
        let run = interruption.run(threads: running.threads) { _ in }
        let world = try ImportStudy(workspace: try Workspace(path: workspace), catalogue: book.catalogue).run(run)
        let changes = try LawChangeStudy(world: world, book: book).run(dates: [first, second].sorted(), run)
        Console.output(
            json
                ? try LawChangeDocument(changes).json()
                : LawChangeText(language: .spoken).text(changes, districts: districts))
    }
}
