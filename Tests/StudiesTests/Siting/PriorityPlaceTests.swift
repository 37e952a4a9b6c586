import Geometry
import PermitRules
import Propagation
import Testing
import Units

@testable import Province
@testable import Studies

/// The two villages of ``SitingStudyTests``, with a second post-office parcel 5 km east of the first village, alone in the
/// fields beside a park. Neither parcel reaches the other's surroundings.
@Suite struct PriorityPlaceTests {
    static var villages: [HandWorkedProvince.Commune] {
        var communes = SitingStudyTests.villages
        communes[0].parcels.append(("DBV", "DBV", HandWorkedProvince.square(20, at: Coordinate(5000, 0))))
        return communes
    }

    /// Around a place of the first village (0) or of the blocked one (1).
    static func place(
        _ name: String, _ technology: Technology, share: Double = 1, people: Double? = nil, by owner: String? = nil,
        commune: Int = 0, at: Coordinate = Coordinate(5300, 0), half: Double = 150
    ) -> PriorityPlace {
        let shape = HandWorkedProvince.shape(
            HandWorkedProvince.square(half, at: at), at: HandWorkedProvince.centre(commune))
        return PriorityPlace(
            name: name, technology: technology, share: share, people: people, operator: owner, shape: shape,
            position: shape.box.centre)
    }

    static func run(
        _ target: SitingOptions.Target, _ places: [PriorityPlace], stations: [Station] = [],
        _ change: (inout SitingOptions) -> Void = { _ in }
    ) throws -> SitingResult {
        try SitingStudyTests.run(target, communes: villages, isStopped: false, change) {
            $0.priorityPlaces = places
            $0.stations += stations
        }
    }

    static func station(_ owner: String, _ technologies: [Technology], at: Coordinate) -> Station {
        let centre = HandWorkedProvince.centre(0)
        return Station(
            id: "M/\(owner)", site: "M", operator: owner, technologies: technologies, onRoof: false,
            height: .metres(42), position: Coordinate(centre.x + at.x, centre.y + at.y), status: .built, decision: nil,
            approvedOn: nil, azimuths: [.degrees(0), .degrees(120), .degrees(240)], sectorsAssumed: true)
    }

    /// The village's mast costs 506 + 3 × 595; one operator beside the park 506 + 595.
    @Test("A park that no resident needs gets a mast of one operator, of which no resident is counted")
    func parkGetsAMast() throws {
        let result = try Self.run(.cover(0.6), [Self.place("Park", .nr, people: 100)])
        #expect(result.isOptimal)
        #expect(result.cost == 506 + 3 * 595 + 506 + 595)
        #expect(result.sites.map { result.candidates[$0.candidate].place.id } == ["P-office-2", "P-office-3"])
        #expect(result.sites.map(\.places) == [[], [0]])
        #expect(result.sites[1].operators.count == 1 && result.sites[1].people == 0)
        #expect(abs(result.servedAfter - 1000) < 1e-6 && result.people == 1500)
        let place = try #require(result.places.first)
        #expect((place.before, place.after, place.reachable) == (0, 1, 1) && place.isMet)
        #expect(result.notes.last?.id == "priority_places")
        #expect(result.curve.allSatisfy { $0.people <= 1000 + 1e-6 })
    }

    @Test("Where one operator is named, it builds")
    func namedOperator() throws {
        let result = try Self.run(.cover(0.6), [Self.place("Park", .nr, by: "C")])
        #expect(result.sites.last?.operators == ["C"])
        #expect(result.places.first?.isMet == true)
    }

    @Test("Served today by anybody, or by the operator named, nothing is built", arguments: [nil, "B", "A"])
    func servedToday(owner: String?) throws {
        let mast = Self.station("B", [.nr], at: Coordinate(5200, 0))
        let result = try Self.run(.cover(0.6), [Self.place("Park", .nr, by: owner)], stations: [mast])
        #expect(result.places.first?.before == (owner == "A" ? 0 : 1))
        #expect(result.sites.count == (owner == "A" ? 2 : 1))
        #expect(result.places.first?.isMet == true)
    }

