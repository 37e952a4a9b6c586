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

/// A short name for a text's contents, to notice that it changed; no protection against anybody.
enum Digest {
    /// 64 bits of FNV-1a, twice with different seeds.
    static func of(_ texts: [String]) -> String {
        [UInt64(0xcbf2_9ce4_8422_2325), 0x9ae1_6a3b_2f90_404f].map { seed in
            var hash = seed
            for text in texts {
                for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                hash = (hash ^ 0xFF) &* 0x100_0000_01b3
            }
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
