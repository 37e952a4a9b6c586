import ArgumentParser
import PermitRules
import Units

/// `phusong law diff`: the rules that are not the same on two days.
struct LawDiff: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "diff", abstract: Texts.spoken.lawDiffAbstract)
    }

    @Argument(help: ArgumentHelp(Texts.spoken.dayHelp, valueName: Texts.spoken.dateValue)) var first: CalendarDate
    @Argument(help: ArgumentHelp(Texts.spoken.dayHelp, valueName: Texts.spoken.dateValue)) var second: CalendarDate
    @OptionGroup var law: LawOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let book = try law.book(options)
        Console.output(LawText(texts: .spoken).changes(book, from: first, to: second))
    }
}
