import Geometry
import PermitRules
import Province
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
    private let labels: [String]
    /// Site → masts that carry its equipment.
    private let bySite: [String: [Int]]
    /// Operator → whether each mast carries its equipment, and whether another's.
    private let byOperator: [String: (own: [Bool], other: [Bool])]
    private let all: [Bool]

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
                        sites: [station.site], height: station.height.metres,
                        // A mast of which the list does not say where it stands counts for distances.
                        onRoof: station.onRoof ?? false))
            }
        }
        self.masts = masts
        distances = try FeatureDistance(masts.map { .point($0.position) }, toGeographic: toGeographic)
        labels = masts.map { mast in
            "\(mast.sites.sorted().joined(separator: ", ")) (\(mast.operators.sorted().joined(separator: ", ")))"
        }
        var bySite: [String: [Int]] = [:]
        for (number, mast) in masts.enumerated() { for site in mast.sites { bySite[site, default: []].append(number) } }
        self.bySite = bySite
        var byOperator: [String: (own: [Bool], other: [Bool])] = [:]
        for owner in Set(masts.flatMap(\.operators)) {
            let own = masts.map { $0.operators.contains(owner) }
            byOperator[owner] = (own, zip(masts, own).map { $0.operators.count > ($1 ? 1 : 0) })
        }
        self.byOperator = byOperator
        all = masts.map { _ in true }
    }

    /// `BD0123 (Nhà mạng A, Nhà mạng B)`
    func label(of mast: Int) -> String { labels[mast] }

    func masts(of site: String) -> [Int] { bySite[site] ?? [] }

    /// For each mast whether it counts for an operator; all count where the relation does not matter.
    func counting(_ relation: FactSource.Relation?, of owner: String?) -> [Bool] {
        guard let relation, let owner else { return all }
        switch relation {
        case .own: return byOperator[owner]?.own ?? all.map { _ in false }
        case .other: return byOperator[owner]?.other ?? all
        }
    }
}
