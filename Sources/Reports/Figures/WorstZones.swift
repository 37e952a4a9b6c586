public import PermitRules
public import Studies

/// A zone of the list of the worst, with the date its reasons are told for.
public struct WorstZone: Sendable {
    public var rank: Int
    public var zone: Zone
    /// The latest date at which the zone is blocked under a reading.
    public var dateIndex: Int
    /// `papers` when the zone is blocked by the land papers alone, else `plan`.
    public var reading: Reading

    public var atDate: ZoneAtDate { zone.atDates[dateIndex] }

    /// Zones that are blocked at some date and lack the service: those still blocked at the last date first,
    /// then by people, then by id.
    public static func list(of result: ZonesResult, count: Int = 10) -> [WorstZone] {
        let last = result.dates.count - 1
        var found: [WorstZone] = []
        for zone in result.zones where zone.service.isMissing {
            guard
                let index = zone.atDates.indices.last(where: { index in
                    Reading.allCases.contains { zone.atDates[index].blocked($0).isBlocked }
                })
            else { continue }
            let reading: Reading = zone.atDates[index].blockedPapers.isBlocked ? .papers : .plan
            found.append(WorstZone(rank: 0, zone: zone, dateIndex: index, reading: reading))
        }
        found.sort { a, b in
            let (aLast, bLast) = (a.dateIndex == last, b.dateIndex == last)
            if aLast != bLast { return aLast }
            if a.zone.people != b.zone.people { return a.zone.people > b.zone.people }
            return a.zone.id < b.zone.id
        }
        found = Array(found.prefix(count))
        for index in found.indices { found[index].rank = index + 1 }
        return found
    }
}
