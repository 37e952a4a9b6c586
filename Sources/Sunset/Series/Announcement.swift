public import Units

/// Who sets the date, which decides how the last weeks go.
public enum SwitchOffClass: String, CaseIterable, Sendable {
    /// Ordered by the state for all operators, with a campaign that hands out terminals.
    case state
    /// Chosen by an operator for its own network.
    case commercial
    /// No date is known.
    case none
}

/// A switch-off date made public.
public struct Announcement: Hashable, Sendable {
    public let announced: CalendarDate
    public let deadline: CalendarDate
    public let `class`: SwitchOffClass

    public init(announced: CalendarDate, deadline: CalendarDate, class: SwitchOffClass) {
        (self.announced, self.deadline, self.class) = (announced, deadline, `class`)
    }
}

/// Announcements of all series of a folder: `deadlines.csv` with `file`, `operator`, `announced_on`, `deadline`, `class`.
struct AnnouncementBook: Sendable {
    private var entries: [String: [String: [Announcement]]] = [:]

    init() {}

    init(_ table: CSVTable) throws(SunsetError) {
        try table.require(["file", "operator", "announced_on", "deadline", "class"])
        let classes = SwitchOffClass.allCases.map(\.rawValue).joined(separator: ", ")
        for row in table.rows {
            let kind = try table.value(row, "class", "one of \(classes)") { SwitchOffClass(rawValue: $0) }
            guard kind != .none else { continue }
            let expected = "a date of the form yyyy-MM-dd"
            let announced = try table.value(row, "announced_on", expected) { CalendarDate($0) }
            let deadline = try table.value(row, "deadline", expected) { CalendarDate($0) }
            guard announced <= deadline else {
                throw .deadlineBeforeAnnouncement(
                    file: table.file, line: row.line, deadline: deadline, announced: announced)
            }
            entries[table.text(row, "file"), default: [:]][table.text(row, "operator"), default: []].append(
                Announcement(announced: announced, deadline: deadline, class: kind))
        }
    }

    mutating func add(_ other: AnnouncementBook) {
        entries.merge(other.entries) { mine, theirs in mine.merging(theirs) { $0 + $1 } }
    }

    /// What was announced up to a day for an operator, else for all operators together; by date of announcement.
    func announcements(for key: SeriesKey, until day: CalendarDate) -> [Announcement] {
        let ofFile = entries[key.file] ?? [:]
        return (ofFile[key.operator] ?? ofFile[SeriesLibrary.allOperators] ?? [])
            .filter { $0.announced <= day }
            .sorted { ($0.announced, $0.deadline) < ($1.announced, $1.deadline) }
    }
}
