import Province
import Reports
import Studies

/// The zone table as a person reads it on a terminal: one date, the columns a decision needs.
enum ZoneList {
    /// Blocked zones first, then by people; zones without residents last. At most `limit` of them.
    static func text(_ result: ZonesResult, limit: Int, texts: Texts) -> String {
        guard let date = result.dates.last else { return "" }
        let language = texts.language
        let numbers = Numbers(language)
        var table = TextTable([
            (texts.columnZone, .left), (texts.columnCommune, .left), (texts.columnPeople, .right),
            (texts.columnBlockedPapers, .left), (texts.columnBlockedPlan, .left), (texts.columnService, .left),
            (texts.columnWayOut, .left),
        ])
        let zones = sorted(result.zones)
        for zone in zones.prefix(limit) {
            guard let law = zone.atDates.last else { continue }
            table.add([
                zone.id, zone.commune.name, numbers.integer(zone.people), Words.blocked(law.blockedPapers)[language],
                Words.blocked(law.blockedPlan)[language], Words.service(zone.service)[language],
                (law.wayOut.map(Words.wayOut) ?? Words.noWayOutNeeded)[language],
            ])
        }
        let caption = texts.zonesCaption(
            shown: min(limit, zones.count), all: zones.count, date: numbers.date(date), numbers: numbers)
        return caption + "\n" + table.text
    }

    private static func sorted(_ zones: [Zone]) -> [Zone] {
        func isBlocked(_ zone: Zone) -> Bool {
            zone.atDates.last.map { $0.blockedPapers.isBlocked || $0.blockedPlan.isBlocked } ?? false
        }
        return zones.sorted { one, other in
            let (first, second) = (isBlocked(one), isBlocked(other))
            if first != second { return first }
            return one.people != other.people ? one.people > other.people : one.id < other.id
        }
    }
}
