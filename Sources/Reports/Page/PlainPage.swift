import Formats
import PermitRules
import Studies

/// A self-contained page of headings, tables and pictures, nothing loaded from elsewhere.
struct PlainPage {
    let language: Language
    let title: String
    private var sections: [String] = []

    init(_ language: Language, title: String) {
        (self.language, self.title) = (language, title)
    }

    mutating func heading(_ text: String) { sections.append("<h2>\(Escape.markup(text))</h2>") }

    /// Lines as they stand.
    mutating func lines(_ text: String) { sections.append("<pre>\(Escape.markup(text))</pre>") }

    mutating func picture(_ markup: String) { sections.append(markup) }

    mutating func table(_ head: [String], _ rows: [[String]]) {
        let heads = head.map { "<th>\(Escape.markup($0))</th>" }.joined()
        let body = rows.map { row in "<tr>" + row.map { "<td>\(Escape.markup($0))</td>" }.joined() + "</tr>" }
        sections.append(
            "<table><thead><tr>\(heads)</tr></thead><tbody>\(body.joined(separator: "\n"))</tbody></table>")
    }

    mutating func assumptions(_ notes: [Assumption]) {
        heading(language == .vi ? "Giả định" : "Assumptions")
        let items = notes.map { "<li>\(Escape.markup(language == .vi ? $0.text.vi : $0.text.en))</li>" }
        sections.append("<ul>\(items.joined())</ul>")
    }

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(Escape.markup(title))</title>
        <style>\(Self.style)</style></head><body>
        <h1>\(Escape.markup(title))</h1>
        \(sections.joined(separator: "\n"))
        </body></html>

        """
    }

    private static let style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}
        table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left}
        td:nth-child(n+2){font-variant-numeric:tabular-nums}pre{white-space:pre-wrap}svg{max-width:100%;height:auto}
        """
}
