import Foundation
public import Units

/// Scores every model on rows that were given, as if each but the first two had not happened yet.
///
/// The origin rolls through a series; all later rows are forecast from the rows before it, by parameters learned from
/// other files only, believing the announcements made up to the origin.
public struct BackTest: Sendable {
    /// Names of the models, ours first.
    public static let models = [ourModel] + Baseline.allCases.map(\.rawValue)
    /// The one users get.
    public static let ourModel = "phusong"

    public struct Score: Sendable {
        public let key: SeriesKey
        /// Class believed at the last row.
        public let kind: SwitchOffClass
        /// Forecasts made.
        public let count: Int
        /// Mean |ln(forecast / truth)| in the order of ``models``.
        public let errors: [Double]
        /// Forecasts whose 80 % range held the truth.
        public let held: Int
    }

    /// One row per series of three rows or more, sorted by key.
    public let scores: [Score]

    public init(_ library: SeriesLibrary, run: Run = Run()) throws(Cancelled) {
        let forecaster = try Forecaster(library: library, run: run)
        let long = library.series.filter { $0.rows.count >= Forecaster.fewestRowsToLearnFrom }
        scores = try run.map(long) { series in
            var sums = Self.models.map { _ in 0.0 }
            var (count, held) = (0, 0)
            for origin in 1..<(series.rows.count - 1) {
                let known = CountSeries(key: series.key, rows: Array(series.rows[...origin]))
                let posterior = forecaster.posterior(for: known, knownOn: known.last.date)
                for later in series.rows[(origin + 1)...] {
                    let range = posterior.forecast(on: later.date)
                    let values = [range.p50] + Baseline.allCases.map { $0.forecast(known, on: later.date) }
                    for (model, value) in values.enumerated() { sums[model] += abs(log(value / later.value)) }
                    count += 1
                    held += range.contains(later.value) ? 1 : 0
                }
            }
            let believed = library.announcements(for: series.key, until: series.last.date)
            return Score(
                key: series.key, kind: believed.last?.class ?? .none,
                count: count, errors: sums.map { $0 / Double(count) }, held: held)
        }
    }

    /// Mean over series, in the order of ``models``; nil when none is chosen.
    public static func mean(of scores: [Score]) -> [Double]? {
        guard !scores.isEmpty else { return nil }
        return models.indices.map { model in
            scores.reduce(0) { $0 + $1.errors[model] } / Double(scores.count)
        }
    }

    /// Share of forecasts whose 80 % range held the truth; nil when none was made.
    public static func coverage(of scores: [Score]) -> Double? {
        let count = scores.reduce(0) { $0 + $1.count }
        return count == 0 ? nil : Double(scores.reduce(0) { $0 + $1.held }) / Double(count)
    }
}
