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
        // Feature 5 loses a ring of two points without area, 6 crosses itself: 1.8 mm² of 22 km² change.
        #expect(repaired.map(\.feature) == ["3", "5", "6"])
        for entry in repaired {
            let before = try #require(entry.areaBefore), after = try #require(entry.areaAfter)
            #expect(abs(after - before) < 0.01)
        }
    }

    @Test func threePolygonsOfTheGeometryCheckerAreInvalid() throws {
        let (result, table) = try clean("dirty_gis/qgis/polygon_layer.shp")
        #expect(table.features.count == 25)
        let invalid = result.entries.filter {
            [.selfIntersection, .degenerateRing, .invalid].contains($0.defect)
        }
        #expect(invalid.count == 3)
        #expect(invalid.count { $0.action == .repaired } == 2)
        #expect(invalid.count { $0.action == .setAside } == 1)
    }

    @Test func emptyGeometriesAreSetAside() throws {
        let (result, table) = try clean("dirty_gis/qgis/polygon_layer_empty_geometries.geojson")
        #expect(table.features.count == 4)
        #expect(result.entries.map(\.defect) == [.emptyGeometry, .emptyGeometry, .emptyGeometry])
        #expect(result.table.features.count == 1)
    }

    @Test func mixedTypesHasTwoWithoutGeometry() throws {
        let (result, _) = try clean("dirty_gis/qgis/mixed_types.TAB")
        #expect(result.entries.filter { $0.defect == .nullGeometry }.count == 2)
        #expect(result.entries.contains { $0.defect == .mixedGeometry })
    }

    @Test func provincesWithoutASystemAreRefusedNamingTheRemedy() throws {
        let error = #expect(throws: StoreError.self) { try clean("admin_vn/provinces_63_fixednames.topojson") }
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
        let names = table.features.compactMap { $0.values[name].text }
        #expect(names.contains("Công viên Lê Văn Tám"))
    }

    @Test(arguments: ["iso-8859-1_ldid", "system_encoding", "utf8", "windows-1252"])
    func textIsReadWhateverNamesTheCodePage(file: String) throws {
        let source = try VectorSource(shared("dirty_gis/text_encoding/\(file).shp"))
        #expect(try source.readAll().features[0].values.last == .text("äöü"))
        // Only the file that does not name its code page needs a guess.
        #expect(source.ledger.entries.map(\.defect) == (file == "system_encoding" ? [.encodingDetected] : []))
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
        #expect(table.features.map(\.id) == [2, 4, 5, 6])
        #expect(source.ledger.entries.map(\.feature) == ["3", ""])
        #expect(source.ledger.entries[0].detail == "“longitude” is “hello”, not a coordinate")
    }

    /// The measurements lie around Recife, the stations of the same study ten times nearer to Greenwich.
    @Test func recifeStationsAreTenTimesTooFarEast() throws {
        let measured = try VectorSource(shared("drive_test/recife/measurements_bts01-03.csv")).readAll()
        let area = try #require(measured.extent).expanded(by: 0.05)
        let stations = try VectorSource(shared("drive_test/recife/BTSs_Data.csv")).readAll()
        #expect(stations.features.count == 4)
        let cleaner = LayerCleaner(source: "BTSs_Data.csv", settings: .init(studyArea: area))
        let error = #expect(throws: StoreError.self) { try cleaner.clean(stations) }
        #expect(
            error.map { "\($0)" }?.hasSuffix("do not fit EPSG:4326: they look ten times too small or too large.")
                == true)
        #expect(try cleaner.clean(measured).entries.isEmpty)
    }

    @Test func columnsOfAnyNameCanBeDeclared() throws {
        let options = SourceOptions(crs: .wgs84, xField: "wardLon", yField: "wardLat")
        let table = try VectorSource(shared("admin_vn/nso_2025/communes_3321_points.csv"), options: options).readAll()
        #expect(table.features.count == 3321)
        #expect(table.features[0].shape == .point(Coordinate(105.845, 21.0567)))
        #expect(table.features[0].values[0] == .text("01"))
    }
}
