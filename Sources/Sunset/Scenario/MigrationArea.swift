import Foundation

/// A commune as the simulation sees it.
public struct MigrationArea: Hashable, Sendable {
    /// Old terminals at the start, one number per stratum.
    public var counts: [Int]
    /// How much faster than the country each stratum moves here, 1 when alike.
    public var paces: [Double]
    /// Terminals that can be exchanged per month; nil when nothing limits it.
    public var capacity: Double?

    public init(counts: [Int], paces: [Double], capacity: Double? = nil) {
        (self.counts, self.paces, self.capacity) = (counts, paces, capacity)
    }
}

/// What speeds a commune up or slows it down.
public struct PaceEffects: Hashable, Sendable {
    /// A subsidy of the whole price multiplies the rate by 1 + this · (1 − 1/e).
    public var subsidyEffect: Double
    /// Price of a terminal, in the subsidy's currency.
    public var price: Double
    /// Exponent of the share of people whom the newer network covers.
    public var coverageExponent: Double

    public init(subsidyEffect: Double, price: Double, coverageExponent: Double) {
        (self.subsidyEffect, self.price, self.coverageExponent) = (subsidyEffect, price, coverageExponent)
    }

    /// (1 + S·(1 − e^{−subsidy/price})) · coverage^η; rises with both.
    public func factor(subsidy: Double, coverage: Double) -> Double {
        (1 + subsidyEffect * (1 - exp(-subsidy / price))) * pow(min(max(coverage, 0), 1), coverageExponent)
    }
}
