import Geometry
import Units

/// Standing masts, each once, with the operators on it.
struct MastLayer: Sendable {
    struct Mast: Sendable {
        var position: Coordinate
        /// Indices into ``World/stations``.
        var stations: [Int]
        var operators: Set<String>
        var sites: Set<String>
        /// Of the tallest structure, m.
        var height: Double
        var onRoof: Bool
    }

    let masts: [Mast]
    let distances: FeatureDistance

    init(_ stations: [Station], toGeographic: Transformer) throws(GeometryError) {
        var masts: [Mast] = []
        var known: [Coordinate: Int] = [:]
        for (number, station) in stations.enumerated() where station.status == .built {
            if let mast = known[station.position] {
                masts[mast].stations.append(number)
                masts[mast].operators.insert(station.operator)
                masts[mast].sites.insert(station.site)
                masts[mast].height = max(masts[mast].height, station.height.metres)
            } else {
                known[station.position] = masts.count
                masts.append(
                    Mast(
                        position: station.position, stations: [number], operators: [station.operator],
                        sites: [station.site], height: station.height.metres, onRoof: station.onRoof))
            }
        }
        self.masts = masts
        distances = try FeatureDistance(masts.map { .point($0.position) }, toGeographic: toGeographic)
    }

    /// `BD0123 (Nhà mạng A, Nhà mạng B)`
    func label(of mast: Int) -> String {
        "\(masts[mast].sites.sorted().joined(separator: ", ")) (\(masts[mast].operators.sorted().joined(separator: ", ")))"
    }
}
