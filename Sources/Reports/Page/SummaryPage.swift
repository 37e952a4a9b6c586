import Foundation
import Mustache
public import Studies

/// The summary as one self-contained HTML page: every language asked for, a switch between them that needs no
/// script, the map as inline SVG; nothing is loaded from elsewhere.
public enum SummaryPage {
    /// - Parameters:
    ///   - outlines: areas that take the place of the units' own on the map.
    ///   - languages: the first is shown when the page opens.
    ///   - dataFolder: where `templates/summary.mustache` is; users may put their own there.
    /// - Throws: ``ReportError/template(path:reason:)``.
    public static func html(
        _ result: ZonesResult, outlines: [UnitOutline] = [], languages: [Language] = [.vi, .en], dataFolder: String
    ) throws(ReportError) -> String {
        let path = dataFolder + "/templates/summary.mustache"
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .template(path: path, reason: "it cannot be read")
        }
        let template: MustacheTemplate
        do {
            template = try MustacheTemplate(string: text)
        } catch {
            throw .template(path: path, reason: String(describing: error))
        }
        return template.render(view(result, outlines: outlines, languages: languages.uniqued()).value)
    }

    static func view(_ result: ZonesResult, outlines: [UnitOutline], languages: [Language]) -> PageNode {
        let languages = languages.isEmpty ? Language.allCases : languages
        let map = MapPicture(result, outlines: outlines)
        let first = languages[0]
        let pages = languages.map { SummarySections(result, $0, map: map).node }
        let choices = languages.map { language in
            PageNode.object([
                "code": .text(language.rawValue), "name": .text(language.ownName),
                "checked": .flag(language == first),
            ])
        }
        return .object([
            "lang": .text(first.rawValue),
            "documentTitle": .text(PageWords(first)["title"] + " – " + result.name),
            "hasSwitch": .flag(languages.count > 1),
            "choices": .list(choices),
            "switchLabel": .text(languages.map { PageWords($0)["switchLabel"] }.joined(separator: " / ")),
            "mapStore": .markup(map?.definitions() ?? ""),
            "pages": .list(pages),
        ])
    }
}
