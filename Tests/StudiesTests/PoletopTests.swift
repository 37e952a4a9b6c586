import Foundation
import GeoStore
import Geometry
import Testing
import _TestSupport

/// 8,203 permits for poles in New York's siting zones A, B and C: the zone by position must be the zone of the record.
@Suite(.enabled(if: SharedData.folder != nil, "needs the shared data"))
struct PoletopTests {
    @Test(
        "Zone by point in polygon equals the permit's own zone, whatever the format",
        arguments: [
            "oldzones.geojson", "geojson_2263/oldzones_2263.geojson", "shp/oldzones.shp", "kml/oldzones.kml",
        ])
    func zonesAgree(file: String) throws {
        let folder = try #require(SharedData.path("landuse_zoning/nyc_poletop"))
        let zones = try VectorSource(folder + "/" + file).readAll()
        let crs = try #require(zones.crs)
        #expect(zones.features.count == 8)
        let field = try #require(zones.fieldIndex("name"))
        let letters = zones.features.map { String(($0.values[field].text ?? "").suffix(1)) }  // "Zone A"
        let locator = PolygonLocator(try zones.features.map { try #require($0.shape) })
        let permits = try VectorSource(
            folder + "/Mobile_Telecommunication_Franchise_Poletop_Installation_Locations.csv",
            options: SourceOptions(crs: .wgs84, xField: "Longitude", yField: "Latitude")
        ).readAll()
        #expect(permits.features.count == 8203)
        let zoneField = try #require(permits.fieldIndex("Zone"))
        let transformer = try Transformer(from: .wgs84, to: crs)
        var counts: [String: Int] = [:]
        var mismatches = 0
        for permit in permits.features {
            guard case .point(let position)? = permit.shape else { continue }
            let found = locator.covering(try transformer.transform(position))
            let names = Set(found.map { letters[$0] })
            if names.count == 1, let name = names.first { counts[name, default: 0] += 1 }
            if names != [permit.values[zoneField].text ?? ""] { mismatches += 1 }
        }
        #expect(counts == ["A": 1908, "B": 4722, "C": 1573])
        #expect(mismatches == 0)
    }
}
