import Formats
import Foundation
import GeoStore

/// Writes one unit's report into a folder of its own, whole or not at all.
struct ReportFolder {
    let formats: Set<ReportFormat>
    let languages: [Language]
    let templates: ReportTemplates
    let typesetters: TypesetterPool?

    private static let stampName = "made-from.txt"

    static func fileName(_ language: Language, _ format: ReportFormat) -> String {
        "report.\(language.rawValue).\(format.rawValue)"
    }

    /// What the contents of the folder follow from.
    func stamp(_ model: ReportModel, _ layers: [ResultLayers.Layer] = []) throws -> String {
        let json = try JSONDocument.line(model)
        return Digest.of(
            [json, templates.digest, languages.map(\.rawValue).joined(separator: ",")]
                + formats.sorted().map(\.rawValue)
                + layers.map { String(decoding: CSVWriter.lines($0.table), as: UTF8.self) }) + "\n"
    }

    /// Whether the folder holds exactly what would be written now.
    func isCurrent(_ folder: String, stamp: String) -> Bool {
        (try? String(contentsOfFile: folder + "/" + Self.stampName, encoding: .utf8)) == stamp
    }

    /// - Parameter layers: for a GeoPackage.
    func write(
        _ model: ReportModel, _ layers: [ResultLayers.Layer] = [], stamp: String, to folder: String
    ) throws {
        try OutputFolder.write(to: folder) { part in
            if formats.contains(.csv) {
                try FileManager.default.createDirectory(
                    atPath: part + "/tables", withIntermediateDirectories: true)
                for table in model.tables { try CSVWriter.write(table.features, to: part + "/tables/\(table.id).csv") }
            }
            if formats.contains(.xlsx) {
                try SpreadsheetWriter.write(model.tables.map(\.features), to: part + "/report.xlsx")
            }
            if formats.contains(.gpkg) { try GeoPackageWriter.write(layers, to: part + "/report.gpkg") }
            for language in languages {
                let others = languages.filter { $0 != language }
                let page = ReportPage(
                    model, language, others: others.map { ($0, Self.fileName($0, .html)) }
                ).node
                if formats.contains(.html) {
                    try write(templates.html(unit: page), to: part + "/" + Self.fileName(language, .html))
                }
                if formats.contains(.docx) {
                    try write(WordReport(model, language).bytes, to: part + "/" + Self.fileName(language, .docx))
                }
                if formats.contains(.pdf) {
                    try typesetters?.typeset(page, to: part + "/" + Self.fileName(language, .pdf))
                }
            }
            try write(stamp, to: part + "/" + Self.stampName)
        }
    }

    private func write(_ text: String, to path: String) throws(ReportError) { try write(Array(text.utf8), to: path) }

    private func write(_ bytes: [UInt8], to path: String) throws(ReportError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch {
            throw .cannotWrite(path: path, reason: (error as NSError).localizedDescription)
        }
    }
}
