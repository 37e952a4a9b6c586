import Units

/// Which number comes first in dates such as 07/08/2024.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
}

/// A day as people, spreadsheets and programs write it, read with either order of day and month.
///
/// `2024-07-31`, `2024/07/31 08:30`, `20240731`, `31/7/2024`, `31.07.24`, `ngày 31 tháng 7 năm 2024`, `31 Jul 2024`, and the
/// days spreadsheets count from 1899-12-30 (`45504`). A month or a year alone is no day.
struct DateText: Hashable, Sendable {
    let dayFirst: CalendarDate?
    let monthFirst: CalendarDate?

    init(_ text: String) {
        (dayFirst, monthFirst) = Self.read(text) ?? (nil, nil)
    }

    func value(_ order: DateOrder) -> CalendarDate? { order == .dayFirst ? dayFirst : monthFirst }

    /// The order the date cannot do without; nil when it has none, or both are possible.
    var evidence: DateOrder? {
        (dayFirst == nil) == (monthFirst == nil) ? nil : dayFirst == nil ? .monthFirst : .dayFirst
    }

    var isAmbiguous: Bool { dayFirst != nil && monthFirst != nil && dayFirst != monthFirst }

    private static func read(_ text: String) -> (CalendarDate?, CalendarDate?)? {
        if let day = CalendarDate(text) { return (day, day) }
        var words = NormalForm.folded(text).split { !($0.isLetter || $0.isNumber || $0 == ":") }.map(String.init)
        // `2024-07-31t08:30:00z`
        words = words.flatMap { word -> [String] in
            guard let cut = word.firstIndex(of: "t"), word[..<cut].allSatisfy(\.isNumber), cut > word.startIndex else {
                return [word]
            }
            return [String(word[..<cut]), String(word[word.index(after: cut)...])]
        }
        if let clock = words.firstIndex(where: { $0.contains(":") }) {
            guard clock > 0 else { return nil }
            words = Array(words[..<clock])
        }
        words = words.filter { !["ngay", "thang", "nam"].contains($0) }
        if words.count == 1 || (words.count == 2 && text.contains(".") && words[0].count == 5) {
            return alone(words[0]).map { ($0, $0) }
        }
        guard words.count == 3 else { return nil }
        if let month = words.firstIndex(where: { months[String($0.prefix(3))] != nil && $0.allSatisfy(\.isLetter) }) {
            let numbers = [0, 1, 2].filter { $0 != month }.compactMap { Int(words[$0]) }
            guard numbers.count == 2, let number = months[String(words[month].prefix(3))] else { return nil }
            let isYearFirst = numbers[0] > 31
            let date = date(isYearFirst ? numbers[0] : numbers[1], number, isYearFirst ? numbers[1] : numbers[0])
            return date.map { ($0, $0) }
        }
        let numbers = words.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
        guard numbers.count == 3 else { return nil }
        if words[0].count == 4 { return date(numbers[0], numbers[1], numbers[2]).map { ($0, $0) } }
        guard words[2].count == 4 || words[2].count == 2 else { return nil }
        let pair = (date(numbers[2], numbers[1], numbers[0]), date(numbers[2], numbers[0], numbers[1]))
        return pair.0 == nil && pair.1 == nil ? nil : pair
    }

    /// `20240731`, or a spreadsheet's day.
    private static func alone(_ word: String) -> CalendarDate? {
        guard let number = Int(word), word.allSatisfy(\.isNumber) else { return nil }
        if word.count == 8 { return date(number / 10_000, number / 100 % 100, number % 100) }
        guard serials.contains(number) else { return nil }
        return CalendarDate(daysSince1970: number - 25_569)
    }

    /// From 1950 to 2099; numbers beyond are no dates of masts and plans.
    private static let serials = 18_264...73_050

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
        let full = year < 100 ? (year < 70 ? 2000 : 1900) + year : year
        return (1900...2200).contains(full) ? CalendarDate(year: full, month: month, day: day) : nil
    }

    private static let months = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
        "dec": 12,
    ]
}

extension CalendarDate {
    /// Days counted as Unix does, in the Gregorian calendar.
    init?(daysSince1970 days: Int) {
        // Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, civil_from_days.
        let z = days + 719_468
        let era = z / 146_097, ofEra = z % 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * ofYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: ofYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Counted as Unix does; the inverse of ``init(daysSince1970:)``.
    var daysSince1970: Int {
        let year = month <= 2 ? self.year - 1 : self.year
        let era = year / 400, yearOfEra = year % 400
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
    }
}
