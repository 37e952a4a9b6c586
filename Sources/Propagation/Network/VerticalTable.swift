import Units

/// Attenuation of a pattern's vertical cut by the depression of the direction, not capped.
struct VerticalTable: Sendable {
    struct Key: Hashable, Sendable {
        let pattern: AntennaPattern
        let downtilt: Angle
    }

    /// Twentieths of a degree from −90° to 90°, and one knot more to interpolate to.
    private static let perDegree: Float = 20
    private static let span: Float = 90

    private let values: [Float]

    init(_ key: Key) {
        let count = Int(2 * Self.span * Self.perDegree) + 2
        values = (0..<count).map { knot in
            let depression = Double(knot) / Double(Self.perDegree) - Double(Self.span)
            return Float(key.pattern.verticalUncapped(depression - key.downtilt.degrees))
        }
    }

    /// - Parameter place: of ``place(depression:)``.
    func attenuation(at place: Float) -> Float {
        let knot = Int(place)
        let fraction = place - Float(knot)
        return values[knot] + fraction * (values[knot + 1] - values[knot])
    }

    /// Where a direction stands in every table.
    ///
    /// - Parameter depression: below the horizon, degrees.
    static func place(depression: Float) -> Float {
        (min(max(depression, -span), span) + span) * perDegree
    }
}
