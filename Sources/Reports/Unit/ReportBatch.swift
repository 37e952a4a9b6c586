import Foundation
import GeoStore
import Province
public import Studies
import Synchronization
public import Units

/// Writes many units' reports at once, and an index of what was made; one bad unit does not stop the others.
public struct ReportBatch: Sendable {
    public struct Request: Sendable {
        public var level: UnitLevel
        public var unit: UnitSummary

        public init(_ unit: UnitSummary, level: UnitLevel) { (self.unit, self.level) = (unit, level) }
    }

    public struct Options: Sendable {
        /// The first is the one the overview opens in.
        public var languages: [Language] = [.vi]
        public var formats: Set<ReportFormat> = [.html, .csv]
        public var report: ReportBuilder.Options

        public init(report: ReportBuilder.Options) { self.report = report }
    }

    /// What became of one unit.
    public struct Outcome: Sendable {
        public enum State: String, Sendable { case made, kept, failed }
        public var code: String
        public var name: String
        public var level: UnitLevel
        public var state: State
        /// Why it failed.
        public var reason: Bilingual?
        /// Beside the index; nil when there is none.
        public var folder: String?
        var ranking: ReportRanking?
        var parent: String?
    }

    let units: UnitStudies
    let sunset: SunsetResult?
    let gaps: [ReportBuilder.StudyGap]
    let options: Options
    let templates: ReportTemplates
    /// How an error is told to a reader.
    let describe: @Sendable (any Error) -> Bilingual

    public init(
        _ units: UnitStudies, sunset: SunsetResult?, gaps: [ReportBuilder.StudyGap], options: Options,
        templates: ReportTemplates, describe: @escaping @Sendable (any Error) -> Bilingual
    ) {
        (self.units, self.sunset, self.gaps, self.options) = (units, sunset, gaps, options)
        (self.templates, self.describe) = (templates, describe)
    }

    /// - Parameters:
    ///   - python: the interpreter with the typesetter; needed for PDF only.
    ///   - run: as many reports are made at once as it has threads.
    /// - Throws: when nothing can be written into `folder`, or PDF is asked for and cannot be made; `Cancelled`, with the
    ///   reports that are finished in their places.
    public func run(
        _ requests: [Request], to folder: String, python: String?, run: Run = Run()
    ) throws -> [Outcome] {
        do {
            try FileManager.default.createDirectory(atPath: folder + "/units", withIntermediateDirectories: true)
        } catch {
            throw ReportError.cannotWrite(path: folder, reason: (error as NSError).localizedDescription)
        }
        var typesetters: TypesetterPool?
        if options.formats.contains(.pdf) {
            typesetters = try TypesetterPool(
                python: python, template: templates.typst, count: run.threads)
        }
        let writer = ReportFolder(
            formats: options.formats, languages: options.languages, templates: templates, typesetters: typesetters)
        let done = Atomic(0)
        let outcomes = try run.map(requests) { request in
            let outcome = one(request, writer, folder)
            run.report(.writing, Double(done.add(1, ordering: .relaxed).newValue) / Double(requests.count))
            return outcome
        }
        try ReportIndex(units.result, outcomes, options, templates).write(to: folder)
        // What the next period's report compares with.
        try CSVWriter.write(ZoneTable.make(units.result), to: folder + "/zones.csv")
        try CSVWriter.write(StationTable.make(units.result, communes: units.communes), to: folder + "/stations.csv")
        return outcomes
    }

    private func one(_ request: Request, _ writer: ReportFolder, _ folder: String) -> Outcome {
        let unit = request.unit.unit
        let name = "units/" + unit.code + "-" + Slug.make(unit.name).replacing("_", with: "-")
        var outcome = Outcome(
            code: unit.code, name: unit.name, level: request.level, state: .failed, parent: request.unit.parent?.name)
        do {
            let study = try units.study(of: request.unit, level: request.level)
            let model = ReportBuilder(study, sunset: sunset, gaps: gaps, options: options.report).model()
            let path = folder + "/" + name
            let layers =
                options.formats.contains(.gpkg)
                ? try ResultLayers.make(study.result, options.languages[0], level: request.level) : []
            let stamp = try writer.stamp(model, layers)
            outcome.ranking = model.ranking
            if writer.isCurrent(path, stamp: stamp) {
                outcome.state = .kept
            } else {
                try writer.write(model, layers, stamp: stamp, to: path)
                outcome.state = .made
            }
            outcome.folder = name
        } catch {
            outcome.reason = describe(error)
        }
        return outcome
    }
}
