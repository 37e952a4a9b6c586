import Foundation
public import Units

/// Weighted draws of a hazard after its series was read, by importance sampling from the prior.
///
/// One row is enough to answer: then the prior speaks, and the width says so. Falls between neighbouring rows are the
/// data; their errors are Student's t with four degrees of freedom, so that one count of another day does not carry all.
public struct HazardPosterior: Sendable {
    /// ASSUMPTION: relative standard deviation of the rate around the model's. Chosen on the origins rolled through the given
    /// rows of the back-test, whose later rows 80 % ranges then hold nine times out of ten.
    static let rateDeviation = 0.3
    /// Days over which the rate keeps its deviation.
    static let deviationMemory = 365.0
    /// ASSUMPTION: other operators' rates differ from this one's by about a quarter, and count half.
    static let relativeDeviation = 0.25
    static let relativeWeight = 0.5
    /// ASSUMPTION: users leave in steps, by campaigns and clean-ups of idle lines, of about this share of those still
    /// there; a fall f then varies by stepShare·f. It widens short forecasts more than long ones. Chosen on the rolled
    /// origins, where 80 % ranges held 65 % of the rows with a known date without it.
    static let stepShare = 0.05

    public let series: CountSeries
    public let announcements: [Announcement]
    public let hazards: [DeadlineHazard]
    /// Sum to 1.
    public let weights: [Double]
    private let noise: [Double]

    static let drawCount = 1024

    /// - Parameters:
    ///   - announcements: those believed for this series.
    ///   - relatives: the same count of other operators with what was announced to them.
    init(
        series: CountSeries, announcements: [Announcement], prior: HazardPrior,
        relatives: [(series: CountSeries, announcements: [Announcement])] = []
    ) {
        let draws = NormalDraws(count: Self.drawCount, dimensions: 5)
        let hazards = (0..<Self.drawCount).map { prior.hazard(draws, $0) }
        let reference = series.last.date
        let likelihoods = hazards.map { hazard in
            var sum = Self.logLikelihood(hazard, series.rows, announcements, reference, extra: 0)
            for (relative, theirs) in relatives {
                sum +=
                    Self.relativeWeight
                    * Self.logLikelihood(
                        hazard, Array(relative.rows.suffix(3)), theirs, reference, extra: Self.relativeDeviation)
            }
            return sum
        }
        let top = likelihoods.max() ?? 0
        let raw = likelihoods.map { exp($0 - top) }
        let total = raw.reduce(0, +)
        self.series = series
        self.announcements = announcements
        self.hazards = hazards
        weights = raw.map { $0 / total }
        noise = (0..<Self.drawCount).map { draws[4, $0] }
    }

    private static func logLikelihood(
        _ hazard: DeadlineHazard, _ rows: [Observation], _ announcements: [Announcement], _ reference: CalendarDate,
        extra: Double
    ) -> Double {
        var sum = 0.0
        for (a, b) in zip(rows, rows.dropFirst()) {
            let fall = hazard.fall(from: a.date, to: b.date, reference: reference, announcements: announcements)
            let span = b.date.days(since: a.date)
            let process = rateDeviation * rateDeviation / (1 + span / deviationMemory) + extra * extra
            let (ea, eb) = (a.precision.relativeError, b.precision.relativeError)
            let variance = process * fall * fall + ea * ea + eb * eb
            let residual = log(a.value / b.value) - fall
            sum -= 0.5 * log(variance) + 2.5 * log1p(residual * residual / variance / 4)
        }
        return sum
    }

    /// Mean and variance of each parameter.
    var moments: [(mean: Double, variance: Double)] {
        let parameters: [(DeadlineHazard) -> Double] = [\.logRate, \.growth, \.logPush, \.logLead]
        return parameters.map { parameter in
            let mean = zip(hazards, weights).reduce(0) { $0 + $1.1 * parameter($1.0) }
            let variance = zip(hazards, weights).reduce(0) { $0 + $1.1 * pow(parameter($1.0) - mean, 2) }
            return (mean, variance)
        }
    }

    /// Count on a day after the last row: median without, outer tenths with the error of the counts and of the rate.
    public func forecast(on date: CalendarDate) -> Range80 {
        let last = series.last
        let falls = hazards.map {
            $0.fall(from: last.date, to: date, reference: last.date, announcements: announcements)
        }
        let error = last.precision.relativeError
        let spread = zip(falls, noise).map { fall, z in
            fall - z * (pow(Self.rateDeviation * fall, 2) + Self.stepShare * fall + error * error).squareRoot()
        }
        let median = WeightedQuantiles(falls, weights).value(at: 0.5)
        let outer = WeightedQuantiles(spread, weights)
        // A large fall is a small count.
        let (low, high) = (outer.value(at: 0.9), outer.value(at: 0.1))
        return Range80(
            p10: last.value * exp(-max(low, median)), p50: last.value * exp(-median),
            p90: last.value * exp(-min(high, median)))
    }
}

/// Median and the tenths on either side: the truth lies between p10 and p90 four times out of five.
public struct Range80: Hashable, Sendable {
    public let p10: Double
    public let p50: Double
    public let p90: Double

    public init(p10: Double, p50: Double, p90: Double) {
        (self.p10, self.p50, self.p90) = (p10, p50, p90)
    }

    /// A number that is known.
    public init(_ value: Double) { self.init(p10: value, p50: value, p90: value) }

    public func contains(_ value: Double) -> Bool { p10 <= value && value <= p90 }
}

/// Quantiles of weighted draws.
struct WeightedQuantiles {
    private let sorted: [(value: Double, upTo: Double)]

    /// - Parameter weights: sum to 1.
    init(_ values: [Double], _ weights: [Double]) {
        var sum = 0.0
        sorted = zip(values, weights).sorted { $0.0 < $1.0 }.map { value, weight in
            sum += weight
            return (value, sum)
        }
    }

    func value(at share: Double) -> Double {
        sorted.first { $0.upTo >= share }?.value ?? sorted.last?.value ?? 0
    }
}
