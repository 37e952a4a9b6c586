/// Radio-climatic zone of a profile point, ITU-R P.1812-8 Annex 1, §3.4.
public enum RadioZone: UInt8, Hashable, Sendable, Codable, CaseIterable {
    /// Seas and bodies of water about as large as a circle of 100 km diameter.
    case sea
    /// Land below 100 m and within 50 km of the sea.
    case coastal
    case inland
}

/// How much of a path lies over which zone.
///
/// A point stands for the path half-way to its neighbours; the ends have a neighbour on one side only.
struct ZoneLengths: Hashable, Sendable {
    /// Share of the path over sea, ω.
    let seaFraction: Double
    /// Longest continuous stretch over land, coastal or inland, dtm, km.
    let longestLand: Double
    /// Longest continuous inland stretch, dlm, km.
    let longestInland: Double

    /// - Parameter zones: one per distance, or empty when the whole path is inland.
    init(distances: [Double], zones: [RadioZone]) {
        let length = distances.last ?? 0
        guard !zones.isEmpty, length > 0 else {
            (seaFraction, longestLand, longestInland) = (0, length, length)
            return
        }
        let sea = Self.stretches(distances, zones) { $0 == .sea }
        seaFraction = sea.reduce(0, +) / length
        longestLand = Self.stretches(distances, zones) { $0 != .sea }.max() ?? 0
        longestInland = Self.stretches(distances, zones) { $0 == .inland }.max() ?? 0
    }

    private static func stretches(
        _ distances: [Double], _ zones: [RadioZone], _ belongs: (RadioZone) -> Bool
    ) -> [Double] {
        var lengths: [Double] = []
        var first: Int?
        let last = zones.count - 1
        for i in zones.indices where belongs(zones[i]) {
            let start = first ?? i
            first = start
            guard i == last || !belongs(zones[i + 1]) else { continue }
            let from = start == 0 ? distances[0] : (distances[start - 1] + distances[start]) / 2
            let to = i == last ? distances[i] : (distances[i] + distances[i + 1]) / 2
            lengths.append(to - from)
            first = nil
        }
        return lengths
    }
}
