import ArgumentParser
import Foundation
import GeoStore
import Province
import Reports
import Studies
import Units

/// `phusong import`: reads the sources and writes the ledger of their defects.
struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.importAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.importDiscussion,
                examples: ["phusong import out/sample", "phusong import my-province --out checked --lang vi"]))
    }

    @Argument(
        help: ArgumentHelp(Texts.spoken.workspaceHelp, valueName: Texts.spoken.workspaceValue), completion: .directory)
    var workspace: String
    @Option(
        help: ArgumentHelp(Texts.spoken.importOutHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var out: String?
    @OptionGroup var law: LawOptions
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try StudySession(workspace, law: law, running, options)
        let folder = out ?? session.workspace.folder + "/import"
        let world = try session.writing(folder) {
            let world = try session.world()
            try OutputFolder.write(to: folder) { content in
                try session.run.check()
                try world.ledger.writeCSV(to: content + "/ledger.csv")
                try ReadingSheetPage.write(world.sheets, name: world.workspace.name, to: content)
                try GeoPackageWriter.write([(table: world.ledger.table(), style: nil)], to: content + "/ledger.gpkg")
            }
            return world
        }
        let overview = ReadingSheetPage.overview(world.sheets, language: .spoken)
        var table = TextTable(overview[0].enumerated().map { ($1, [2, 3].contains($0) ? .right : .left) })
        for row in overview.dropFirst() { table.add(row) }
        Console.output(table.text + "\n")
        Console.output(Texts.spoken.importSummary(world))
        Console.output(URL(fileURLWithPath: folder).appendingPathComponent("ledger.csv").standardizedFileURL.path)
        session.printUse()
        if world.ledger.hasRefusals { throw ExitStatus.doneWithProblems }
    }
}
