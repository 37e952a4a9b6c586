import Geometry
import Province
import Units

/// Counts zones and people per commune, district and province.
struct UnitSummaries {
    let communes: [UnitSummary]
    let districts: [UnitSummary]
    let province: UnitSummary

    /// - Parameter zoneCommunes: commune of each zone, in the order of `zones`.
    init(world: World, zones: [Zone], zoneCommunes: [Int]) {
        let dates = world.workspace.asOf
        var communes = world.communes.map { unit in
            UnitSummary(
                unit.reference, rank: unit.rankText, parent: unit.district.map { world.districts[$0].reference },
                shape: unit.shape, area: unit.geodesicArea, people: unit.people ?? 0,
                peopleNow: unit.peopleNow, dates: dates)
        }
        var districts = world.districts.enumerated().map { number, unit in
            UnitSummary(
                unit.reference, rank: unit.rankText, parent: nil, shape: unit.shape, area: unit.geodesicArea, people: 0,
                peopleNow: Self.sum(world.communes.filter { $0.district == number }), dates: dates)
        }
        var province = UnitSummary(
            UnitReference(code: world.province.code, name: world.workspace.name), rank: nil, parent: nil,
            shape: .multiPolygon([]), area: world.communes.reduce(.squareMetres(0)) { $0 + $1.geodesicArea }, people: 0,
            peopleNow: Self.sum(world.communes), dates: dates)
        for (zone, commune) in zip(zones, zoneCommunes) {
            communes[commune].count(zone)
            if let district = world.communes[commune].district { districts[district].count(zone) }
            province.count(zone)
        }
        var inZones = [Int](repeating: 0, count: communes.count)
        for (zone, commune) in zip(zones, zoneCommunes) { inZones[commune] += zone.people }
        for (number, unit) in world.communes.enumerated() {
            let people = unit.people ?? 0
            let outside = people - inZones[number]
            communes[number].peopleOutsideZones = outside
            if let district = unit.district {
                districts[district].people += people
                districts[district].peopleOutsideZones += outside
            }
            province.people += people
            province.peopleOutsideZones += outside
        }
        self.communes = communes
        self.districts = districts
        self.province = province
    }

    /// nil unless every commune has a newer figure.
    private static func sum(_ communes: [AdministrativeUnit]) -> Int? {
        let known = communes.compactMap(\.peopleNow)
        return known.count == communes.count && !known.isEmpty ? known.reduce(0, +) : nil
    }
}

extension UnitSummary {
    fileprivate init(
        _ unit: UnitReference, rank: String?, parent: UnitReference?, shape: Shape, area: Area, people: Int,
        peopleNow: Int?, dates: [CalendarDate]
    ) {
        self.init(
            unit: unit, rank: rank, parent: parent, shape: shape, area: area, people: people, peopleNow: peopleNow,
            peopleOutsideZones: 0,
            zones: 0,
            services: [:],
            atDates: dates.map {
                UnitAtDate(
                    date: $0, blockedPapers: Count(), blockedPlan: Count(), undeterminedPapers: Count(),
                    undeterminedPlan: Count(), blockedNotServed: Count(), waysOut: [:])
            })
    }

    fileprivate mutating func count(_ zone: Zone) {
        zones += 1
        services[zone.service, default: Count()].add(zone)
        for (i, entry) in zone.atDates.enumerated() {
            if entry.blockedPapers.isBlocked { atDates[i].blockedPapers.add(zone) }
            if entry.blockedPlan.isBlocked { atDates[i].blockedPlan.add(zone) }
            if entry.blockedPapers == .undetermined { atDates[i].undeterminedPapers.add(zone) }
            if entry.blockedPlan == .undetermined { atDates[i].undeterminedPlan.add(zone) }
            if entry.blockedPapers.isBlocked || entry.blockedPlan.isBlocked,
                zone.service == .notServed || zone.service == .servedByOneOnly
            {
                atDates[i].blockedNotServed.add(zone)
            }
            if let wayOut = entry.wayOut { atDates[i].waysOut[wayOut, default: Count()].add(zone) }
        }
    }
}

extension UnitSummary.Count {
    fileprivate mutating func add(_ zone: Zone) {
        zones += 1
        people += zone.people
    }
}
