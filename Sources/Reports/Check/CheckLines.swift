import GeoStore
import PermitRules
public import Province
public import Studies
import Synchronization
public import Units

/// The lines of some rows of a list.
struct CheckLines: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var verdicts = 0
    private(set) var refused = 0
    private(set) var flawed = 0
    let rows: Int

    static let columns = [
        "row", "site", "law_of", "structure", "headline", "headline_plan", "firmness", "land", "permit", "province",
        "other", "rules", "measured", "missing", "problem",
    ]

    /// Those of ``columns``.
    init(_ rows: [SiteList.Row], _ study: CheckStudy, _ cache: CheckLineCache, _ run: Run) throws(StudyError) {
        self.rows = rows.count
        let decider = try CheckStudy.Decider(study)
        bytes.reserveCapacity(rows.count * study.dates.count * study.structures.count * 300)
        // Most rows look like one before; asking the shared cache for each would make its threads wait.
        var known: [CheckLineCache.Key: [CheckLineCache.Parts]] = [:]
        for row in rows {
            guard !run.isCancelled else { throw .cancelled }
            try add(row, study, decider, cache, &known)
        }
    }

    /// Those of a table.
    init(
        _ rows: [SiteList.Row], _ study: CheckStudy, _ table: CheckTable, alternatives: Bool, _ run: Run
    ) throws(StudyError) {
        self.rows = rows.count
        let checked = try CheckedRows(rows, study, alternatives: alternatives, run: run)
        bytes = CSVWriter.lines(table.make(checked.rows))
        (verdicts, refused, flawed) = (checked.verdicts, checked.refused, checked.flawed)
    }

    private mutating func add(
        _ row: SiteList.Row, _ study: CheckStudy, _ decider: CheckStudy.Decider, _ cache: CheckLineCache,
        _ known: inout [CheckLineCache.Key: [CheckLineCache.Parts]]
    ) throws(StudyError) {
        var problem: [UInt8] = []
        problem.appendCell(row.problems.map { Words.problem($0).en }.joined(separator: "; "))
        var head = Array("\(row.row),".utf8)
        head.appendCell(row.id)
        head.append(.comma)
        guard let site = row.site else {
            refused += 1
            bytes += head + Array(repeating: .comma, count: Self.columns.count - 3) + problem + [.lineEnd]
            return
        }
        if !row.problems.isEmpty { flawed += 1 }
        for (place, dates) in try decider.places(of: site) {
            let measured = Self.measured(place.place)
            let classes = dates.map { decider.classes(of: site, date: $0) }
            let key = CheckLineCache.Key(place: place.key(on: study.dates[dates]), dates: dates, structures: classes)
            let parts: [CheckLineCache.Parts]
            if let before = known[key] {
                parts = before
            } else {
                parts = cache.parts(key) {
                    dates.flatMap { date in
                        decider.decide(site, at: place, date: date).map { .init($0, study.scene.book) }
                    }
                }
                known[key] = parts
            }
            verdicts += parts.count
            for part in parts {
                bytes += head
                bytes += part.front
                bytes += measured
                bytes += part.back
                bytes += problem
                bytes.append(.lineEnd)
            }
        }
    }

    /// `otherOperatorMast 118.42 (BN0123); …`: what the rules' numbers were for this place.
    private static func measured(_ place: PlaceFacts) -> [UInt8] {
        var parts: [(fact: String, value: Double, feature: String?)] = []
        for (fact, observation) in place.observations {
            guard case .number(let value) = observation.value, value.isFinite else { continue }
            parts.append((fact.rawValue, value, observation.feature))
        }
        parts.sort { $0.fact < $1.fact }
        var text: [UInt8] = []
        for part in parts {
            if !text.isEmpty { text += "; ".utf8 }
            text += part.fact.utf8
            text.append(.blank)
            text.appendHundredths(part.value)
            if let feature = part.feature {
                text += " (".utf8
                text += feature.utf8
                text.append(.closingBracket)
            }
        }
        return text.cell
    }
}

