import GeoStore
import PermitRules
public import Province
public import Studies
public import Units

/// A list of any length checked into a CSV file in bounded memory: one line per site, date and structure; refused rows
/// stand beside the others.
public struct CheckStream: Sendable {
    let study: CheckStudy
    /// Whose sites those are that name no operator.
    let owner: String?
    let content: Content

    public enum Content: Hashable, Sendable {
        /// The outcome of each axis, the rules behind it and what was measured.
        case brief
        /// The columns of ``CheckTable``.
        case full(Language, alternatives: Bool)
    }

    public init(study: CheckStudy, operator owner: String? = nil, content: Content = .brief) {
        (self.study, self.owner, self.content) = (study, owner, content)
    }

    public struct Outcome: Hashable, Sendable {
        public var rows = 0
        public var verdicts = 0
        public var refused = 0
        /// Rows with a verdict although something in them could not be read.
        public var flawed = 0
        /// Sources because of which an earlier run could not be gone on with: nobody can say whether they are as they were.
        public var unnamed: [String] = []

        public init() {}

        public mutating func add(_ part: CheckedRows) {
            rows += part.rows.count
            verdicts += part.verdicts
            refused += part.refused
            flawed += part.flawed
        }
    }

    /// Rows handed to one thread at a time.
    private var chunk: Int { content == .brief ? 4096 : 64 }
    /// - Parameters:
    ///   - resume: go on after a run of the same list, dates, classes, law, workspace and layers that was stopped; from the
    ///     start when one of them is no plain file.
    ///   - run: cancelled, it can be gone on with.
    /// - Throws: ``StudyError``, `ProvinceError`, ``StoreError`` or `Cancelled`; the file has its name only once it is complete.
    public func run(_ list: SiteList, to path: String, resume: Bool, run: Run = Run()) throws -> Outcome {
        let total = Double(max(1, list.rowCount))
        let stamp = CheckStamp(self, list)
        let file = try RowFile(path, stamp: try stamp.text, resume: resume)
        if file.rows == 0 { try file.append(header, rows: 0) }
        let cache = CheckLineCache()
        var outcome = Outcome()
        if resume { outcome.unnamed = stamp.unnamed }
        func take(_ result: Result<CheckLines, any Error>) throws {
            let lines = try result.get()
            try file.append(lines.bytes, rows: lines.rows)
            outcome.rows += lines.rows
            outcome.verdicts += lines.verdicts
            outcome.refused += lines.refused
            outcome.flawed += lines.flawed
            run.report(.verdicts, min(1, Double(outcome.rows) / total))
            try run.check()
        }
        var work = OrderedWork<(batch: SiteList.Batch, skipped: Int), Result<CheckLines, any Error>>(
            threads: run.threads
        ) { [self] part in
            Result {
                let rows = try part.batch.rows(skipping: part.skipped).map { $0.owned(by: owner) }
                return switch content {
                case .brief: try CheckLines(rows, study, cache, run)
                case .full(let language, let alternatives):
                    try CheckLines(rows, study, CheckTable(language: language), alternatives: alternatives, run)
                }
            }
        }
        var skip = file.rows
        try list.readBatches(of: chunk) { batch in
            // A row is skipped whole: its lines were written together.
            let skipped = min(skip, batch.count)
            skip -= skipped
            outcome.rows += skipped
            if skipped < batch.count { try work.add((batch, skipped), take: take) }
        }
        try work.finish(take: take)
        try file.finish()
        return outcome
    }

    private var header: [UInt8] {
        switch content {
        case .brief: Array((CheckLines.columns.joined(separator: ",") + "\n").utf8)
        // Spreadsheets take UTF-8 without the mark for Windows-1258.
        case .full(let language, _): CSVWriter.header(CheckTable(language: language).make([]), byteOrderMark: true)
        }
    }
}

extension SiteList.Row {
    /// With the operator of the sites that name none.
    public func owned(by owner: String?) -> Self {
        var row = self
        if row.site?.operator == nil { row.site?.operator = owner }
        return row
    }
}
