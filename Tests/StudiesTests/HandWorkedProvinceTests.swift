import GeoStore
import Geometry
import PermitRules
import Testing
import Units

@testable import Province
@testable import Studies

/// Every value of the zone table, worked by hand.
///
/// What is impossible, and why: to 2024-07-31 ground recorded ODT is prohibited, so a zone is buildable only by a part
/// recorded DBV, and no mixed parcel is more than `undetermined` while it is not known whether its garden may be
/// converted. From 2024-08-01 combined use (LĐĐ 31/2024 Đ218 k1 g) opens every ODT parcel under `papers`, so no
/// recorded residential zone is reachable, rooftop-only or locked out any more: it is buildable where the plan agrees,
/// and buildable if accepted where the plan keeps it residential. From 2026-07-01 a combined-use plan may be demanded
/// (NĐ 217/2026 Đ55 k11), so even agreeing plans leave firmness 3 unless part of the ground is DBV; and as an accepted
/// position of the passive plan conforms as well (Đ26 k1 h), the reading by plan is open wherever no such plan is loaded.
@Suite struct HandWorkedProvinceTests {
    struct Expected: Sendable, CustomTestStringConvertible {
        let zone: String
        let people: Int
        let service: Service
        /// One word per date.
        let wayOut: [WayOut?]
        let papers: [String]
        let plan: [String]
        var testDescription: String { zone }
    }

    static let expected: [Expected] = [
        Expected(
            zone: "empty", people: 0, service: .noResidents, wayOut: [nil, nil, nil, nil],
            papers: ["yes", "yes", "no", "no"], plan: ["yes", "yes", "yes", "undetermined"]),
        Expected(
            zone: "served", people: 1000, service: .served, wayOut: [nil, nil, nil, nil],
            papers: ["yes", "yes", "no", "no"], plan: ["yes", "yes", "yes", "undetermined"]),
        Expected(
            zone: "z1", people: 2000, service: .servedByOneOnly,
            wayOut: [.reachable, .reachable, .buildableIfAccepted, .buildableIfAccepted],
            papers: ["yes", "yes", "no", "no"], plan: ["yes", "yes", "yes", "undetermined"]),
        Expected(
            zone: "reachable", people: 800, service: .notServed,
            wayOut: [.reachable, .reachable, .buildableIfAccepted, .buildableIfAccepted],
            papers: ["yes", "yes", "no", "no"], plan: ["yes", "yes", "yes", "undetermined"]),
        Expected(
            zone: "toDBV", people: 700, service: .notServed,
            wayOut: [.rooftopOnly, .rooftopOnly, .buildable, .buildableIfAccepted],
            papers: ["yes", "yes", "no", "no"], plan: ["yes", "yes", "no", "no"]),
        Expected(
            zone: "roofs", people: 600, service: .notServed,
            wayOut: [.rooftopOnly, .rooftopOnly, .buildableIfAccepted, .buildableIfAccepted],
            papers: ["yes", "yes", "no", "no"], plan: ["yes", "yes", "yes", "undetermined"]),
        Expected(
            zone: "locked", people: 9000, service: .notServed,
            wayOut: [.lockedOut, .lockedOut, .buildableIfAccepted, .buildableIfAccepted],
            papers: ["yes", "yes", "no", "no"], plan: ["yes", "yes", "yes", "undetermined"]),
        Expected(
            zone: "open", people: 500, service: .notServed,
            wayOut: [.undetermined, .undetermined, .undetermined, .buildableIfAccepted],
            papers: ["undetermined", "undetermined", "no", "no"],
            plan: ["undetermined", "undetermined", "undetermined", "undetermined"]),
        Expected(
            zone: "partly", people: 400, service: .notServed,
            wayOut: [.buildable, .buildable, .buildable, .buildable],
            papers: ["partly", "partly", "no", "no"], plan: ["partly", "partly", "partly", "undetermined"]),
    ]

    static func study() throws -> ZonesResult {
        let book = try HandWorkedProvince.book
        let world = HandWorkedProvince.world(catalogue: book.catalogue)
        return try ZonesStudy(scene: Scene(world, book)).run()
    }

    static let result = Result { try study() }

    @Test("Each zone stands where it was worked out to stand", arguments: expected)
    func stands(_ expected: Expected) throws {
        let zone = try #require(try Self.result.get().zones.first { $0.commune.code == expected.zone })
        #expect(zone.people == expected.people)
        #expect(zone.service == expected.service)
        #expect(zone.atDates.map(\.wayOut) == expected.wayOut)
        #expect(zone.atDates.map(\.blockedPapers.word) == expected.papers)
        #expect(zone.atDates.map(\.blockedPlan.word) == expected.plan)
    }

    @Test("Every service value and every way out occurs")
    func complete() {
        #expect(Set(Self.expected.map(\.service)) == Set(Service.allCases))
        #expect(Set(Self.expected.flatMap(\.wayOut).compactMap(\.self)) == Set(WayOut.allCases))
    }

