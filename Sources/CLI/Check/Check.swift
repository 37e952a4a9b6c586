public import ArgumentParser
import Foundation
import GeoStore
import Geometry
public import PermitRules
import Province
import Reports
import Studies
import Units

/// `phusong check`: one site by flags, or a list of sites.
struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.checkAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.checkDiscussion,
                examples: [
                    "phusong check out/sample --at 106.65,10.98 --structure groundMast --explain",
                    "phusong check out/sample --at \"10°58'48\\\"N 106°39'00\\\"E\" --compare 2024-07-31 --ring 100",
                    "phusong check out/sample --list sites.xlsx --out verdicts.xlsx --lang vi",
                    "phusong check out/sample --list sites.xlsx --out reply.docx --lang vi",
                ]))
    }

    @OptionGroup var study: StudyOptions
    @OptionGroup var site: SiteOptions
    @OptionGroup var list: ListOptions
    @Option(help: ArgumentHelp(Texts.spoken.compareHelp, valueName: Texts.spoken.dateValue)) var compare: CalendarDate?
    @Option(help: ArgumentHelp(Texts.spoken.ringHelp, valueName: "m")) var ring: Double?
    @Flag(help: ArgumentHelp(Texts.spoken.explainHelp)) var explain = false
    @Flag(help: ArgumentHelp(Texts.spoken.jsonHelp)) var json = false
    @OptionGroup var running: RunOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard (site.at == nil) != (list.list == nil) else { throw ValidationError(Texts.spoken.atOrList) }
        if list.list != nil, list.out == nil, !json { throw ValidationError(Texts.spoken.listNeedsOut) }
        if let ring, !(ring > 0 && ring <= 5000) { throw ValidationError(Texts.spoken.badRing) }
    }

    func run() throws {
        let session = try StudySession(study, running, options, isSilent: json)
        defer { session.bar.clear() }
        let scene = try session.facts()
        session.bar.clear()
        let study = CheckStudy(scene: scene, dates: dates(session.workspace), structures: site.structures)
        if list.list != nil {
            try CheckListRun(
                study: study, list: list, site: site, isJSON: json, quiet: options.quiet,
                dataFolder: session.dataFolder, running: session.run
            ).run(session.bar)
        } else {
            try checkOne(study)
        }
    }

    /// Those asked for, else the workspace's; a comparison adds its own.
    private func dates(_ workspace: Workspace) -> [CalendarDate] {
        Set(workspace.asOf + [compare].compactMap(\.self)).sorted()
    }

    private func checkOne(_ study: CheckStudy) throws {
        let checked = try study.check(
            try site.site(in: study.scene), extras: .init(ring: ring, traces: explain))
        let words = OpinionText(language: .spoken)
        if json {
            Console.output(try CheckDocument([checked], headlineRule: study.scene.book.headlineRule).json())
            return
        }
        Console.output(words.text(checked, headlineRule: study.scene.book.headlineRule))
        if compare != nil { Console.output("\n" + words.comparison(checked)) }
        if explain { Console.output("\n" + words.tree(checked)) }
        if !options.quiet, !study.scene.layerLedger.isEmpty {
            Console.error(Texts.spoken.ledgerSummary(study.scene.layerLedger))
        }
        if !options.quiet, !study.missingLayers.isEmpty {
            Console.error(Texts.spoken.layersNotLoaded(study.missingLayers))
        }
    }
}

extension StructureClass: ExpressibleByArgument {}