/// Rows of a list with everything that can be said of them.
public struct CheckedRows: Sendable {
    public private(set) var rows: [(row: SiteList.Row, check: SiteCheck?)] = []
    public private(set) var verdicts = 0
    public private(set) var refused = 0
    /// Rows with a verdict although something in them could not be read.
    public private(set) var flawed = 0

    /// - Throws: ``StudyError``.
    public init(
        _ list: [SiteList.Row], _ study: CheckStudy, alternatives: Bool, run: Run = Run()
    ) throws(StudyError) {
        let checker = try CheckStudy.Checker(study, run: run)
        for row in list {
            guard !run.isCancelled else { throw .cancelled }
            let check = try row.site.map { (site) throws(StudyError) in
                try checker.check(site, extras: .init(alternatives: alternatives))
            }
            rows.append((row, check))
            verdicts += check?.dates.reduce(0) { $0 + $1.structures.count } ?? 0
            if check == nil { refused += 1 } else if !row.problems.isEmpty { flawed += 1 }
        }
    }
}

/// What the lines of equal places share: everything from the date to the facts that are missing.
final class CheckLineCache: Sendable {
    struct Key: Hashable {
        let place: PreparedPlace.Key
        let dates: Range<Int>
        /// By date.
        let structures: [[StructureClass]]
    }

    /// The line of one structure, up to the column of measurements, and behind it.
    struct Parts {
        /// From the date to the rules, with the comma behind them.
        let front: [UInt8]
        /// The missing facts between two commas.
        let back: [UInt8]

        init(_ decided: CheckStudy.Decided, _ book: RuleBook) {
            let (papers, plan) = (decided.papers, decided.plan)
            let words = [
                decided.date.description, decided.structure.rawValue, papers.headline.rawValue,
                plan.headline.rawValue, papers.firmness.map(String.init) ?? "", papers.land.rawValue,
                papers.permit.rawValue, papers.province.rawValue, papers.other.rawValue,
                papers.rules.map { book.rules[$0].id }.joined(separator: ";"),
            ]
            front = Array((words.joined(separator: ",") + ",").utf8)
            back = Array(("," + papers.missing.map(\.rawValue).joined(separator: ";") + ",").utf8)
        }
    }

    /// Enough for every combination of facts of a province; beyond it the cache starts anew, so that memory is bounded.
    private static let limit = 50_000
    private let parts = Mutex<[Key: [Parts]]>([:])

    func parts(_ key: Key, make: () -> [Parts]) -> [Parts] {
        if let known = parts.withLock({ $0[key] }) { return known }
        let made = make()
        parts.withLock {
            if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
            $0[key] = made
        }
        return made
    }
}

extension UInt8 {
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let blank = UInt8(ascii: " ")
    fileprivate static let closingBracket = UInt8(ascii: ")")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineEnd = UInt8(ascii: "\n")
}

extension [UInt8] {
    fileprivate mutating func appendCell(_ text: String) { self += Array(text.utf8).cell }

    /// Quoted where RFC 4180 asks for it.
    fileprivate var cell: [UInt8] {
        guard contains(where: { $0 == .quote || $0 == .comma || $0 == .lineEnd || $0 == UInt8(ascii: "\r") }) else {
            return self
        }
        var quoted: [UInt8] = [.quote]
        for byte in self {
            if byte == .quote { quoted.append(.quote) }
            quoted.append(byte)
        }
        quoted.append(.quote)
        return quoted
    }

    /// Two decimals at most, none that is zero at the end.
    fileprivate mutating func appendHundredths(_ value: Double) {
        let scaled = (value * 100).rounded()
        guard abs(scaled) < 1e15 else {
            self += String(value).utf8
            return
        }
        let (whole, rest) = (Int(abs(scaled))).quotientAndRemainder(dividingBy: 100)
        if scaled < 0 { append(UInt8(ascii: "-")) }
        self += String(whole).utf8
        guard rest > 0 else { return }
        append(UInt8(ascii: "."))
        append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }
}
