import ArgumentParser
import PermitRules

/// `phusong law verify`: loads and checks the law and prints what it counted; problems end with 1.
struct LawVerify: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "verify", abstract: Texts.spoken.lawVerifyAbstract)
    }

    @OptionGroup var law: LawOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let found = try law.book(options).verify()
        Console.output(Texts.spoken.lawCounts(found))
        for problem in found.problems { Console.output(Texts.spoken.lawProblem(problem)) }
        if !found.problems.isEmpty { throw ExitStatus.doneWithProblems }
    }
}

/// `phusong law test`: runs the cases beside the law and names the kinds a rule lacks; with `--mutations` also checks that
/// they notice every rule.
struct LawTest: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "test", abstract: Texts.spoken.lawTestAbstract)
    }

    @Flag(help: ArgumentHelp(Texts.spoken.mutationsHelp)) var mutations = false
    @OptionGroup var law: LawOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let book = try law.book(options)
        let cases = try LawCase.load(
            folder: try law.folder(options), country: law.country ?? "vn", overlays: law.overlay, book: book)
        let results = book.run(cases)
        let failed = results.filter { !$0.differences.isEmpty }
        for result in failed {
            Console.output(
                "\(result.lawCase.file) \(result.date): \(result.lawCase.sentence)\n  "
                    + result.differences.joined(separator: "\n  "))
        }
        Console.output(Texts.spoken.casesRun(cases.count, days: results.count, failed: failed.count))
        let excused = try CaseExcuse.load(
            folder: try law.folder(options), country: law.country ?? "vn", overlays: law.overlay, book: book)
        let gaps = book.gaps(in: cases, excused: excused)
        for gap in gaps { Console.output(Texts.spoken.caseGap(gap)) }
        Console.output(Texts.spoken.gapsCounted(gaps.count, rules: Set(book.rules.map(\.base)).count))
        var unnoticed: [Mutation] = []
        if mutations {
            unnoticed = book.unnoticedMutations(cases)
            for mutation in unnoticed { Console.output("\(mutation.rule) \(mutation.kind.rawValue)") }
            Console.output(Texts.spoken.mutationsRun(book.rules.count * 2, unnoticed: unnoticed.count))
        }
        if !failed.isEmpty || !gaps.isEmpty || !unnoticed.isEmpty { throw ExitStatus.doneWithProblems }
    }
}
