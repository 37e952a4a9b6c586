import PermitRules
import Province
import Studies
public import Units

/// One zone for ``ZonesDocument``.
public struct ZoneFigures: Codable, Sendable, Hashable {
    public var id: String
    public var commune: String
    public var district: String?
    public var people: Int
    public var peopleNow: Int?
    public var areaM2: Double
    public var residentialAreaM2: Double
    public var urban: Bool?
    public var service: String
    public var servedBy: [String]
    public var noDataShare: Double
    public var atDates: [AtDate]

    public struct AtDate: Codable, Sendable, Hashable {
        public var date: CalendarDate
        public var blockedPapers: String
        public var blockedPapersShare: Double?
        public var blockedPlan: String
        public var blockedPlanShare: Double?
        /// Headline of the verdict by structure class, under the land papers and under papers and plan.
        public var papers: [String: String]
        public var plan: [String: String]
        public var wayOut: String?
        public var operators: [Operator]
    }

    public struct Operator: Codable, Sendable, Hashable {
        public var name: String
        public var wayOut: String
        public var shareBefore: Double
        public var shareAfter: Double
        public var places: [PlaceFigures]
    }

    public struct PlaceFigures: Codable, Sendable, Hashable {
        public var id: String
        public var distanceM: Double
        public var share: Double
    }

    init(_ zone: Zone, dates: [CalendarDate]) {
        func rounded(_ value: Double, _ scale: Double = 1e4) -> Double { (value * scale).rounded() / scale }
        id = zone.id
        commune = zone.commune.code
        district = zone.district?.code
        people = zone.people
        peopleNow = zone.peopleNow
        areaM2 = rounded(zone.area.squareMetres, 10)
        residentialAreaM2 = rounded(zone.residentialArea.squareMetres, 10)
        urban = zone.urban
        service = zone.service.rawValue
        servedBy = zone.servedBy
        noDataShare = rounded(zone.noDataShare)
        atDates = zone.atDates.map { date in
            AtDate(
                date: date.date, blockedPapers: date.blockedPapers.word,
                blockedPapersShare: date.blockedPapers.share.map { rounded($0) },
                blockedPlan: date.blockedPlan.word, blockedPlanShare: date.blockedPlan.share.map { rounded($0) },
                papers: Dictionary(
                    date.verdicts.map { ($0.structure.rawValue, $0.papers.headline.rawValue) },
                    uniquingKeysWith: { first, _ in first }),
                plan: Dictionary(
                    date.verdicts.map { ($0.structure.rawValue, $0.plan.headline.rawValue) },
                    uniquingKeysWith: { first, _ in first }),
                wayOut: date.wayOut?.word,
                operators: date.operators.map { way in
                    Operator(
                        name: way.operator, wayOut: way.wayOut.word, shareBefore: rounded(way.shareBefore),
                        shareAfter: rounded(way.shareAfter),
                        places: way.places.map {
                            PlaceFigures(
                                id: $0.place, distanceM: rounded($0.distance.metres, 10), share: rounded($0.share))
                        })
                })
        }
    }
}
