import Geometry
import PermitRules
import Testing
import Units

@testable import Province
@testable import Studies

/// A place has one verdict, letter for letter, wherever it comes up: in a check, in the zone table, among the candidates of
/// a plan, in the law comparison.
@Suite struct SameVerdictTests {
    private let province: RandomProvince
    private let shared: Scene
    private let places: PlaceCatalogue
    private var verdicts: VerdictTable { places.verdicts }

    init() throws {
        province = try RandomProvince(seed: 15)
        shared = try #require(Scene(province.scene))
        places = try shared.places(Run())
    }

    private struct Counted {
        var verdicts = 0
        var different: [String] = []

        mutating func compare(_ verdict: Verdict, _ other: Verdict, _ place: String) {
            verdicts += 1
            if verdict != other, different.count < 5 {
                different.append("\(place) \(verdict.structure) \(verdict.date)")
            }
        }
    }

    /// What `check` says of a place, by date, structure, reading.
    private func checked(_ position: Coordinate, _ checker: CheckStudy.Checker) throws -> SiteCheck {
        let place = try Transformer(from: province.world.workspace.crs, to: .wgs84).transform(position)
        return try checker.check(
            Site(id: "", place: place, position: position), extras: CheckStudy.Extras(alternatives: false))
    }

    private func checker() throws -> CheckStudy.Checker {
        try CheckStudy.Checker(CheckStudy(scene: province.scene, dates: RandomProvince.dates))
    }

    @Test("2,000 random places × 4 structures × 4 dates × both readings: zones and plans of sites say what check says")
    func places2000() throws {
        let checker = try checker()
        var counted = Counted()
        for parcel in province.world.parcels.numbers {
            let position = places.position(ofParcel: parcel)
            let record = province.world.parcels[parcel]
            let check = try checked(position, checker)
            for entry in check.dates {
                let planned = check.ground.plannedUse
                let numbers = [
                    // As a facet of a zone, as a candidate of a plan, as any place.
                    try places.facts(
                        recorded: record.use, planned: planned, at: position, parcel: parcel, on: entry.date),
                    try places.facts(ofParcel: parcel, on: entry.date), try places.facts(at: position, on: entry.date),
                ]
                #expect(Set(numbers).count == 1)
                for structure in entry.structures {
                    for (verdict, reading) in [(structure.papers, Reading.papers), (structure.plan, .plan)] {
                        counted.compare(
                            verdict,
                            verdicts.verdict(numbers[0], structure.structure, on: entry.date, reading: reading),
                            record.id)
                    }
                }
            }
        }
        #expect(counted.verdicts == 64_000)
        #expect(counted.different == [])
    }

    private func drafts() throws -> [ZoneDraft] {
        try shared.ground(Run()).drafts
    }

    @Test("The zone table shows the verdict that check gives the largest ground of the zone")
    func zoneTable() throws {
        let result = try ZonesStudy(scene: shared).run()
        let checker = try checker(), reader = try FactReader(province.scene)
        var counted = Counted()
        for (zone, draft) in zip(result.zones, try drafts()) {
            #expect(zone.id == draft.id)
            let facets = draft.counted(footprint: province.world.province.zones.mastFootprint)
            for (number, entry) in zone.atDates.enumerated() {
                let facts = try facets.map { try places.facts(of: $0, fromPlan: false, on: entry.date) }
                var areas: [FactsNumber: Double] = [:]
                for (facet, facts) in zip(facets, facts) { areas[facts, default: 0] += facet.area }
                let largest = areas.values.max()
                // A parcel under two plans has one inner point, where one of them holds.
                let facet = zip(facets, facts).first { facet, facts in
                    areas[facts] == largest && areas.count { $0.value == largest } == 1
                        && reader.ground(at: facet.position).plannedUse == facet.planned
                }?.0
                guard let facet else { continue }
                let check = try checked(facet.position, checker).dates[number]
                for (verdict, other) in zip(entry.verdicts, check.structures) {
                    counted.compare(verdict.papers, other.papers, zone.id)
                    counted.compare(verdict.plan, other.plan, zone.id)
                }
            }
        }
        #expect(counted.verdicts > 500)
        #expect(counted.different == [])
    }

    @Test("The law comparison sees the same places, with the units' own notion of urban and the list of the last day")
    func lawChange() throws {
        let date = RandomProvince.dates[1]
        // The units' date lies in the same era, so that urban means the same.
        #expect(province.world.province.units.date <= Workspace.lastDayOfDistricts)
        let frozen = try FrozenZones(shared, approvedOn: date, run: Run())
        let facts = Set(frozen.places.map(\.place))
        for draft in try drafts() {
            for facet in draft.counted(footprint: province.world.province.zones.mastFootprint) {
                let number = try places.facts(of: facet, fromPlan: false, on: date)
                #expect(facts.contains(province.scene.book.prepare(verdicts.facts(number)).place))
            }
        }
    }

    @Test("Without the list a place waits for it; with the list it is in it or not")
    func approvedList() throws {
        var world = province.world
        world.province.approved = nil
        let without = try FactReader(FactScene(world, province.scene.book))
        let with = try FactReader(province.scene)
        let approved = try #require(province.world.approved.first { $0.withdrawnOn == nil && !$0.isYearly })
        let day = RandomProvince.dates[3]
        func inPlan(_ reader: FactReader, _ position: Coordinate) throws -> Bool? {
            try reader.facts(try reader.site(at: position), reader.ground(at: position), on: day).passivePlan
        }
        #expect(try inPlan(without, approved.position) == nil)
        #expect(try inPlan(with, approved.position) == true)
        let far = Coordinate(RandomProvince.origin.x - 500, RandomProvince.origin.y - 500)
        #expect(try inPlan(with, far) == false)
    }
}
