public import Units

/// A quantity that has a unit in which inputs and messages of this module print it.
public protocol PrintedQuantity: Quantity {
    /// Symbol of the printed unit, e.g. "MHz".
    static var printedUnit: String { get }
    /// The value in that unit.
    var printedValue: Double { get }
}

extension Frequency: PrintedQuantity {
    public static var printedUnit: String { "MHz" }
    public var printedValue: Double { megahertz }
}

extension Length: PrintedQuantity {
    public static var printedUnit: String { "m" }
    public var printedValue: Double { metres }
}

extension Angle: PrintedQuantity {
    public static var printedUnit: String { "°" }
    public var printedValue: Double { degrees }
}

extension PowerLevel: PrintedQuantity {
    public static var printedUnit: String { "dBm" }
    public var printedValue: Double { dBm }
}

extension Decibels: PrintedQuantity {
    public static var printedUnit: String { "dB" }
    public var printedValue: Double { decibels }
}

/// The interval of one input for which a model is published, declared once and read by checks,
/// messages and the model catalogue.
///
/// ```swift
/// static let heights = Domain<Length>("base height", .metres(30) ... .metres(200), reach: .metres(5) ... .metres(500))
/// ```
public struct Domain<Q: PrintedQuantity>: Sendable {
    public let name: String
    /// Where the source vouches for the model.
    public let allowed: ClosedRange<Q>
    /// How far a caller who asks for extrapolation may go; beyond it an input is a mistake, not a wish.
    public let reach: ClosedRange<Q>

    public init(_ name: String, _ allowed: ClosedRange<Q>, reach: ClosedRange<Q>? = nil) {
        self.name = name
        self.allowed = allowed
        self.reach = reach ?? allowed
    }

    /// - Throws: ``PropagationError/outsideDomain(_:)`` unless the value lies in ``allowed``; NaN never does.
    public func require(_ value: Q) throws(PropagationError) {
        try require(value, within: allowed)
    }

    /// Admits a value outside ``allowed`` when `extrapolate` is set and it lies in ``reach``.
    ///
    /// - Returns: the caution that has to travel with the result, nil inside ``allowed``.
    /// - Throws: ``PropagationError/outsideDomain(_:)``.
    public func admit(_ value: Q, extrapolate: Bool) throws(PropagationError) -> Caution? {
        guard extrapolate else {
            try require(value)
            return nil
        }
        try require(value, within: reach)
        return allowed.contains(value) ? nil : Caution(.extrapolated, excursion(of: value, from: allowed))
    }

    func excursion(of value: Q, from range: ClosedRange<Q>) -> Excursion {
        Excursion(
            input: name, value: value.printedValue,
            allowed: range.lowerBound.printedValue...range.upperBound.printedValue, unit: Q.printedUnit)
    }

    private func require(_ value: Q, within range: ClosedRange<Q>) throws(PropagationError) {
        guard range.contains(value) else { throw .outsideDomain(excursion(of: value, from: range)) }
    }
}
