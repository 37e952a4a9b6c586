import Foundation
public import GeoStore
public import Province

/// Reading sheets as a page for the office and as rows for a terminal.
public enum ReadingSheetPage {
    /// Heads and one row per source.
    public static func overview(_ sheets: [ReadingSheet], language: Language) -> [[String]] {
        let words = ReadingSheetWords(language)
        return [words.overviewHeads] + sheets.map { words.overview($0, among: sheets) }
    }

    /// One self-contained page: the sources at a glance, then each with its columns and what was guessed.
    public static func html(_ sheets: [ReadingSheet], name: String, language: Language) -> String {
        let words = ReadingSheetWords(language)
        var page = PlainPage(language, title: "\(words.title) – \(name)")
        page.table(words.overviewHeads, sheets.map { words.overview($0, among: sheets) })
        for sheet in sheets {
            page.heading("\(words.role(sheet.role)): \(words.place(sheet))")
            if sheet.parts.count > 1 {
                page.table(
                    [
                        words.say("Lớp, trang tính, thư mục", "Layer, sheet, folder"), words.say("Số dòng", "Rows"),
                        words.say("Đã đọc", "Read"),
                    ],
                    sheet.parts.map { part in
                        [
                            part.name, words.numbers.integer(part.rows),
                            part.isRead ? words.say("có", "yes") : words.say("không", "no"),
                        ]
                    })
            }
            page.table(words.columnHeads, sheet.columns.map { words.column($0, of: sheet.role) })
            if !sheet.guesses.isEmpty { page.lines(sheet.guesses.map(\.detail).joined(separator: "\n")) }
        }
        return page.html
    }

    /// `reading.vi.html` and `reading.en.html` in a folder.
    ///
    /// - Throws: ``StoreError``.
    public static func write(_ sheets: [ReadingSheet], name: String, to folder: String) throws(StoreError) {
        for language in Language.allCases {
            try TextFile.write(
                html(sheets, name: name, language: language), to: folder + "/reading.\(language.rawValue).html")
        }
    }
}
