import ArgumentParser
import Reports
import Units

/// What every command that computes takes.
struct RunOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Texts.spoken.threadsHelp, valueName: "N"))
    var threads = Run.processors

    func validate() throws {
        if threads < 1 { throw ValidationError(Texts.spoken.threadsTooFew) }
    }
}
