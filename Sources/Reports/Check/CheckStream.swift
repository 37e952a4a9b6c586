import GeoStore
import PermitRules
public import Studies
import Synchronization
import Units

/// A list of any length checked into a CSV file in bounded memory: one line per site, date and structure with the
/// outcome of each axis, the rules behind it and what was measured; refused rows stand beside the others.
public struct CheckStream: Sendable {
    let study: CheckStudy

    public init(study: CheckStudy) { self.study = study }

    public struct Outcome: Hashable, Sendable {
        public var rows = 0
        public var verdicts = 0
        public var refused = 0
    }

    static let header =
        "row,site,law_of,structure,headline,headline_plan,firmness,land,permit,province,other,rules,measured,missing,problem\n"

    /// Rows handed to one thread at a time.
    private static let chunk = 4096

    /// - Parameters:
    ///   - resume: go on after a run of the same list, dates and law that was stopped.
    ///   - progress: rows of the list that are done.
    /// - Throws: ``StudyError`` or ``StoreError``; the file has its name only once it is complete.
    public func run(
        _ list: SiteList, to path: String, resume: Bool, progress: (Int) -> Void = { _ in }
    ) throws -> Outcome {
        let stamp = "phusong check 1 · \(list.fingerprint) · \(study.dates) · \(study.structures.map(\.rawValue))"
        let file = try RowFile(path, stamp: stamp, resume: resume)
        if file.rows == 0 { try file.append(Array(Self.header.utf8), rows: 0) }
        let cache = LineCache()
        var skip = file.rows
        var outcome = Outcome()
        let threads = 2
        try list.read(batchSize: Self.chunk * threads) { batch in
            // A row is skipped whole: its lines were written together.
            let skipped = min(skip, batch.count)
            skip -= skipped
            outcome.rows += batch.count
            guard skipped < batch.count else { return }
            let rest = Array(batch[skipped...])
            let chunks = stride(from: 0, to: rest.count, by: Self.chunk).map {
                Array(rest[$0..<min($0 + Self.chunk, rest.count)])
            }
            let done = Parallel.map(chunks, threads: threads) { chunk in
                Result { () throws(StudyError) in try Lines(chunk, study, cache) }
            }
            for (chunk, result) in zip(chunks, done) {
                let lines = try result.get()
                try file.append(lines.bytes, rows: chunk.count)
                outcome.verdicts += lines.verdicts
                outcome.refused += lines.refused
            }
            progress(outcome.rows)
        }
        try file.finish()
        return outcome
    }
}

/// What the lines of equal places share: everything from the date to the facts that are missing.
private final class LineCache: Sendable {
    struct Key: Hashable {
        let place: PreparedPlace.Key
        let date: Int
        let structures: [StructureClass]
    }

    struct Parts {
        /// Up to the column of measurements, and behind it, one per structure.
        var front: [[UInt8]]
        var back: [[UInt8]]
    }

    /// Enough for every combination of facts of a province; beyond it the cache starts anew, so that memory is bounded.
    private static let limit = 50_000
    private let parts = Mutex<[Key: Parts]>([:])

    func parts(_ key: Key, make: () -> Parts) -> Parts {
        if let known = parts.withLock({ $0[key] }) { return known }
        let made = make()
        parts.withLock {
            if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
            $0[key] = made
        }
        return made
    }
}

/// The lines of some rows.
private struct Lines {
    var bytes: [UInt8] = []
    var verdicts = 0
    var refused = 0

    init(_ rows: [SiteList.Row], _ study: CheckStudy, _ cache: LineCache) throws(StudyError) {
        let decider = try CheckStudy.Decider(study)
        bytes.reserveCapacity(rows.count * 4096)
        for row in rows {
            let problem = Lines.cell(row.problems.map { Words.problem($0).en }.joined(separator: "; "))
            let head = Array("\(row.row),".utf8) + Lines.cell(row.id) + [0x2C]
            guard let site = row.site else {
                refused += 1
                bytes += head + Array(repeating: 0x2C, count: 12) + problem + [0x0A]
                continue
            }
            for (date, place) in try decider.places(of: site).enumerated() {
                let measured = Lines.measured(place.place)
                let key = LineCache.Key(
                    place: place.key, date: date, structures: decider.classes(of: site, date: date))
                let parts = cache.parts(key) {
                    let decided = decider.decide(site, at: place, date: date)
                    return LineCache.Parts(
                        front: decided.map { Lines.front($0, study.scene.book) }, back: decided.map(Lines.back))
                }
                for index in parts.front.indices {
                    verdicts += 1
                    bytes += head
                    bytes += parts.front[index]
                    bytes += measured
                    bytes += parts.back[index]
                    bytes += problem
                    bytes.append(0x0A)
                }
            }
        }
    }

    /// From the date to the rules, with the comma behind them.
    private static func front(_ decided: CheckStudy.Decided, _ book: RuleBook) -> [UInt8] {
        let (papers, plan) = (decided.papers, decided.plan)
        let words = [
            decided.date.description, decided.structure.rawValue, papers.headline.rawValue, plan.headline.rawValue,
            papers.firmness.map(String.init) ?? "", papers.land.rawValue, papers.permit.rawValue,
            papers.province.rawValue, papers.other.rawValue,
            papers.rules.map { book.rules[$0].id }.joined(separator: ";"),
        ]
        return Array((words.joined(separator: ",") + ",").utf8)
    }

    /// The missing facts between two commas.
    private static func back(_ decided: CheckStudy.Decided) -> [UInt8] {
        Array(("," + decided.papers.missing.map(\.rawValue).joined(separator: ";") + ",").utf8)
    }

    /// `otherOperatorMast 118.42 (BN0123); …`: what the rules' numbers were for this place.
    private static func measured(_ place: PlaceFacts) -> [UInt8] {
        var parts: [String] = []
        for (fact, observation) in place.observations.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard case .number(let value) = observation.value, value.isFinite else { continue }
            let number = FieldValue.real((value * 100).rounded() / 100).text ?? ""
            parts.append("\(fact.rawValue) \(number)" + (observation.feature.map { " (\($0))" } ?? ""))
        }
        return cell(parts.joined(separator: "; "))
    }

    /// Quoted where RFC 4180 asks for it.
    private static func cell(_ text: String) -> [UInt8] {
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            return Array(text.utf8)
        }
        return Array("\"\(text.replacing("\"", with: "\"\""))\"".utf8)
    }
}
