import Foundation
import GeoStore
import Geometry
import PermitRules
import Testing
import Units

@testable import Province
@testable import Studies

/// Expected verdicts from vietnam.md B2 as corrected by the field review; distances from the fixture's coordinates.
@Suite struct CheckStudyTests {
    private func check(_ site: Site, _ fixture: CheckFixture, extras: CheckStudy.Extras = .init(alternatives: false))
        throws -> SiteCheck
    {
        let study = CheckStudy(scene: try fixture.scene(), dates: CheckFixture.day, structures: [.groundMast])
        return try study.check(site, extras: extras)
    }

    @Test("A ground mast on ODT: prohibited to 2024-07-31, conditional by the papers after, never by the plan")
    func residential() throws {
        let checked = try check(try CheckFixture.site(106.522, 11.052), try CheckFixture())
        #expect(checked.ground.parcel == "P1")
        #expect(checked.ground.recorded == "ODT")
        #expect(checked.ground.planned == "ODT")
        #expect(checked.ground.commune?.name == "Một")
        let area = try #require(checked.ground.area).squareMetres
        #expect(abs(area - 440 * 437) < 4000)
        #expect(
            checked.dates.map { $0.structures[0].papers.land } == [
                .prohibited, .prohibited, .conditional, .conditional,
            ])
        #expect(checked.dates.prefix(3).map { $0.structures[0].plan.land } == [.prohibited, .prohibited, .prohibited])
    }

    @Test("A ground mast on planned and recorded DBV is never prohibited; on CQP always")
    func others() throws {
        let fixture = try CheckFixture()
        let telecom = try check(try CheckFixture.site(106.532, 11.052), fixture)
        #expect(telecom.dates.allSatisfy { $0.structures[0].papers.land == .allowed })
        let defence = try check(try CheckFixture.site(106.552, 11.052), fixture)
        #expect(defence.dates.prefix(2).allSatisfy { $0.structures[0].papers.land == .prohibited })
    }

    @Test("Outside all parcels the land code is missing, and what each would decide is told")
    func noParcel() throws {
        let checked = try check(try CheckFixture.site(106.59, 11.01), try CheckFixture())
        #expect(checked.ground.parcel == nil)
        let verdict = checked.dates[1].structures[0].papers
        #expect(verdict.headline == .undetermined)
        let missing = try #require(verdict.missing.first { $0.fact == .recorded })
        #expect(missing.decides.contains { $0.value == "ODT" && $0.headline == .prohibited })
    }

    @Test("A blocked site is told the nearest parcel and mast that are lawful, with their true distances")
    func alternatives() throws {
        let site = try CheckFixture.site(106.522, 11.052, "A")
        let study = CheckStudy(
            scene: try CheckFixture().scene(), dates: [CheckFixture.day[1]], structures: [.groundMast])
        let found = try study.check(site).alternatives
        #expect(Set(found.map(\.kind)) == [.roof, .parcel, .sharedMast])
        #expect(found.count == 3)
        #expect(found.map(\.distance) == found.map(\.distance).sorted())
        let parcel = try #require(found.first { $0.kind == .parcel })
        #expect(parcel.name == "P2")
        #expect(parcel.headline == .permitted)
        #expect(parcel.distance == Geodesic.distance(site.place, parcel.place))
        #expect(abs(parcel.distance.metres - 1093) < 2)
        // M1 is A's own; M3 too.
        let mast = try #require(found.first { $0.kind == .sharedMast })
        #expect(mast.name == "M2 (B)")
        #expect(mast.distance.isClose(to: Geodesic.distance(site.place, Coordinate(106.5412, 11.0521)), within: 0.001))
        #expect(found.allSatisfy { (0...1).contains($0.keptShare ?? -1) })
    }

    @Test("A lawful site has no alternatives")
    func noAlternatives() throws {
        let checked = try check(
            try CheckFixture.site(106.532, 11.052), try CheckFixture(), extras: .init(alternatives: true))
        #expect(checked.alternatives.isEmpty)
    }

    @Test("The shares of a search ring sum to one; half the ring on DBV is half lawful")
    func ring() throws {
        let fixture = try CheckFixture()
        let study = CheckStudy(scene: try fixture.scene(), dates: [CheckFixture.day[1]], structures: [.groundMast])
        // The western border of P2.
        let checked = try study.check(
            try CheckFixture.site(106.53, 11.052), extras: .init(alternatives: false, ring: 100))
        let ring = try #require(checked.ring)
        #expect(abs(ring.shares.reduce(0) { $0 + $1.share } - 1) < 1e-9)
        #expect(abs(ring.lawfulShare - 0.5) < 0.002)
        #expect(ring.shares.first { $0.headline == nil }.map { abs($0.share - 0.5) < 0.002 } == true)
        #expect(ring.best?.name == "P2")
    }

    @Test("The exposure boundary meets the residential parcel it stands in, and a building only when that is tall")
    func exposure() throws {
        var site = try CheckFixture.site(106.522, 11.052)
        site.antenna = Site.Antenna(height: 12, bands: [.init(carrier: 1800, power: 64)], downtilt: 0)
        let withAntenna = try check(site, try CheckFixture())
        let onParcel = try #require(withAntenna.exposure)
        // What was computed reaches the rules: a finding, and no line that says it was not computed.
        let last = try #require(withAntenna.dates.last).structures[0].papers
        #expect(last.findings.contains { $0.rule.hasPrefix("vn.other.emf-overlap") })
        #expect(!last.notEvaluated.contains { $0.id == "vn.emf.exposure" })
        let unsaid = try check(try CheckFixture.site(106.522, 11.052), try CheckFixture())
        #expect(unsaid.dates.last?.structures[0].papers.notEvaluated.contains { $0.id == "vn.emf.exposure" } == true)
        #expect(onParcel.overlaps.map(\.name) == ["P1"])
        #expect(onParcel.overlaps[0].isTopAssumed)
        #expect(!onParcel.buildingsKnown)
        #expect(!onParcel.complies)

        func building(_ height: Double) throws -> ExposureCheck {
            let fixture = try CheckFixture(
                extra: "check: {layers: {buildings: {source: buildings.geojson, fields: {name: name, height: h}}}}\n",
                files: [
                    "buildings.geojson": CheckFixture.collection([
                        CheckFixture.square(106.5221, 11.052, 0.0002, "\"name\":\"Nhà\",\"h\":\(height)")
                    ])
                ])
            return try #require(try check(site, fixture).exposure)
        }
        // 0.0001° of longitude at 11.05° are 10.93 m, the boundary reaches 16.0 m and 1.02 m down.
        #expect(try building(10.9).complies)
        let tall = try building(11.1)
        #expect(tall.overlaps.map(\.name) == ["Nhà"])
        #expect(abs(tall.overlaps[0].distance.metres - 10.93) < 0.05)
    }

    @Test("An approved position is found by its operator, and its state follows the day")
    func approved() throws {
        let fixture = try CheckFixture(
            extra: """
                approved: {source: approved.csv, fields: {site: site, operator: operator, longitude: longitude, latitude: latitude, decision: decision, approved: approved, yearly: yearly, withdrawn: withdrawn}}

                """,
            files: [
                "approved.csv": """
                site,operator,longitude,latitude,decision,approved,yearly,withdrawn
                V1,A,106.5222,11.0522,QĐ 5,2024-01-15,có,
                V2,A,106.5422,11.0522,QĐ 6,2024-01-15,không,2024-03-01

                """
            ])
        let scene = try fixture.scene()
        let study = CheckStudy(scene: scene, dates: CheckFixture.day, structures: [.groundMast])
        let own = try study.check(try CheckFixture.site(106.5222, 11.0522, "A"), extras: .init(alternatives: false))
        #expect(
            own.dates.map { $0.approval?.value } == [
                .word("notYetApproved"), .word("active"), .word("active"), .word("reviewDue"),
            ])
        #expect(own.dates[1].approval?.feature == "V1, QĐ 5")
        let other = try study.check(try CheckFixture.site(106.5222, 11.0522, "B"), extras: .init(alternatives: false))
        #expect(other.dates.allSatisfy { $0.approval?.value == Observation.Value.none })
        // V1 waits in the ward; V2 was withdrawn.
        let waiting = try #require(scene.world).stations.filter { $0.status == .approved }
        #expect(waiting.map(\.site) == ["V1"])
    }
}
