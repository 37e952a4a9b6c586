/// Counts the rows of a source that fall away, by cause, and refuses the source when most do.
///
/// ASSUMPTION: a source of which more than half cannot be used was read wrongly, or is the wrong file; what a study made of
/// the rest would be believed. Rows left out because they say so themselves, such as masts taken down, do not count.
struct SourceGate {
    static let tolerated = 0.5
    /// Of fewer rows everybody sees the ledger at a glance.
    static let smallest = 10

    let source: String
    private var causes: [String: Int] = [:]
    private var lost = 0
    private let unreadRows: Int

    /// - Parameter unread: rows that had no place already when they were read.
    init(source: String, unread: Int) {
        self.source = source
        (lost, unreadRows) = (unread, unread)
        if unread > 0 { causes["coordinates that cannot be read"] = unread }
    }

    mutating func lose(_ cause: String) {
        lost += 1
        causes[cause, default: 0] += 1
    }

    /// - Parameter read: rows that were read.
    /// - Throws: ``ProvinceError/mostlyUnusable(source:lost:of:causes:)`` with the three most frequent causes.
    func check(of read: Int) throws(ProvinceError) {
        let count = read + unreadRows
        guard count >= Self.smallest, Double(lost) > Self.tolerated * Double(count) else { return }
        let first = causes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
        throw .mostlyUnusable(
            source: source, lost: lost, of: count,
            causes: first.map { $0.value > 1 ? "\($0.key) (\($0.value)×)" : $0.key })
    }
}
