public import PermitRules
public import Studies
public import Units

extension ZoneAtDate {
    /// The flag under one of the two readings.
    public func blocked(_ reading: Reading) -> Blocked {
        switch reading {
        case .papers: blockedPapers
        case .plan: blockedPlan
        }
    }
}

extension Service {
    /// Not covered by every operator that asks; nobody can miss a service where nobody lives.
    var isMissing: Bool {
        switch self {
        case .noResidents, .served: false
        case .servedByOneOnly, .notServed: true
        }
    }
}

/// How many zones and people are blocked at one date under one reading, and how many of them lack the service.
public struct HeadlineFigures: Hashable, Sendable, Codable {
    public var date: CalendarDate
    public var reading: String
    public var zones: Int
    public var people: Int
    public var notServedZones: Int
    public var notServedPeople: Int
    /// Zones in which a missing fact decides; in none of the other counts.
    public var undeterminedZones: Int
    public var undeterminedPeople: Int

    /// Counts the zones of a result: both readings of every date, in order.
    public static func all(of result: ZonesResult) -> [HeadlineFigures] {
        result.dates.indices.flatMap { index in
            Reading.allCases.map { reading in
                var figures = HeadlineFigures(
                    date: result.dates[index], reading: reading.rawValue, zones: 0, people: 0, notServedZones: 0,
                    notServedPeople: 0, undeterminedZones: 0, undeterminedPeople: 0)
                for zone in result.zones where index < zone.atDates.count {
                    let blocked = zone.atDates[index].blocked(reading)
                    if blocked == .undetermined {
                        figures.undeterminedZones += 1
                        figures.undeterminedPeople += zone.people
                    }
                    guard blocked.isBlocked else { continue }
                    figures.zones += 1
                    figures.people += zone.people
                    guard zone.service.isMissing else { continue }
                    figures.notServedZones += 1
                    figures.notServedPeople += zone.people
                }
                return figures
            }
        }
    }
}
