import PermitRules
public import Studies
public import Units

/// What changed between two dates next to each other, on the same network, people and plan layers.
public struct LawStep: Hashable, Sendable, Codable {
    public var from: CalendarDate
    public var to: CalendarDate
    public var reading: String
    /// Blocked before, not blocked after.
    public var released: ZonesAndPeople
    /// Blocked before and after, on a smaller share of the area.
    public var partlyReleased: ZonesAndPeople
    /// Not blocked before, blocked after, or blocked on a larger share.
    public var newlyBlocked: ZonesAndPeople
    /// Known before, decided by a missing fact after.
    public var becameUndetermined: ZonesAndPeople
    /// Decided by a missing fact before, known after.
    public var becameKnown: ZonesAndPeople

    public struct ZonesAndPeople: Hashable, Sendable, Codable {
        public var zones = 0
        public var people = 0

        public init(zones: Int = 0, people: Int = 0) { (self.zones, self.people) = (zones, people) }

        mutating func add(_ zone: Zone) {
            zones += 1
            people += zone.people
        }
    }

    /// One step per pair of neighbouring dates and reading.
    public static func all(of result: ZonesResult) -> [LawStep] {
        zip(result.dates.indices, result.dates.indices.dropFirst()).flatMap { before, after in
            Reading.allCases.map { reading in
                var step = LawStep(
                    from: result.dates[before], to: result.dates[after], reading: reading.rawValue,
                    released: .init(), partlyReleased: .init(), newlyBlocked: .init(), becameUndetermined: .init(),
                    becameKnown: .init())
                for zone in result.zones where after < zone.atDates.count {
                    step.count(
                        zone, zone.atDates[before].blocked(reading), zone.atDates[after].blocked(reading))
                }
                return step
            }
        }
    }

    private mutating func count(_ zone: Zone, _ old: Blocked, _ new: Blocked) {
        switch (old.share, new.share) {
        case (nil, nil): break
        case (nil, _?): becameKnown.add(zone)
        case (_?, nil): becameUndetermined.add(zone)
        case (let before?, let after?):
            if before > 0, after == 0 {
                released.add(zone)
            } else if after < before {
                partlyReleased.add(zone)
            } else if after > before {
                newlyBlocked.add(zone)
            }
        }
    }
}
