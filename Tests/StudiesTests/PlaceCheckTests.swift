import Foundation
import GeoStore
import Geometry
import Testing

@testable import Province
@testable import Studies

/// Parts of a layer that lie elsewhere than their features say. Six communes of 0.1° in a row; a shift of a quarter degree
/// is 27.3 km at 11° N (111.32 km · cos 11° · 0.25).
///
/// Parcel k of a commune lies 0.01° + 0.013° k + 250 m east of its western border; shifted, the middle one of twelve is
/// 0.199° · 109.26 km + 0.25 km = 22.0 km beyond the eastern.
@Suite struct PlaceCheckTests {
    private static func communes() -> String {
        TwoCommunes.collection(
            (0..<6).map {
                TwoCommunes.feature(
                    106.3 + 0.1 * Double($0), 11.0, 0.1, "\"code\":\"\($0)\",\"name\":\"Xã \($0)\",\"rank\":\"Xã\"")
            })
    }

    /// Six parcels in each of these communes, with the numbers of one zone.
    private static func land(_ communes: Range<Int>, in zone: CRS, from first: Int = 0) throws -> [String] {
        let grid = try Transformer(from: .wgs84, to: zone)
        return try communes.flatMap { commune in
            try (0..<6).map { number in
                let place = try grid.transform(
                    Coordinate(106.31 + 0.1 * Double(commune) + 0.013 * Double(number), 11.05))
                return TwoCommunes.feature(
                    place.x, place.y, 500,
                    "\"KHLOAIDAT\":\"ONT\",\"XAID\":\"\(commune)\",\"id\":\"p\(first + commune * 6 + number)\"")
            }
        }
    }

    private static func files(_ land: [String]) -> TwoCommunes {
        var files = TwoCommunes()
        files.units = communes()
        files.census = "code,population\n0,10\n1,10\n2,10\n3,10\n4,10\n5,10\n"
        files.land = TwoCommunes.collection(land, crs: 9210)
        files.landFields = "{id: id, code: KHLOAIDAT, commune: XAID}"
        return files
    }

    /// Two thirds are right, so that the layer as a whole passes: before, the ledger stayed empty.
    @Test func theWrongPartOfAMergedLayerIsFoundAndItsSplitSuggested() throws {
        let world = try Self.files(
            Self.land(0..<4, in: .epsg(9210)) + Self.land(4..<6, in: .epsg(9209))
        ).run()
        let lines = TwoCommunes.lines(world).filter { $0.contains("otherCommune") }
        #expect(lines.count == 13)
        #expect(
            lines.first
                == "land.geojson  otherCommune kept: 12 of 36 features lie outside the commune they name, the median 22.0 km "
                + "away; in EPSG:9209 100 % of them would lie inside: they are features p24 to p35 of the file; give them a "
                + "file of their own with its crs")
        #expect(world.parcels.count == 36)
    }

    @Test func partsThatAreMixedAreNamedByTheirCommunes() throws {
        let right = try Self.land(0..<4, in: .epsg(9210)), wrong = try Self.land(4..<6, in: .epsg(9209))
        let mixed = right.prefix(12) + zip(right.dropFirst(12), wrong).flatMap { [$0, $1] }
        let world = try Self.files(Array(mixed)).run()
        #expect(
            TwoCommunes.lines(world).contains {
                $0.hasSuffix("they name the communes 4, 5; give them a file of their own with its crs")
            })
    }

    @Test func oneParcelUnderTheWrongCommuneIsListed() throws {
        var land = try Self.land(0..<6, in: .epsg(9210))
        land[0] = land[0].replacingOccurrences(of: "\"XAID\":\"0\"", with: "\"XAID\":\"3\"")
        let world = try Self.files(land).run()
        let lines = TwoCommunes.lines(world).filter { $0.contains("otherCommune") }
        #expect(lines.count == 2)
        #expect(lines.last?.hasPrefix("land.geojson p0 otherCommune kept: lies ") == true)
        #expect(lines.last?.hasSuffix(" km outside commune 3, which it names") == true)
    }

    @Test func parcelsAtTheBorderAreNoStrays() throws {
        let world = try Self.files(Self.land(0..<6, in: .epsg(9210))).run()
        #expect(TwoCommunes.lines(world) == [])
    }
}

/// Communes and the districts they belong to.
@Suite struct DistrictJoinTests {
    private static func run(communes: [String]) throws -> World {
        var files = TwoCommunes()
        files.units = TwoCommunes.collection(communes)
        files.communeFields = "{code: code, name: name, rank: rank, district: district}"
        files.others["districts.geojson"] = Data(
            TwoCommunes.collection([
                TwoCommunes.feature(106.5, 11.0, 0.1, #""code":"D1","name":"Đông""#),
                TwoCommunes.feature(106.6, 11.0, 0.1, #""code":"D2","name":"Tây""#),
            ]).utf8)
        files.district = "district: {source: districts.geojson, fields: {code: code, name: name}}"
        return try files.run()
    }

    private static func commune(_ west: Double, _ code: Int, _ district: String) -> String {
        TwoCommunes.feature(
            west, 11.0, 0.1, "\"code\":\"\(code)\",\"name\":\"Xã \(code)\",\"rank\":\"Xã\",\"district\":\"\(district)\""
        )
    }

    private static func notes(_ world: World) -> [String] {
        TwoCommunes.lines(world).filter { $0.hasPrefix("units.geojson") }
    }

    @Test func aNamedDistrictThatHoldsTheCommuneIsItsParent() throws {
        let world = try Self.run(communes: [Self.commune(106.5, 1, "D1"), Self.commune(106.6, 2, "D2")])
        #expect(world.communes.map(\.district) == [0, 1])
        #expect(Self.notes(world) == [])
    }

    /// Before, a code was believed without looking: communes belonged to districts that hold nothing of them.
    @Test func aNamedDistrictThatHoldsNothingIsNotBelieved() throws {
        let world = try Self.run(communes: [Self.commune(106.5, 1, "D2"), Self.commune(106.6, 2, "D2")])
        #expect(world.communes.map(\.district) == [0, 1])
        #expect(
            Self.notes(world) == [
                "units.geojson 1 ambiguous noted: it names district D2, which holds 0 % of its area; joined to district D1, which holds 100 %"
            ])
    }

    @Test func aCommuneNoDistrictHoldsMostOfBelongsToNone() throws {
        let world = try Self.run(communes: [Self.commune(106.66, 1, ""), Self.commune(106.5, 2, "D1")])
        #expect(world.communes.map(\.district) == [nil, 0])
        #expect(
            Self.notes(world) == [
                "units.geojson 1 unmatched noted: district D2 holds 40 % of its area, too little to be joined; it belongs to no district"
            ])
    }
}
