import Geometry
import Testing

@Suite struct CRSTests {
    /// Names, units and areas as printed by PROJ's command `projinfo`.
    @Test func detailsAreThoseOfTheRegister() throws {
        let zone = try CRS.epsg(9210).details()
        #expect(
            zone
                == CRS.Details(
                    name: "VN-2000 / TM-3 105-45", kind: .projected,
                    areaOfUse: Box(minX: 105.26, minY: 9.75, maxX: 107.8, maxY: 23.12), unitInMetres: 1, epsg: 9210,
                    isVN2000: true))
        let feet = try CRS.epsg(2263).details()
        #expect(abs((feet.unitInMetres ?? 0) - 1200.0 / 3937) < 1e-15)
        #expect(!feet.isVN2000)
        let degrees = try CRS.wgs84.details()
        #expect(degrees.kind == .geographic && degrees.unitInMetres == nil)
        #expect(try CRS.epsg(4756).details().isVN2000)
        #expect(try CRS.epsg(3832).details().areaOfUse == Box(minX: 98.69, minY: -60, maxX: 292, maxY: 66.67))
    }

    static let esri = #"""
        PROJCS["VN-2000_TM-3_105-45",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.75],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """#

    @Test("ESRI's .prj flavour is recognised, whatever the file calls the system")
    func readsESRI() {
        #expect(CRS.identify(wkt: Self.esri) == .epsg(9210))
        #expect(CRS.identify(wkt: Self.esri.replacing("VN-2000_TM-3_105-45", with: "Binh_Duong")) == .epsg(9210))
        #expect(CRS.identify(wkt: Self.esri.replacing("D_Vietnam_2000", with: "D_VN_2000")) == .epsg(9210))
        #expect(CRS.identify(wkt: Self.esri.replacing("D_Vietnam_2000", with: "D_Unknown")) == .epsg(9210))
        #expect(CRS.identify(wkt: Self.esri.replacing("105.75", with: "107.0")) == .epsg(9214))
        let newYork = #"""
            PROJCS["NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",984250.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-74.0],PARAMETER["Standard_Parallel_1",40.66666666666666],PARAMETER["Standard_Parallel_2",41.03333333333333],PARAMETER["Latitude_Of_Origin",40.16666666666666],UNIT["Foot_US",0.3048006096012192]]
            """#
        #expect(CRS.identify(wkt: newYork) == .epsg(2263))
    }

    @Test("What is no entry of the register stays a definition")
    func keepsOthers() {
        let odd = Self.esri.replacing("105.75", with: "105.8")
        #expect(CRS.identify(wkt: odd) == .definition(odd))
        let onAnotherDatum = Self.esri.replacing("D_Vietnam_2000", with: "D_WGS_1984").replacing(
            "GCS_VN_2000", with: "GCS_WGS_1984")
        #expect(CRS.identify(wkt: onAnotherDatum) == .definition(onAnotherDatum))
        #expect(CRS.identify(wkt: "PROJCS[\"x\",") == .definition("PROJCS[\"x\","))
        let nameless =
            #"GEOGCS["unknown",DATUM["unknown",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]"#
        #expect(CRS.identify(wkt: nameless) == .definition(nameless))
    }

    @Test("A code in the text wins, the deprecated twins' too, so that they are refused later")
    func readsCodes() {
        #expect(CRS.identify(wkt: "epsg:9210") == .epsg(9210))
        #expect(CRS.identify(wkt: "urn:ogc:def:crs:OGC:1.3:CRS84") == .wgs84)
        #expect(CRS.identify(wkt: "+proj=longlat +datum=WGS84 +no_defs") == .wgs84)
        #expect(CRS.identify(wkt: "EPSG:6957") == .epsg(6957))
    }

    @Test("A drawing's own units are a system of another kind")
    func localSystems() throws {
        let drawing = CRS.definition(#"LOCAL_CS["drawing",UNIT["metre",1]]"#)
        #expect(try drawing.details().kind == .other)
    }

    @Test("63 provinces, 18 zones, and the zones' meridians are those PROJ knows")
    func zonesAreTheRegisters() throws {
        #expect(VN2000.provinces.count == 63)
        #expect(Set(VN2000.provinces.map(\.code)).count == 63)
        #expect(VN2000.zones.count == 18)
        #expect(VN2000.zone(forProvince: "74") == VN2000.zones.first { $0.epsg == 9210 })
        #expect(VN2000.zone(forProvince: "03") == nil)
        for province in VN2000.provinces { #expect(VN2000.zone(forProvince: province.code) != nil) }
        for zone in VN2000.zones {
            // On its central meridian the easting is the false easting.
            let place = try Transformer(from: .epsg(4756), to: zone.crs).transform(Coordinate(zone.meridian, 16))
            #expect(abs(place.x - 500_000) < 1e-6, "EPSG:\(zone.epsg)")
        }
    }
}
