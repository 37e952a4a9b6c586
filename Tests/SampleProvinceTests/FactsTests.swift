import Foundation
import Geometry
import Testing
import Units

@testable import SampleProvince

/// The hand-entered facts, and what a wrong line says.
@Suite struct FactsTests {
    @Test("Bình Dương: nine districts, 91 communes, the census total, shares that close")
    func binhDuong() throws {
        let facts = try ProvinceFacts(folder: SampleFixture.binhDuong)
        #expect(facts.districts.map(\.code) == (718...726).map(String.init))
        #expect(facts.districts.reduce(0) { $0 + $1.units } == 91)
        #expect(facts.population == 2_426_561)
        #expect(facts.area.hectares == 269_443)
        #expect(abs(facts.land.reduce(0) { $0 + $1.recorded } - 1) < 1e-9)
        #expect(abs(facts.land.reduce(0) { $0 + $1.planned } - 1) < 1e-9)
        // Non-agricultural land: 22.64 % recorded, 35.24 % planned (Resolution 78/NQ-CP).
        let agricultural: Set = ["LUC", "CLN", "HNK", "RSX", "RPH", "NTS", "NKH", "CSD"]
        let rest = facts.land.filter { !agricultural.contains($0.code) }
        #expect(abs(rest.reduce(0) { $0 + $1.recorded } - 0.2264) < 1e-9)
        #expect(abs(rest.reduce(0) { $0 + $1.planned } - 0.3524) < 1e-9)
    }

    @Test("A facts frame has the districts' areas, and its communes add up to them")
    func frameMeetsTheFacts() throws {
        let facts = try ProvinceFacts(folder: SampleFixture.binhDuong)
        let frame = try FactsFrame.make(facts, seed: 11, crs: .epsg(9210))
        let listed = facts.districts.reduce(0) { $0 + $1.area.squareMetres }
        for (district, fact) in zip(frame.districts, facts.districts) {
            let wanted = fact.area.squareMetres * facts.area.squareMetres / listed
            let area = district.faces.reduce(0) { $0 + frame.mesh.area($1) }
            #expect(abs(area / wanted - 1) < 1e-6)
            let inside = frame.communes.filter { $0.districtCode == district.code }
            #expect(inside.count == fact.units)
            let sum = inside.reduce(0.0) { $0 + $1.faces.reduce(0.0) { $0 + frame.mesh.area($1) } }
            #expect(abs(sum - area) < 1e-3)
            #expect(inside.reduce(0) { $0 + $1.population } == fact.population)
        }
        #expect(Set(frame.communes.map(\.name)).count == 91)
        let topology = Topology()
        for commune in frame.communes {
            #expect(try topology.validity(of: frame.shape(commune.faces, frame.mesh)) == .valid)
        }
    }

    @Test("Land follows the facts within 1 % of the province in every class")
    func landMeetsTheFacts() throws {
        let sample = try SampleProvince(
            options: SampleOptions(seed: 1, parcels: 5000), facts: ProvinceFacts(folder: SampleFixture.binhDuong))
        let folder = SampleFixture.freshFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let report = try sample.write(to: folder)
        for land in report.recorded { #expect(abs(land.share - land.wanted) < 0.01, "recorded \(land.code)") }
        for land in report.planned { #expect(abs(land.share - land.wanted) < 0.01, "planned \(land.code)") }
        #expect(abs(report.recorded.reduce(0) { $0 + $1.share } - 1) < 1e-9)
        #expect((900...1000).contains(report.builtSites))
        #expect(report.people == 2_426_561)
    }

    @Test("A wrong line is named with file, line and column")
    func wrongLine() throws {
        let folder = SampleFixture.freshFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: SampleFixture.small, toPath: folder)
        let path = folder + "/districts.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing("11.35,110,", with: "11.35,many,").write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: SampleError.self) { try ProvinceFacts(folder: folder) }
        #expect(
            error?.description
                == "districts.csv, line 3, column area_km2: “many” is not a number from 0.1 to 20000.0")
    }

    @Test("What cannot be built is refused with what would do")
    func refusals() throws {
        let facts = try ProvinceFacts(folder: SampleFixture.small)
        let few = #expect(throws: SampleError.self) {
            try SampleProvince(options: SampleOptions(parcels: 20), facts: facts)
        }
        #expect(few?.description == "20 parcels are too few for this frame; ask for at least 60")
        let rate = #expect(throws: SampleError.self) {
            try SampleProvince(options: SampleOptions(defectRate: 0.9), facts: facts)
        }
        #expect(rate?.description == "defect rate 0.9 is not between 0 and 0.5")
        var nowhere = facts
        nowhere.code = "99"
        let grid = #expect(throws: SampleError.self) {
            try SampleProvince(options: SampleOptions(), facts: nowhere)
        }
        #expect(grid?.description == "no VN-2000 grid is known for province “99”; give the working CRS")
        let missing = #expect(throws: SampleError.self) { try ProvinceFacts(folder: "/no/such/folder") }
        #expect(missing?.description == "/no/such/folder/province.csv: cannot be read (no such file, or not UTF-8)")
    }
}
