/// A ratio of powers in decibels: a gain, a loss (positive), a margin.
public struct Decibels: AdditiveQuantity {
    public let baseValue: Double
    @inlinable public init(baseValue: Double) { self.baseValue = baseValue }
    @inlinable public init(_ value: Double) { self.baseValue = value }

    @inlinable public var decibels: Double { baseValue }
}
