/// A power level in dBm. Level + gain is a level, level − level is a gain, level + level does not compile.
public struct PowerLevel: Quantity {
    public let baseValue: Double
    @inlinable public init(baseValue: Double) { self.baseValue = baseValue }

    @inlinable public static func dBm(_ value: Double) -> PowerLevel { PowerLevel(baseValue: value) }

    @inlinable public var dBm: Double { baseValue }

    @inlinable public static func + (level: PowerLevel, gain: Decibels) -> PowerLevel {
        PowerLevel(baseValue: level.baseValue + gain.decibels)
    }
    @inlinable public static func - (level: PowerLevel, loss: Decibels) -> PowerLevel {
        PowerLevel(baseValue: level.baseValue - loss.decibels)
    }
    @inlinable public static func - (a: PowerLevel, b: PowerLevel) -> Decibels {
        Decibels(a.baseValue - b.baseValue)
    }
}
