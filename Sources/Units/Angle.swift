/// A plane angle; base unit degree, because the field's files, laws and antenna sheets use degrees.
public struct Angle: AdditiveQuantity {
    public let baseValue: Double
    @inlinable public init(baseValue: Double) { self.baseValue = baseValue }

    @inlinable public static func degrees(_ value: Double) -> Angle { Angle(baseValue: value) }
    @inlinable public static func radians(_ value: Double) -> Angle { Angle(baseValue: value * 180 / .pi) }

    @inlinable public var degrees: Double { baseValue }
    @inlinable public var radians: Double { baseValue * .pi / 180 }
}
