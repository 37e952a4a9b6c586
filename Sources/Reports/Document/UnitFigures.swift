import Province
public import Studies
public import Units

/// Counts of one unit for ``ZonesDocument``.
public struct UnitFigures: Codable, Sendable, Hashable {
    public var code: String
    public var name: String
    public var rank: String?
    public var parent: String?
    public var areaKm2: Double
    public var people: Int
    public var peopleNow: Int?
    public var peopleOutsideZones: Int
    public var zones: Int
    /// By service; the four words of ``Service``.
    public var services: [String: Count]
    public var atDates: [AtDate]

    public struct Count: Codable, Sendable, Hashable {
        public var zones: Int
        public var people: Int

        init(_ count: UnitSummary.Count?) { (zones, people) = (count?.zones ?? 0, count?.people ?? 0) }
    }

    public struct AtDate: Codable, Sendable, Hashable {
        public var date: CalendarDate
        public var blockedPapers: Count
        public var blockedPlan: Count
        public var undeterminedPapers: Count
        public var undeterminedPlan: Count
        public var blockedNotServed: Count
        /// By way out; the six words of ``WayOut``.
        public var waysOut: [String: Count]
    }

    public init(_ unit: UnitSummary) {
        code = unit.unit.code
        name = unit.unit.name
        rank = unit.rank
        parent = unit.parent?.code
        areaKm2 = (unit.area.squareKilometres * 1e4).rounded() / 1e4
        people = unit.people
        peopleNow = unit.peopleNow
        peopleOutsideZones = unit.peopleOutsideZones
        zones = unit.zones
        services = Dictionary(
            uniqueKeysWithValues: Service.allCases.map { ($0.rawValue, Count(unit.services[$0])) })
        atDates = unit.atDates.map { date in
            AtDate(
                date: date.date, blockedPapers: Count(date.blockedPapers), blockedPlan: Count(date.blockedPlan),
                undeterminedPapers: Count(date.undeterminedPapers), undeterminedPlan: Count(date.undeterminedPlan),
                blockedNotServed: Count(date.blockedNotServed),
                waysOut: Dictionary(
                    uniqueKeysWithValues: WayOut.allCases.map { ($0.word, Count(date.waysOut[$0])) }))
        }
    }
}
