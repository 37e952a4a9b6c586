public import Units

/// A table of a report: figures, not texts, so that pages, CSV and XLSX cannot differ.
public struct ReportTable: Codable, Hashable, Sendable {
    /// Name of its CSV file and sheet.
    public var id: String
    public var caption: Bilingual
    public var columns: [ReportColumn]
    public var rows: [[ReportCell]]
    /// Sums of the columns that add up.
    public var total: [ReportCell]?
    /// Rows a page prints; the files have all.
    public var printed: Int?
    /// Said in place of an empty table.
    public var whenEmpty: Bilingual?
}

public struct ReportColumn: Codable, Hashable, Sendable {
    public enum Kind: Codable, Hashable, Sendable {
        /// Differs by language.
        case words
        /// Names and codes, the same in every language.
        case code
        case whole
        case decimal(digits: Int)
        /// 0...1, printed in per cent.
        case share
        case date
        /// At least, and with what is not determined; two columns in files.
        case range
    }

    public var key: String
    public var title: Bilingual
    /// Common head above neighbouring columns.
    public var group: Bilingual?
    public var kind: Kind

    var isFigure: Bool {
        switch kind {
        case .words, .code: false
        case .whole, .decimal, .share, .date, .range: true
        }
    }
}

public enum ReportCell: Codable, Hashable, Sendable {
    /// Not known, or without meaning there.
    case empty
    case words(Bilingual)
    case code(String)
    case whole(Int)
    case real(Double)
    case range(Int, Int)
    case date(CalendarDate)

    /// As a page prints it.
    public func text(_ kind: ReportColumn.Kind, _ numbers: Numbers) -> String {
        switch self {
        case .empty: return "–"
        case .words(let words): return words[numbers.language]
        case .code(let code): return code
        case .whole(let value): return numbers.integer(value)
        case .range(let least, let most): return numbers.atLeast(least, undetermined: most - least)
        case .date(let date): return numbers.date(date)
        case .real(let value):
            switch kind {
            case .share: return numbers.percent(value)
            case .decimal(let digits): return numbers.decimal(value, digits: digits)
            case .words, .code, .whole, .date, .range: return numbers.decimal(value, digits: 2)
            }
        }
    }

    static func + (a: ReportCell, b: ReportCell) -> ReportCell {
        switch (a, b) {
        case (.whole(let x), .whole(let y)): .whole(x + y)
        case (.real(let x), .real(let y)): .real(x + y)
        case (.range(let x, let y), .range(let u, let v)): .range(x + u, y + v)
        // A sum with an unknown part is not known.
        default: .empty
        }
    }
}

extension Double {
    /// Cells hold what is printed, so that no reader of a file rounds again.
    func rounded(toDigits digits: Int) -> Double {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}

/// Collects columns with what each reads from a row.
struct ReportTableBuilder<Row> {
    private var columns: [(column: ReportColumn, adds: Bool, read: (Row) -> ReportCell)] = []

    private mutating func add(
        _ key: String, _ vi: String, _ en: String, _ kind: ReportColumn.Kind, group: Bilingual?, adds: Bool,
        _ read: @escaping (Row) -> ReportCell
    ) {
        let column = ReportColumn(key: key, title: Bilingual(vi: vi, en: en), group: group, kind: kind)
        columns.append((column, adds, read))
    }

    mutating func code(
        _ key: String, _ vi: String, _ en: String, group: Bilingual? = nil, _ read: @escaping (Row) -> String?
    ) {
        add(key, vi, en, .code, group: group, adds: false) { read($0).map(ReportCell.code) ?? .empty }
    }

    mutating func words(
        _ key: String, _ vi: String, _ en: String, group: Bilingual? = nil, _ read: @escaping (Row) -> Bilingual?
    ) {
        add(key, vi, en, .words, group: group, adds: false) { read($0).map(ReportCell.words) ?? .empty }
    }

    mutating func whole(
        _ key: String, _ vi: String, _ en: String, group: Bilingual? = nil, adds: Bool = true,
        _ read: @escaping (Row) -> Int?
    ) {
        add(key, vi, en, .whole, group: group, adds: adds) { read($0).map(ReportCell.whole) ?? .empty }
    }

    mutating func real(
        _ key: String, _ vi: String, _ en: String, digits: Int, group: Bilingual? = nil, adds: Bool = false,
        _ read: @escaping (Row) -> Double?
    ) {
        add(key, vi, en, .decimal(digits: digits), group: group, adds: adds) { row in
            read(row).map { .real($0.rounded(toDigits: digits)) } ?? .empty
        }
    }

    mutating func share(
        _ key: String, _ vi: String, _ en: String, group: Bilingual? = nil, _ read: @escaping (Row) -> Double?
    ) {
        add(key, vi, en, .share, group: group, adds: false) { row in
            // Rounding makes neither a whole nor a nothing of what is not.
            read(row).map { .real($0 > 0 && $0 < 1 ? min(max($0.rounded(toDigits: 4), 1e-4), 0.9999) : $0) } ?? .empty
        }
    }

    mutating func date(_ key: String, _ vi: String, _ en: String, _ read: @escaping (Row) -> CalendarDate?) {
        add(key, vi, en, .date, group: nil, adds: false) { read($0).map(ReportCell.date) ?? .empty }
    }

    /// - Parameter read: the certain count, and what is undetermined beside it.
    mutating func range(
        _ key: String, _ vi: String, _ en: String, group: Bilingual? = nil, _ read: @escaping (Row) -> (Int, Int)?
    ) {
        add(key, vi, en, .range, group: group, adds: true) { row in
            read(row).map { .range($0.0, $0.0 + $0.1) } ?? .empty
        }
    }

    /// - Parameters:
    ///   - total: name of the row of sums; none under a single row.
    ///   - printed: rows pages show at most.
    func table(
        _ id: String, _ caption: Bilingual, _ rows: [Row], total: Bilingual? = nil, printed: Int? = nil,
        whenEmpty: Bilingual? = nil
    ) -> ReportTable {
        let cells = rows.map { row in columns.map { $0.read(row) } }
        var sums: [ReportCell]?
        if let total, rows.count > 1 {
            sums = columns.enumerated().map { index, column in
                if index == 0 { return .words(total) }
                guard column.adds, let first = cells.first else { return .empty }
                return cells.dropFirst().reduce(first[index]) { $0 + $1[index] }
            }
        }
        return ReportTable(
            id: id, caption: caption, columns: columns.map(\.column), rows: cells, total: sums, printed: printed,
            whenEmpty: whenEmpty)
    }
}
