public import Units

/// Log-normal variation of the level around its median.
///
/// ```swift
/// let shadowing = try Shadowing(deviation: Decibels(8))
/// let margin = try shadowing.margin(forProbability: 0.9)  // 10.3 dB
/// ```
public struct Shadowing: Hashable, Sendable {
    public static let deviations = Domain<Decibels>("shadowing deviation", Decibels(0)...Decibels(20))

    /// σ of the level in dB.
    public let deviation: Decibels

    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public init(deviation: Decibels) throws(PropagationError) {
        try Self.deviations.require(deviation)
        self.deviation = deviation
    }

    /// What the median has to lie above the threshold so that a share of places is above it: z · σ.
    ///
    /// - Parameter probability: at the place itself (cell edge), between 0.01 and 0.99.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func margin(forProbability probability: Double) throws(PropagationError) -> Decibels {
        try Self.require(probability)
        return NormalDistribution.quantile(probability) * deviation
    }

    /// Share of places at which the level is above the threshold when its median is `excess` above it.
    public func probability(ofExcess excess: Decibels) -> Double {
        guard deviation.decibels > 0 else { return excess.decibels >= 0 ? 1 : 0 }
        return NormalDistribution.cumulative(excess.decibels / deviation.decibels)
    }

    private static func require(_ probability: Double) throws(PropagationError) {
        guard (0.01...0.99).contains(probability) else {
            throw .outsideDomain(
                Excursion(input: "coverage probability", value: probability, allowed: 0.01...0.99, unit: "of 1"))
        }
    }
}
