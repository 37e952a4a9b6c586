public import Propagation
public import Province

/// Places, masts and stations of a list, told apart: one place may carry several operators' stations, one operator's
/// equipment several technologies (field review, 27).
public struct StationTally: Hashable, Sendable {
    /// Places with built equipment.
    public var places = 0
    /// Of these, where more than one operator has built.
    public var sharedPlaces = 0
    /// Places with a mast on the ground, and on a roof; a place may have both.
    public var groundMasts = 0
    public var roofMasts = 0
    /// Built operator × technology, by technology.
    public var stations: [Technology: Int] = [:]
    /// Places approved on which nothing of the same operator is built.
    public var approved = 0

    public init(_ list: [Station]) {
        var operators: [String: Set<String>] = [:]
        var ground: Set<String> = [], roof: Set<String> = [], waiting: Set<String> = []
        for station in list {
            guard station.status == .built else {
                waiting.insert(station.site)
                continue
            }
            operators[station.site, default: []].insert(station.operator)
            // Of some nobody says where they stand.
            if let onRoof = station.onRoof {
                if onRoof { roof.insert(station.site) } else { ground.insert(station.site) }
            }
            for technology in Set(station.technologies) { stations[technology, default: 0] += 1 }
        }
        places = operators.count
        sharedPlaces = operators.values.count { $0.count > 1 }
        (groundMasts, roofMasts, approved) = (ground.count, roof.count, waiting.count)
    }
}
