/// Whether a terminal sees the base station's antenna; TR 38.901 has a row for each.
public enum Sight: String, Hashable, Sendable, Codable, CaseIterable {
    case lineOfSight
    case obstructed
}

/// The value TR 38.901 Note 1 prints for the speed of light, m/s; results use it too.
let printedSpeedOfLight = 3.0e8
