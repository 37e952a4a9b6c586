import ArgumentParser
import Foundation
import GeoStore
import Geometry
import Propagation
import Province
import Reports
import Studies
import Units

/// `phusong link`: one path, its profile and what every model makes of it.
struct Link: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.linkAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.linkDiscussion,
                examples: [
                    "phusong link 103.97,22.48 103.84,22.34 --terrain dem/ --carrier 900",
                    "phusong link 106.65,11.05 106.70,11.10 --terrain out/sample/terrain --svg link.svg --json",
                ]))
    }

    @Argument(help: ArgumentHelp(Texts.spoken.linkFromHelp, valueName: Texts.spoken.placeValue)) var from: String
    @Argument(help: ArgumentHelp(Texts.spoken.linkToHelp, valueName: Texts.spoken.placeValue)) var to: String
    @Option(help: ArgumentHelp(Texts.spoken.terrainFileHelp), completion: .file()) var terrain: String
    @Option(help: ArgumentHelp(Texts.spoken.carrierHelp)) var carrier = 900.0
    @Option(name: .customLong("height"), help: ArgumentHelp(Texts.spoken.baseHeightHelp)) var baseHeight = 30.0
    @Option(name: .customLong("terminal-height"), help: ArgumentHelp(Texts.spoken.terminalHeightHelp))
    var terminalHeight = 1.5
    @Option(help: ArgumentHelp(Texts.spoken.surroundingsHelp)) var surroundings = Surroundings.suburban
    @Option(
        name: .customLong("p1546-tables"),
        help: ArgumentHelp(Texts.spoken.curvesHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var curves: String?
    @Option(help: ArgumentHelp(Texts.spoken.svgHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var svg: String?
    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var options: GlobalOptions

    enum Surroundings: String, ExpressibleByArgument, CaseIterable {
        case open, suburban, urban

        var environment: Environment {
            switch self {
            case .open: .open
            case .suburban: .suburban
            case .urban: .urban
            }
        }
    }

    private func place(_ text: String) throws -> Coordinate {
        let parts = text.split(separator: ",").compactMap { Double($0) }
        guard parts.count == 2 else { throw ValidationError(Texts.spoken.notAPlace(text)) }
        return Coordinate(parts[0], parts[1])
    }

    func run() throws {
        let a = try place(from), b = try place(to)
        let data = try DataFolder.find(option: options.data)
        let climate = try RadioClimateTable(dataFolder: data.path).nearest(to: a)
        let result = try LinkStudy(
            from: LinkStudy.End(position: a, height: .metres(baseHeight)),
            to: LinkStudy.End(position: b, height: .metres(terminalHeight)), carrier: .megahertz(carrier),
            climate: climate.climate, environment: surroundings.environment,
            curves: try curves.map(CurveFolder.read)
        ).run(terrain: terrain)
        if let svg {
            try TextFile.write(LinkPicture.svg(result, language: .spoken), to: svg)
        }
        if json {
            Console.output(try LinkDocument(result).json())
        } else {
            printTable(result, climate)
        }
    }

    private func printTable(_ result: LinkStudy.Result, _ climate: RadioClimateTable.Entry) {
        let texts = Texts.spoken, numbers = Numbers(.spoken)
        let sight = result.sight
        Console.output(
            texts.linkHead(
                kilometres: numbers.decimal(result.profile.length.kilometres, digits: 2), isClear: sight.isClear,
                clearance: numbers.decimal(sight.tightest.clearance.metres, digits: 1),
                at: numbers.decimal(sight.tightest.distance.kilometres, digits: 2),
                ratio: numbers.decimal(sight.mostObstructed.ratio, digits: 2)))
        if !options.quiet {
            if result.profile.voidCount > 0 { Console.output(texts.bridgedVoids(result.profile.voidCount)) }
            Console.output(
                texts.linkClimate(
                    climate.place, numbers.decimal(climate.climate.lapseRate, digits: 1),
                    numbers.decimal(climate.climate.refractivity, digits: 0)))
        }
        var table = TextTable([(texts.modelColumn, .left), (texts.lossColumn, .right), (texts.remarkColumn, .left)])
        for prediction in result.predictions {
            switch prediction.answer {
            case .loss(let loss, let cautions):
                table.add([
                    prediction.model, numbers.decimal(loss.decibels, digits: 1), cautions.joined(separator: "; "),
                ])
            case .refused(let reason): table.add([prediction.model, "–", reason])
            }
        }
        Console.output(table.text)
    }
}
