public import ArgumentParser
import Foundation
import Geometry
import Reports
public import SampleProvince

/// `phusong sample`: a province that nobody lives in, with a workspace.
struct Sample: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.sampleAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.sampleDiscussion,
                examples: [
                    "phusong sample out/sample",
                    "phusong sample --seed 7 --parcels 100000 --terrain hilly --defects 0.02 big",
                    "phusong sample --frame districts.gpkg --communes communes.gpkg my-frame",
                ]))
    }

    @Option(help: ArgumentHelp(Texts.spoken.seedHelp)) var seed: UInt64 = 74
    @Option(help: ArgumentHelp(Texts.spoken.parcelsHelp)) var parcels = 10_000
    @Option(help: ArgumentHelp(Texts.spoken.terrainHelp)) var terrain: SampleTerrain = .flat
    @Option(help: ArgumentHelp(Texts.spoken.defectsHelp, valueName: Texts.spoken.rateValue)) var defects = 0.0
    @OptionGroup(title: Texts.spoken.frameTitle) var frame: FrameOptions
    @Argument(
        help: ArgumentHelp(Texts.spoken.sampleFolderHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var folder: String
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let data = try DataFolder.find(option: options.data)
        let facts = try ProvinceFacts(folder: data.path + "/sample/binh-duong")
        let sample = try SampleProvince(
            options: SampleOptions(
                seed: seed, parcels: parcels, terrain: terrain, defectRate: defects, boundaries: try frame.boundaries(),
                crs: frame.crs.map { CRS($0) }, province: frame.province),
            facts: facts)
        let bar = ProgressBar(quiet: options.quiet)
        let interruption = Interruption(endsAtOnce: true)
        interruption.begins(.of(folder: folder))
        defer { bar.clear() }
        let report = try sample.write(to: folder) { stage, fraction in
            bar.show(Texts.spoken.sampleStage(stage), fraction: fraction)
        }
        bar.clear()
        if !options.quiet { Console.output(Texts.spoken.sampleSummary(report)) }
        Console.output(URL(fileURLWithPath: folder).standardizedFileURL.path)
    }
}

extension SampleTerrain: ExpressibleByArgument {}

/// Real boundaries to build on.
struct FrameOptions: ParsableArguments {
    @Option(name: .customLong("frame"), help: ArgumentHelp(Texts.spoken.frameHelp, valueName: Texts.spoken.fileValue))
    var districts: String?
    @Option(help: ArgumentHelp(Texts.spoken.frameCommunesHelp, valueName: Texts.spoken.fileValue))
    var communes: String?
    @Option(
        name: .customLong("communes-filter"),
        help: ArgumentHelp(Texts.spoken.frameFilterHelp, valueName: Texts.spoken.filterValue))
    var filter: String?
    @Option(help: ArgumentHelp(Texts.spoken.frameCensusHelp, valueName: Texts.spoken.fileValue))
    var census: String?
    @Option(help: ArgumentHelp(Texts.spoken.frameProvinceHelp, valueName: "74"))
    var province: String?
    @Option(help: ArgumentHelp(Texts.spoken.frameCRSHelp, valueName: "EPSG:9210"))
    var crs: String?

    func validate() throws {
        if districts == nil && (communes != nil || census != nil || filter != nil) {
            throw ValidationError(Texts.spoken.frameNeedsDistricts)
        }
        if communes == nil && (census != nil || filter != nil) {
            throw ValidationError(Texts.spoken.frameNeedsCommunes)
        }
    }

    func boundaries() throws -> BoundaryFiles? {
        guard let districts else { return nil }
        return BoundaryFiles(
            districts: .init(path: districts), communes: communes.map { .init(path: $0, filter: filter) },
            census: census.map { .init(path: $0) })
    }
}
