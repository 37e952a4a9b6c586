/// A length or distance; base unit metre.
public struct Length: AdditiveQuantity {
    public let baseValue: Double
    @inlinable public init(baseValue: Double) { self.baseValue = baseValue }

    @inlinable public static func metres(_ value: Double) -> Length { Length(baseValue: value) }
    @inlinable public static func kilometres(_ value: Double) -> Length { Length(baseValue: value * 1000) }

    @inlinable public var metres: Double { baseValue }
    @inlinable public var kilometres: Double { baseValue / 1000 }
}
