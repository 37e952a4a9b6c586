/// A physical quantity held as one `Double` in its base unit.
///
/// All four comparisons are forwarded to the `Double`: with `<` alone the standard library derives
/// `<=` as `!(rhs < lhs)`, and then NaN lies inside every closed range.
public protocol Quantity: Comparable, Hashable, Sendable, Codable {
    /// The value in the type's base unit, which each type names.
    var baseValue: Double { get }
    init(baseValue: Double)
}

extension Quantity {
    @inlinable public static func < (a: Self, b: Self) -> Bool { a.baseValue < b.baseValue }
    @inlinable public static func <= (a: Self, b: Self) -> Bool { a.baseValue <= b.baseValue }
    @inlinable public static func > (a: Self, b: Self) -> Bool { a.baseValue > b.baseValue }
    @inlinable public static func >= (a: Self, b: Self) -> Bool { a.baseValue >= b.baseValue }

    /// Whether the two differ by at most `tolerance`; false when either is NaN.
    @inlinable public func isClose(to other: Self, within tolerance: Double) -> Bool {
        abs(baseValue - other.baseValue) <= tolerance
    }

    public init(from decoder: any Decoder) throws {
        self.init(baseValue: try decoder.singleValueContainer().decode(Double.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(baseValue)
    }
}

/// A quantity that can be added to itself and scaled: a length, an area, a gain.
public protocol AdditiveQuantity: Quantity {}

extension AdditiveQuantity {
    @inlinable public static func + (a: Self, b: Self) -> Self { Self(baseValue: a.baseValue + b.baseValue) }
    @inlinable public static func - (a: Self, b: Self) -> Self { Self(baseValue: a.baseValue - b.baseValue) }
    @inlinable public static func * (factor: Double, a: Self) -> Self { Self(baseValue: factor * a.baseValue) }
    @inlinable public static prefix func - (a: Self) -> Self { Self(baseValue: -a.baseValue) }
}
