import Foundation
import GeoStore
import Geometry
import Testing

/// Counts and codes of public data sets, as their notes and GDAL's own `ogrinfo` state them.
@Suite(.enabled(if: hasShared)) struct RealSourcesTests {
    @Test(arguments: [
        ("oldzones.geojson", 4326), ("geojson_2263/oldzones_2263.geojson", 2263), ("kml/oldzones.kml", 4326),
        ("shp/oldzones.shp", 4326),
    ])
    func newYorkZonesAreEightInEveryFormat(file: String, epsg: Int) throws {
        let source = try VectorSource(shared("landuse_zoning/nyc_poletop/" + file))
        let table = try source.readAll()
        #expect(table.features.count == 8)
        #expect(table.crs == .epsg(epsg))
        #expect(table.geometryKind == .polygon)
    }

    @Test func permitsArePointsFromLongitudeAndLatitude() throws {
        let source = try VectorSource(
            shared(
                "landuse_zoning/nyc_poletop/"
                    + "Mobile_Telecommunication_Franchise_Poletop_Installation_Locations.csv"))
        let table = try source.readAll()
        #expect(table.features.count == 8203)
        #expect(table.crs == .wgs84)
        #expect(table.features[0].shape == .point(Coordinate(-73.977875, 40.773776)))
    }

    @Test func binhDuongHasNineDistricts() throws {
        let table = try VectorSource(shared("admin_vn/gis/74.json")).readAll()
        #expect(table.features.count == 9)
        #expect(table.features[0].values == [.text("718"), .text("Thành phố Thủ Dầu Một"), .text("74")])
    }
}
