import Foundation
import GeoStore
import Testing
import Units
import _TestSupport

@testable import Province
@testable import Studies

/// Census rows whose codes are not those of the communes: found by name where that is certain (field review, item 22).
@Suite struct CensusByNameTests {
    /// Four communes of two districts; two of one name, two that differ by their accents only.
    private static var province: TwoCommunes {
        var files = TwoCommunes()
        let names = [
            ("1", "Phường", "Hiệp Thành", "Thủ Dầu Một"), ("2", "Xã", "Tân Định", "Bắc Tân Uyên"),
            ("3", "Phường", "Tân Định", "Bến Cát"), ("4", "Xã", "Thanh An", "Dầu Tiếng"),
            ("5", "Xã", "Thạnh An", "Dầu Tiếng"),
        ]
        files.units = TwoCommunes.collection(
            names.enumerated().map { i, unit in
                TwoCommunes.feature(
                    106.5 + 0.1 * Double(i), 11.0, 0.1,
                    #""code":"\#(unit.0)","rank":"\#(unit.1)","name":"\#(unit.1) \#(unit.2)","huyen":"\#(unit.3)""#)
            })
        files.communeFields = "{code: code, name: name, rank: rank, district_name: huyen}"
        files.censusFields = "{code: code, name: xa, district: huyen, population: population}"
        return files
    }

    @Test("Names are matched without accents, blanks and rank words, by district where two communes share one")
    func matches() throws {
        var files = Self.province
        files.census = """
            code,xa,huyen,population
            1,Anything,Anywhere,10
            ,TânĐịnh,BắcTânUyên,20
            25999,P. tan dinh,TX. Bến Cát,30
            ,Xã Thanh An,Huyện Dầu Tiếng,40
            ,Thạnh An,Dầu Tiếng,50
            ,Xã Lai Uyên,Bàu Bàng,60

            """
        let world = try files.run()
        #expect(world.communes.map(\.people) == [10, 20, 30, 40, 50])
        #expect(
            TwoCommunes.lines(world) == [
                "census.csv 3 joinedByName noted: “TânĐịnh, BắcTânUyên” taken as commune 2 (Xã Tân Định) by name; the row has no code",
                "census.csv 4 joinedByName noted: “P. tan dinh, TX. Bến Cát” taken as commune 3 (Phường Tân Định) by name; no commune has its code 25999",
                "census.csv 5 joinedByName noted: “Xã Thanh An, Huyện Dầu Tiếng” taken as commune 4 (Xã Thanh An) by name; the row has no code",
                "census.csv 6 joinedByName noted: “Thạnh An, Dầu Tiếng” taken as commune 5 (Xã Thạnh An) by name; the row has no code",
                "census.csv  unmatched noted: 1 rows belong to no commune of the workspace and are unused",
            ])
    }

    @Test("A name that fits two communes, or two rows that fit one, join nothing and are listed")
    func ambiguous() throws {
        var files = Self.province
        files.census = """
            code,xa,huyen,population
            1,Hiệp Thành,Thủ Dầu Một,10
            ,Hiệp Thành,Thủ Dầu Một,11
            ,Tân Định,,20
            ,Thanh An,Dầu Tiếng,40
            ,Xã Thanh An,Dầu Tiếng,41
            ,,,7

            """
        let world = try files.run()
        #expect(world.communes.map(\.people) == [10, nil, nil, nil, nil])
        #expect(
            TwoCommunes.lines(world) == [
                "census.csv 7 missingValue setAside: census row without a unit code or name",
                "census.csv 4 ambiguous setAside: “Tân Định” fits 2 communes (2, 3); give the rows their codes",
                "census.csv 3 ambiguous setAside: “Hiệp Thành, Thủ Dầu Một” fits commune 1 (Phường Hiệp Thành) by name, but another row has its code",
                "census.csv 5 ambiguous setAside: “Thanh An, Dầu Tiếng” fits commune 4 (Xã Thanh An) by name, but 2 rows do",
                "census.csv 6 ambiguous setAside: “Xã Thanh An, Dầu Tiếng” fits commune 4 (Xã Thanh An) by name, but 2 rows do",
                "census.csv 2 unmatched noted: no census row for commune 2 (Xã Tân Định); it counts as having no residents",
                "census.csv 3 unmatched noted: no census row for commune 3 (Phường Tân Định); it counts as having no residents",
                "census.csv 4 unmatched noted: no census row for commune 4 (Xã Thanh An); it counts as having no residents",
                "census.csv 5 unmatched noted: no census row for commune 5 (Xã Thạnh An); it counts as having no residents",
            ])
    }

    @Test("Rows of other provinces are not looked at")
    func provinces() throws {
        var files = TwoCommunes()
        files.census = "tinh,ten,population\nĐồng Nai,Một,7\nBÌNHDƯƠNG,Một,1000\nTỉnh Bình Dương,Hai,500\n"
        files.censusFields = "{province: tinh, name: ten, population: population}"
        let world = try files.run()
        #expect(world.communes.map(\.people) == [1000, 500])
        #expect(
            TwoCommunes.lines(world).last
                == "census.csv  unmatched noted: 1 rows belong to no commune of the workspace and are unused")
    }

    @Test("A newer population goes beside the census, not in its place")
    func newerPopulation() throws {
        var files = TwoCommunes()
        files.more = "current_population: {source: now.csv, date: 2026-06-30, fields: {name: xa, population: nguoi}}\n"
        files.others["now.csv"] = Data("xa,nguoi\nPhường Một,1300\n".utf8)
        let world = try files.run()
        #expect(world.communes.map(\.people) == [1000, 500])
        #expect(world.communes.map(\.peopleNow) == [1300, nil])
        #expect(
            TwoCommunes.lines(world) == [
                "now.csv 2 joinedByName noted: “Phường Một” taken as commune 1 (Một) by name; the row has no code",
                "now.csv 2 unmatched noted: no population row for commune 2 (Hai); its current population stays empty",
            ])
    }

    @Test("Without a code field the names alone join")
    func namesOnly() throws {
        var files = TwoCommunes()
        files.census = "ten,population\nMỘT,1000\nHai,500\n"
        files.censusFields = "{name: ten, population: population}"
        #expect(try files.run().communes.map(\.people) == [1000, 500])
    }

    @Test("Neither code nor name is refused")
    func neither() {
        var files = TwoCommunes()
        files.censusFields = "{population: population}"
        #expect {
            try files.run()
        } throws: { error in
            "\(error)".hasSuffix("phusong.yaml:11: key “census.fields.code” is missing")
        }
    }

    @Test(
        "Bình Dương's 91 communes get the same people by name as by code",
        .enabled(if: SharedData.folder != nil, "needs the shared data"))
    func binhDuong() throws {
        var province = try BinhDuongImportTests.province(swap: [])
        province.census.layer.fields = [
            "name": "ward", "district": "district", "province": "city", "population": "total",
        ]
        let imported = try BinhDuongImportTests.run(province)
        let byCode = try BinhDuongImportTests.asFiled.get().units.communes.map(\.people)
        #expect(imported.units.communes.map(\.people) == byCode)
        #expect(imported.ledger.entries.count { $0.defect == .joinedByName } == 91)
    }
}