    @Test("Z1: A alone serves; B's approved sites are counted; the mast outside is named with its distance")
    func scenarioZ1() throws {
        let zone = try #require(try Self.result.get().zones.first { $0.commune.code == "z1" })
        #expect(zone.servedBy == ["A"])
        #expect(zone.approvedUnbuilt.count == 2)
        let before = zone.atDates[1]
        #expect(before.blockedPapers == .yes)
        #expect(before.operators.map(\.operator) == ["B", "C"])
        for way in before.operators {
            #expect(way.shareBefore == 0)
            #expect(way.shareAfter == 1)
            let use = try #require(way.places.first)
            #expect(use.place == "P-z1-2")
            // The zone's border is at 200 m, the middle of the DBV parcel at 1,000 m.
            #expect(abs(use.distance.metres - 800) < 1e-6)
        }
    }

    @Test("The share of a partly blocked zone is the share of its area")
    func partly() throws {
        let zone = try #require(try Self.result.get().zones.first { $0.commune.code == "partly" })
        // 400 m × 400 m blocked beside 200 m × 200 m with a DBV part.
        #expect(zone.atDates[1].blockedPapers == .partly(share: 0.8))
        #expect(zone.pieces == 2)
    }

    @Test("A locked-out zone names the parcel that would cure it")
    func cure() throws {
        let zone = try #require(try Self.result.get().zones.first { $0.commune.code == "locked" })
        let cure = try #require(zone.atDates[1].cure)
        #expect(cure.parcel == "locked-1")
        #expect(cure.shareAfter > 0 && cure.shareAfter < 0.95, "one mast cannot cover 9 km × 9 km")
    }

    @Test("An undetermined zone says which fact decides, and what each value would give")
    func openFact() throws {
        let zone = try #require(try Self.result.get().zones.first { $0.commune.code == "open" })
        let fact = try #require(zone.atDates[1].openFacts.first)
        #expect(fact.fact == "convertible")
        #expect(fact.outcomes.first { $0.value == "false" }?.wayOut == .buildableIfAccepted)
        #expect(fact.outcomes.first { $0.value == "true" }?.wayOut == .rooftopOnly)
    }

    @Test("Zone people sum to the communes' people, and the province to all")
    func sums() throws {
        let result = try Self.result.get()
        for commune in result.communes {
            let zones = result.zones.filter { $0.commune.code == commune.unit.code }
            #expect(zones.reduce(0) { $0 + $1.people } + commune.peopleOutsideZones == commune.people)
            #expect(commune.peopleOutsideZones == 0)
        }
        #expect(result.province.people == 15_000)
        #expect(result.province.zones == 9)
        // Blocked under papers on 2024-07-31: all but “open”; 1,000 + 2,000 + 800 + 700 + 600 + 9,000 + 400.
        #expect(result.province.atDates[1].blockedPapers == .init(zones: 8, people: 14_500))
        #expect(result.province.atDates[2].blockedPapers == .init(zones: 0, people: 0))
        // Under plan on 2024-08-01: all but “open” and “toDBV”.
        #expect(result.province.atDates[2].blockedPlan == .init(zones: 7, people: 13_800))
    }

    @Test("Z2: a planned zone on orchards holds nobody, and its commune keeps its people")
    func scenarioZ2() throws {
        let book = try HandWorkedProvince.book
        let communes = [
            HandWorkedProvince.Commune(
                code: "z2", people: 6000,
                parcels: [
                    ("CLN", "ODT", HandWorkedProvince.square(316)),
                    ("ODT", "CLN", HandWorkedProvince.square(200, at: Coordinate(3000, 0))),
                ])
        ]
        let world = HandWorkedProvince.world(communes, from: .planned, catalogue: book.catalogue)
        let result = try ZonesStudy(scene: Scene(world, book)).run()
        let zone = try #require(result.zones.first)
        #expect(result.zones.count == 1)
        #expect(zone.service == .noResidents)
        #expect(zone.people == 0)
        #expect(zone.recorded.map(\.code) == ["CLN"])
        #expect(zone.planned.map(\.code) == ["ODT"])
        #expect(result.communes[0].people == 6000)
        #expect(result.communes[0].peopleOutsideZones == 6000)
        // The plan turns the orchard into housing: convertible, so no site acceptance.
        #expect(zone.atDates[1].blockedPapers == .yes)
        // Combined use of the recorded CLN, with its 50 % cap; not the exception of residential land.
        #expect(zone.atDates[2].blockedPapers == .no)
        let papers = try #require(zone.atDates[2].verdict(.groundMast)?.papers)
        #expect(papers.land == .conditional)
        #expect(papers.conditions.contains { $0.id == "half-area" }, "the cap of 50 % is a condition")
    }

    @Test("A newer population gives each zone a second figure and decides nothing")
    func newerPopulation() throws {
        let book = try HandWorkedProvince.book
        var world = HandWorkedProvince.world(Array(HandWorkedProvince.communes[1...2]), catalogue: book.catalogue)
        let before = try ZonesStudy(scene: Scene(world, book)).run()
        world.communes[1].peopleNow = 2600
        let partial = try ZonesStudy(scene: Scene(world, book)).run()
        #expect(partial.zones.map(\.people) == before.zones.map(\.people))
        #expect(partial.zones.map(\.peopleNow) == [nil, 2600])
        #expect(partial.communes.map(\.peopleNow) == [nil, 2600])
        #expect(partial.province.peopleNow == nil, "one commune has no newer figure")
        world.communes[0].peopleNow = 900
        let whole = try ZonesStudy(scene: Scene(world, book)).run()
        #expect(whole.province.peopleNow == 3500)
        #expect(whole.zones.map(\.service) == before.zones.map(\.service))
    }
}
