import ArgumentParser
import Foundation
import Reports

/// `phusong doctor`: what this installation has, and what it lacks.
struct Doctor: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.doctorAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.doctorDiscussion,
                examples: ["phusong doctor", "phusong doctor --json --data /usr/share/phusong"]))
    }

    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let report = DoctorReport(dataOption: options.data)
        let text = json ? try report.json : report.text(Texts.spoken, quiet: options.quiet)
        if !text.isEmpty { Console.output(text) }
        if let failure = report.dataFailure {
            throw failure
        }
        if !report.isHealthy { throw ExitStatus.doneWithProblems }
    }
}
