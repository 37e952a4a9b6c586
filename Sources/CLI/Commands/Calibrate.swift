public import ArgumentParser
import Foundation
import GeoStore
import PermitRules
import Propagation
import Province
import Reports
public import Studies
import Units

/// `phusong calibrate`: corrections of a model from measured losses, with what they are worth on unseen cells.
struct Calibrate: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.calibrateAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.calibrateDiscussion,
                examples: [
                    "phusong calibrate cells.csv drive-test.csv",
                    "phusong calibrate cells.csv drive-test.csv --column loss=PL --carrier 1842",
                    "phusong calibrate cells.csv drive-test.csv --workspace my-province --out my-province/calibration.json",
                ]))
    }

    @Argument(help: ArgumentHelp(Texts.spoken.stationsFileHelp), completion: .file()) var stations: String
    @Argument(help: ArgumentHelp(Texts.spoken.samplesFileHelp), completion: .file()) var samples: String
    @Option(
        name: .customLong("column"),
        help: ArgumentHelp(Texts.spoken.columnHelp, valueName: Texts.spoken.columnValue))
    var columns: [String] = []
    @Option(
        help: ArgumentHelp(Texts.spoken.calibrationWorkspaceHelp, valueName: Texts.spoken.workspaceValue),
        completion: .directory)
    var workspace: String?
    @Option(help: ArgumentHelp(Texts.spoken.calibratedModelHelp)) var model: CalibrationFile.Model?
    @Option(help: ArgumentHelp(Texts.spoken.patternHelp)) var pattern = CalibrationStudy.Pattern.panel
    @Option(help: ArgumentHelp(Texts.spoken.carrierHelp)) var carrier: Double?
    @Flag(name: .customLong("accept-fixes"), help: ArgumentHelp(Texts.spoken.acceptFixesHelp)) var acceptsFixes = false
    @Option(help: ArgumentHelp(Texts.spoken.calibrationOutHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var out: String?
    @OptionGroup var running: RunOptions
    @OptionGroup var law: LawOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        var declared: [String: String] = [:]
        for column in columns {
            let parts = column.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError(Texts.spoken.notAColumn(column)) }
            declared[parts[0]] = parts[1]
        }
        let test = try DriveTestImport(
            stations: stations, samples: samples, columns: declared, acceptsFixes: acceptsFixes
        ).run()
        for entry in test.ledger.entries where !options.quiet { Console.error(entry.detail) }
        let scene = try workspace.map { path in
            let session = try StudySession(path, law: law, running, options)
            return try CalibrationScene(session.scene(), run: session.run)
        }
        let result = try CalibrationStudy(
            test: test, model: model ?? (scene == nil ? .hata : .p1812), pattern: pattern,
            carrier: carrier.map { .megahertz($0) }, scene: scene
        ).run()
        printScores(result)
        printCorrections(result)
        if let out {
            try TextFile.write(
                try CalibrationFile(model: result.model, calibration: result.calibration).json, to: out)
            Console.output(out)
        }
    }

    private func printScores(_ result: CalibrationStudy.Result) {
        let texts = Texts.spoken, numbers = Numbers(.spoken)
        let cells = result.scores.first?.cells.map(\.fold) ?? []
        var table = TextTable(
            [(texts.predictionColumn, .left)] + cells.map { ($0, .right) } + [(texts.meanRMSEColumn, .right)])
        for score in result.scores {
            table.add(
                [score.name] + score.cells.map { numbers.decimal($0.errors.rootMeanSquare, digits: 1) }
                    + [numbers.decimal(score.rootMeanSquare, digits: 1)])
        }
        Console.output(table.text)
        Console.output(texts.blockErrors(numbers.decimal(result.blocks.rootMeanSquare, digits: 1)))
        Console.output("")
    }

    private func printCorrections(_ result: CalibrationStudy.Result) {
        let texts = Texts.spoken, numbers = Numbers(.spoken)
        func text(_ errors: PredictionErrors) -> String {
            numbers.decimal(errors.bias, digits: 1) + " / " + numbers.decimal(errors.deviation, digits: 1)
        }
        var table = TextTable([
            (texts.groupColumn, .left), (texts.samplesColumn, .right), (texts.offsetColumn, .right),
            (texts.slopeColumn, .right), (texts.shareColumn, .right), (texts.beforeColumn, .right),
            (texts.afterColumn, .right),
        ])
        for (group, correction) in result.calibration.corrections.sorted(by: { $0.key < $1.key }) {
            table.add([
                group, numbers.integer(correction.samples), numbers.decimal(correction.offset, digits: 1),
                numbers.decimal(correction.slope, digits: 1), numbers.decimal(correction.patternShare, digits: 2),
                text(correction.before), text(correction.after),
            ])
        }
        Console.output(table.text)
    }
}

extension CalibrationFile.Model: ExpressibleByArgument {}
extension CalibrationStudy.Pattern: ExpressibleByArgument {}
