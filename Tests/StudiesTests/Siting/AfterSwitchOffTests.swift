import Geometry
import PermitRules
import Propagation
import Testing

@testable import Province
@testable import Studies

/// A village of 1,000 with 2G of everybody, one of 500 with 3G of everybody, and no 4G; a lawful parcel in each.
@Suite struct AfterSwitchOffTests {
    static var villages: [HandWorkedProvince.Commune] {
        [("old", 1000), ("newer", 500)].map { code, people in
            let office = (
                recorded: "DBV", planned: Optional("DBV"), box: HandWorkedProvince.square(20, at: Coordinate(1000, 0))
            )
            return .init(
                code: code, people: people, parcels: [HandWorkedProvince.quarter, office],
                stations: HandWorkedProvince.operators.map(HandWorkedProvince.near))
        }
    }

    static func run(
        _ off: Set<Technology>, of technology: Technology = .lte, places: [PriorityPlace] = []
    ) throws -> SitingResult {
        try SitingStudyTests.run(
            .cover(0.9), communes: villages, { $0.afterSwitchOff = off },
            world: { world in
                for index in world.stations.indices {
                    world.stations[index].technologies = world.stations[index].id.hasPrefix("old") ? [.gsm] : [.umts]
                }
                world.province.service.technology = technology
                world.priorityPlaces = places
            })
    }

    @Test("Without the option only the workspace's technology serves: both villages want a station")
    func today() throws {
        let result = try Self.run([])
        #expect(result.serving == [.lte] && result.lost == nil)
        #expect(result.servedBefore == 0 && result.units.map(\.sites) == [1, 1])
    }

    @Test("Without 2G the village on 3G stays served, and the other is what hangs on it")
    func without2G() throws {
        let result = try Self.run([.gsm])
        #expect(result.serving == [.umts, .lte, .nr])
        #expect(abs((result.lost ?? 0) - 1000) < 1e-6)
        #expect(result.units.map { $0.before.rounded() } == [0, 500])
        #expect(result.units.map(\.sites) == [1, 0])
        let note = result.notes.first { $0.id == "service" }
        #expect(
            note?.text.en
                == "Served, once 2G is off: 3G or 4G or 5G outdoors at the threshold of its own or above, predicted as for the "
                + "coverage map; new stations are 4G.")
    }

    @Test("Without 2G and 3G both are lost")
    func withoutBoth() throws {
        let result = try Self.run([.gsm, .umts])
        #expect(abs((result.lost ?? 0) - 1500) < 1e-6)
        #expect(result.servedBefore == 0 && result.units.map(\.sites) == [1, 1])
    }

    @Test("New stations and priority places need a technology that stays")
    func refused() throws {
        let own = #expect(throws: StudyError.self) { try Self.run([.umts], of: .umts) }
        #expect(
            own?.description
                == "service.technology is 3G, which --after-switch-off takes away; new stations are of it: change it to one that "
                + "stays, or leave the layer out of --after-switch-off")
        let place = PriorityPlaceTests.place("Ga", .gsm, at: Coordinate(0, 0))
        let error = #expect(throws: StudyError.self) { try Self.run([.gsm], places: [place]) }
        #expect(
            error?.description
                == "priority place “Ga” asks for 2G, which --after-switch-off takes away; change its technology to one that stays, "
                + "or leave the layer out of --after-switch-off")
    }
}
