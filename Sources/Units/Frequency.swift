/// A frequency; base unit hertz.
public struct Frequency: Quantity {
    public let baseValue: Double
    @inlinable public init(baseValue: Double) { self.baseValue = baseValue }

    @inlinable public static func hertz(_ value: Double) -> Frequency { Frequency(baseValue: value) }
    @inlinable public static func megahertz(_ value: Double) -> Frequency { Frequency(baseValue: value * 1e6) }
    @inlinable public static func gigahertz(_ value: Double) -> Frequency { Frequency(baseValue: value * 1e9) }

    @inlinable public var hertz: Double { baseValue }
    @inlinable public var megahertz: Double { baseValue / 1e6 }
    @inlinable public var gigahertz: Double { baseValue / 1e9 }
}
