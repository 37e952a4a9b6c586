import Foundation
import Units

/// All series a forecast may learn from, with the announcements made about them.
public struct SeriesLibrary: Sendable {
    /// The operator column of counts that take in all operators.
    public static let allOperators = "all"
    static let announcementFile = "deadlines.csv"

    /// Sorted by key.
    public let series: [CountSeries]
    private let book: AnnouncementBook

    init(series: [CountSeries], book: AnnouncementBook) {
        (self.series, self.book) = (series, book)
    }

    /// - Parameter paths: folders, of which every series file is read, or files. Announcements are in `deadlines.csv`
    ///   of the folder or beside the file; without it no deadline is known. A table with a column `file` speaks
    ///   about series and is none.
    public init(paths: [String]) throws(SunsetError) {
        var files: [String] = []
        var announcements: [String] = []
        for path in paths {
            let isFolder = (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
            let folder = isFolder ? path : URL(fileURLWithPath: path).deletingLastPathComponent().path
            let deadlines = folder + "/" + Self.announcementFile
            if FileManager.default.fileExists(atPath: deadlines), !announcements.contains(deadlines) {
                announcements.append(deadlines)
            }
            guard isFolder else {
                files.append(path)
                continue
            }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            files += names.filter { $0.hasSuffix(".csv") && $0 != Self.announcementFile }.sorted()
                .map { path + "/" + $0 }
        }
        var series: [CountSeries] = []
        for file in files {
            let table = try CSVTable(path: file)
            if !table.has("file") { series += try CountSeries.read(table) }
        }
        guard !series.isEmpty else { throw .noSeries(place: paths.joined(separator: ", ")) }
        var book = AnnouncementBook()
        for file in announcements { book.add(try AnnouncementBook(try CSVTable(path: file))) }
        self.init(series: series.sorted { $0.key < $1.key }, book: book)
    }

    /// - Parameter file: with or without its ending.
    public func find(file: String, operator: String, metric: String) throws(SunsetError) -> CountSeries {
        let name = file.hasSuffix(".csv") ? file : file + ".csv"
        let key = SeriesKey(file: name, operator: `operator`, metric: metric)
        guard let found = series.first(where: { $0.key == key }) else {
            throw .unknownSeries(key, known: series.map(\.key).filter { $0.file == name })
        }
        return found
    }

    func announcements(for key: SeriesKey, until day: CalendarDate) -> [Announcement] {
        book.announcements(for: key, until: day)
    }

    /// The same count of other operators, or of all together.
    func relatives(of key: SeriesKey) -> [CountSeries] {
        series.filter { $0.key != key && $0.key.file == key.file && $0.key.metric == key.metric }
    }
}
