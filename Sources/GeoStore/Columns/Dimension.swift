import Foundation

/// What the numbers of a column measure, with the units people write in its cells and its heading.
public enum Dimension: String, Sendable, Hashable, CaseIterable {
    /// Things and people, whole numbers.
    case count
    /// From 0 to 1, or per cent where a unit says so.
    case share
    /// m
    case length
    /// m²
    case area
    /// dBm
    case power
    /// dB
    case loss
    /// Degrees.
    case angle
    /// MHz
    case frequency
    /// A number without unit.
    case number

    /// A value in a unit as one in the base unit; nil for a unit of something else.
    func base(_ value: Double, in unit: String) -> Double? {
        guard self != .power else {
            switch unit {
            case "dbm": return value
            case "dbw": return value + 30
            case "w", "watt", "watts", "oat": return value > 0 ? 30 + 10 * log10(value) : nil
            case "kw": return value > 0 ? 60 + 10 * log10(value) : nil
            case "mw": return value > 0 ? 10 * log10(value) : nil
            default: return nil
            }
        }
        return Self.units[self]?[unit].map { value * $0.0 / $0.1 }
    }

    func knows(_ unit: String) -> Bool { base(1, in: unit) != nil }

    /// Numerator and denominator, so that decimals stay what they are: 35 cm is 35/100 m.
    private static let units: [Dimension: [String: (Double, Double)]] = [
        .count: [
            "nguoi": (1, 1), "nhankhau": (1, 1), "people": (1, 1), "persons": (1, 1),
            "nghinnguoi": (1000, 1), "ngannguoi": (1000, 1), "1000nguoi": (1000, 1), "nghin": (1000, 1),
            "ngan": (1000, 1), "thousand": (1000, 1), "thousands": (1000, 1), "1000people": (1000, 1),
            "trieunguoi": (1e6, 1), "trieu": (1e6, 1),
        ],
        .share: ["%": (1, 100), "phantram": (1, 100), "percent": (1, 100), "pct": (1, 100)],
        .length: [
            "m": (1, 1), "met": (1, 1), "meter": (1, 1), "meters": (1, 1), "metre": (1, 1), "metres": (1, 1),
            "km": (1000, 1), "dm": (1, 10), "cm": (1, 100), "mm": (1, 1000), "ft": (0.3048, 1), "feet": (0.3048, 1),
        ],
        .area: [
            "m2": (1, 1), "m²": (1, 1), "m^2": (1, 1), "metvuong": (1, 1), "mvuong": (1, 1), "mv": (1, 1),
            "sqm": (1, 1),
            "ha": (10_000, 1), "hecta": (10_000, 1), "hectare": (10_000, 1), "hectares": (10_000, 1),
            "km2": (1e6, 1), "km²": (1e6, 1), "km^2": (1e6, 1), "kilometvuong": (1e6, 1),
        ],
        .loss: ["db": (1, 1), "dbi": (1, 1)],
        .angle: [
            "°": (1, 1), "º": (1, 1), "˚": (1, 1), "⁰": (1, 1), "do": (1, 1), "deg": (1, 1), "degree": (1, 1),
            "degrees": (1, 1),
        ],
        .frequency: ["mhz": (1, 1), "ghz": (1000, 1), "khz": (1, 1000), "hz": (1, 1e6)],
        .number: [:],
    ]

    /// A unit as it is looked up: without case, marks, blanks, points and brackets.
    static func unit(_ text: some StringProtocol) -> String {
        NormalForm.folded(String(text)).filter { !" .()[]".contains($0) }
    }

    /// Units of none of the dimensions that stand over columns: households, subscriptions, land measures that differ from
    /// province to province.
    private static let others: Set<String> = [
        "ho", "hogiadinh", "household", "households", "thuebao", "nghinthuebao", "trieuthuebao", "sao", "mau", "cong",
        "acre", "acres", "inch", "inches",
    ]

    /// Whether a folded text is a unit of anything.
    static func isUnit(_ unit: String) -> Bool { others.contains(unit) || allCases.contains { $0.knows(unit) } }

    /// The unit a heading names: in brackets, behind a comma, or as its last words.
    ///
    /// Brackets may name a unit of something else, people counted in households; no cell below is a value then.
    func unit(inHeading heading: String) -> String? {
        let folded = NormalForm.folded(heading)
        var brackets: [Substring] = [], outside: [Substring] = []
        for part in folded.split(omittingEmptySubsequences: false, whereSeparator: { "([".contains($0) }) {
            let pieces = part.split(
                maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { ")]".contains($0) })
            if outside.isEmpty { outside = pieces } else { brackets.append(pieces[0]); outside += pieces.dropFirst() }
        }
        let words = outside.joined(separator: " ").split(whereSeparator: { " ,;:/-".contains($0) })
        let bracketed = brackets.reversed().flatMap {
            [$0] + $0.split(whereSeparator: { ",;:/".contains($0) }).reversed()
        }
        .map { Self.unit($0) }
        let last = [2, 1].filter { words.count > $0 }.map { Self.unit(words.suffix($0).joined()) }
        if let unit = (bracketed + last).first(where: knows) { return unit }
        return self == .number ? nil : bracketed.first(where: Self.isUnit)
    }

    /// What a cell should hold, in words.
    func expected(in range: ClosedRange<Double>) -> String {
        let name =
            switch self {
            case .count: "a whole number"
            case .share: "a share"
            case .length: "metres"
            case .area: "square metres"
            case .power: "dBm"
            case .loss: "dB"
            case .angle: "degrees"
            case .frequency: "MHz"
            case .number: "a number"
            }
        if range.upperBound == .greatestFiniteMagnitude {
            return range.lowerBound == -.greatestFiniteMagnitude
                ? name : "\(name), \(FieldValue.plain(range.lowerBound)) or more"
        }
        return "\(name) from \(FieldValue.plain(range.lowerBound)) to \(FieldValue.plain(range.upperBound))"
    }
}
