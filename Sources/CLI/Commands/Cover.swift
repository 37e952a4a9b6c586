import ArgumentParser
import Foundation
import Propagation
import Province
import Reports
import Studies
import Units

/// `phusong cover`: coverage of a workspace's networks as rasters, polygons and figures per unit.
struct Cover: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.coverAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.coverDiscussion,
                examples: ["phusong cover out/sample", "phusong cover my-province --out coverage"]))
    }

    @Argument(
        help: ArgumentHelp(Texts.spoken.workspaceHelp, valueName: Texts.spoken.workspaceValue), completion: .directory)
    var workspace: String
    @Option(
        help: ArgumentHelp(Texts.spoken.coverOutHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var out: String?
    @OptionGroup var law: LawOptions
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try StudySession(workspace, law: law, running, options)
        let folder = out ?? session.workspace.folder + "/cover"
        let result = try session.writing(folder) {
            let result = try session.clearingBar { try CoverStudy(scene: session.scene()).run(session.run) }
            try CoverWriter.write(result, to: folder, run: session.run)
            return result
        }
        printProvince(result)
        session.printUse()
        Console.output(URL(fileURLWithPath: folder).appendingPathComponent("cover.csv").standardizedFileURL.path)
        if result.ledger.hasRefusals { throw ExitStatus.doneWithProblems }
    }

    private func printProvince(_ result: CoverResult) {
        guard let province = result.units.first else { return }
        let texts = Texts.spoken, numbers = Numbers(.spoken)
        var table = TextTable([
            (texts.operatorColumn, .left), (texts.technologyColumn, .left), (texts.peopleCoveredColumn, .right),
            (texts.peopleShareColumn, .right), (texts.areaShareColumn, .right),
        ])
        for figures in province.figures {
            let people = figures.people[.covered] ?? 0
            let area = (figures.area[.covered]?.squareMetres ?? 0) / max(province.area.squareMetres, 1)
            table.add([
                texts.coverer(figures.coverer), figures.technology.rawValue,
                numbers.integer(Int(people.rounded())), numbers.percent(CoverTables.share(province, figures)),
                numbers.percent(area),
            ])
        }
        Console.output(table.text)
        let claims = result.claims.count { $0.unit == 0 }
        if claims > 0 { Console.output(texts.claims(claims)) }
    }
}
