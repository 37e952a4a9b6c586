import Foundation
import GeoStore
import Propagation
import Testing

@testable import Province
@testable import Studies

@Suite("Priority places on their way in") struct PriorityImportTests {
    static let fields = "{name: ten, technology: cn, share: ty_le, people: nguoi, operator: mang}"

    static func world(_ features: [String]) throws -> World {
        var province = TwoCommunes()
        province.others["priority.geojson"] = Data(TwoCommunes.collection(features).utf8)
        province.more = "priority_places: {source: priority.geojson, fields: \(fields)}"
        return try province.run()
    }

    static func lines(_ world: World) -> [String] {
        TwoCommunes.lines(world).filter { $0.hasPrefix("priority") }
    }

    @Test("An area and a point are read with what they ask for")
    func good() throws {
        let point =
            #"{"type":"Feature","properties":{"ten":"Trụ sở","cn":"4g","ty_le":1,"nguoi":2000,"mang":"A"},"#
            + #""geometry":{"type":"Point","coordinates":[106.65,11.05]}}"#
        let world = try Self.world([
            TwoCommunes.feature(106.52, 11.02, 0.01, #""ten":"KCN","cn":"5G","ty_le":0.9"#), point,
        ])
        #expect(
            Self.lines(world) == ["priority.geojson  mixedGeometry noted: points, lines and polygons in one layer"])
        #expect(world.priorityPlaces.map(\.name) == ["KCN", "Trụ sở"])
        #expect(world.priorityPlaces.map(\.technology) == [.nr, .lte])
        #expect(world.priorityPlaces.map(\.share) == [0.9, 1])
        #expect(world.priorityPlaces.map(\.people) == [nil, 2000])
        #expect(world.priorityPlaces.map(\.operator) == [nil, "A"])
        #expect(world.inputs.contains { $0.role == "priority_places" && $0.features == 2 })
    }

    @Test("A list of which most places fall away is refused with the causes")
    func gate() {
        var province = TwoCommunes()
        let rows = (0..<12).map { "P\($0),\($0 < 7 ? "6G" : "4G"),1,106.65,11.0\(10 + $0)\n" }.joined()
        province.others["p.csv"] = Data(("ten,cn,ty_le,lon,lat\n" + rows).utf8)
        province.more =
            "priority_places: {source: p.csv, fields: {name: ten, technology: cn, share: ty_le, longitude: lon, latitude: lat}}"
        #expect {
            try province.run()
        } throws: { error in
            "\(error)".contains("p.csv: 7 of 12 rows cannot be used: “P0”: technology “6G”; write 2G, 3G, 4G or 5G")
        }
    }

    @Test("A table of points needs no geometry")
    func table() throws {
        var province = TwoCommunes()
        province.others["p.csv"] = Data("ten,cn,ty_le,lon,lat\nTrụ sở,4G,1,106.65,11.05\n".utf8)
        province.more =
            "priority_places: {source: p.csv, fields: {name: ten, technology: cn, share: ty_le, longitude: lon, latitude: lat}}"
        #expect(try province.run().priorityPlaces.map(\.name) == ["Trụ sở"])
    }

    @Test(
        "A row that cannot be used is set aside with its reason and remedy",
        arguments: [
            (#""ten":"K","cn":"6G","ty_le":1"#, "badValue", "“K”: technology “6G”; write 2G, 3G, 4G or 5G"),
            (
                #""ten":"K","cn":"5G","ty_le":1.2"#, "badValue",
                "“K”: share “1.2”; write the share of its area to be served, above 0 and at most 1"
            ),
            (
                #""ten":"K","cn":"5G","ty_le":1,"nguoi":1e300"#, "badValue",
                "“K”: people “1e+300”; write how many work there, 0 or more, or leave it empty"
            ),
            (
                #""ten":"K","cn":"5G","ty_le":0"#, "badValue",
                "“K”: share “0”; write the share of its area to be served, above 0 and at most 1"
            ),
            (
                #""ten":"K","cn":"5G","ty_le":1,"nguoi":-5"#, "badValue",
                "“K”: people “-5”; write how many work there, 0 or more, or leave it empty"
            ),
            (
                #""ten":"K","cn":"5G","ty_le":1,"mang":"Z""#, "unmatched",
                "“K”: no operator “Z”; those that ask for service are A; correct it, or leave it empty where any operator counts"
            ),
            (#""cn":"5G","ty_le":1"#, "missingValue", "priority place without a name; give it one of its own"),
        ])
    func refused(slip: (properties: String, defect: String, detail: String)) throws {
        let good = TwoCommunes.feature(106.63, 11.03, 0.01, #""ten":"tốt","cn":"5G","ty_le":1,"nguoi":1,"mang":"A""#)
        let world = try Self.world([TwoCommunes.feature(106.52, 11.02, 0.01, slip.properties), good])
        let id = world.ledger.entries.first { $0.source == "priority.geojson" }?.feature ?? ""
        #expect(Self.lines(world) == ["priority.geojson \(id) \(slip.defect) setAside: \(slip.detail)"])
        #expect(world.priorityPlaces.map(\.name) == ["tốt"])
    }

    @Test("A second demand of one name, a place outside and a line are set aside")
    func others() throws {
        let line =
            #"{"type":"Feature","properties":{"ten":"Đường","cn":"4G","ty_le":1,"nguoi":1,"mang":"A"},"geometry":"#
            + #"{"type":"LineString","coordinates":[[106.62,11.02],[106.63,11.03]]}}"#
        let world = try Self.world([
            TwoCommunes.feature(106.52, 11.02, 0.01, #""ten":"K","cn":"5G","ty_le":1"#),
            TwoCommunes.feature(106.55, 11.02, 0.01, #""ten":"K","cn":"5G","ty_le":0.5"#),
            TwoCommunes.feature(106.57, 11.02, 0.01, #""ten":"K","cn":"4G","ty_le":0.5"#),
            TwoCommunes.feature(106.75, 11.02, 0.01, #""ten":"Xa","cn":"4G","ty_le":0.5"#), line,
        ])
        #expect(world.priorityPlaces.map(\.technology) == [.nr, .lte])
        let details = Self.lines(world).compactMap { line in
            line.split(separator: "setAside: ").dropFirst().first.map(String.init)
        }
        #expect(
            details == [
                "“K” asks for 5G a second time; give each place a name of its own",
                "“Xa” lies outside the communes; check its coordinates, or draw only the part inside",
                "“Đường” is neither an area nor a point; draw one of them",
            ])
    }

    @Test("An area without a shape is in the ledger as those of all layers are")
    func withoutShape() throws {
        let world = try Self.world([
            #"{"type":"Feature","properties":{"ten":"K","cn":"5G","ty_le":1,"nguoi":1,"mang":"A"},"geometry":null}"#,
            TwoCommunes.feature(106.63, 11.03, 0.01, #""ten":"tốt","cn":"5G","ty_le":1"#),
        ])
        #expect(
            Self.lines(world).map { $0.split(separator: " ").dropFirst(2).joined(separator: " ") } == [
                "nullGeometry setAside: has no geometry"
            ])
    }
}
