/// An input outside the interval it is allowed in: the facts behind an error or a caution.
public struct Excursion: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Name of the input, e.g. "carrier".
    public let input: String
    /// The value and the interval, both in ``unit``.
    public let value: Double
    public let allowed: ClosedRange<Double>
    public let unit: String

    public init(input: String, value: Double, allowed: ClosedRange<Double>, unit: String) {
        self.input = input
        self.value = value
        self.allowed = allowed
        self.unit = unit
    }

    /// The unit the number was probably meant in: 900000000 in a field of megahertz is hertz.
    public var suspectedUnit: String? {
        let candidates: [(unit: String, factor: Double)]
        switch unit {
        case "MHz": candidates = [("Hz", 1e-6), ("kHz", 1e-3), ("GHz", 1e3)]
        case "m" where input == "ground distance": candidates = [("km", 1e3)]
        default: candidates = []
        }
        return candidates.first { allowed.contains(value * $0.factor) }?.unit
    }

    public var description: String {
        "\(input) \(printed(value))\(separator)\(unit), allowed \(printed(allowed.lowerBound))"
            + "…\(printed(allowed.upperBound))\(separator)\(unit)"
    }

    private var separator: String { unit == "°" ? "" : " " }
}

/// A number without locale and without a trailing ".0".
func printed(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
