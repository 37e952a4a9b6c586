import PermitRules
import Province
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

    /// Of stations that stand in no unit.
    private static let outside = UnitReference(code: "", name: "—")

    /// By unit code: districts, or communes where one of the states has no districts.
    static func all(of state: ComparedState, byDistrict: Bool) -> [String: UnitTally] {
        var tallies: [String: UnitTally] = [:]
        for zone in state.zones {
            guard let unit = byDistrict ? zone.district : zone.commune else { continue }
            tallies[unit.code, default: UnitTally(unit: unit)].add(zone)
        }
        guard let stations = state.stations else { return tallies }
        tallies = tallies.mapValues { $0.with(places: 0, stations: [:]) }
        // Also where nobody lives: the sums are those of the province.
        let byUnit = Dictionary(grouping: stations) { (byDistrict ? $0.district : $0.commune) ?? outside }
        for (unit, own) in byUnit {
            tallies[unit.code] = (tallies[unit.code] ?? UnitTally(unit: unit)).with(
                places: Set(own.map(\.site)).count,
                stations: Dictionary(own.flatMap(\.technologies).map { ($0, 1) }, uniquingKeysWith: +))
        }
        return tallies
    }

    private func with(places: Int, stations: [String: Int]) -> UnitTally {
        var tally = self
        (tally.places, tally.stations) = (places, stations)
        return tally
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
