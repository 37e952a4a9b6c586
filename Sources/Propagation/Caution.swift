/// A reservation that travels with a result into the report.
public struct Caution: Hashable, Sendable, Codable, CustomStringConvertible {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The formula was continued beyond the interval its source vouches for.
        case extrapolated
        /// The value was replaced by the nearest end of the interval.
        case clamped
    }

    public let kind: Kind
    public let excursion: Excursion

    public init(_ kind: Kind, _ excursion: Excursion) {
        self.kind = kind
        self.excursion = excursion
    }

    public var description: String { "\(kind.rawValue): \(excursion)" }
}
