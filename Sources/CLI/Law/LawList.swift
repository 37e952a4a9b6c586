import ArgumentParser
import PermitRules
import Units

/// `phusong law list`: every rule with its days, or one object per rule for programs.
struct LawList: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: Texts.spoken.lawListAbstract)
    }

    @OptionGroup var law: LawOptions
    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let book = try law.book(options)
        if json {
            Console.output(try RuleRecord.json(book.rules.map { RuleRecord($0, language: Texts.spoken.language) }))
            return
        }
        Console.output(LawText(texts: .spoken).table(book.rules))
        guard !options.quiet else { return }
        Console.output("")
        Console.output(LawText(texts: .spoken).gaps(book.register))
    }
}

/// `phusong law at`: the rules of one day.
struct LawAt: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "at", abstract: Texts.spoken.lawAtAbstract)
    }

    @Argument(help: ArgumentHelp(Texts.spoken.dayHelp, valueName: Texts.spoken.dateValue)) var day: CalendarDate
    @OptionGroup var law: LawOptions
    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let rules = try law.book(options).rules.filter { $0.interval.contains(day) }
        Console.output(
            json
                ? try RuleRecord.json(rules.map { RuleRecord($0, language: Texts.spoken.language) })
                : LawText(texts: .spoken).table(rules))
    }
}

/// `phusong law show`: one rule through all its periods, with wording, tests, conditions and sources.
struct LawShow: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: Texts.spoken.lawShowAbstract)
    }

    @Argument(help: ArgumentHelp(Texts.spoken.ruleHelp)) var id: String
    @OptionGroup var law: LawOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let book = try law.book(options)
        let rules = book.rules.filter { $0.id == id || $0.base == id }
        guard !rules.isEmpty else { throw Texts.spoken.noSuchRule(id) }
        Console.output(
            rules.map { LawText(texts: .spoken).sheet($0, book.register) }.joined(separator: "\n\n"))
    }
}
