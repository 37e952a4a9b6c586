import ArgumentParser
import PermitRules
import Province
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
        guard let workspace else {
            return Console.output(LawText(texts: .spoken).changes(try law.book(options), from: first, to: second))
        }
        let session = try StudySession(
            workspace, dates: [first, second], law: law, running, options, isSilent: json)
        let scene = try session.scene()
        let changes = try session.clearingBar {
            try LawChangeStudy(scene: scene).run(dates: session.workspace.asOf, session.run)
        }
        session.bar.clear()
        Console.output(
            json
                ? try LawChangeDocument(changes).json()
                : LawChangeText(language: .spoken).text(changes, districts: districts))
    }
}
