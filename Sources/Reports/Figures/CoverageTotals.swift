public import Propagation
import Province
public import Studies
import Units

/// People covered by one operator's technology over all zones: the zones' shares weighted by their people.
public struct CoverageTotal: Hashable, Sendable, Codable {
    public var `operator`: String
    public var technology: Technology
    public var peopleOutdoor: Double
    public var peopleIndoor: Double
    /// People of all zones, the whole of which the two are parts.
    public var people: Int
    /// nil when the operator has no station of this technology.
    public var thresholdDbm: Double?
    public var noDataCells: Int?
    /// What has to be said about the model's domain.
    public var cautions: [CoverageCaution]

    public var outdoorShare: Double { people > 0 ? peopleOutdoor / Double(people) : 0 }
    public var indoorShare: Double { people > 0 ? peopleIndoor / Double(people) : 0 }

    /// Operators in the result's order (others after them by name), technologies by generation.
    public static func all(of result: ZonesResult) -> [CoverageTotal] {
        struct Key: Hashable { var `operator`: String, technology: Technology }
        var sums: [Key: (outdoor: Double, indoor: Double)] = [:]
        var people = 0
        for zone in result.zones {
            people += zone.people
            for share in zone.coverage {
                let key = Key(operator: share.operator, technology: share.technology)
                let sum = sums[key] ?? (0, 0)
                let weight = Double(zone.people)
                sums[key] = (sum.outdoor + share.outdoor * weight, sum.indoor + share.indoor * weight)
            }
        }
        for layer in result.coverage {
            let key = Key(operator: layer.operator, technology: layer.technology)
            if sums[key] == nil { sums[key] = (0, 0) }
        }
        let operators = orderedOperators(of: result)
        return operators.flatMap { name in
            Technology.allCases.compactMap { technology in
                guard let sum = sums[Key(operator: name, technology: technology)] else { return nil }
                let layer = result.coverage.first { $0.operator == name && $0.technology == technology }
                return CoverageTotal(
                    operator: name, technology: technology, peopleOutdoor: sum.outdoor, peopleIndoor: sum.indoor,
                    people: people, thresholdDbm: layer?.threshold.dBm, noDataCells: layer?.noDataCells,
                    cautions: layer?.cautions ?? [])
            }
        }
    }

    /// Operators that ask for the service first, then every other one that has a station or a layer.
    static func orderedOperators(of result: ZonesResult) -> [String] {
        var others = Set(result.stations.map(\.operator))
        others.formUnion(result.coverage.map(\.operator))
        for zone in result.zones { others.formUnion(zone.coverage.map(\.operator)) }
        others.subtract(result.operators)
        return result.operators + VietnameseCollation.sorted(others.sorted(), by: { $0 })
    }
}