    @Test("A station that serves people there gets the technology the park asks for, as cheap as sharing a mast")
    func upgrade() throws {
        let mast = Self.station("B", [.lte], at: Coordinate(5000, 0))
        let result = try Self.run(.cover(0.6), [Self.place("Park", .nr)], stations: [mast])
        let site = try #require(result.sites.last)
        #expect(result.candidates[site.candidate].place.id == "S-M+5G")
        #expect(site.operators == ["B"] && site.people == 0)
        #expect(site.cost == 60 + 595 + 5, "with the papers of a formality")
    }

    @Test("Two demands on the same ground stand in layers of their own")
    func sameGround() throws {
        let result = try Self.run(.cover(0.6), [Self.place("Park", .nr), Self.place("Park", .lte, by: "A")])
        #expect(result.places.map(\.after) == [1, 1])
        #expect(result.sites.last?.operators == ["A"], "one operator with both")
    }

    @Test("Half of a park beyond the reach of any mast is a share of one half, and no more")
    func halfOutOfReach() throws {
        // Cells up to 8 km from the parcel; places are looked for within 4 km of it.
        let long = Self.place("Dài", .lte, share: 0.3, at: Coordinate(0, 4000), half: 1950)
        let result = try Self.run(.cover(0.6), [long])
        let place = try #require(result.places.first)
        #expect(place.reachable > 0.3 && place.reachable < 0.9 && place.after >= 0.3)
        var whole = long
        whole.share = 1
        let error = #expect(throws: StudyError.self) { try Self.run(.cover(0.6), [whole]) }
        guard case .placeOutOfReach("Dài", "4G", 1, let best, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(best == place.reachable)
    }

    @Test("Out of lawful reach, the place, its best share and the rule are named; a parcel in the plan cures it")
    func outOfReach() throws {
        let office = Self.place("Trụ sở", .lte, commune: 1, at: Coordinate(0, 0), half: 100)
        let error = #expect(throws: StudyError.self) { try Self.run(.cover(0.6), [office]) }
        #expect(
            error?.description
                == "priority place “Trụ sở”: all lawful places together serve 0.0 % of its area with 4G, not 100.0 %; without "
                + "vn.land.residential.mast and vn.plan.other-purpose it would be 100.0 %; ask for less, add stations to share, or "
                + "find parcels for the plan with --cure")
        let cured = try Self.run(.cover(0.6), [office]) { $0.cures = true }
        #expect(cured.cure?.map { cured.candidates[$0.candidate].place.id } == ["P-blocked-1"])
        #expect(cured.places.first?.isMet == true)
    }

    @Test("For one site, 5,000 workers outweigh a village of 1,000, and stay out of the people served")
    func workersDraw() throws {
        let result = try Self.run(.sites(1), [Self.place("Park", .nr, people: 5000)])
        #expect(result.sites.map { result.candidates[$0.candidate].place.id } == ["P-office-3"])
        #expect(result.servedAfter == 0 && abs(result.value - 5000) < 1e-6 && result.countsPlaces)
        let few = try Self.run(.sites(1), [Self.place("Park", .nr, people: 900)])
        #expect(few.sites.map { few.candidates[$0.candidate].place.id } == ["P-office-2"])
        #expect(few.places.first.map { $0.after == 0 && !$0.isMet } == true)
        #expect(abs(few.servedAfter - 1000) < 1e-6)
    }

    @Test("Without priority places everything is as if there were no such layer")
    func none() throws {
        let plain = try SitingStudyTests.run(.cover(0.6), communes: Self.villages)
        let result = try Self.run(.cover(0.6), [])
        #expect(result.cost == plain.cost && result.bound == plain.bound && !result.countsPlaces)
        #expect(result.notes.map(\.id) == ["people", "service", "candidates", "lawful", "costs"])
        #expect(result.serving == [.lte] && result.lost == nil)
    }
}
