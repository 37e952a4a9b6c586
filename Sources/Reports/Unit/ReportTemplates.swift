import Formats
import Foundation
import Mustache

/// The templates reports are rendered with: ours, or a user's of the same name.
public struct ReportTemplates: Sendable {
    private let unit: MustacheTemplate
    private let index: MustacheTemplate
    /// Path of the PDF template of reports and of papers.
    let typst: String
    let paper: String
    /// Of all templates' texts, so that a changed one makes reports anew.
    let digest: String

    public static let unitName = "report.mustache"
    public static let indexName = "report-index.mustache"
    public static let typstName = "report.typ"
    public static let paperName = "paper.typ"

    /// - Parameters:
    ///   - dataFolder: where `templates` is.
    ///   - folder: a user's own templates; one that is not there is taken from `dataFolder`.
    /// - Throws: ``ReportError/template(path:reason:)``.
    public init(dataFolder: String, folder: String? = nil) throws(ReportError) {
        func path(_ name: String) -> String {
            if let folder, FileManager.default.fileExists(atPath: folder + "/" + name) { return folder + "/" + name }
            return dataFolder + "/templates/" + name
        }
        func text(_ name: String) throws(ReportError) -> String {
            do {
                return try String(contentsOfFile: path(name), encoding: .utf8)
            } catch {
                throw .template(path: path(name), reason: "it cannot be read")
            }
        }
        func template(_ name: String) throws(ReportError) -> MustacheTemplate {
            do {
                return try MustacheTemplate(string: try text(name))
            } catch let error as ReportError {
                throw error
            } catch {
                throw .template(path: path(name), reason: String(describing: error))
            }
        }
        unit = try template(Self.unitName)
        index = try template(Self.indexName)
        typst = path(Self.typstName)
        paper = path(Self.paperName)
        digest = Digest.of([try text(Self.unitName), try text(Self.typstName)])
    }
}

extension ReportTemplates {
    func html(unit page: PageNode) -> String { unit.render(page.value) }

    func html(index page: PageNode) -> String { index.render(page.value) }
}
