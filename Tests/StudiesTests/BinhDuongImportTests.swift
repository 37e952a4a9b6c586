import Foundation
import GeoStore
import Geometry
import Testing
import Units
import _TestSupport

@testable import Province
@testable import Studies

/// Real boundaries and census: districts of 2025-03-01, GADM communes, census of 1 April 2019. Needs the shared data.
@Suite(.enabled(if: SharedData.folder != nil, "needs the shared data"))
struct BinhDuongImportTests {
    static func province(swap: [String]) throws -> Workspace.Province {
        func layer(_ path: String, filter: String? = nil, _ fields: [String: String]) throws -> Workspace.Layer {
            Workspace.Layer(
                source: try #require(SharedData.path(path)), crs: nil, encoding: nil, filter: filter,
                fields: fields, line: 1)
        }
        var province = HandWorkedProvince.province(from: .recorded)
        province.units = .init(
            date: try #require(CalendarDate("2024-06-30")),
            district: try layer("admin_vn/gis/74.json", ["code": "code", "name": "name"]),
            commune: try layer(
                "admin_vn/communes_2025_groups/ho-chi-minh.json", filter: "OLD_PROVINCE = 'BìnhDương'",
                ["code": "GID_3", "name": "NAME_3", "rank": "TYPE_3", "district_name": "NAME_2"]),
            swap: swap)
        province.census = .init(
            layer: try layer("population/VN_Population_ward.csv", ["code": "ward_id", "population": "total"]),
            date: try #require(CalendarDate("2019-04-01")))
        return province
    }

    struct Imported: Sendable {
        var units: UnitImport.Units
        var ledger: Ledger
        func people(_ code: String) -> Int {
            units.communes.filter { $0.district.map { units.districts[$0].code } == code }
                .reduce(0) { $0 + ($1.people ?? 0) }
        }
    }

    static func run(swap: [String]) throws -> Imported {
        try run(try province(swap: swap))
    }

    static func run(_ province: Workspace.Province) throws -> Imported {
        let workspace = HandWorkedProvince.workspace(province)
        var reader = try LayerImport(workspace: workspace, run: Run())
        var units = try UnitImport(workspace: workspace, province: province).run(&reader)
        try CensusImport.counted(workspace, province).run(&units, &reader)
        return Imported(units: units, ledger: reader.ledger)
    }

    static let asFiled = Result { try run(swap: []) }
    static let swapped = Result { try run(swap: ["723", "726"]) }

    @Test("Nine districts, 91 of 91 communes with people, 2,426,561 in all")
    func joins() throws {
        let imported = try Self.asFiled.get()
        #expect(imported.units.districts.count == 9)
        #expect(imported.units.communes.count == 91)
        #expect(imported.units.communes.allSatisfy { $0.people != nil })
        #expect(imported.units.communes.allSatisfy { $0.district != nil })
        #expect(imported.units.communes.reduce(0) { $0 + ($1.people ?? 0) } == 2_426_561)
    }

    @Test("District areas are geodesic: within 1e-4 of the independent figures")
    func areas() throws {
        struct Province: Decodable {
            struct District: Decodable {
                var gso: String
                var geodesic_km2: Double
            }
            var gso: String
            var districts: [District]
        }
        let file = try #require(SharedData.path("expected/vn_districts.json"))
        let provinces = try JSONDecoder().decode([Province].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        let expected = try #require(provinces.first { $0.gso == "74" }).districts
        #expect(expected.count == 9)
        let imported = try Self.asFiled.get()
        for district in expected {
            let found = try #require(imported.units.districts.first { $0.code == district.gso })
            let ratio = found.geodesicArea.squareKilometres / district.geodesic_km2
            #expect(abs(ratio - 1) < 1e-4, "\(district.gso): \(found.geodesicArea.squareKilometres) km²")
        }
    }

    @Test("The exchanged polygons of 723 and 726 are noticed, named and left as they are")
    func noticesExchange() throws {
        let imported = try Self.asFiled.get()
        let found = imported.ledger.entries.filter { $0.defect == .polygonsExchanged }
        #expect(found.count == 1)
        let entry = try #require(found.first)
        #expect(entry.feature == "723, 726")
        #expect(entry.action == .noted)
        #expect(
            entry.detail.hasPrefix(
                "the polygons of 723 (Thị xã Tân Uyên) and 726 (Huyện Bắc Tân Uyên) seem to be exchanged: "))
        #expect(entry.detail.contains("726 (Huyện Bắc Tân Uyên)"))
        #expect(entry.detail.contains("a huyện, yet its polygon holds"))
        #expect(entry.detail.hasSuffix("set units.swap: [723, 726]"))
        #expect(imported.people("723") == 65_860, "left as it is: 723 holds the communes of 726")
    }

    @Test(
        "With swap: [723, 726] every district has the people of the 2019 census",
        arguments: [
            ("718", 321_607), ("719", 92_679), ("720", 112_472), ("721", 302_782), ("722", 89_741), ("723", 370_512),
            ("724", 474_681), ("725", 596_227), ("726", 65_860),
        ])
    func swapped(district: (code: String, people: Int)) throws {
        let imported = try Self.swapped.get()
        #expect(imported.people(district.code) == district.people)
        #expect(!imported.ledger.entries.contains { $0.defect == .polygonsExchanged })
    }

    @Test("A code to exchange that no district has is refused by name")
    func unknownSwap() throws {
        do {
            _ = try Self.run(swap: ["723", "999"])
            Issue.record("accepted an unknown district")
        } catch let error as ProvinceError {
            #expect(error.description == "hand: “units.swap” names “999”, which no unit of the layer has")
        }
    }
}
