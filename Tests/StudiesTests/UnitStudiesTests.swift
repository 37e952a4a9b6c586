import GeoStore
import Geometry
import PermitRules
import Propagation
import Testing
import Units

@testable import Province
@testable import Studies

/// Parts of the hand-worked province, one per commune, held against the whole.
@Suite struct UnitStudiesTests {
    private let world: World
    private let result: ZonesResult
    private let studies: UnitStudies

    init() throws {
        (world, result, studies) = try Self.computed.get()
    }

    private static let computed = Result {
        let book = try HandWorkedProvince.book
        let world = HandWorkedProvince.world(catalogue: book.catalogue)
        let scene = Scene(world, book)
        let result = try ZonesStudy(scene: scene).run()
        return (world, result, try UnitStudies(scene: scene, result: result))
    }

    private func parts() throws -> [UnitStudy] {
        try studies.units(.commune).map { try studies.study(of: $0, level: .commune) }
    }

    @Test("Tallies of the communes add up to the province's: people, covered area, land, zones")
    func sumsAgree() throws {
        let whole = try studies.study(of: result.province, level: .province)
        let parts = try parts()
        #expect(parts.count == world.communes.count)
        for layer in result.coverage {
            func sum<Number: AdditiveArithmetic>(_ study: UnitStudy, _ read: (CoverageTally) -> Number) -> Number {
                study.coverage.filter { $0.operator == layer.operator && $0.technology == layer.technology }
                    .reduce(.zero) { $0 + read($1) }
            }
            #expect(parts.reduce(0) { $0 + sum($1, \.peopleOutdoors) } == sum(whole, \.peopleOutdoors))
            #expect(parts.reduce(0) { $0 + sum($1, \.people) } == sum(whole, \.people))
            let cells = parts.reduce(0.0) { $0 + sum($1, \.covered.squareMetres) }
            #expect(abs(cells - sum(whole, \.covered.squareMetres)) < 1e-3)
        }
        #expect(parts.flatMap(\.result.zones).map(\.id).sorted() == result.zones.map(\.id).sorted())
        #expect(parts.reduce(0) { $0 + $1.land.reduce(0) { $0 + $1.parcels } } == world.parcels.count)
        for tally in parts.flatMap(\.land) {
            for opinions in tally.papers + tally.plan {
                let sum = opinions.lawful + opinions.conditional + opinions.unlawful + opinions.open
                #expect(sum.isClose(to: tally.area, within: 1e-6))
            }
        }
    }

    @Test("A commune's part has its own zones, stations and cells, and takes the province's place")
    func partIsItsOwn() throws {
        for part in try parts() {
            let code = part.unit.unit.code
            #expect(part.result.zones.allSatisfy { $0.commune.code == code })
            #expect(part.result.communes.map(\.unit.code) == [code] && part.result.districts.isEmpty)
            #expect(part.result.province.people == part.unit.people)
            #expect(part.result.stations.allSatisfy { part.communeOfStation[$0.id]?.code == code })
            let shape = try #require(world.communes.first { $0.code == code }).shape
            for layer in part.result.coverage {
                #expect(layer.level.frame.cellCount < result.coverage[0].level.frame.cellCount)
                // Every cell keeps its place and value.
                for row in 0..<layer.level.frame.rows {
                    let centre = layer.level.frame.centre(row: row, column: 0)
                    let same = result.coverage.first {
                        $0.operator == layer.operator && $0.technology == layer.technology
                    }
                    #expect(layer.level.nearest(at: centre) == same?.level.nearest(at: centre))
                }
                #expect(layer.level.frame.box.intersects(shape.box))
            }
        }
    }

    @Test("A unit without a census row is refused by name instead of counted as empty")
    func refusesUnknownPeople() throws {
        var broken = world
        broken.communes[0].people = nil
        let studies = try UnitStudies(
            scene: Scene(broken, HandWorkedProvince.book), result: result)
        let units = studies.units(.commune)
        let error = #expect(throws: StudyError.self) { try studies.study(of: units[0], level: .commune) }
        let name = broken.communes[0].name
        #expect(error?.description == "\(name): the census has no row for \(name)")
        #expect(throws: Never.self) { try studies.study(of: units[1], level: .commune) }
    }

    @Test("Places, masts and stations are told apart")
    func talliesStations() {
        func station(
            _ id: String, _ site: String, _ owner: String, _ technologies: [Technology], onRoof: Bool = false,
            _ status: Station.Status = .built
        ) -> Station {
            Station(
                id: id, site: site, operator: owner, technologies: technologies, onRoof: onRoof, height: .metres(30),
                position: Coordinate(0, 0), status: status, decision: nil, approvedOn: nil, azimuths: [],
                sectorsAssumed: true)
        }
        let tally = StationTally([
            station("1", "A", "X", [.umts, .lte]), station("2", "A", "Y", [.lte]),
            station("3", "B", "X", [.lte], onRoof: true), station("4", "C", "Y", [.lte], .approved),
        ])
        #expect((tally.places, tally.sharedPlaces, tally.groundMasts, tally.roofMasts) == (2, 1, 1, 1))
        #expect(tally.stations == [.umts: 1, .lte: 3])
        #expect(tally.approved == 1)
    }
}
