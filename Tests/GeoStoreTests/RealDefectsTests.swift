import GeoStore
import Geometry
import Testing

/// Defects that the notes beside the public data describe.
@Suite(.enabled(if: hasShared)) struct RealDefectsTests {
    private func clean(
        _ file: String, options: SourceOptions = .init()
    ) throws -> (LayerCleaner.Result, FeatureTable) {
        let table = try VectorSource(shared(file), options: options).readAll()
        return (try LayerCleaner(source: file).clean(table), table)
    }

    @Test func threeOfSevenForestCityZonesAreRepaired() throws {
        let (result, table) = try clean("landuse_zoning/forest_city_nc/zoning.geojson")
        #expect(table.features.count == 7)
        #expect(result.table.features.count == 7)
        let repaired = result.entries.filter { $0.action == .repaired && $0.defect != .repeatedPoints }
        #expect(repaired.count == 3)
        for entry in repaired {
            print(entry.feature, entry.defect, entry.detail, entry.areaBefore as Any, entry.areaAfter as Any)
        }
        print(Ledger(result.entries).summary)
    }

    @Test func threePolygonsOfTheGeometryCheckerAreInvalid() throws {
        let (result, table) = try clean("dirty_gis/qgis/polygon_layer.shp")
        #expect(table.features.count == 25)
        let invalid = result.entries.filter {
            [.selfIntersection, .degenerateRing, .invalid].contains($0.defect)
        }
        #expect(invalid.count == 3)
        print(Ledger(result.entries).summary)
    }

    @Test func emptyGeometriesAreSetAside() throws {
        let (result, table) = try clean("dirty_gis/qgis/polygon_layer_empty_geometries.geojson")
        print(table.features.count, Ledger(result.entries).summary)
        #expect(result.table.features.count < table.features.count)
    }

    @Test func mixedTypesHasTwoWithoutGeometry() throws {
        let (result, _) = try clean("dirty_gis/qgis/mixed_types.TAB")
        #expect(result.entries.filter { $0.defect == .nullGeometry }.count == 2)
        #expect(result.entries.contains { $0.defect == .mixedGeometry })
    }

    @Test func provincesWithoutASystemAreRefusedNamingTheRemedy() throws {
        let error = #expect(throws: StoreError.self) { try clean("admin_vn/provinces_63_fixednames.topojson") }
        print(error.map { "\($0)" } as Any)
        #expect(
            error.map { "\($0)" }?.contains("has no coordinate system. Declare one; these would fit: EPSG:4326.")
                == true)
    }

    @Test func cityScopeIsInUTM48() throws {
        let table = try VectorSource(shared("admin_vn/cityscope_hcmc/Population_District_Level.shp")).readAll()
        #expect(table.crs == .epsg(32648))
        #expect(table.features.count == 24)
        #expect(
            try VectorSource(shared("admin_vn/cityscope_hcmc/Population_Ward_Level.shp")).readAll().features.count
                == 322)
    }

    @Test func landUseOfHoChiMinhCityHasVietnameseNames() throws {
        let table = try VectorSource(shared("landuse_zoning/osm_hcmc/hcmc_landuse.geojson")).readAll()
        #expect(table.features.count == 49)
        let name = try #require(table.fieldIndex("name"))
        print(table.features.compactMap { $0.values[name].text }.prefix(3))
    }

    @Test(arguments: ["iso-8859-1_ldid", "system_encoding", "utf8", "windows-1252"])
    func textEncodings(file: String) throws {
        let source = try VectorSource(shared("dirty_gis/text_encoding/\(file).shp"))
        print(file, try source.readAll().features[0].values, source.ledger.entries.map(\.detail))
    }

    @Test func transmittersWithoutLongitudeNameTheColumn() throws {
        let path = shared("cells/wavetrace_transmitters/transmitters_bad_header.csv")
        let error = #expect(throws: StoreError.self) { try VectorSource(path) }
        #expect(
            error
                == .fieldMissing(
                    path: path, layer: "transmitters_bad_header", field: "longitude",
                    available: [
                        "network_name", "site_name", "junk", "latitude", "antenna_height", "frequency", "power_eirp",
                        "polarization", "bearing", "horizontal_beamwidth", "vertical_beamwidth", "antenna_downtilt",
                    ]))
    }

    @Test func transmittersWithBadValuesHaveALinePerRow() throws {
        let source = try VectorSource(shared("cells/wavetrace_transmitters/transmitters_bad_values.csv"))
        let table = try source.readAll()
        print(table.features.count, source.ledger.entries.map { ($0.feature, $0.detail) })
    }
}
