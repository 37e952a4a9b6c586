import Foundation
import GeoStore
import PermitRules
import Province
import Reports
import Studies
import Units

/// Writes the comparison `--compare` or `--against` asks for.
struct ComparisonRun {
    let session: StudySession
    let options: ComparisonOptions
    let formats: [ReportFormat]
    let languages: [Language]
    let date: CalendarDate?
    let templates: ReportTemplates

    func run(to folder: String) throws {
        let report = try options.against.map(against) ?? law()
        let python = Typesetting.python(beside: session.dataFolder)
        try session.writing(folder) {
            try report.write(Set(formats), languages, templates: templates, python: python, to: folder)
        }
        Console.output(folder + (formats.contains(.html) ? "/report.\(languages[0].rawValue).html" : ""))
    }

    private var choices: ReportBuilder.Options { ReportBuilder.Options(date: date, version: PhuSong.version) }

    /// The first and the last day of the session's law on the same world.
    private func law() throws -> ComparisonReport {
        let scene = try session.scene()
        let result = try session.zones(of: scene)
        let days = [result.dates.first, result.dates.last].compactMap(\.self)
        let table = try ZoneTable.make(result)
        let states = try days.map { day in
            try ComparedState(
                zones: table, stations: nil, date: day, technology: result.service.technology,
                head: Bilingual(vi: Numbers(.vi).date(day), en: Numbers(.en).date(day)), path: session.workspace.file)
        }
        let changes = try LawChangeStudy(scene: scene).run(dates: days, session.run)
        let numbers = Dictionary(
            session.book.instruments.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
        return ComparisonReport(
            from: states[0], to: states[1], of: result, .law(changes, numbers: numbers), options: choices)
    }

    /// A folder of an earlier run and the workspace as it is.
    private func against(_ folder: String) throws -> ComparisonReport {
        func table(_ name: String) throws -> FeatureTable? {
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            return try VectorSource(path).readAll()
        }
        guard let earlier = try table("zones.csv") else { throw Texts.spoken.noEarlierZones(folder) }
        let earlierStations = try table("stations.csv")
        let scene = try session.scene()
        let result = try session.zones(of: scene)
        let technology = result.service.technology
        let communes = try UnitStudies(scene: scene, result: result, run: session.run).communes
        let before = try ComparedState(
            zones: earlier, stations: earlierStations, technology: technology,
            head: Bilingual(vi: "kỳ trước", en: "before"), path: folder + "/zones.csv")
        let after = try ComparedState(
            zones: try ZoneTable.make(result), stations: StationTable.make(result, communes: communes),
            technology: technology, head: Bilingual(vi: "kỳ này", en: "now"), path: session.workspace.file)
        return ComparisonReport(from: before, to: after, of: result, .runs, options: choices)
    }
}
