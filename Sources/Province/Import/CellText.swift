import Foundation
import Units

/// Days as official lists write them.
enum DayText {
    /// `2026-07-01`, `2026-07-01T08:00:00`, `01/7/2026`, `1.7.2026`, `01-07-2026`; nil for anything else.
    static func parse(_ text: String) -> CalendarDate? {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        if let date = CalendarDate(trimmed.prefix(10)) { return date }
        let parts = trimmed.split(whereSeparator: { "/.-".contains($0) }).map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], year > 1900 else {
            return nil
        }
        return CalendarDate(year: year, month: month, day: day)
    }
}

/// Yes and no as official lists write them.
enum FlagText {
    static func parse(_ text: String) -> Bool? {
        switch text.trimmingCharacters(in: .whitespaces).lowercased().precomposedStringWithCanonicalMapping {
        case "true", "yes", "y", "1", "x", "có", "đúng": true
        case "false", "no", "n", "0", "-", "không", "sai": false
        default: nil
        }
    }
}
