import GeoStore
import Geometry
import PermitRules
import Propagation
import Province
import Reports
import Studies
import Testing
import Units

@Suite("Tables show the result's own figures") struct TableTests {
    private let result: ZonesResult
    init() throws { result = try SmallStudy.study() }

    private func value(_ table: FeatureTable, _ row: Int, _ column: String) throws -> FieldValue {
        table.features[row].values[try #require(table.fieldIndex(column), "no column \(column)")]
    }

    @Test("Column names are lower-case ASCII and distinct; every row has a value for each")
    func columnNames() throws {
        for table in [
            try ZoneTable.make(result), try SiteTable.make(result), try PlaceTable.make(result),
            FootprintTable.make(result), UnitTable.make(result),
        ] {
            let names = table.fields.map(\.name)
            #expect(Set(names).count == names.count)
            #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil })
            #expect(!table.features.isEmpty)
            #expect(table.features.allSatisfy { $0.values.count == names.count })
        }
    }

    @Test("Each zone's row equals the zone, at every date")
    func zoneRows() throws {
        let table = try ZoneTable.make(result)
        #expect(table.features.count == result.zones.count)
        for (row, zone) in result.zones.enumerated() {
            #expect(table.features[row].shape == zone.shape)
            #expect(try value(table, row, "zone_id") == .text(zone.id))
            #expect(try value(table, row, "commune_name") == .text(zone.commune.name))
            #expect(try value(table, row, "people") == .integer(Int64(zone.people)))
            #expect(try value(table, row, "service") == .text(zone.service.rawValue))
            #expect(try value(table, row, "served_by") == .text(zone.servedBy.joined(separator: "; ")))
            let stem = ["nha_mang_a", "nha_mang_b", "nha_mang_c"]
            for (name, stem) in zip(result.operators, stem) {
                let share = try #require(zone.coverage.first { $0.operator == name && $0.technology == .lte })
                #expect(try value(table, row, "cover_\(stem)_4g_outdoor") == .real(share.outdoor))
                #expect(try value(table, row, "cover_\(stem)_4g_indoor") == .real(share.indoor))
                #expect(try value(table, row, "voice_\(stem)_without_3g") == .real(0.6))
            }
            for (date, ending) in zip(zone.atDates, ["20240630", "20240731", "20240801", "20260701"]) {
                #expect(try value(table, row, "blocked_papers_\(ending)") == .text(date.blockedPapers.word))
                #expect(try value(table, row, "blocked_plan_\(ending)") == .text(date.blockedPlan.word))
                let share = date.blockedPlan.share.map(FieldValue.real) ?? .null
                #expect(try value(table, row, "blocked_plan_share_\(ending)") == share)
                #expect(try value(table, row, "way_out_\(ending)") == date.wayOut.map { .text($0.word) } ?? .null)
                let mast = try #require(date.verdict(.groundMast))
                #expect(try value(table, row, "ground_papers_\(ending)") == .text(mast.papers.headline.rawValue))
                let roof = try #require(date.verdict(.nonBulkyRoofMast))
                #expect(try value(table, row, "non_bulky_roof_plan_\(ending)") == .text(roof.plan.headline.rawValue))
            }
        }
    }

    @Test("Longitude and latitude are those of PROJ's cs2cs with operation EPSG:6960")
    func positions() throws {
        // echo '583500 1216000' | cs2cs EPSG:9210 … with EPSG:6960: see the transformer's own tests; here the range.
        let table = try ZoneTable.make(result)
        let longitude = try #require(try value(table, 0, "longitude").real)
        let latitude = try #require(try value(table, 0, "latitude").real)
        let back = try Transformer(from: .wgs84, to: result.crs).transform(Coordinate(longitude, latitude))
        #expect(abs(back.x - result.zones[0].anchor.x) < 0.02)
        #expect(abs(back.y - result.zones[0].anchor.y) < 0.02)
    }

    @Test("Units: province, districts and their counts per date")
    func unitRows() throws {
        let other = SmallStudy.districtShape(0)
        let table = UnitTable.make(result, outlines: [UnitOutline(code: "901", name: "", shape: other)])
        let units = [result.province] + result.districts
        #expect(table.features.count == units.count)
        for (row, unit) in units.enumerated() {
            #expect(try value(table, row, "code") == .text(unit.unit.code))
            // The province has no shape of its own; 901's is replaced.
            #expect(table.features[row].shape == (row == 0 ? nil : row == 2 ? other : unit.shape))
            #expect(try value(table, row, "people") == .integer(Int64(unit.people)))
            #expect(
                try value(table, row, "served_by_one_only_people")
                    == .integer(Int64(unit.services[.servedByOneOnly]?.people ?? 0)))
            for (date, ending) in zip(unit.atDates, ["20240630", "20240731", "20240801", "20260701"]) {
                #expect(
                    try value(table, row, "blocked_papers_people_\(ending)")
                        == .integer(Int64(date.blockedPapers.people)))
                #expect(
                    try value(table, row, "blocked_not_served_zones_\(ending)")
                        == .integer(Int64(date.blockedNotServed.zones)))
                #expect(
                    try value(table, row, "locked_out_people_\(ending)")
                        == .integer(Int64(date.waysOut[.lockedOut]?.people ?? 0)))
            }
        }
    }

    @Test("A footprint has the area of the cells at or above the threshold")
    func footprints() throws {
        let table = FootprintTable.make(result)
        for (row, layer) in result.coverage.enumerated() {
            let cells = layer.level.cells.count { ($0 ?? -.infinity) >= Float(layer.threshold.dBm) }
            #expect(cells > 0)
            #expect(try value(table, row, "area_km2") == .real(Double(cells) * 0.25))
            #expect(try Topology().validity(of: try #require(table.features[row].shape)) == .valid)
        }
    }

    @Test("Places and stations carry their facts; a place counts the zones that name it")
    func placesAndSites() throws {
        let places = try PlaceTable.make(result)
        let users = result.zones.count { !$0.atDates[0].operators.isEmpty }
        #expect(users > 0)
        #expect(try value(places, 0, "zones_20240630") == .integer(Int64(users)))
        #expect(try value(places, 0, "verdict_20240630") == .text("conditional"))
        #expect(try value(places, 0, "verdict_20240801") == .null)
        let sites = try SiteTable.make(result)
        #expect(try value(sites, 1, "status") == .text("approved"))
        #expect(try value(sites, 1, "approved_on") == .text("2023-05-04"))
        #expect(try value(sites, 1, "azimuths") == .text("0;120;240"))
    }

    @Test("The terminal tables add up and their columns stand under each other")
    func terminalTables() throws {
        let lines = DistrictTable.overview(result, language: .vi).split(separator: "\n").map(String.init)
        #expect(
            lines[0]
                == "Số người trong khu bị chặn, theo giấy tờ / theo quy hoạch, tại từng ngày (a–b: kể cả khu chưa xác định)"
        )
        #expect(lines[1].hasPrefix("Quận, huyện"))
        #expect(Set(lines.dropFirst().map(\.count)).count == 1)
        // Names in Vietnamese order.
        #expect(lines[3].hasPrefix("Huyện Dầu Tiếng") && lines[4].hasPrefix("Huyện Đức & <Hòa>"))
        let total = try #require(lines.last)
        #expect(total.hasPrefix("Toàn tỉnh"))
        #expect(total.contains(Numbers(.vi).integer(result.province.people)))
        for law in result.province.atDates {
            let papers = blockedCell(Numbers(.vi), law.blockedPapers.people, law.undeterminedPapers.people)
            let plan = blockedCell(Numbers(.vi), law.blockedPlan.people, law.undeterminedPlan.people)
            #expect(total.contains("\(papers) / \(plan)"))
        }
        var newer = result
        newer.currentPopulationDate = CalendarDate("2026-06-30")
        newer.province.peopleNow = 987_654
        let beside = DistrictTable.overview(newer, language: .vi).split(separator: "\n").map(String.init)
        #expect(beside[1].contains("Số người 30/6/2026"))
        #expect(Set(beside.dropFirst().map(\.count)).count == 1)
        #expect(beside.last?.contains(Numbers(.vi).integer(result.province.people) + "  ") == true)
        #expect(beside.last?.contains("987.654") == true)
        let ways = DistrictTable.waysOut(result, language: .en).split(separator: "\n").map(String.init)
        #expect(ways[0] == "Way out of the zones not every operator serves (people)")
        #expect(ways.count == 3 + result.dates.count)
        #expect(Set(ways.dropFirst().map(\.count)).count == 1)
    }
}
