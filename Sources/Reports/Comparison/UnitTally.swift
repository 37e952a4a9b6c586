import PermitRules
import Studies

/// What one state counts in one unit.
struct UnitTally {
    var unit: UnitReference
    var zones = 0
    var people = 0
    var blockedZones: [Reading: Int] = [:]
    var blockedPeople: [Reading: Int] = [:]
    var undeterminedPeople: [Reading: Int] = [:]
    var missingPeople = 0
    var covered: [String: Int] = [:]
    /// nil when the state knows no stations.
    var places: Int?
    var stations: [String: Int]?

    /// By unit code: districts, or communes where one of the states has no districts.
    static func all(of state: ComparedState, byDistrict: Bool) -> [String: UnitTally] {
        var tallies: [String: UnitTally] = [:]
        for zone in state.zones {
            guard let unit = byDistrict ? zone.district : zone.commune else { continue }
            tallies[unit.code, default: UnitTally(unit: unit)].add(zone)
        }
        guard let stations = state.stations else { return tallies }
        for code in tallies.keys {
            let own = stations.filter { (byDistrict ? $0.district : $0.commune) == code }
            tallies[code]?.places = Set(own.map(\.site)).count
            tallies[code]?.stations = Dictionary(own.flatMap(\.technologies).map { ($0, 1) }, uniquingKeysWith: +)
        }
        return tallies
    }

    private mutating func add(_ zone: ComparedState.Zone) {
        zones += 1
        people += zone.people
        if zone.isMissing { missingPeople += zone.people }
        covered.merge(zone.covered, uniquingKeysWith: +)
        for (reading, blocked) in zone.blocked {
            if blocked.isBlocked {
                blockedZones[reading, default: 0] += 1
                blockedPeople[reading, default: 0] += zone.people
            }
            if blocked == .undetermined { undeterminedPeople[reading, default: 0] += zone.people }
        }
    }
}
