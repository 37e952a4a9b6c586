import ArgumentParser
import Foundation
import Province
import Reports
import Studies
import Units

/// `phusong run`: the whole study, written as files.
struct RunCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "run", abstract: Texts.spoken.runAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.runDiscussion,
                examples: [
                    "phusong run out/sample",
                    "phusong run my-province --as-of 2024-07-31 --as-of 2024-08-01 --out results",
                    "phusong run my-province --lang vi --json > result.json",
                ]))
    }

    @OptionGroup var study: StudyOptions
    @Option(help: ArgumentHelp(Texts.spoken.outHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var out: String?
    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try StudySession(study, running, options, isSilent: json)
        let folder = out ?? session.workspace.folder + "/out"
        let (result, output) = try session.writing(folder) {
            let scene = try session.scene()
            let result = try session.zones(of: scene)
            return (result, try session.write(result, of: scene.world, to: folder))
        }

        if json {
            Console.output(try ZonesDocument(result).json())
        } else {
            Console.output(DistrictTable.overview(result, language: .spoken))
            Console.output(DistrictTable.waysOut(result, language: .spoken))
            if !options.quiet { session.printCounts(of: result.ledger) }
            // The path stands last, where a reader looks and a script can take it.
            session.printUse()
            Console.output(output.summary)
        }
        if result.ledger.hasRefusals { throw ExitStatus.doneWithProblems }
    }
}
