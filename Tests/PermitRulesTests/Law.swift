import Foundation
import PermitRules
import Units

/// The checkout's own law, loaded once for all suites.
enum Law {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "GeoData").resolvingSymlinksInPath().path

    private static let loaded = Result { () throws(RuleError) in try RuleBook(folder: folder) }

    static func book() throws(RuleError) -> RuleBook { try loaded.get() }

    static func day(_ text: String) throws -> CalendarDate {
        struct NoSuchDay: Error { let text: String }
        guard let date = CalendarDate(text) else { throw NoSuchDay(text: text) }
        return date
    }
}
