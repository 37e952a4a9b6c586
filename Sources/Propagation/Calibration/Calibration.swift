import Foundation
public import Units

/// Corrections of a model learnt from measured losses, one per group of samples.
///
/// correction = offset + slope · log10(d / 1 km) + share · pattern loss. The share is how much of its pattern an
/// antenna still has after the surroundings have scattered the signal: 1 in the open, less among houses.
///
/// ```swift
/// let calibration = try Calibration(samples: samples)
/// let loss = calibration.loss(of: sample)
/// ```
public struct Calibration: Hashable, Sendable, Codable {
    /// Fewest samples a group needs; fewer say more of their place than of the model.
    public static let fewestSamples = 30

    /// What a correction consists of besides its offset.
    public struct Terms: OptionSet, Hashable, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        public static let slope = Terms(rawValue: 1)
        public static let pattern = Terms(rawValue: 2)
    }

    /// What is added to a modelled loss.
    public struct Correction: Hashable, Sendable, Codable {
        /// dB at 1 km.
        public let offset: Double
        /// dB per decade of distance.
        public let slope: Double
        /// Of the pattern's loss.
        public let patternShare: Double
        /// Distances of the samples, m; outside, the correction of the nearest end is kept, so that a slope learnt in
        /// the first kilometre is not carried to the twentieth.
        public let nearest: Double
        public let farthest: Double
        public let samples: Int
        /// Of the samples it was fitted to.
        public let before: PredictionErrors
        public let after: PredictionErrors

        public func decibels(at distance: Length, patternLoss: Decibels) -> Double {
            let d = min(max(distance.metres, nearest), farthest)
            return offset + slope * log10(d / 1000) + patternShare * patternLoss.decibels
        }
    }

    /// By group, in the order of their names.
    public let corrections: [String: Correction]

    /// - Parameter isRobust: whether outliers weigh less; ordinary least squares if not.
    /// - Throws: ``PropagationError/tooFewSamples(group:samples:needed:)``; ``PropagationError/outsideDomain(_:)`` for a
    ///   distance or loss that is none.
    public init(
        samples: [CalibrationSample], terms: Terms = [.slope, .pattern], isRobust: Bool = true
    ) throws(PropagationError) {
        var corrections: [String: Correction] = [:]
        for (group, members) in Dictionary(grouping: samples, by: \.group) {
            guard members.count >= Self.fewestSamples else {
                throw .tooFewSamples(group: group, samples: members.count, needed: Self.fewestSamples)
            }
            corrections[group] = try Self.fit(members, terms, isRobust)
        }
        self.corrections = corrections
    }

    /// The corrected loss; that of the model itself for a group without correction.
    public func loss(of sample: CalibrationSample) -> Decibels {
        guard let correction = corrections[sample.group] else { return sample.modelled }
        return sample.modelled
            + Decibels(correction.decibels(at: sample.distance, patternLoss: sample.patternLoss))
    }

    /// Measured less corrected loss.
    public func errors(of samples: [CalibrationSample]) -> PredictionErrors {
        PredictionErrors(samples.map { ($0.measured - loss(of: $0)).decibels })
    }

    /// Fits with each fold of the samples left out in turn, and scores on what was left out.
    ///
    /// A fold has to be apart in space from the others: a cell of its own or a block of ground. Samples drawn at random
    /// lie beside the ones fitted to and would flatter the model.
    ///
    /// - Throws: as ``init(samples:terms:isRobust:)``.
    public static func heldOut(
        _ samples: [CalibrationSample], folds: [String], terms: Terms = [.slope, .pattern], isRobust: Bool = true
    ) throws(PropagationError) -> [(fold: String, errors: PredictionErrors)] {
        precondition(samples.count == folds.count, "one fold per sample")
        var results: [(fold: String, errors: PredictionErrors)] = []
        for fold in Set(folds).sorted() {
            let inside = zip(samples, folds).filter { $0.1 == fold }.map(\.0)
            let outside = zip(samples, folds).filter { $0.1 != fold }.map(\.0)
            results.append(
                (fold, try Calibration(samples: outside, terms: terms, isRobust: isRobust).errors(of: inside)))
        }
        return results
    }

    private static func fit(
        _ samples: [CalibrationSample], _ terms: Terms, _ isRobust: Bool
    ) throws(PropagationError) -> Correction {
        for sample in samples {
            try FreeSpace.distances.require(sample.distance)
            try Domain<Decibels>("measured loss", Decibels(0)...Decibels(400)).require(sample.measured)
        }
        let errors = samples.map { ($0.measured - $0.modelled).decibels }
        let regression = RobustRegression(
            x: samples.map { terms.contains(.slope) ? log10($0.distance.kilometres) : 0 },
            y: samples.map { terms.contains(.pattern) ? $0.patternLoss.decibels : 0 }, values: errors)
        let found = regression.coefficients(tuning: isRobust ? RobustRegression.huber : .infinity)
        let distances = samples.map(\.distance.metres)
        return Correction(
            offset: found[0], slope: found[1], patternShare: found[2], nearest: distances.min() ?? 0,
            farthest: distances.max() ?? 0, samples: samples.count, before: PredictionErrors(errors),
            after: PredictionErrors(regression.residuals(found)))
    }
}
