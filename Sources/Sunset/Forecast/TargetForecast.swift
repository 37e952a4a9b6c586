import Foundation
public import Units

/// A later day somebody asks about.
public struct ForecastTarget: Hashable, Sendable {
    public let key: SeriesKey
    public let date: CalendarDate

    public init(key: SeriesKey, date: CalendarDate) {
        (self.key, self.date) = (key, date)
    }

    /// Columns `file`, `operator`, `metric`, `date`.
    public static func read(_ table: CSVTable, from library: SeriesLibrary) throws(SunsetError) -> [ForecastTarget] {
        try table.require(["file", "operator", "metric", "date"])
        var targets: [ForecastTarget] = []
        for row in table.rows {
            let series = try library.find(
                file: table.text(row, "file"), operator: table.text(row, "operator"),
                metric: table.text(row, "metric"))
            let date = try table.value(row, "date", "a date of the form yyyy-MM-dd") { CalendarDate($0) }
            guard date > series.last.date else {
                throw .notAfterLastRow(series.key, date: date, last: series.last.date)
            }
            targets.append(ForecastTarget(key: series.key, date: date))
        }
        return targets
    }
}

/// One model's answer to one target.
public struct TargetForecast: Sendable {
    public let target: ForecastTarget
    public let model: String
    public let range: Range80
}

extension Forecaster {
    /// Every model's answer to every target, in the order of the targets, ours first.
    ///
    /// A baseline has no width of its own; it gets that of an average rate that is as uncertain as ours.
    public func answers(to targets: [ForecastTarget], run: Run = Run()) throws -> [TargetForecast] {
        var posteriors: [SeriesKey: HazardPosterior] = [:]
        var answers: [TargetForecast] = []
        for target in targets {
            try run.check()
            let key = target.key
            let series = try library.find(file: key.file, operator: key.operator, metric: key.metric)
            let posterior = posteriors[key] ?? self.posterior(for: series)
            posteriors[key] = posterior
            answers.append(
                TargetForecast(target: target, model: BackTest.ourModel, range: posterior.forecast(on: target.date)))
            for baseline in Baseline.allCases {
                let median = baseline.forecast(series, on: target.date)
                let fall = HazardPosterior.rateDeviation * log(series.last.value / median)
                let error = series.last.precision.relativeError
                let spread = exp(-NormalDraws.inverseNormal(0.1) * (fall * fall + error * error).squareRoot())
                answers.append(
                    TargetForecast(
                        target: target, model: baseline.rawValue,
                        range: Range80(p10: median / spread, p50: median, p90: median * spread)))
            }
        }
        return answers
    }
}
