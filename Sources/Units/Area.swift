/// An area; base unit square metre.
public struct Area: AdditiveQuantity {
    public let baseValue: Double
    @inlinable public init(baseValue: Double) { self.baseValue = baseValue }

    @inlinable public static func squareMetres(_ value: Double) -> Area { Area(baseValue: value) }
    @inlinable public static func hectares(_ value: Double) -> Area { Area(baseValue: value * 1e4) }
    @inlinable public static func squareKilometres(_ value: Double) -> Area { Area(baseValue: value * 1e6) }

    @inlinable public var squareMetres: Double { baseValue }
    @inlinable public var hectares: Double { baseValue / 1e4 }
    @inlinable public var squareKilometres: Double { baseValue / 1e6 }
}
