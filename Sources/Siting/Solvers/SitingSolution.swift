/// What was found, and how good it can be at most.
public struct SitingSolution: Sendable {
    /// Chosen candidates (their indices, rising), fixed ones included, existing ones not.
    public var chosen: [Int]
    /// Weight served, existing sites' included; for least cost the cost of the chosen sites.
    public var value: Double
    /// No other choice is better: at least the value for most weight, at most the value for least cost.
    public var bound: Double
    /// The chosen sites' weight served, cost and shares, counted anew from the problem.
    public var recount: Recount
    public var seconds: Double
    /// Cycles of bounding and improving, and branches looked into.
    public var cycles: Int
    public var branches: Int

    /// Whether value and bound are the same number.
    public var isOptimal: Bool { value == bound }
    /// Distance of value and bound as a share of the value.
    public var gap: Double { value == bound ? 0 : abs(bound - value) / max(abs(value), .leastNormalMagnitude) }
}

/// Where a running solve stands.
public struct SitingProgress: Sendable {
    public var seconds: Double
    public var value: Double
    public var bound: Double
    public var cycle: Int
}
