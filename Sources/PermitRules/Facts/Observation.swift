public import Units

/// What is known of one fact.
public struct Observation: Hashable, Sendable {
    public var value: Value
    /// What it was measured to, or lies in; printed beside the value.
    public var feature: String?

    public init(_ value: Value, feature: String? = nil) {
        (self.value, self.feature) = (value, feature)
    }

    public enum Value: Hashable, Sendable {
        case flag(Bool)
        /// In the unit of the fact's definition.
        case number(Double)
        case word(String)
        case day(CalendarDate)
        /// Known not to be there: no mast in reach, nothing filed, outside every zone. It lies in no range.
        case none
    }
}

extension Observation.Value {
    /// Digits without locale; numbers with as many decimals as `test` needs to read the same, at least two if any.
    func text(for test: FactTest?) -> String {
        switch self {
        case .flag(let value): String(value)
        case .word(let value): value
        case .day(let value): value.description
        case .none: "none"
        case .number(let value): Self.decimal(value, for: test)
        }
    }

    private static func decimal(_ value: Double, for test: FactTest?) -> String {
        if value.isInfinite { return value > 0 ? "∞" : "-∞" }
        guard abs(value) < 1e9 else { return String(value) }
        var scale = 100.0
        for _ in 0..<7 {
            let rounded = (value * scale).rounded() / scale
            if test?.predicate.holds(.number(rounded)) == test?.predicate.holds(.number(value)) {
                return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
            }
            scale *= 10
        }
        return String(value)
    }
}
