import ArgumentParser
import GeoStore
import Reports
import Studies

/// `phusong zones`: the zone table on the terminal or as data, nothing written.
struct Zones: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.zonesAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.zonesDiscussion,
                examples: [
                    "phusong zones out/sample --limit 20",
                    "phusong zones my-province --as-of 2026-07-01 --csv zones.csv",
                ]))
    }

    @OptionGroup var study: StudyOptions
    @Option(help: ArgumentHelp(Texts.spoken.limitHelp)) var limit = 50
    @Option(help: ArgumentHelp(Texts.spoken.csvHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var csv: String?
    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if csv != nil && json { throw ValidationError(Texts.spoken.oneFormatOnly) }
        if limit < 1 { throw ValidationError(Texts.spoken.limitTooSmall) }
    }

    func run() throws {
        let session = try StudySession(study, running, options, isSilent: json)
        let result = try session.zones(of: try session.scene())
        session.bar.clear()
        if let csv {
            try CSVWriter.write(try ZoneTable.make(result), to: csv)
            Console.output(csv)
        } else if json {
            Console.output(try ZonesDocument(result, zones: true).json())
        } else {
            Console.output(ZoneList.text(result, limit: limit, texts: .spoken))
        }
        session.printUse()
        if result.ledger.hasRefusals { throw ExitStatus.doneWithProblems }
    }
}
